// Short lists of codes in a constant: "57 67 68".
#pragma once

#include <algorithm>
#include <string_view>

namespace relais::hours {

constexpr bool lists(std::string_view codes, std::string_view code) {
  while (!codes.empty()) {
    auto const space = std::min(codes.find(' '), codes.size());
    if (codes.substr(0, space) == code) {
      return true;
    }
    codes.remove_prefix(std::min(space + 1, codes.size()));
  }
  return false;
}

}  // namespace relais::hours
