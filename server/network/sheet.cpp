#include "network/sheet.hpp"

#include <algorithm>

namespace relais::network {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    auto const end = std::min(text.find('\n'), text.size());
    if (end > 0) {
      lines.emplace_back(text.substr(0, end));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool has_line(std::string_view text, std::string_view line) {
  return std::ranges::any_of(lines_of(text), [&](std::string const& one) { return one == line; });
}

}  // namespace relais::network
