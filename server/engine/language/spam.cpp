#include "engine/language/spam.hpp"

#include <algorithm>
#include <cctype>
#include <map>

#include "engine/language/fold.hpp"

namespace relais::language {
namespace {

constexpr std::size_t kFewWords = 20;
constexpr std::size_t kRepeatedShare = 5;  // one word in so many
constexpr std::size_t kShortWord = 4;      // articles and pronouns recur in any text
constexpr std::size_t kFewLetters = 40;

// "https://…", "www.…", or a name that ends as sites do.
bool has_link(std::string_view text) {
  constexpr std::string_view kEnds[] = {".com", ".net", ".shop", ".xyz", ".ru", ".info", ".biz", ".site", ".online"};
  if (text.find("://") != std::string_view::npos || text.find("www.") != std::string_view::npos) {
    return true;
  }
  return std::ranges::any_of(kEnds, [&](std::string_view end) {
    for (auto at = text.find(end); at != std::string_view::npos; at = text.find(end, at + 1)) {
      auto const after = at + end.size();
      if (at > 0 && std::isalnum(static_cast<unsigned char>(text[at - 1])) != 0 &&
          (after == text.size() || std::isalnum(static_cast<unsigned char>(text[after])) == 0)) {
        return true;
      }
    }
    return false;
  });
}

bool repeats(std::string_view folded) {
  auto const all = words(folded);
  if (all.size() < kFewWords) {
    return false;
  }
  std::map<std::string_view, std::size_t> counts;
  for (auto const word : all) {
    counts[word] += word.size() >= kShortWord ? 1 : 0;
  }
  return std::ranges::any_of(counts,
                             [&](auto const& counted) { return counted.second * kRepeatedShare >= all.size(); });
}

// Capitals of ASCII against its small letters: marks are few in any text.
bool is_in_capitals(std::string_view text) {
  auto const capitals = std::ranges::count_if(text, [](char c) { return c >= 'A' && c <= 'Z'; });
  auto const small = std::ranges::count_if(text, [](char c) { return c >= 'a' && c <= 'z'; });
  return static_cast<std::size_t>(capitals + small) >= kFewLetters && capitals > small;
}

}  // namespace

SpamWords::SpamWords(SpamFile const& file) {
  for (auto const& expression : file.selling) {
    selling_.push_back(" " + fold(expression) + " ");
  }
}

std::vector<SpamSign> SpamWords::signs(std::string_view text) const {
  auto const folded = fold(text);
  auto const padded = " " + folded + " ";
  auto const selling = std::ranges::count_if(
      selling_, [&](std::string const& expression) { return padded.find(expression) != std::string::npos; });
  std::vector<SpamSign> signs;
  if (has_link(text)) {
    signs.push_back(SpamSign::kLink);
  }
  if (selling >= 2) {
    signs.push_back(SpamSign::kSelling);
  }
  if (repeats(folded)) {
    signs.push_back(SpamSign::kRepeats);
  }
  if (is_in_capitals(text)) {
    signs.push_back(SpamSign::kCapitals);
  }
  return signs;
}

}  // namespace relais::language
