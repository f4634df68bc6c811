// Compression of answers made on request: quick settings, one call per body.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/http/accept_encoding.hpp"

namespace relais::http {

// Below this a compressed answer saves no packet.
inline constexpr std::size_t kLeastCompressed = 1024;

// The body in that encoding (Brotli quality 4, gzip level 5), or nothing when it fails or would not be smaller.
std::optional<std::string> compressed(std::string_view body, Encoding encoding);

}  // namespace relais::http
