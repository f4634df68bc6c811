// Documents found by the phrases that people have for them: names and everyday words, in several languages at once,
// with or without marks, inflected, misspelt, half typed, or inside a longer sentence.
//
// Each word asked for is held against the vocabulary: the same word, one of the same stem, one that it begins, one that
// sounds alike, one a slip or two away, a part of a compound; the surer the kin, the more it counts, and rare words
// count more than common ones (inverse document frequency, Spärck Jones 1972). A phrase scores by how much of the
// question it covers and how much of it the question covers; a document by its best phrase, and a little by all of them
// together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace relais::language {

struct Phrase {
  std::uint32_t document;
  std::string text;
  double weight;  // 1 for a name; less for what only hints at the document
};

struct Hit {
  std::uint32_t document;
  double score;  // 0 to 1.25; 1.25: a whole phrase of weight 1, word for word
};

class PhraseIndex {
 public:
  PhraseIndex() = default;
  explicit PhraseIndex(std::vector<Phrase> const& phrases);

  // Best first, at most `limit`; nothing for a text without letters or digits. The last word may be unfinished.
  // Some 20 us for 3,000 phrases where every word is known, some 100 us where one is misspelt.
  std::vector<Hit> find(std::string_view text, std::size_t limit) const;

 private:
  struct Term {
    std::string text;  // folded
    double rarity;
    std::string sound;                   // see sound_of()
    std::vector<std::uint32_t> phrases;  // that have it, ascending
  };
  // What tells at a glance that a term is not meant, close together: all terms are looked through for a misspelt word.
  struct Glance {
    std::uint32_t letters;  // which letters and digits it has, as bits
    std::uint32_t size;
    std::size_t sound;  // a hash of it
  };
  struct StoredPhrase {
    std::uint32_t document;
    double weight;
    double rarity;  // of its words together
  };
  struct Kin {
    std::uint32_t term;
    double likeness;
  };
  struct Asked {
    std::string folded;
    std::vector<std::string> stems;
    bool may_be_unfinished;
  };
  class Scores;

  std::vector<Asked> asked(std::string_view text) const;
  bool knows(Asked const& word) const;
  std::optional<Asked> joined(Asked const& word, std::string const& next) const;
  std::vector<Kin> kin_of(Asked const& word) const;
  void add_beginnings(Asked const& word, std::vector<Kin>& kin) const;
  std::vector<Kin> misspelt(Asked const& word) const;  // also the word itself
  void add_compounds(Asked const& word, std::vector<Kin>& kin) const;

  std::vector<Term> terms_;      // in the order of their texts
  std::vector<Glance> glances_;  // of the terms
  std::unordered_map<std::string, std::vector<std::uint32_t>> terms_by_stem_;
  std::vector<StoredPhrase> phrases_;
  std::size_t documents_ = 0;
  double greatest_rarity_ = 0;
};

}  // namespace relais::language
