#include "experiences/story_index.hpp"

#include <chrono>

#include <fmt/format.h>

namespace relais::experiences {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::years;

// Places of the facets in a cell, each with room for what may come.
constexpr std::int64_t kAnswered = 4;
constexpr std::int64_t kChanged = 8;
constexpr std::int64_t kToldBy = 16;
constexpr std::int64_t kUsed = 128;

bool is_kept(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         std::string_view{"_-.:"}.find(c) != std::string_view::npos;
}

Date day_of(Instant instant) {
  return Date{std::chrono::floor<days>(instant)};
}

std::string year_text(Date date) {
  return TextForm<Date>::write(date).substr(0, 4);
}

std::string month_text(Date date) {
  return TextForm<Date>::write(date).substr(0, 7);
}

}  // namespace

StoryFacets facets_of(ExperienceRow const& row) {
  return {row.feeling, row.first_answer_at.has_value(), row.is_changed, row.channel, row.used_channel};
}

std::int64_t cell_of(StoryFacets const& facets) {
  auto const used = facets.used_channel ? static_cast<std::int64_t>(*facets.used_channel) + 1 : 0;
  return static_cast<std::int64_t>(facets.feeling) + (facets.is_answered ? kAnswered : 0) +
         (facets.is_changed ? kChanged : 0) + static_cast<std::int64_t>(facets.channel) * kToldBy + used * kUsed;
}

StoryFacets facets_of_cell(std::int64_t cell) {
  StoryFacets facets;
  facets.feeling = static_cast<Feeling>(cell % kAnswered);
  facets.is_answered = cell % kChanged >= kAnswered;
  facets.is_changed = cell % kToldBy >= kChanged;
  facets.channel = static_cast<ToldBy>(cell % kUsed / kToldBy);
  if (auto const used = cell / kUsed; used > 0) {
    facets.used_channel = static_cast<UsedChannel>(used - 1);
  }
  return facets;
}

CellMask mask_of(AskedFacets const& asked) {
  auto const mask = (asked.feeling ? kAnswered - 1 : 0) | (asked.is_answered ? kAnswered : 0) |
                    (asked.is_changed ? kChanged : 0) | (asked.channel ? kUsed - kToldBy : 0) |
                    (asked.used_channel ? kFacetCells - kUsed : 0);
  auto const facets =
      StoryFacets{asked.feeling.value_or(Feeling{}), asked.is_answered.value_or(false),
                  asked.is_changed.value_or(false), asked.channel.value_or(ToldBy{}), asked.used_channel};
  return {mask, cell_of(facets) & mask};
}

std::string term(IndexedBy kind, std::string_view code) {
  auto written = std::string{'_', static_cast<char>(kind)};
  for (auto const c : code) {
    written += is_kept(c) ? std::string{c} : fmt::format("_{:02x}", static_cast<unsigned char>(c));
  }
  return written;
}

std::string terms_of(FullExperience const& full) {
  auto const& row = full.row;
  auto terms = term(IndexedBy::kAll, "");
  auto const add = [&](IndexedBy kind, std::string_view code) { terms += " " + term(kind, code); };
  add(IndexedBy::kNetwork, row.network_id.text);
  add(IndexedBy::kDepartment, row.department_code);
  add(IndexedBy::kPlace, row.territory_code);
  if (row.procedure_code) {
    add(IndexedBy::kProcedure, *row.procedure_code);
  }
  for (auto const& structure : full.structures) {
    add(IndexedBy::kService, structure.service_code.text);
    if (structure.counter_id) {
      add(IndexedBy::kCounter, *structure.counter_id);
    }
  }
  for (auto const& tag : full.tags) {
    add(IndexedBy::kTag, tag);
  }
  if (row.published_at) {
    auto const day = day_of(*row.published_at);
    add(IndexedBy::kYear, year_text(day));
    add(IndexedBy::kMonth, month_text(day));
    add(IndexedBy::kDay, TextForm<Date>::write(day));
  }
  return terms;
}

std::vector<std::string> terms_between(Date first, Date last) {
  std::vector<std::string> terms;
  auto const end = sys_days{last} + days{1};
  auto day = sys_days{first};
  while (day < end) {
    auto const date = Date{day};
    auto const next_year = sys_days{(date.year() + years{1}) / 1 / 1};
    auto const next_month = sys_days{(date.year() / date.month() + months{1}) / 1};
    if (date.month() == std::chrono::January && date.day() == std::chrono::day{1} && next_year <= end) {
      terms.push_back(term(IndexedBy::kYear, year_text(date)));
      day = next_year;
    } else if (date.day() == std::chrono::day{1} && next_month <= end) {
      terms.push_back(term(IndexedBy::kMonth, month_text(date)));
      day = next_month;
    } else {
      terms.push_back(term(IndexedBy::kDay, TextForm<Date>::write(date)));
      day += days{1};
    }
  }
  return terms;
}

}  // namespace relais::experiences
