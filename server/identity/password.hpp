// Passwords and PINs: what is kept of them, and which are refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/result/result.hpp"

namespace relais::identity {

// Argon2id with libsodium's "interactive" cost: some 60 ms and 64 MB each. Not inside a transaction.
std::string password_hash(std::string_view password);
bool password_fits(std::string const& hash, std::string_view password);
// As long as password_fits(): said of nobody's password, so that an unknown name costs what a known one does.
void waste_a_check(std::string_view password);

// Why a password is refused, as the code of a text; nothing where it will do. NIST SP 800-63B, section 5.1.1: length,
// and neither what everybody takes nor one's own name; no rule on kinds of characters. `own_words`: name and address.
std::optional<std::string_view> password_refusal(std::string_view password, std::vector<std::string> const& own_words);

// Four to eight digits, not all alike and not in a row. It opens a locked session only, and a few mistakes end that.
std::optional<std::string_view> pin_refusal(std::string_view pin);

}  // namespace relais::identity
