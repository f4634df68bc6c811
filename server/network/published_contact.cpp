#include "network/published_contact.hpp"

#include <algorithm>

#include "engine/language/fold.hpp"
#include "platform/json/read.hpp"

namespace relais::network {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_number(std::string_view word) {
  return std::ranges::all_of(word, is_digit);
}

// Whether a word of an address names the place, and what it may be made of.
class PlaceWords {
 public:
  explicit PlaceWords(ContactPlace const& place) {
    add(place.commune_name);
    for (auto const& name : place.other_names) {
      add(name);
    }
  }

  // `previous` is the word before, empty at the beginning.
  bool names_place(std::string_view word, std::string_view previous) const {
    auto const after_saint = previous == "saint" || previous == "sainte" || previous == "st" || previous == "ste";
    return words_.contains(word) || (after_saint && saints_.contains(word));
  }
  std::set<std::string, std::less<>> const& parts() const { return parts_; }

 private:
  void add(std::string_view name) {
    auto const folded = language::fold(name);
    auto const words = language::words(folded);
    std::string joined;
    std::string_view previous;
    for (auto const word : words) {
      joined += word;
      auto const is_saint = previous == "saint" || previous == "sainte" || previous == "st" || previous == "ste";
      (is_saint ? saints_ : words_).emplace(word);
      if (is_saint) {
        parts_.emplace("saint" + std::string{word});
        parts_.emplace("sainte" + std::string{word});
        parts_.emplace("st" + std::string{word});
        parts_.emplace("ste" + std::string{word});
      } else if (word.size() >= 4) {
        parts_.emplace(word);
      }
      previous = word;
    }
    if (joined.size() >= 3) {
      words_.insert(joined);
      parts_.insert(std::move(joined));
    }
  }

  std::set<std::string, std::less<>> words_;   // each word of the names, and each name written as one
  std::set<std::string, std::less<>> saints_;  // those after "saint": a person's name otherwise
  std::set<std::string, std::less<>> parts_;   // long enough to be looked for inside a longer word
};

enum class Sort { kPersonal, kBeside, kTelling };

// A word made of several known ones, such as "maisonfranceservicesvervins": tells when one of its parts does.
Sort sort_of_compound(std::string_view word, ServiceWords const& words, PlaceWords const& place) {
  std::vector<std::optional<Sort>> reached(word.size() + 1);  // the best way to read the first n letters
  reached[0] = Sort::kBeside;
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (!reached[at]) {
      continue;
    }
    auto const step = [&](std::size_t length, Sort sort) {
      auto& there = reached[at + length];
      there = std::max({there.value_or(Sort::kPersonal), *reached[at], sort});
    };
    for (auto length = std::size_t{2}; at + length <= word.size(); ++length) {
      auto const part = word.substr(at, length);
      if (words.tells_a_service(part) || place.parts().contains(part)) {
        step(length, Sort::kTelling);
      } else if (words.is_beside(part)) {
        step(length, Sort::kBeside);
      }
    }
    if (is_digit(word[at])) {
      step(1, Sort::kBeside);
    }
  }
  return reached.back().value_or(Sort::kPersonal);
}

Sort sort_of(std::string_view word, std::string_view previous, ServiceWords const& words, PlaceWords const& place) {
  if (is_number(word)) {
    return Sort::kBeside;
  }
  if (words.tells_a_service(word)) {
    return Sort::kTelling;
  }
  if (words.is_beside(word)) {
    return Sort::kBeside;
  }
  if (place.names_place(word, previous)) {
    return word.size() > 2 ? Sort::kTelling : Sort::kBeside;
  }
  return sort_of_compound(word, words, place);
}

bool is_local_character(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || std::string_view{"._%+-'"}.contains(c) ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_domain_character(char c) {
  return is_local_character(c) && c != '\'';
}

// Where an e-mail address stands around the @ at `at`; empty when it is none.
std::string_view address_around(std::string_view text, std::size_t at) {
  auto first = at;
  while (first > 0 && is_local_character(text[first - 1])) {
    --first;
  }
  auto last = at + 1;
  while (last < text.size() && is_domain_character(text[last])) {
    ++last;
  }
  while (last > at && !is_digit(text[last - 1]) && std::string_view{".-_%+"}.contains(text[last - 1])) {
    --last;
  }
  while (first < at && std::string_view{".-'"}.contains(text[first])) {
    ++first;
  }
  auto const has_both = first < at && last > at + 1;
  return has_both ? text.substr(first, last - first) : std::string_view{};
}

}  // namespace

Result<ServiceWords> ServiceWords::read(std::string_view json) {
  ServiceWords words;
  auto const parsed = json::parse(json, [&](boost::json::value const& lists) {
    for (auto const& word : lists.at("services").as_array()) {
      words.services_.emplace(word.as_string());
    }
    for (auto const& word : lists.at("beside").as_array()) {
      words.beside_.emplace(word.as_string());
    }
  });
  return parsed ? Result<ServiceWords>{std::move(words)} : parsed.problem();
}

std::vector<std::string> email_addresses(std::string_view cell) {
  std::vector<std::string> found;
  for (auto at = cell.find('@'); at != std::string_view::npos; at = cell.find('@', at + 1)) {
    auto const address = address_around(cell, at);
    if (address.empty() || address.find('.', address.find('@')) == std::string_view::npos) {
      continue;
    }
    auto& lower = found.emplace_back(address);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  }
  return found;
}

bool is_published(std::string_view email, ServiceWords const& words, ContactPlace const& place) {
  auto const local = language::fold(email.substr(0, email.find('@')));
  auto const place_words = PlaceWords{place};
  auto best = Sort::kPersonal;
  std::string_view previous;
  for (auto const word : language::words(local)) {
    auto const sort = sort_of(word, previous, words, place_words);
    if (sort == Sort::kPersonal) {
      return false;
    }
    best = std::max(best, sort);
    previous = word;
  }
  return best == Sort::kTelling;
}

}  // namespace relais::network
