#include "engine/language/likeness.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace relais::language {
namespace {

std::vector<std::string_view> stems_of(std::vector<QueryWord> const& words) {
  std::vector<std::string_view> stems;
  std::ranges::transform(words, std::back_inserter(stems),
                         [](QueryWord const& word) { return std::string_view{word.forms.front()}; });
  std::ranges::sort(stems);
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

}  // namespace

double likeness(std::vector<QueryWord> const& a, std::vector<QueryWord> const& b) {
  auto const of_a = stems_of(a);
  auto const of_b = stems_of(b);
  if (of_a.empty() || of_b.empty()) {
    return 0;
  }
  std::vector<std::string_view> common;
  std::ranges::set_intersection(of_a, of_b, std::back_inserter(common));
  return 2.0 * static_cast<double>(common.size()) / static_cast<double>(of_a.size() + of_b.size());
}

}  // namespace relais::language
