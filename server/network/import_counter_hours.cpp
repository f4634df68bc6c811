// The opening hours of a row: a column in the syntax of OpenStreetMap, or a column for each day.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "engine/hours/parse.hpp"
#include "engine/hours/week_text.hpp"
#include "engine/language/fold.hpp"
#include "network/import_counter_row.hpp"
#include "network/import_values.hpp"
#include "network/published_comment.hpp"

namespace relais::network {
namespace {

constexpr auto kDays =
    std::array<std::string_view, 7>{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
// What stands in a list is shown in its language.
constexpr auto kDayNames =
    std::array<std::string_view, 7>{"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"};

}  // namespace

bool CounterRowReader::is_of_hours(std::string_view field) {
  return field == "hours" || field == "weeks" || std::ranges::find(kDays, field) != kDays.end();
}

bool CounterRowReader::speaks_of_hours() const {
  return has("hours") || std::ranges::any_of(kDays, [&](auto const day) { return has(day); });
}

void CounterRowReader::read_hours() {
  if (!speaks_of_hours()) {
    return;
  }
  listed_.counter.hours = listed_.counter.hours_text = std::nullopt;
  if (!read_osm_hours()) {
    read_week();
  }
  read_weeks();
}

// False when the column is not there or empty.
bool CounterRowReader::read_osm_hours() {
  auto const text = one_line(cell("hours"));
  if (text.empty()) {
    return false;
  }
  listed_.counter.hours_text = published_comment(text, words_, contact_place()).text;
  auto const rules = hours::parse(text);
  if (auto const* const refusal = std::get_if<hours::Refusal>(&rules)) {
    leave_unread("hours", "hours", text, refusal->code);
  } else {
    listed_.counter.hours = with_published_comments(text);
  }
  return true;
}

// A quoted remark inside the hours is shown as a reason: it passes the same filter as any remark.
std::string CounterRowReader::with_published_comments(std::string_view hours) const {
  std::string published;
  while (!hours.empty()) {
    auto const open = hours.find('"');
    auto const close = open == std::string_view::npos ? open : hours.find('"', open + 1);
    if (close == std::string_view::npos) {
      return published.append(hours);
    }
    published.append(hours.substr(0, open + 1));
    published.append(published_comment(hours.substr(open + 1, close - open - 1), words_, contact_place()).text);
    published += '"';
    hours.remove_prefix(close + 1);
  }
  return published;
}

void CounterRowReader::read_week() {
  hours::WeekCells cells;
  std::string text;
  for (std::size_t day = 0; day < kDays.size(); ++day) {
    cells[day] = cell(kDays[day]);
    if (!cells[day].empty()) {
      text += fmt::format("{}{} {}", text.empty() ? "" : "; ", kDayNames[day], one_line(cells[day]));
    }
  }
  auto const week = hours::read_week_text(cells);
  if (!week.osm.empty()) {
    listed_.counter.hours = week.osm;
  }
  if (!text.empty()) {
    listed_.counter.hours_text = published_comment(text, words_, contact_place()).text;
  }
  for (auto const& warning : week.warnings) {
    leave_unread(kDays[warning.day], kDays[warning.day], warning.raw, warning.code);
  }
}

// "Semaine paire": the hours hold every other week.
void CounterRowReader::read_weeks() {
  auto const text = cell("weeks");
  auto& hours = listed_.counter.hours;
  if (text.empty()) {
    return;
  }
  auto const folded = language::fold(text);
  auto const is_odd = folded.find("impair") != std::string::npos || folded.starts_with("odd");
  auto const is_even = !is_odd && (folded.find("pair") != std::string::npos || folded.starts_with("even"));
  if (!is_odd && !is_even) {
    return leave_unread("weeks", "weeks", text, "network.value_unknown");
  }
  if (hours) {
    hours = is_odd ? in_odd_weeks(*hours) : in_even_weeks(*hours);
    listed_.counter.hours_text = fmt::format("{} ({})", listed_.counter.hours_text.value_or(""), text);
  }
}

}  // namespace relais::network
