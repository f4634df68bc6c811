// Telephone numbers as lists write them, to the form that a telephone understands.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relais::network {

struct Telephones {
  std::vector<std::string> numbers;  // E.164 ("+33450568749"), or a French short number as it is ("3939")
  bool all_read = true;              // false: part of the text looks like a number and could not be read
};

// `country` is "fr" or "be". Understood: any grouping, +, 00, (0), a lost leading zero, several numbers in one cell,
// remarks in brackets. French numbers of overseas departments get their own prefix: "0596..." is +596596... (ARCEP's
// numbering plan). Six-digit numbers of overseas collectivities only with their prefix (+508, +687, +689).
Telephones read_telephones(std::string_view text, std::string_view country);

}  // namespace relais::network
