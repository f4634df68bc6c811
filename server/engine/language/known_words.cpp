#include "engine/language/known_words.hpp"

#include <algorithm>
#include <bit>
#include <functional>

#include "engine/language/edit_distance.hpp"
#include "engine/language/sound.hpp"

namespace relais::language {
namespace {

constexpr std::size_t kShortest = 4;

int slips_allowed(std::size_t letters) {
  return letters < kShortest ? 0 : letters < 8 ? 1 : 2;
}

std::uint32_t letters_of(std::string_view folded) {
  std::uint32_t bits = 0;
  for (char const c : folded) {
    bits |= 1U << (c >= 'a' && c <= 'z' ? c - 'a' : c >= '0' && c <= '9' ? 26 + (c - '0') % 5 : 31);
  }
  return bits;
}

std::uint32_t hash_of_sound(std::string_view folded) {
  return static_cast<std::uint32_t>(std::hash<std::string>{}(sound_of(folded)));
}

struct Kin {
  int slips;
  std::uint32_t texts;
  std::uint32_t word;
};

}  // namespace

void KnownWords::add(std::vector<QueryWord> const& text) {
  for (auto const& [word, forms] : text) {
    for (auto const& form : forms) {
      ++forms_[std::hash<std::string>{}(form)];
    }
    if (auto const known = numbers_.find(word); known != numbers_.end()) {
      ++words_[known->second].texts;
    } else if (word.size() <= kLongest) {
      auto const number = static_cast<std::uint32_t>(words_.size());
      words_.push_back({word, 1});
      numbers_.emplace(words_.back().text, number);
      by_size_[word.size()].push_back({letters_of(word), hash_of_sound(word), number});
    }
  }
}

void KnownWords::remove(std::vector<QueryWord> const& text) {
  auto const one_less = [](std::uint32_t& texts) { texts -= texts > 0 ? 1 : 0; };
  for (auto const& [word, forms] : text) {
    for (auto const& form : forms) {
      one_less(forms_[std::hash<std::string>{}(form)]);
    }
    if (auto const known = numbers_.find(word); known != numbers_.end()) {
      one_less(words_[known->second].texts);
    }
  }
}

bool KnownWords::knows(QueryWord const& word) const {
  return std::ranges::any_of(word.forms, [&](std::string const& form) {
    auto const known = forms_.find(std::hash<std::string>{}(form));
    return known != forms_.end() && known->second > 0;
  });
}

std::vector<std::string> KnownWords::nearest(std::string_view folded, std::size_t limit) const {
  auto const allowed = slips_allowed(folded.size());
  if (allowed == 0 || folded.size() > kLongest) {
    return {};
  }
  auto const letters = letters_of(folded);
  auto const sound = hash_of_sound(folded);
  auto kin = std::vector<Kin>{};
  // What sounds alike may be longer or shorter by more than the slips: "cotisassion".
  auto const reach = static_cast<std::size_t>(allowed) + 1;
  for (auto size = folded.size() - reach; size <= std::min(folded.size() + reach, kLongest); ++size) {
    for (auto const& glance : by_size_[size]) {
      auto const sounds_alike = glance.sound == sound;
      // A slip takes one letter away and brings another at most.
      if (!sounds_alike &&
          (std::popcount(glance.letters & ~letters) > allowed || std::popcount(letters & ~glance.letters) > allowed)) {
        continue;
      }
      auto const& known = words_[glance.word];
      auto const slips = known.texts == 0 ? allowed + 1 : edit_distance(folded, known.text, allowed);
      if (known.texts > 0 && (sounds_alike || slips <= allowed)) {
        kin.push_back({std::min(slips, sounds_alike ? 1 : slips), known.texts, glance.word});
      }
    }
  }
  std::ranges::sort(kin, [&](Kin const& a, Kin const& b) {
    return a.slips != b.slips   ? a.slips < b.slips
           : a.texts != b.texts ? a.texts > b.texts
                                : words_[a.word].text < words_[b.word].text;
  });
  auto nearest = std::vector<std::string>{};
  for (std::size_t i = 0; i < std::min(limit, kin.size()); ++i) {
    nearest.push_back(words_[kin[i].word].text);
  }
  return nearest;
}

}  // namespace relais::language
