// How hard a text is to read, by formulas that count (formulas.md 15.1). They say nothing of whether it is right or
// complete, and are published with this definition:
//
// A word is a row of letters and digits; an apostrophe ends one ("l'usager" is two words), a hyphen does not. A
// sentence ends at . ! ? or …, not after an abbreviation or inside a number, and at the end of a line or list item that
// holds a word. Lines that are addresses or rows of a table, and references to laws, are left out first; how much is
// said.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/language/span.hpp"
#include "engine/language/stem.hpp"

namespace relais::language {

// Kandel and Moles 1958: 207 - 1.015 words a sentence - 73.6 syllables a word; as written, so it may leave 0 to 100.
// 70 and more easy, 60 to 70 standard, 50 to 60 rather hard, 30 to 50 hard, below very hard.
double kandel_moles(double words_a_sentence, double syllables_a_word);

// Björnsson 1968: words a sentence + 100 long words (of more than 6 letters) a word. Below 25 very easy, from 60 very
// hard.
double lix(double words_a_sentence, double long_words_a_word);

// Anderson 1983: long words a sentence.
double rix(double long_words, double sentences);

struct TextWord {
  Span span;  // bytes
};

struct TextSentence {
  Span span;  // bytes, without the space around it
  std::vector<TextWord> words;
};

// Bytes that are left out of the count: addresses, rows of tables, references to laws. In the order of the text.
std::vector<Span> left_out_of_readability(std::string_view text);

// The sentences of what is not left out.
std::vector<TextSentence> sentences(std::string_view text, std::vector<Span> const& left_out);

struct Readability {
  std::size_t words = 0;
  std::size_t sentences = 0;
  std::size_t syllables = 0;           // French only
  std::size_t long_words = 0;          // of more than 6 letters
  double left_out_share = 0;           // of the words of the whole text
  std::optional<double> kandel_moles;  // French only; none of the three below 100 words or 3 sentences
  std::optional<double> lix;
  std::optional<double> rix;
};
BOOST_DESCRIBE_STRUCT(Readability, (),
                      (words, sentences, syllables, long_words, left_out_share, kandel_moles, lix, rix))

// Some 1 us a word.
Readability readability(std::string_view text, Tongue tongue);

}  // namespace relais::language
