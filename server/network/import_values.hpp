// Single cells of a list to values: nothing where the text does not say it plainly.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "network/counter.hpp"

namespace relais::network {

// "Oui", "TRUE", "1", "x" or an address to book at; "Non", "false", "0".
std::optional<bool> read_flag(std::string_view text);

// "Bus_équivalent", "Fixe_antenne(s)", "Itinérante", "Multisites"; also a flag: "Oui" in a column of that name means
// that the counter moves.
std::optional<CounterKind> read_kind(std::string_view text);

// "Oui", "partiel", "non", "limited".
std::optional<Wheelchair> read_wheelchair(std::string_view text);

std::optional<HostKind> read_host_kind(std::string_view text);

// The first date in a text: "2020/06/30 14:16:50", "2024-08-01", "20240801", "01/02/2020", "1.2.2020", and a bare month
// "01/2020", taken as its first day.
std::optional<Date> date_in(std::string_view text);

// "https://www.example.fr/page", also without its beginning before "www."; nothing else, and nothing without a host.
std::optional<std::string> read_website(std::string_view text);

// "Senior ; Santé, senior" -> a line each, folded, in their order: "sante\nsenior".
std::string tags_in(std::string_view text);

// Decimal degrees, with point or comma.
std::optional<double> read_degrees(std::string_view text);

double distance_km(Location const& a, Location const& b);

// Runs of blanks and line ends become one space.
std::string one_line(std::string_view text);

// On one line; empty where it is over 300 characters: no name is.
std::string name_in(std::string_view text);

// The identifier of a counter that comes with a list: "fs" and "1729" give "fs-1729". Anything but letters, digits,
// '.', '_' and '-' becomes '-'; what would be longer than an identifier may be keeps its beginning and gets a checksum.
CounterId listed_counter_id(std::string_view list, std::string_view identifier);

// "week 01-53/2 " before every rule of weekdays: what a list says with "Semaine impaire".
std::string in_odd_weeks(std::string_view hours);
std::string in_even_weeks(std::string_view hours);

}  // namespace relais::network
