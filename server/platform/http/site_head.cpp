// The head of an answer, written straight into the buffer that is sent.
#include <array>
#include <charconv>

#include "platform/http/site.hpp"
#include "platform/http/status_line.hpp"

namespace relais::http {
namespace {

void append_number(std::size_t number, std::string& out) {
  std::array<char, 20> digits;
  out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

constexpr std::string_view kFixedFields =
    "X-Content-Type-Options: nosniff\r\n"
    "Permissions-Policy: geolocation=(self), camera=(), microphone=()\r\n";

std::string_view connection_field(Persistence persistence) {
  switch (persistence) {
    case Persistence::kStated:
      return "\r\nConnection: keep-alive";
    case Persistence::kClose:
      return "\r\nConnection: close";
    case Persistence::kImplied:
      break;
  }
  return "";
}

}  // namespace

void Site::write_head(Request const& request, Answer const& answer, Persistence persistence, std::string_view date,
                      std::string& out) const {
  out.append(status_line(answer.status));
  out.append("Date: ").append(date).append("\r\n");
  if (answer.status != 204 && answer.status != 304) {
    out.append("Content-Length: ");
    append_number(answer.content().size(), out);
    out.append("\r\n");
  }
  if (!answer.content_type.empty() && answer.status != 304) {
    out.append("Content-Type: ").append(answer.content_type).append("\r\n");
  }
  if (answer.encoding != Encoding::kIdentity && answer.status != 304) {
    out.append("Content-Encoding: ").append(encoding_token(answer.encoding)).append("\r\n");
  }
  if (!answer.cache_control.empty()) {
    out.append("Cache-Control: ").append(answer.cache_control).append("\r\n");
  }
  if (!answer.etag.empty()) {
    out.append("ETag: ").append(answer.etag).append("\r\n");
  }
  // A page whose address is a secret says a stricter one of its own.
  if (answer.fields.find("Referrer-Policy:") == std::string::npos) {
    out.append("Referrer-Policy: strict-origin-when-cross-origin\r\n");
  }
  // So does the one page that other sites may frame.
  if (answer.fields.find("Content-Security-Policy:") == std::string::npos) {
    out.append("Content-Security-Policy: ").append(policy_).append("\r\n");
  }
  out.append(answer.fields).append(kFixedFields).append("X-Request-Id: ").append(request.id);
  out.append(connection_field(persistence)).append("\r\n\r\n");
}

}  // namespace relais::http
