#include "platform/http/status_line.hpp"

#include <algorithm>
#include <array>

namespace relais::http {
namespace {

struct Line {
  int status;
  std::string_view text;
};

constexpr std::array kLines{
    Line{200, "HTTP/1.1 200 OK\r\n"},
    Line{201, "HTTP/1.1 201 Created\r\n"},
    Line{202, "HTTP/1.1 202 Accepted\r\n"},
    Line{204, "HTTP/1.1 204 No Content\r\n"},
    Line{302, "HTTP/1.1 302 Found\r\n"},
    Line{303, "HTTP/1.1 303 See Other\r\n"},
    Line{304, "HTTP/1.1 304 Not Modified\r\n"},
    Line{308, "HTTP/1.1 308 Permanent Redirect\r\n"},
    Line{400, "HTTP/1.1 400 Bad Request\r\n"},
    Line{401, "HTTP/1.1 401 Unauthorized\r\n"},
    Line{403, "HTTP/1.1 403 Forbidden\r\n"},
    Line{404, "HTTP/1.1 404 Not Found\r\n"},
    Line{405, "HTTP/1.1 405 Method Not Allowed\r\n"},
    Line{408, "HTTP/1.1 408 Request Timeout\r\n"},
    Line{409, "HTTP/1.1 409 Conflict\r\n"},
    Line{410, "HTTP/1.1 410 Gone\r\n"},
    Line{412, "HTTP/1.1 412 Precondition Failed\r\n"},
    Line{413, "HTTP/1.1 413 Content Too Large\r\n"},
    Line{414, "HTTP/1.1 414 URI Too Long\r\n"},
    Line{415, "HTTP/1.1 415 Unsupported Media Type\r\n"},
    Line{417, "HTTP/1.1 417 Expectation Failed\r\n"},
    Line{422, "HTTP/1.1 422 Unprocessable Content\r\n"},
    Line{428, "HTTP/1.1 428 Precondition Required\r\n"},
    Line{429, "HTTP/1.1 429 Too Many Requests\r\n"},
    Line{431, "HTTP/1.1 431 Request Header Fields Too Large\r\n"},
    Line{500, "HTTP/1.1 500 Internal Server Error\r\n"},
    Line{503, "HTTP/1.1 503 Service Unavailable\r\n"},
};
static_assert(std::ranges::is_sorted(kLines, {}, &Line::status));

}  // namespace

std::string_view status_line(int status) {
  auto const line = std::ranges::lower_bound(kLines, status, {}, &Line::status);
  return line != kLines.end() && line->status == status ? line->text : status_line(500);
}

}  // namespace relais::http
