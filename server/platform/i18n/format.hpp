// Dates, times, numbers and distances as each language writes them (ICU's names and signs, read once).
#pragma once

#include <cstdint>
#include <string>

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/list.hpp>

#include "platform/clock/clock.hpp"
#include "platform/text/language.hpp"

namespace relais::i18n {

inline constexpr auto kLanguages = boost::mp11::mp_size<boost::describe::describe_enumerators<Language>>::value;

std::string number(Language language, std::int64_t number);            // "2 845", "2,845"
std::string decimal(Language language, double number);                 // to the tenth: "81,4", "81.4"
std::string date(Language language, Date const& date);                 // "1er août 2024", "1 August 2024"
std::string month(Language language, Date const& date);                // "avril 2019", "April 2019"
std::string day_and_month(Language language, Date const& date);        // "1er août", "1 August"
std::string weekday(Language language, std::chrono::weekday weekday);  // "jeudi", "Thursday"
std::string time(std::chrono::minutes since_midnight);                 // "17:00"; past midnight "26:00" is "02:00"

// As the crow flies, so never more precise than the way there: "450 m", "4,2 km", "14 km".
std::string distance(Language language, std::int64_t metres);

// Of an ISO 639 code ("ar"): "arabe", "Arabic"; empty where it is none.
std::string language_name(Language language, std::string const& code);

// The text with a capital first letter: "Jeudi".
std::string capitalised(Language language, std::string_view text);

}  // namespace relais::i18n
