// Bytes as text (RFC 4648), through libsodium.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace relais {

std::string base64(std::string_view bytes);      // with padding, for mails
std::string base64_url(std::string_view bytes);  // without, for addresses and cookies
// Nothing where it is no base64 of the kind for addresses.
std::optional<std::string> read_base64_url(std::string_view text);

// BLAKE2b, 32 bytes, as 64 hexadecimal digits.
std::string blake2b(std::string_view bytes);

}  // namespace relais
