#include "engine/language/personal_names.hpp"

#include <algorithm>
#include <array>

#include "engine/language/fold.hpp"
#include "engine/language/span.hpp"

namespace relais::language {
namespace {

std::size_t size_of_space(std::string_view text) {
  for (std::string_view const space : {" ", "\u00a0", "\u2007", "\u2009", "\u202f"}) {
    if (text.starts_with(space)) {
      return space.size();
    }
  }
  return 0;
}

// Words and where they stand; the empty ones between two spaces too.
std::vector<Span> words_of(std::string_view match) {
  auto words = std::vector<Span>{};
  for (std::size_t at = 0; at <= match.size();) {
    auto last = at;
    while (last < match.size() && size_of_space(match.substr(last)) == 0) {
      ++last;
    }
    words.push_back({at, last});
    at = last + std::max<std::size_t>(size_of_space(match.substr(last)), 1);
  }
  return words;
}

std::string_view part(std::string_view text, Span span) {
  return text.substr(span.first, span.last - span.first);
}

bool is_small(std::string_view word) {
  return !word.empty() && word[0] >= 'a' && word[0] <= 'z';
}

bool is_elided(std::string_view word) {
  return word.find('\'') != std::string_view::npos || word.find("’") != std::string_view::npos;
}

// "de", "van", "Le": part of a name, and none alone.
bool is_particle(std::string_view word) {
  return (is_small(word) && !is_elided(word)) || word == "Le" || word == "La" || word == "Les";
}

// The same, however written.
bool is_known_particle(std::string_view word) {
  static constexpr auto kParticles =
      std::to_array<std::string_view>({"al", "ben", "bin", "da", "de", "del", "den", "der", "des", "di", "dos",
                                       "du", "el",  "het", "la", "le", "les", "ten", "ter", "van", "von"});
  return std::ranges::find(kParticles, fold(word)) != kParticles.end();
}

// "J."
bool is_initial(std::string_view word) {
  return word.size() == 2 && word[0] >= 'A' && word[0] <= 'Z' && word[1] == '.';
}

// Without "d'" or "l'", up to the first hyphen or apostrophe, folded: "l'Anne-Marie" -> "anne".
std::string first_part(std::string_view word) {
  for (std::string_view const apostrophe : {"'", "’"}) {
    if (word.size() > apostrophe.size() && word.substr(1).starts_with(apostrophe) &&
        std::string_view{"dDlL"}.find(word[0]) != std::string_view::npos) {
      word.remove_prefix(1 + apostrophe.size());
    }
  }
  auto const end = std::min({word.find('-'), word.find('\''), word.find("’"), word.size()});
  return fold(word.substr(0, end));
}

// Between a street's words, or before the first.
bool is_link(std::string_view word) {
  static constexpr auto kLinks = std::to_array<std::string_view>(
      {"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "sous", "sur"});
  return std::ranges::find(kLinks, fold(word)) != kLinks.end();
}

bool is_house_number(std::string_view word) {
  static constexpr auto kSuffixes = std::to_array<std::string_view>({"bis", "quater", "ter"});
  auto const folded = fold(word);
  return folded.size() < 2 || (folded[0] >= '0' && folded[0] <= '9') ||
         std::ranges::find(kSuffixes, folded) != kSuffixes.end();
}

// "Gare", "d'Arches", "8".
bool begins_large(std::string_view word) {
  auto const apostrophe = std::min(word.find('\''), word.find("’"));
  auto const after = apostrophe > 2 ? 0 : apostrophe + (word[apostrophe] == '\'' ? 1 : std::string_view{"’"}.size());
  auto const own = after < word.size() ? word.substr(after) : word;
  auto const c = own.empty() ? '\0' : own[0];
  auto const is_marked = own.size() > 1 && c == '\xc3' && static_cast<unsigned char>(own[1]) <= 0x9e;
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || is_marked;
}

}  // namespace

PersonalNames::PersonalNames(std::vector<std::string> const& not_names, std::vector<std::string> const& common,
                             std::vector<std::string> const& given)
    : not_names_{not_names.begin(), not_names.end()},
      common_{common.begin(), common.end()},
      given_{given.begin(), given.end()} {}

bool PersonalNames::is_common(std::string_view word) const {
  auto const first = first_part(word);
  return (common_.contains(first) && !is_known_particle(first)) || common_.contains(fold(word));
}

bool PersonalNames::is_given(std::string_view word) const {
  return given_.contains(first_part(word));
}

bool PersonalNames::may_hold_given_name(std::string_view text) const {
  // Of two bytes and more, but for the signs of three that begin so, such as apostrophes, and those of four: pictures.
  auto const size_of_sign = [](char c) -> std::size_t { return c == '\xe2' ? 3 : c == '\xf0' ? 4 : 0; };
  auto const is_marked = [&](char c) { return (c & 0x80) != 0 && size_of_sign(c) == 0; };
  auto const is_large = [&](char c) { return (c >= 'A' && c <= 'Z') || is_marked(c); };
  for (std::size_t at = 0; at < text.size();) {
    if (auto const sign = size_of_sign(text[at]); sign > 0) {
      at += sign;
      continue;
    }
    auto last = at;
    while (last < text.size() && (is_large(text[last]) || (text[last] >= 'a' && text[last] <= 'z'))) {
      ++last;
    }
    if (last > at && is_large(text[at]) && given_.contains(fold(text.substr(at, last - at)))) {
      return true;
    }
    at = std::max(last, at + 1);
  }
  return false;
}

std::size_t PersonalNames::name(std::string_view match) const {
  std::size_t kept = 0;
  for (auto const& span : words_of(match)) {
    auto const word = part(match, span);
    if (not_names_.contains(std::string{word})) {
      break;
    }
    if (!word.empty() && !is_particle(word)) {
      kept = span.last;
    }
  }
  return kept;
}

std::size_t PersonalNames::full_name(std::string_view match) const {
  std::size_t kept = 0;
  for (auto const& span : words_of(match)) {
    auto const word = part(match, span);
    if (word.empty() || is_initial(word) || is_known_particle(word)) {
      continue;
    }
    if (not_names_.contains(std::string{word}) || is_common(word)) {
      break;
    }
    kept = span.last;
  }
  return kept;
}

std::size_t PersonalNames::with_given_name(std::string_view match) const {
  auto const kept = full_name(match);
  auto const words = words_of(match.substr(0, kept));
  auto const has_given = std::ranges::any_of(words, [&](Span span) { return is_given(part(match, span)); });
  return has_given ? kept : 0;
}

std::size_t PersonalNames::address(std::string_view match) const {
  auto const words = words_of(match);
  auto const way = std::ranges::find_if(words, [&](Span span) { return !is_house_number(part(match, span)); });
  if (way == words.end()) {
    return 0;
  }
  std::size_t kept = 0;
  auto is_large = false;
  auto small_words = 0;
  for (auto span = way + 1; span != words.end(); ++span) {
    auto const word = part(match, *span);
    if (is_link(word)) {
      if (small_words > 0) {
        break;
      }
      continue;
    }
    auto const large = begins_large(word);
    auto const is_first = kept == 0;
    if (fold(word).empty()) {
      break;
    }
    if (!is_first && !(is_large ? large : small_words < 2 && !large && !is_common(word))) {
      break;
    }
    is_large = is_first ? large : is_large;
    small_words += large ? 0 : 1;
    kept = span->last;
  }
  return kept;
}

}  // namespace relais::language
