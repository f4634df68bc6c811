#include "engine/language/slips.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/language/edit_distance.hpp"
#include "engine/language/fold.hpp"
#include "engine/language/sound.hpp"

namespace relais::language {
namespace {

constexpr std::size_t kShortestMeant = 6;   // letters of a word that may have a slip
constexpr std::size_t kShortestGlued = 8;   // and that may be several words,
constexpr std::size_t kLongestPart = 5;     // one of them so long at least
constexpr std::size_t kMeanPart = 3;        // and all of them in the mean
constexpr std::size_t kShortestElided = 4;  // letters after "m", "d"
constexpr std::size_t kLongest = 40;        // longer rows of letters are no words
constexpr std::size_t kHeldDown = 3;        // times the same letter
constexpr auto kElided = std::to_array<std::string_view>({"qu", "j", "m", "t", "s", "l", "d", "n", "c"});

std::string without_held_down(std::string_view word) {
  auto result = std::string{};
  for (std::size_t i = 0; i < word.size();) {
    auto const end = std::min(word.find_first_not_of(word[i], i), word.size());
    auto const is_digit = word[i] >= '0' && word[i] <= '9';
    result.append(end - i >= kHeldDown && !is_digit ? 1 : end - i, word[i]);
    i = end;
  }
  return result;
}

// The word, and the word short of any one letter: words a slip apart share one of these (or a swap of neighbours).
std::vector<std::string> forms(std::string const& word) {
  auto list = std::vector<std::string>{word};
  for (std::size_t i = 0; i < word.size(); ++i) {
    list.push_back(word.substr(0, i) + word.substr(i + 1));
  }
  return list;
}

}  // namespace

Slips::Slips(std::vector<std::string> const& known, std::vector<std::string> const& ordinary,
             std::vector<Spelling> const& spellings)
    : known_{known.begin(), known.end()}, ordinary_{ordinary.begin(), ordinary.end()} {
  for (auto const& [written, read] : spellings) {
    for (auto const word : words(read)) {
      spellings_[written].emplace_back(word);
    }
  }
  for (auto const& word : known) {
    if (word.size() >= kShortestMeant) {
      for (auto const& form : forms(word)) {
        by_form_[form].push_back(word);
      }
      by_sound_[sound_of(word)].push_back(word);
    }
  }
}

std::vector<std::string> Slips::read(std::string_view folded) const {
  auto const word = without_held_down(folded);
  if (auto const spelling = spellings_.find(word); spelling != spellings_.end()) {
    return spelling->second;
  }
  if (is_known(word) || ordinary_.contains(word)) {
    return {word};
  }
  if (auto parts = parted(word); !parts.empty()) {
    return parts;
  }
  return {meant(word)};
}

// Empty where it is no row of known words.
std::vector<std::string> Slips::parted(std::string const& word) const {
  for (auto const elided : kElided) {
    // "jai", "quil"; but "late" and "sans" are words.
    auto const shortest = elided.size() + (elided == "j" || elided == "qu" ? 2 : kShortestElided);
    if (word.size() >= shortest && word.starts_with(elided) && is_known(word.substr(elided.size()))) {
      return {std::string{elided}, word.substr(elided.size())};
    }
  }
  if (word.size() < kShortestGlued || word.size() > kLongest) {
    return {};
  }
  // Where the last known word of the row that ends here begins; the fewest words.
  auto begins = std::vector<std::optional<std::size_t>>(word.size() + 1);
  auto count = std::vector<std::size_t>(word.size() + 1, word.size() + 1);
  count[0] = 0;
  for (std::size_t end = 2; end <= word.size(); ++end) {
    for (std::size_t first = 0; first + 2 <= end; ++first) {
      if (count[first] + 1 < count[end] && is_known(word.substr(first, end - first))) {
        count[end] = count[first] + 1;
        begins[end] = first;
      }
    }
  }
  auto parts = std::vector<std::string>{};
  if (count[word.size()] * kMeanPart > word.size()) {
    return {};
  }
  for (auto end = word.size(); end > 0; end = *begins[end]) {
    parts.insert(parts.begin(), word.substr(*begins[end], end - *begins[end]));
  }
  auto const is_long = [](std::string const& part) { return part.size() >= kLongestPart; };
  return std::ranges::any_of(parts, is_long) ? parts : std::vector<std::string>{};
}

std::string Slips::meant(std::string const& word) const {
  if (word.size() + 1 < kShortestMeant || word.size() > kLongest) {
    return word;
  }
  auto const is_near = [&](std::string const& known, int slips) {
    return known.front() == word.front() && edit_distance(word, known, slips) <= slips;
  };
  for (auto const& form : forms(word)) {
    if (auto const near = by_form_.find(form); near != by_form_.end()) {
      for (auto const& known : near->second) {
        if (is_near(known, 1)) {
          return known;
        }
      }
    }
  }
  if (auto const heard = by_sound_.find(sound_of(word)); heard != by_sound_.end()) {
    auto const known = std::ranges::find_if(heard->second, [&](auto const& one) { return is_near(one, 2); });
    return known == heard->second.end() ? word : *known;
  }
  return word;
}

}  // namespace relais::language
