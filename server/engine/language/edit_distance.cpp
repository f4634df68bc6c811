#include "engine/language/edit_distance.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace relais::language {
namespace {

constexpr std::size_t kLongest = 64;
using Line = std::array<int, kLongest + 1>;

// Fills the lines of the table, of each only the cells that may lie within the limit: those that far from the diagonal.
// False once every cell passes it.
bool fill(std::string_view a, std::string_view b, int limit, std::array<Line, 3>& lines) {
  auto const reach = static_cast<std::size_t>(limit);
  for (std::size_t j = 0; j <= std::min(b.size(), reach + 1); ++j) {
    lines[0][j] = static_cast<int>(j);
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& line = lines[i % 3];
    auto const& above = lines[(i + 2) % 3];
    auto const& twice_above = lines[(i + 1) % 3];
    auto const first = i > reach ? i - reach : 1;
    auto const last = std::min(b.size(), i + reach);
    if (first > last + 1) {
      return false;
    }
    line[first - 1] = first == 1 ? static_cast<int>(i) : limit + 1;
    auto least = line[first - 1];
    for (auto j = first; j <= last; ++j) {
      auto const changed = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      line[j] = std::min({changed, above[j] + 1, line[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        line[j] = std::min(line[j], twice_above[j - 2] + 1);
      }
      least = std::min(least, line[j]);
    }
    if (last < b.size()) {
      line[last + 1] = limit + 1;
    }
    if (least > limit) {
      return false;
    }
  }
  return true;
}

}  // namespace

int edit_distance(std::string_view a, std::string_view b, int limit) {
  auto const difference = static_cast<int>(std::max(a.size(), b.size()) - std::min(a.size(), b.size()));
  if (difference > limit || a.size() > kLongest || b.size() > kLongest) {
    return a == b ? 0 : limit + 1;
  }
  std::array<Line, 3> lines;
  return fill(a, b, limit, lines) ? std::min(lines[a.size() % 3][b.size()], limit + 1) : limit + 1;
}

int edit_distance_to_beginning(std::string_view typed, std::string_view word, int limit) {
  auto const reach = std::min(word.size(), typed.size() + static_cast<std::size_t>(limit));
  auto const beginning = word.substr(0, reach);
  if (typed.size() > kLongest || beginning.size() > kLongest) {
    return beginning.starts_with(typed) ? 0 : limit + 1;
  }
  std::array<Line, 3> lines;
  if (!fill(typed, beginning, limit, lines)) {
    return limit + 1;
  }
  auto const& last = lines[typed.size() % 3];
  auto const from = typed.size() - std::min(typed.size(), static_cast<std::size_t>(limit));
  return std::min(*std::min_element(last.begin() + static_cast<std::ptrdiff_t>(std::min(from, beginning.size())),
                                    last.begin() + static_cast<std::ptrdiff_t>(beginning.size()) + 1),
                  limit + 1);
}

}  // namespace relais::language
