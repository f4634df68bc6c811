// Time to read opening hours and to answer from them. Reads strings from standard input, one a line
// (node bench/hours_strings.mjs), and prints one JSON object; bench/hours_peer.mjs does the same for its peer.
// Each figure is the median of kRounds.
#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "engine/hours/parse.hpp"
#include "engine/hours/schedule.hpp"

namespace {

using namespace relais::hours;
using Nanoseconds = std::chrono::duration<double, std::nano>;

constexpr int kRounds = 5;
constexpr int kQuestions = 1'000'000;
constexpr int kDays = 366;
Day const kFirst{std::chrono::year{2024} / 1 / 1};

// Median nanoseconds for one of the `times` runs that `work` makes.
template <class Work>
double measured(std::size_t times, Work work) {
  std::array<double, kRounds> rounds{};
  for (auto& round : rounds) {
    auto const start = std::chrono::steady_clock::now();
    work();
    round = Nanoseconds{std::chrono::steady_clock::now() - start}.count() / static_cast<double>(times);
  }
  std::ranges::sort(rounds);
  return rounds[kRounds / 2];
}

struct Question {
  std::size_t schedule;
  LocalMinute minute;
};

std::vector<Question> questions(std::size_t schedules) {
  std::mt19937_64 random{1};
  std::uniform_int_distribution<std::size_t> which{0, schedules - 1};
  std::uniform_int_distribution<int> when{0, kDays * kMinutesPerDay - 1};
  std::vector<Question> all(kQuestions);
  for (auto& question : all) {
    question = {which(random), LocalMinute{kFirst} + std::chrono::minutes{when(random)}};
  }
  return all;
}

Calendar calendar() {
  auto const winter = DayRange{kFirst + std::chrono::days{54}, kFirst + std::chrono::days{69}};
  return {PublicHolidays::at({"FR", "59"}), SchoolHolidays{{winter}, {kFirst, kFirst + std::chrono::days{kDays}}}};
}

}  // namespace

int main() {
  std::vector<std::string> texts;
  std::vector<Schedule> schedules;
  for (std::string line; std::getline(std::cin, line);) {
    auto parsed = parse(line);
    if (auto* rules = std::get_if<Rules>(&parsed)) {
      texts.push_back(line);
      schedules.push_back(Schedule::compile(std::move(*rules), calendar(), kFirst, kFirst + std::chrono::days{kDays}));
    }
  }
  if (texts.empty()) {
    std::cerr << "no string could be read\n";
    return 1;
  }

  std::size_t rules = 0;
  auto const parse_ns = measured(texts.size(), [&] {
    for (auto const& text : texts) {
      rules += std::get<Rules>(parse(text)).size();
    }
  });
  auto const compile_ns = measured(texts.size(), [&] {
    for (auto const& text : texts) {
      auto schedule =
          Schedule::compile(std::get<Rules>(parse(text)), calendar(), kFirst, kFirst + std::chrono::days{kDays});
      rules += schedule.state_at(LocalMinute{kFirst}) == State::kOpen ? 1 : 0;
    }
  });
  auto const asked = questions(schedules.size());
  std::size_t open = 0;
  auto const state_ns = measured(asked.size(), [&] {
    for (auto const& [schedule, minute] : asked) {
      open += schedules[schedule].state_at(minute) == State::kOpen ? 1 : 0;
    }
  });
  auto const change_ns = measured(asked.size(), [&] {
    for (auto const& [schedule, minute] : asked) {
      open += schedules[schedule].next_change(minute, minute + std::chrono::days{7}) ? 1 : 0;
    }
  });
  fmt::print(
      R"({{"strings": {}, "parse_us": {:.2f}, "compile_year_us": {:.1f}, "state_ns": {:.1f}, "next_change_ns": {:.1f}, "checksum": {}}})"
      "\n",
      texts.size(), parse_ns / 1000, compile_ns / 1000, state_ns, change_ns, rules + open);
  return 0;
}
