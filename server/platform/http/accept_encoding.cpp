#include "platform/http/accept_encoding.hpp"

#include "platform/http/quality_list.hpp"
#include "platform/http/request.hpp"

namespace relais::http {

std::string_view encoding_token(Encoding encoding) {
  switch (encoding) {
    case Encoding::kBrotli:
      return "br";
    case Encoding::kGzip:
      return "gzip";
    case Encoding::kIdentity:
      break;
  }
  return "identity";
}

Encoding negotiated_encoding(std::string_view accept_encoding) {
  int brotli = -1;
  int gzip = -1;
  int any = 0;
  int identity = 0;
  for (auto item = take_quality_item(accept_encoding); !item.name.empty(); item = take_quality_item(accept_encoding)) {
    if (same_token(item.name, "br")) {
      brotli = item.permille;
    } else if (same_token(item.name, "gzip") || same_token(item.name, "x-gzip")) {
      gzip = item.permille;
    } else if (same_token(item.name, "identity")) {
      identity = item.permille;
    } else if (item.name == "*") {
      any = item.permille;
    }
  }
  brotli = brotli < 0 ? any : brotli;
  gzip = gzip < 0 ? any : gzip;
  if (brotli > 0 && brotli >= gzip && brotli >= identity) {
    return Encoding::kBrotli;
  }
  return gzip > 0 && gzip >= identity ? Encoding::kGzip : Encoding::kIdentity;
}

}  // namespace relais::http
