// Entity tags: made from a body, and compared with what the client has.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace relais::http {

// 64 bits of a body, for tags: quick (some bytes per nanosecond), well spread, no defence against forgery. Stable
// across runs of one build.
std::uint64_t body_hash(std::string_view body);

// `W/"…"`: weak, since the same content may be sent compressed or not.
std::string weak_etag(std::string_view body);

// Whether one of the tags of If-None-Match ("*", or a list) is this one by weak comparison (RFC 9110 section 8.8.3.2).
bool etag_matches(std::string_view if_none_match, std::string_view etag);

}  // namespace relais::http
