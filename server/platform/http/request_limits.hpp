// How much of a request is read before it is refused.
#pragma once

#include <cstddef>

namespace relais::http {

struct RequestLimits {
  std::size_t head_bytes = 8 * 1024;    // beyond: 431
  std::size_t target_bytes = 4 * 1024;  // beyond: 414
  std::size_t headers = 100;            // beyond: 431; at most RequestReader::kMostHeaders
};

}  // namespace relais::http
