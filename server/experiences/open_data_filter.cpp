#include "experiences/open_data_filter.hpp"

#include <algorithm>
#include <charconv>

namespace relais::experiences {
namespace {

using Cells = std::vector<std::string_view>;

// The first record of what is left, its line end included, and its cells as they are written.
std::string_view take_record(std::string_view& left, Cells& cells) {
  cells.clear();
  auto is_quoted = false;
  std::size_t begin = 0;
  std::size_t at = 0;
  for (; at < left.size(); ++at) {
    auto const c = left[at];
    if (c == '"') {
      is_quoted = !is_quoted;
    } else if (!is_quoted && (c == ',' || c == '\r' || c == '\n')) {
      cells.push_back(left.substr(begin, at - begin));
      begin = at + 1;
      if (c != ',') {
        break;
      }
    }
  }
  at = std::min(left.find('\n', at), left.size() - 1) + 1;
  auto const record = left.substr(0, at);
  left.remove_prefix(at);
  return record;
}

unsigned number_in(std::string_view text) {
  unsigned number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

bool holds(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    auto const end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == word) {
      return true;
    }
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

class Matcher {
 public:
  Matcher(OpenDataFilter const& filter, Cells const& head)
      : filter_(filter),
        id_(place_of(head, "id")),
        month_(place_of(head, "month")),
        quarter_(place_of(head, "quarter")) {
    for (auto const& column : filter.columns) {
      places_.push_back(place_of(head, column.name));
    }
  }

  bool fits(Cells const& cells) const {
    for (std::size_t i = 0; i < places_.size(); ++i) {
      auto const& column = filter_.columns[i];
      auto const said = cell(cells, places_[i]);
      auto const is_said = [&](std::string_view value) { return column.is_list ? holds(said, value) : said == value; };
      if (std::ranges::none_of(column.values, is_said)) {
        return false;
      }
    }
    if (filter_.ids && !std::ranges::binary_search(*filter_.ids, cell(cells, id_), std::ranges::less{})) {
      return false;
    }
    return (!filter_.since && !filter_.until) || is_within(cell(cells, month_), cell(cells, quarter_));
  }

 private:
  static std::size_t place_of(Cells const& head, std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(head, name) - head.begin());
  }
  static std::string_view cell(Cells const& cells, std::size_t place) {
    return place < cells.size() ? cells[place] : std::string_view{};
  }

  // "2026-11" and "2026-Q4"; what is hidden lies nowhere.
  bool is_within(std::string_view month, std::string_view quarter) const {
    constexpr unsigned kMonthsAQuarter = 3;
    constexpr std::size_t kBehindYear = 5;
    if (quarter.size() <= kBehindYear + 1) {
      return false;
    }
    auto const year = std::chrono::year{static_cast<int>(number_in(quarter.substr(0, kBehindYear - 1)))};
    auto const last = month.size() > kBehindYear ? number_in(month.substr(kBehindYear))
                                                 : number_in(quarter.substr(kBehindYear + 1)) * kMonthsAQuarter;
    auto const first = month.size() > kBehindYear ? last : last - kMonthsAQuarter + 1;
    auto const begins = std::chrono::sys_days{year / std::chrono::month{first} / 1};
    auto const ends = std::chrono::sys_days{year / std::chrono::month{last} / std::chrono::last};
    return (!filter_.since || begins >= std::chrono::sys_days{*filter_.since}) &&
           (!filter_.until || ends <= std::chrono::sys_days{*filter_.until});
  }

  OpenDataFilter const& filter_;
  std::vector<std::size_t> places_;
  std::size_t id_;
  std::size_t month_;
  std::size_t quarter_;
};

}  // namespace

void filter_open_data(std::string_view csv, OpenDataFilter const& filter,
                      std::function<void(std::string_view)> const& sink) {
  Cells cells;
  sink(take_record(csv, cells));
  auto const matcher = Matcher{filter, cells};
  while (!csv.empty()) {
    if (auto const record = take_record(csv, cells); matcher.fits(cells)) {
      sink(record);
    }
  }
}

}  // namespace relais::experiences
