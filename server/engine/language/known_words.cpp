#include "engine/language/known_words.hpp"

#include <algorithm>
#include <bit>
#include <functional>

#include "engine/language/edit_distance.hpp"
#include "engine/language/sound.hpp"

namespace relais::language {
namespace {

constexpr std::size_t kShortest = 4;
constexpr int kMostSlips = 2;

int slips_allowed(std::size_t letters) {
  return letters < kShortest ? 0 : letters < 8 ? 1 : kMostSlips;
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

KnownWords::KnownWords(std::vector<KnownWord> words) : words_(std::move(words)) {
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    auto const& word = words_[i].word;
    if (word.size() >= kShortest && word.size() <= kLongest) {
      by_size_[word.size()].push_back({letters_of(word), hash_of_sound(word), i});
    }
  }
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
      auto const slips = edit_distance(folded, known.word, allowed);
      if (sounds_alike || slips <= allowed) {
        kin.push_back({std::min(slips, kMostSlips), known.texts, glance.word});
      }
    }
  }
  std::ranges::sort(kin, [&](Kin const& a, Kin const& b) {
    return a.slips != b.slips   ? a.slips < b.slips
           : a.texts != b.texts ? a.texts > b.texts
                                : words_[a.word].word < words_[b.word].word;
  });
  auto nearest = std::vector<std::string>{};
  for (std::size_t i = 0; i < std::min(limit, kin.size()); ++i) {
    nearest.push_back(words_[kin[i].word].word);
  }
  return nearest;
}

}  // namespace relais::language
