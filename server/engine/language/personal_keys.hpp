// The keys that tell a personal number from any row of digits. Each takes the number as written, separators included,
// and says how many bytes of it are the number: 0 where the key or the structure refuses it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace relais::language {

// French national number (NIR), 15 characters: key = 97 - N mod 97, Corsica's 2A counting as 19 and 2B as 18 (INSEE,
// instruction on the répertoire national d'identification; formulas.md 15.6).
std::size_t nir_with_key(std::string_view written);

// The structure alone, of 13 or 15 characters: sex 1-4, 7, 8, month 01-12, 20-42 or 50-99 (unknown months), department
// and order not zero.
std::size_t nir_shape(std::string_view written);

// Belgian national number, 11 digits: key = 97 - first nine mod 97, a 2 before the nine for births from 2000; months up
// to 12, and 20 or 40 more for persons without a register entry (bis numbers).
std::size_t belgian_number_with_key(std::string_view written);

// ISO 13616: the first four characters moved to the end, letters as 10 to 35, mod 97 = 1. `lengths` as in "FR27"; what
// stands after the country's length is left out.
std::size_t iban_with_key(std::string_view written, std::vector<std::string> const& lengths);

// Luhn's sum (ISO/IEC 7812), and a prefix and length of a known issuer.
std::size_t card_with_key(std::string_view written);

}  // namespace relais::language
