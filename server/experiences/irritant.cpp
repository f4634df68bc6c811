#include "experiences/irritant.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace relais::experiences {
namespace {

using std::chrono::months;

constexpr auto kChartMonths = 24;
constexpr std::size_t kJudgedMonths = 3;  // the last ones, by all before them

}  // namespace

std::vector<std::string> chart_months(Date today) {
  std::vector<std::string> all;
  auto const now = today.year() / today.month();
  for (auto back = kChartMonths; back > 0; --back) {
    auto const month = now - months{back};
    all.push_back(fmt::format("{:04}-{:02}", static_cast<int>(month.year()), static_cast<unsigned>(month.month())));
  }
  return all;
}

std::vector<IrritantMonth> charted(std::span<std::string const> months, std::span<std::int64_t const> stories,
                                   std::span<std::int64_t const> all) {
  // What was before the first story of all is no past.
  auto const first =
      static_cast<std::size_t>(std::ranges::find_if(all, [](std::int64_t count) { return count > 0; }) - all.begin());
  std::vector<IrritantMonth> shown;
  std::vector<statistics::MonthlyCount> counts;
  for (auto i = first; i < months.size(); ++i) {
    shown.push_back({months[i], stories[i], all[i], {}, {}, {}, {}});
    counts.push_back({stories[i], static_cast<double>(all[i])});
  }
  if (counts.size() <= kJudgedMonths) {
    return shown;
  }
  if (auto const chart = statistics::control_chart(counts, counts.size() - kJudgedMonths)) {
    for (std::size_t i = 0; i < shown.size(); ++i) {
      auto const& point = chart->points[i];
      shown[i].expected = point.expected;
      shown[i].lowest = point.lowest;
      shown[i].highest = point.highest;
      shown[i].sign = point.sign;
    }
  }
  return shown;
}

std::optional<statistics::ChartSign> latest_sign(std::span<IrritantMonth const> months) {
  auto const last = months.last(std::min(kJudgedMonths, months.size()));
  for (auto i = last.size(); i > 0; --i) {
    if (last[i - 1].sign) {
      return last[i - 1].sign;
    }
  }
  return std::nullopt;
}

}  // namespace relais::experiences
