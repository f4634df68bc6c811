#include "engine/hours/week_text.hpp"

#include <algorithm>
#include <cstdio>
#include <optional>

namespace relais::hours {
namespace {

constexpr int kMinutesPerHour = 60;
constexpr int kMidnight = 24 * kMinutesPerHour;
constexpr std::size_t kLongestCell = 200;
constexpr std::string_view kDayNames = "MoTuWeThFrSaSu";

constexpr auto kSpaces = std::to_array<std::string_view>({" ", "\t", "\r", "\n", "\u00a0", "\u202f"});
constexpr auto kSeparators = std::to_array<std::string_view>(
    {"/", "-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", ",", ";", "&", "et", "de", "à", "a"});
constexpr auto kNone = std::to_array<std::string_view>({"", "-", "\u2013", "NA", "fermé", "Fermé", "FERME", "ferme"});

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text) {
  auto const is_space = [&](auto const& space) { return text.starts_with(space); };
  auto const ends_with = [&](auto const& space) { return text.ends_with(space); };
  for (auto space = kSpaces.begin(); (space = std::ranges::find_if(kSpaces, is_space)) != kSpaces.end();) {
    text.remove_prefix(space->size());
  }
  for (auto space = kSpaces.begin(); (space = std::ranges::find_if(kSpaces, ends_with)) != kSpaces.end();) {
    text.remove_suffix(space->size());
  }
  return text;
}

// The times of a cell in their order, or nothing where the cell holds something else.
class TimeReader {
 public:
  explicit TimeReader(std::string_view cell) : rest_(cell) {}

  std::optional<std::vector<int>> run() {
    std::vector<int> times;
    while (!rest_.empty()) {
      if (skip_any(kSpaces) || skip_any(kSeparators)) {
        continue;
      }
      auto const time = read_time();
      if (!time) {
        return std::nullopt;
      }
      times.push_back(*time);
    }
    return times;
  }

 private:
  template <std::size_t N>
  bool skip_any(std::array<std::string_view, N> const& texts) {
    auto const found = std::ranges::find_if(texts, [&](auto const& text) { return rest_.starts_with(text); });
    if (found == texts.end()) {
      return false;
    }
    rest_.remove_prefix(found->size());
    return true;
  }

  void skip_spaces() {
    while (skip_any(kSpaces)) {
    }
  }

  std::optional<int> read_number() {
    std::size_t digits = 0;
    int value = 0;
    for (; digits < rest_.size() && is_digit(rest_[digits]); ++digits) {
      value = std::min(value * 10 + (rest_[digits] - '0'), 1000);
    }
    if (digits == 0 || digits > 2) {
      return std::nullopt;
    }
    rest_.remove_prefix(digits);
    return value;
  }

  bool sees_mark() const {
    return !rest_.empty() && std::string_view{"hH:."}.find(rest_.front()) != std::string_view::npos;
  }

  std::optional<int> read_time() {
    auto const hours = read_number();
    if (!hours) {
      return std::nullopt;
    }
    auto const after_hours = rest_;
    skip_spaces();
    if (!sees_mark()) {
      rest_ = after_hours;  // "9-12"
      return checked(*hours, 0);
    }
    rest_.remove_prefix(1);
    return checked(*hours, read_minutes());
  }

  // Two digits, unless they are the hour of the next time: "9 h 30" but "9 h 12 h".
  int read_minutes() {
    auto const before = rest_;
    skip_spaces();
    auto const minutes = read_number();
    auto const after = rest_;
    skip_spaces();
    if (!minutes || sees_mark()) {
      rest_ = before;
      return 0;
    }
    rest_ = after;
    return *minutes;
  }

  static std::optional<int> checked(int hours, int minutes) {
    int const time = hours * kMinutesPerHour + minutes;
    return minutes < kMinutesPerHour && time <= kMidnight ? std::optional{time} : std::nullopt;
  }

  std::string_view rest_;
};

std::vector<Interval> joined(std::vector<Interval> intervals, bool& overlapped) {
  std::ranges::sort(intervals, {}, &Interval::from);
  std::vector<Interval> result;
  for (auto const& interval : intervals) {
    if (result.empty() || interval.from > result.back().to) {
      result.push_back(interval);
      continue;
    }
    overlapped = overlapped || interval.from < result.back().to;
    result.back().to = std::max(result.back().to, interval.to);
  }
  return result;
}

std::string clock(int minutes) {
  std::array<char, 8> text{};
  auto const length =
      std::snprintf(text.data(), text.size(), "%02d:%02d", minutes / kMinutesPerHour % 100, minutes % kMinutesPerHour);
  return {text.data(), static_cast<std::size_t>(length)};
}

class WeekReader {
 public:
  explicit WeekReader(WeekCells const& cells) : cells_(cells) {}

  WeekText run() {
    for (std::size_t day = 0; day < cells_.size(); ++day) {
      read_day(day);
    }
    for (std::size_t day = 0; day < texts_.size();) {
      day = write_days(day);
    }
    return std::move(week_);
  }

 private:
  void warn(std::size_t day, std::string_view code) {
    week_.warnings.push_back({day, code, std::string{cells_[day].substr(0, kLongestCell)}});
  }

  void read_day(std::size_t day) {
    auto const cell = trimmed(cells_[day]);
    if (std::ranges::find(kNone, cell) != kNone.end()) {
      return;
    }
    auto const times = cell.size() <= kLongestCell ? TimeReader{cell}.run() : std::nullopt;
    if (!times || times->empty() || times->size() % 2 != 0) {
      warn(day, "hours.unreadable");
      texts_[day] = "unknown";
      return;
    }
    take_intervals(day, *times);
  }

  void take_intervals(std::size_t day, std::vector<int> const& times) {
    std::vector<Interval> intervals;
    bool empty = false;
    bool reversed = false;
    bool overlapped = false;
    for (std::size_t i = 0; i < times.size(); i += 2) {
      empty = empty || times[i] == times[i + 1];
      reversed = reversed || times[i] > times[i + 1];
      if (times[i] < times[i + 1]) {
        intervals.push_back({times[i], times[i + 1]});
      }
    }
    week_.days[day] = joined(std::move(intervals), overlapped);
    if (empty) {
      warn(day, "hours.interval_empty");
    }
    if (reversed) {
      warn(day, "hours.interval_reversed");
    }
    if (overlapped) {
      warn(day, "hours.intervals_overlap");
    }
    for (auto const& interval : week_.days[day]) {
      texts_[day] += (texts_[day].empty() ? "" : ",") + clock(interval.from) + "-" + clock(interval.to);
    }
  }

  // Writes the days from `first` on that have the same hours; returns the day after them.
  std::size_t write_days(std::size_t first) {
    auto after = first + 1;
    while (after < texts_.size() && texts_[after] == texts_[first]) {
      ++after;
    }
    if (texts_[first].empty()) {
      return after;
    }
    week_.osm += week_.osm.empty() ? "" : "; ";
    week_.osm += kDayNames.substr(2 * first, 2);
    if (after > first + 1) {
      week_.osm += '-';
      week_.osm += kDayNames.substr(2 * (after - 1), 2);
    }
    week_.osm += ' ' + texts_[first];
    return after;
  }

  WeekCells const& cells_;
  std::array<std::string, 7> texts_;
  WeekText week_;
};

}  // namespace

WeekText read_week_text(WeekCells const& cells) {
  return WeekReader{cells}.run();
}

}  // namespace relais::hours
