// Which compressed form of an answer a client takes, from Accept-Encoding ("br;q=1, gzip;q=0.5, *;q=0").
#pragma once

#include <string_view>

namespace relais::http {

enum class Encoding { kIdentity, kGzip, kBrotli };

std::string_view encoding_token(Encoding encoding);  // "br", "gzip"; "identity"

// The accepted one of highest weight, Brotli before gzip among equals; no header means identity. A client that refuses
// identity and takes nothing else is given identity all the same, which RFC 9110 section 12.5.3 allows.
Encoding negotiated_encoding(std::string_view accept_encoding);

}  // namespace relais::http
