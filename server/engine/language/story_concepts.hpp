// What a story told in everyday words is about: expressions of administrative life, read as the concepts they stand for
// ("ça sonne dans le vide", "injoignable": a telephone that nobody answers).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <boost/describe.hpp>

#include "engine/language/stem.hpp"

namespace relais::language {

enum class StoryFieldKind {
  kTrouble,  // what went wrong: a door that was closed
  kMatter,   // what it was about: a pension
};
BOOST_DESCRIBE_ENUM(StoryFieldKind, kTrouble, kMatter)

struct StoryConcept {
  std::string name_fr;
  std::string words;  // expressions in French, parted by " | "
};
BOOST_DESCRIBE_STRUCT(StoryConcept, (), (name_fr, words))

struct StoryField {
  std::string code;
  StoryFieldKind kind = StoryFieldKind::kTrouble;
  std::string name_fr;
  std::string name_en;
  std::string name_nl;
  std::string name_de;
  std::vector<StoryConcept> concepts;
};
BOOST_DESCRIBE_STRUCT(StoryField, (), (code, kind, name_fr, name_en, name_nl, name_de, concepts))

// data/language/story-concepts.json
struct StoryConceptFile {
  std::vector<StoryField> fields;
  std::string praise = {};  // expressions in French of what went well, parted by " | "
};
BOOST_DESCRIBE_STRUCT(StoryConceptFile, (), (fields, praise))

struct StoryWord {
  std::string stem;
  std::string written;  // folded
};

struct StoryReading {
  std::vector<std::uint32_t> expressions;  // places in StoryConcepts::expressions(), each once, rising
  std::vector<StoryWord> words;            // but for stop words, numbers and ignored ones, each stem once, by stem
};

// Not for two threads at once, as its stemmer.
class StoryConcepts {
 public:
  struct Expression {
    std::vector<std::string> stems;
    std::vector<std::uint32_t> concepts;  // places among the concepts of all fields, in the order of the file
  };

  // `ignored`: names of bodies and the like, which say nothing of what happened; names of one word count.
  StoryConcepts(StoryConceptFile const& file, std::vector<std::string> const& ignored);

  // Expressions whose stems stand in this order, articles and pronouns aside, with at most one other word between two;
  // of those that share a word, the longest. A word unknown to the expressions is read as the known one that sounds the
  // same, or without the letter glued to it ("jattends").
  StoryReading read(std::string_view text);

  std::vector<Expression> const& expressions() const { return expressions_; }

 private:
  std::vector<StoryWord> words_of(std::string_view text);
  std::string meant(StoryWord const& word);
  std::vector<std::uint32_t> expressions_in(std::vector<StoryWord> const& words) const;
  void add(std::string_view written, std::uint32_t concept_place);

  Stemmer stemmer_;
  std::vector<Expression> expressions_;
  std::unordered_map<std::string, std::uint32_t> by_stems_;                   // of all its stems
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_beginning_;  // of its first stem
  std::unordered_set<std::string> known_;                                     // stems
  std::unordered_map<std::string, std::string> by_sound_;                     // the only known stem; "" where several
  std::unordered_set<std::string> ignored_;                                   // stems
};

}  // namespace relais::language
