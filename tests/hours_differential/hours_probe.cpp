// Reads commands, one a line, and prints what engine/hours answers. Words are separated by one space.
//
//   place FR 59                                      public holidays of that place from here on
//   school 2024-01-01/2026-12-31 2024-02-24/2024-03-10 ...   the days known, then the holidays; "school" alone: not
//   known window 2024-01-01 2024-07-01                     the days that schedules work out in advance hours Mo-Fr
//   09:00-12:00                          -> "read", or "refused POSITION CODE" at 28401120 28401121 ... -> one letter
//   for each local minute since 1970: o(pen) c(losed) n(ot known)
#include <charconv>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>

#include "engine/hours/parse.hpp"
#include "engine/hours/schedule.hpp"

namespace {

using relais::hours::Calendar;
using relais::hours::Day;
using relais::hours::DayRange;
using relais::hours::Schedule;

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Day day(std::string_view text) {
  return Day{std::chrono::year{number(text.substr(0, 4))} / number(text.substr(5, 2)) / number(text.substr(8, 2))};
}

DayRange range(std::string_view text) {
  return {day(text.substr(0, 10)), day(text.substr(11, 10))};
}

char letter(relais::hours::State state) {
  switch (state) {
    case relais::hours::State::kOpen:
      return 'o';
    case relais::hours::State::kClosed:
      return 'c';
    case relais::hours::State::kNotKnown:
      return 'n';
  }
  return '?';
}

class Probe {
 public:
  void answer(std::string const& line) {
    auto words = std::istringstream{line};
    std::string command;
    words >> command;
    if (command == "place") {
      set_place(words);
    } else if (command == "school") {
      set_school(words);
    } else if (command == "window") {
      set_window(words);
    } else if (command == "hours") {
      read(line.substr(std::min(line.size(), command.size() + 1)));
    } else if (command == "at") {
      states(words);
    }
  }

 private:
  void set_place(std::istream& words) {
    relais::hours::Place place;
    words >> place.country >> place.subdivision;
    public_ = relais::hours::PublicHolidays::at(place);
  }

  void set_school(std::istream& words) {
    school_.reset();
    std::string known;
    if (!(words >> known)) {
      return;
    }
    std::vector<DayRange> holidays;
    for (std::string holiday; words >> holiday;) {
      holidays.push_back(range(holiday));
    }
    school_.emplace(std::move(holidays), range(known));
  }

  void set_window(std::istream& words) {
    std::string first;
    std::string last;
    words >> first >> last;
    window_ = {day(first), day(last)};
  }

  void read(std::string_view text) {
    auto parsed = relais::hours::parse(text);
    if (auto const* refusal = std::get_if<relais::hours::Refusal>(&parsed)) {
      schedule_.reset();
      std::cout << "refused " << refusal->position << ' ' << refusal->code << std::endl;
      return;
    }
    auto& rules = std::get<relais::hours::Rules>(parsed);
    schedule_ = Schedule::compile(std::move(rules), Calendar{public_, school_}, window_.first, window_.last);
    std::cout << "read" << std::endl;
  }

  void states(std::istream& words) {
    std::string letters;
    for (int minute = 0; schedule_ && words >> minute;) {
      letters += letter(schedule_->state_at(relais::hours::LocalMinute{std::chrono::minutes{minute}}));
    }
    std::cout << letters << std::endl;
  }

  std::optional<relais::hours::PublicHolidays> public_;
  std::optional<relais::hours::SchoolHolidays> school_;
  DayRange window_{};
  std::optional<Schedule> schedule_;
};

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  Probe probe;
  for (std::string line; std::getline(std::cin, line);) {
    probe.answer(line);
  }
  return 0;
}
