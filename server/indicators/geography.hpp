// What figures are counted by place with, as `network` publishes it. The program hands it in.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "access/access.hpp"
#include "indicators/month.hpp"
#include "platform/text/language.hpp"

namespace relais::indicators {

struct CounterPlace {
  std::string code;
  std::string name;
  std::string kind;                     // "bus"
  std::vector<std::string> zones = {};  // that its commune is marked as: "rural", "border"
};

// What a series has to be read with: a start, a change of the programme.
struct StartMark {
  Month month{};
  std::string text;
};
BOOST_DESCRIBE_STRUCT(StartMark, (), (month, text))

// Of one moment.
struct Geography {
  std::vector<NetworkId> networks;  // the largest first: the one that is meant where none is said
  // The department or province that a counter stands in; empty: not known.
  std::function<std::string(std::string_view counter)> department_of;
  // The departments of a region or of a department itself; nothing: no such territory.
  std::function<std::optional<std::vector<std::string>>(NetworkId const& network, std::string const& territory)>
      departments_in;
  std::function<std::vector<std::string>(NetworkId const& network)> departments;
  std::function<std::vector<CounterPlace>(NetworkId const& network, std::string const& department)> counters_in;
  std::function<std::string(std::string const& place)> name_of;  // of a counter or a territory
  // Of a value of a breakdown that the network names: a partner, a procedure. Empty: none.
  std::function<std::string(NetworkId const& network, std::string const& breakdown, std::string const& value,
                            Language language)>
      name_of_value;
  // Of the network, or of one counter; by month.
  std::function<std::vector<StartMark>(NetworkId const& network, std::optional<std::string> const& counter,
                                       Language language)>
      start_marks = {};
};

// Nothing while the directory is being loaded.
using GeographyNow = std::function<std::optional<Geography>()>;

}  // namespace relais::indicators
