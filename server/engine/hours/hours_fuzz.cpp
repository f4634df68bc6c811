// Any bytes: parse() gives rules or a refusal inside the text, and what it gives can be compiled and asked.
#include <cstdlib>
#include <string_view>

#include "engine/hours/parse.hpp"
#include "engine/hours/schedule.hpp"
#include "engine/hours/week_text.hpp"

namespace {

using namespace relais::hours;

void check(bool holds) {
  if (!holds) {
    std::abort();
  }
}

void ask(Rules rules) {
  auto const first = Day{std::chrono::year{2024} / 2 / 26};
  auto school = SchoolHolidays{{{first, first + std::chrono::days{3}}}, {first, first + std::chrono::days{10}}};
  auto const schedule =
      Schedule::compile(std::move(rules), Calendar{PublicHolidays::at({"FR", "67"}), std::move(school)}, first,
                        first + std::chrono::days{20});
  auto const limit = LocalMinute{first + std::chrono::days{40}};
  auto at = LocalMinute{first};
  for (int steps = 0; steps < 50; ++steps) {
    auto const change = schedule.next_change(at, limit);
    if (!change) {
      break;
    }
    check(change->at > at && change->at <= limit);
    check(schedule.state_at(change->at) == change->state);
    check(schedule.state_at(change->at - std::chrono::minutes{1}) == schedule.state_at(at));
    schedule.comment_at(change->at);
    at = change->at;
  }
  for (auto const& span : schedule.spans_on(first)) {
    check(span.from < span.to);
  }
  check(schedule.weekly_minutes() <= 7 * kMinutesPerDay);
  check(schedule.open_days() <= 7);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
  auto const text = std::string_view{reinterpret_cast<char const*>(data), size};
  auto parsed = parse(text);
  if (auto const* refusal = std::get_if<Refusal>(&parsed)) {
    check(refusal->position <= text.size());
  } else {
    ask(std::get<Rules>(std::move(parsed)));
  }
  auto const week = read_week_text({text, text.substr(0, size / 2)});
  check(week.osm.empty() || std::holds_alternative<Rules>(parse(week.osm)));
  return 0;
}
