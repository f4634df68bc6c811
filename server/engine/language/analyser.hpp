// What is stored and searched of a text: the same words for "déposées" and "deposer", "identité" and "identite", on any
// database. Stored tokens are plain text, so that no database needs an extension.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/language/stem.hpp"

namespace relais::language {

// To be stored beside the tokens: what another version wrote is to be written again.
inline constexpr int kAnalyserVersion = 1;

// One word of a question. A text answers it that holds any of the forms.
struct QueryWord {
  std::string word;  // folded, as the page repeats it
  std::vector<std::string> forms;
};

// Lower case, words apart, elisions ("l'", "jusqu'") and stop words out; of each word fold(stem(w)) and stem(fold(w)),
// for either alone misses words with or without their marks. Words of one letter are dropped; other apostrophes join
// ("aujourd'hui" is one word), hyphens part. Not for two threads at once, as its stemmer. Some 1 us a word.
class Analyser {
 public:
  explicit Analyser(Tongue tongue);

  // Forms separated by single spaces, in the order of the text: ready for FTS5 `unicode61` and to_tsvector('simple').
  std::string tokens(std::string_view text);

  // Each word once, in the order of the question; nothing where it has only stop words.
  std::vector<QueryWord> query(std::string_view text);

 private:
  std::vector<std::string> forms(std::string_view lower, std::string const& folded);

  Stemmer stemmer_;
};

}  // namespace relais::language
