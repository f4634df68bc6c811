// The code on the slip: twelve characters in three groups, "K7QM-4XRD-9F2T". Eleven bear 55 bits that nobody can guess,
// the last tells a slip of the pen. I, L, O and U are in no code: the first three are read as 1, 1 and 0.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "follow_ups/follow_up.hpp"

namespace relais::follow_ups {

// Of the first 14 hexadecimal digits of a digest that nobody without its key can compute.
std::string code_of(std::string_view keyed_digest);

// Printed on a form before there is anything to come back to. Of its eleven characters nine bear 45 bits that nobody
// can guess, and the last two follow from them by the key: whoever makes one up is found out but once in a thousand
// times. `fresh`: known to nobody.
std::string paper_code(Digest const& digest, std::string_view fresh);
// Whether it was printed here, of what somebody typed.
bool is_paper_code(Digest const& digest, std::string_view typed);

// As it is stored and printed, of what somebody typed: case, spaces and hyphens do not matter, O is 0, I and L are 1.
// Nothing where it is no code, or its check character is wrong: every single wrong character is noticed, and nearly
// every swap of neighbours (Luhn's sum modulo 32).
std::optional<std::string> read_code(std::string_view typed);

}  // namespace relais::follow_ups
