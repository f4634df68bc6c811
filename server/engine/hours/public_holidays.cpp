#include "engine/hours/public_holidays.hpp"

#include <algorithm>
#include <array>

#include "engine/hours/code_list.hpp"

namespace relais::hours {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

constexpr auto kRules = std::to_array<HolidayRule>({
    {"new_year", 1, 1, "FR", ""},
    {"easter_monday", 0, 1, "FR", ""},
    {"labour_day", 5, 1, "FR", ""},
    {"victory_1945", 5, 8, "FR", ""},
    {"ascension", 0, 39, "FR", ""},
    {"whit_monday", 0, 50, "FR", ""},
    {"national_day_fr", 7, 14, "FR", ""},
    {"assumption", 8, 15, "FR", ""},
    {"all_saints", 11, 1, "FR", ""},
    {"armistice_1918", 11, 11, "FR", ""},
    {"christmas", 12, 25, "FR", ""},
    // The law gives Good Friday to the communes with a Protestant church or a shared one, of which no list is
    // published. Counters stand in towns that have one, and a wrong "open" costs a journey, a wrong "closed" a call: a
    // holiday in all.
    {"good_friday", 0, -2, "FR", "57 67 68"},
    {"saint_stephen", 12, 26, "FR", "57 67 68"},
    {"abolition_of_slavery", 4, 27, "FR", "976"},
    {"abolition_of_slavery", 5, 22, "FR", "972"},
    {"abolition_of_slavery", 5, 27, "FR", "971"},
    {"abolition_of_slavery", 5, 28, "FR", "978"},
    {"abolition_of_slavery", 6, 10, "FR", "973"},
    {"abolition_of_slavery", 10, 9, "FR", "977"},
    {"abolition_of_slavery", 12, 20, "FR", "974"},

    {"new_year", 1, 1, "BE", ""},
    {"easter_monday", 0, 1, "BE", ""},
    {"labour_day", 5, 1, "BE", ""},
    {"ascension", 0, 39, "BE", ""},
    {"whit_monday", 0, 50, "BE", ""},
    {"national_day_be", 7, 21, "BE", ""},
    {"assumption", 8, 15, "BE", ""},
    {"all_saints", 11, 1, "BE", ""},
    {"armistice_1918", 11, 11, "BE", ""},
    {"christmas", 12, 25, "BE", ""},

    {"new_year", 1, 1, "LU", ""},
    {"easter_monday", 0, 1, "LU", ""},
    {"labour_day", 5, 1, "LU", ""},
    {"europe_day", 5, 9, "LU", "", 2019},
    {"ascension", 0, 39, "LU", ""},
    {"whit_monday", 0, 50, "LU", ""},
    {"national_day_lu", 6, 23, "LU", ""},
    {"assumption", 8, 15, "LU", ""},
    {"all_saints", 11, 1, "LU", ""},
    {"christmas", 12, 25, "LU", ""},
    {"saint_stephen", 12, 26, "LU", ""},
});

constexpr auto kOwnLabourLaw = std::to_array<std::string_view>({"986", "987", "988"});

bool applies(HolidayRule const& rule, Place const& place) {
  return rule.country == place.country && (rule.subdivisions.empty() || lists(rule.subdivisions, place.subdivision));
}

}  // namespace

// O'Beirne's form of the Gregorian computus; the names of its terms are those of the Church's tables.
Day easter(std::chrono::year year) {
  int const y = static_cast<int>(year);
  int const century = y / 100;
  int const golden = y % 19;
  int const solar = century - century / 4;
  int const lunar = (8 * century + 13) / 25;
  int const epact = (19 * golden + solar - lunar + 15) % 30;
  int const moon = epact - (epact + golden / 11) / 29;  // days from 21 March to the Paschal full moon
  int const weekday = (y + y / 4 + moon + 2 - solar) % 7;
  int const after_march_21 = moon - weekday + 7;
  return Day{year_month_day{year, std::chrono::March, std::chrono::day{21}}} + days{after_march_21};
}

std::optional<PublicHolidays> PublicHolidays::at(Place const& place) {
  if (place.country == "FR" && std::ranges::find(kOwnLabourLaw, place.subdivision) != kOwnLabourLaw.end()) {
    return std::nullopt;
  }
  PublicHolidays holidays;
  std::ranges::copy_if(kRules, std::back_inserter(holidays.rules_),
                       [&](auto const& rule) { return applies(rule, place); });
  return holidays.rules_.empty() ? std::nullopt : std::optional{std::move(holidays)};
}

std::optional<std::string_view> PublicHolidays::on(Day day) const {
  auto const date = year_month_day{day};
  auto const after_easter = (day - easter(date.year())).count();
  auto const falls_here = [&](HolidayRule const& rule) {
    if (static_cast<int>(date.year()) < rule.since) {
      return false;
    }
    return rule.month == 0 ? rule.day == after_easter
                           : rule.month == static_cast<unsigned>(date.month()) &&
                                 rule.day == static_cast<int>(static_cast<unsigned>(date.day()));
  };
  auto const rule = std::ranges::find_if(rules_, falls_here);
  return rule == rules_.end() ? std::nullopt : std::optional{rule->code};
}

}  // namespace relais::hours
