// The public figures as open data: by month, of the network and of each department, as far as they may be published.
#pragma once

#include <functional>

#include "indicators/figure_words.hpp"

namespace relais::indicators {

struct PublicDataRow {
  NetworkId network;
  Month month{};
  std::string territory;  // code of the department or province; empty: the whole network
  std::string territory_name;
  std::string indicator;
  std::int32_t version = 1;  // of its definition: those of two versions are not to be compared
  FigureState state = FigureState::kNotRecorded;
  std::optional<double> value;
  Unit unit = Unit::kActs;
  std::optional<std::int64_t> numerator;
  std::optional<std::int64_t> denominator;
  std::optional<double> low;
  std::optional<double> high;
  bool is_lower_bound = false;
  bool is_generated = false;
};
BOOST_DESCRIBE_STRUCT(PublicDataRow, (),
                      (network, month, territory, territory_name, indicator, version, state, value, unit, numerator,
                       denominator, low, high, is_lower_bound, is_generated))

inline constexpr auto kMonthsPublished = std::chrono::months{12};

// `read`: one indicator, one month, by place.
using ReadPlaces = std::function<Result<Statistics>(std::string const& indicator, Month month)>;
// The months before `today`'s, the oldest first.
Result<std::string> public_data_csv(NetworkId const& network, Date today, ReadPlaces const& read);

// Frictionless Table Schema of it, said in French.
std::string public_data_schema(i18n::Texts const& texts);

}  // namespace relais::indicators
