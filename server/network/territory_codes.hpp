// What the official codes of places tell by themselves.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace relais::network {

bool all_digits(std::string_view text);

// "01053", "2A004", "97105": the five characters of INSEE's code; a number cell that lost its first zero gets it back.
std::optional<std::string> insee_code(std::string_view text);

// The commune of which a municipal district of Paris, Marseille or Lyon is part; empty for any other code.
std::string_view commune_of_district(std::string_view code);

// The province of a Belgian municipality by the first digits of its NIS code (five digits); empty in Brussels.
std::string_view belgian_province(std::string_view nis);

}  // namespace relais::network
