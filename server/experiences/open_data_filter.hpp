// Lines of the open data, chosen by what they say: a narrowed file holds nothing that the whole one does not, so that
// no filter tells of a story what the file hides.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/clock/clock.hpp"

namespace relais::experiences {

struct OpenDataFilter {
  struct Column {
    std::string_view name;
    std::vector<std::string> values;  // the cell is one of them
    bool is_list = false;             // the cell holds words parted by spaces: one of these is
    bool operator==(Column const&) const = default;
  };
  std::vector<Column> columns;
  std::optional<Date> since;  // the month or quarter lies within both, whole
  std::optional<Date> until;
  std::optional<std::vector<std::string>> ids = {};  // sorted: one of these stories

  bool operator==(OpenDataFilter const&) const = default;
  bool is_empty() const { return columns.empty() && !ids && !since && !until; }
};

// The heading, and the lines that fit. Cost: one look at each byte.
void filter_open_data(std::string_view csv, OpenDataFilter const& filter,
                      std::function<void(std::string_view)> const& sink);

}  // namespace relais::experiences
