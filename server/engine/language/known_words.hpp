// The words that texts hold, for the question whose word no text has: which known word was meant.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relais::language {

struct KnownWord {
  std::string word;         // folded and whole, as the page proposes it
  std::uint32_t texts = 0;  // that have it
};

// In memory: some 150 bytes a word, so that 200,000 words take 30 MB. Several threads may read at once.
class KnownWords {
 public:
  KnownWords() = default;
  explicit KnownWords(std::vector<KnownWord> words);

  // Words likeliest meant, best first: a slip away, then two slips away (from 8 letters on) or sounding alike in
  // French; of equals those of many texts before those of few. Nothing below 4 letters. An Analyser makes their forms.
  // Looks through all words of about that length: some 1 ms for 200,000 words.
  std::vector<std::string> nearest(std::string_view folded, std::size_t limit) const;

 private:
  static constexpr std::size_t kLongest = 64;
  // What tells at a glance that a word is not meant.
  struct Glance {
    std::uint32_t letters;  // which letters and digits it has, as bits
    std::uint32_t sound;    // a hash of it
    std::uint32_t word;
  };

  std::vector<KnownWord> words_;
  std::array<std::vector<Glance>, kLongest + 1> by_size_;  // bytes
};

}  // namespace relais::language
