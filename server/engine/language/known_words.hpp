// The words that texts hold, for the question whose word no text has: which known word was meant.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/language/analyser.hpp"

namespace relais::language {

// Holds words folded and whole, as the page proposes them, with the number of texts that have each. In memory: some 200
// bytes a word, so that 200,000 words take 40 MB. Several threads may read while none writes.
class KnownWords {
 public:
  // The words of one text, as Analyser::query() gives them; remove() takes back what add() was given.
  void add(std::vector<QueryWord> const& text);
  void remove(std::vector<QueryWord> const& text);

  // Whether a text answers to one of its forms.
  bool knows(QueryWord const& word) const;

  // Folded words likeliest meant, best first: a slip away (two from 8 letters on) or sounding alike in French, words of
  // many texts before those of few. Nothing below 4 letters. An Analyser makes their forms. Looks through all words of
  // about that length: some 1 ms for 200,000 words.
  std::vector<std::string> nearest(std::string_view folded, std::size_t limit) const;

  std::size_t size() const { return numbers_.size(); }

 private:
  static constexpr std::size_t kLongest = 64;
  struct Word {
    std::string text;
    std::uint32_t texts;  // that have it
  };
  // What tells at a glance that a word is not meant.
  struct Glance {
    std::uint32_t letters;  // which letters and digits it has, as bits
    std::uint32_t sound;    // a hash of it
    std::uint32_t word;
  };

  std::deque<Word> words_;                                       // stay in place, for the keys below
  std::unordered_map<std::string_view, std::uint32_t> numbers_;  // of the words
  std::array<std::vector<Glance>, kLongest + 1> by_size_;        // bytes
  std::unordered_map<std::uint64_t, std::uint32_t> forms_;       // texts by the hash of a form
};

}  // namespace relais::language
