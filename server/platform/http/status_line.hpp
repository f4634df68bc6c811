// "HTTP/1.1 200 OK\r\n".
#pragma once

#include <string_view>

namespace relais::http {

// A status that the product does not use is answered as 500, which a test would see.
std::string_view status_line(int status);

}  // namespace relais::http
