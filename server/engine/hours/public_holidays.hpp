// Public holidays by rule: France with Alsace-Moselle and overseas, Belgium, Luxembourg. No table of dates to keep up.
//
// Sources. France: code du travail L3133-1 (the eleven days), L3134-13 (Alsace-Moselle), L3422-2 and décret 83-1003 as
// amended in 2012 (abolition of slavery, overseas). Belgium: arrêté royal of 18 April 1974. Luxembourg: code du travail
// L232-2, with Europe Day since 2019. The rules are those in force since 1982; earlier years are not asked for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/hours/rules.hpp"

namespace relais::hours {

// Easter Sunday of the Gregorian calendar.
Day easter(std::chrono::year year);

struct Place {
  std::string country;      // ISO 3166-1: "FR", "BE", "LU"
  std::string subdivision;  // France: the department's code, "08", "2A", "974"; 977 and 978 for the two islands
};

struct HolidayRule {
  std::string_view code;  // "easter_monday": stable, the key of its text
  unsigned month;         // 0: counted from Easter
  int day;                // of the month, or after Easter Sunday
  std::string_view country;
  std::string_view subdivisions;  // separated by spaces; empty: the whole country
  int since = 0;                  // year
};

// The days off at one place.
class PublicHolidays {
 public:
  // Nothing for a country without rules here, nor for French territories with a labour law of their own (986 to 988).
  static std::optional<PublicHolidays> at(Place const& place);

  // The holiday's code, or nothing on an ordinary day. About 30 ns.
  std::optional<std::string_view> on(Day day) const;

 private:
  std::vector<HolidayRule> rules_;
};

}  // namespace relais::hours
