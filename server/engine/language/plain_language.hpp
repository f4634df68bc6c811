// What stands between an answer and the person who reads it: told before it is sent, never a reason to refuse it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "engine/language/readability.hpp"
#include "engine/language/span.hpp"
#include "engine/language/stem.hpp"

namespace relais::language {

// Passive, nominal style and double negation are known in French and English; the rest in all four tongues.
enum class PlainLanguageCode {
  kTooLong,             // more than 300 words
  kHardToRead,          // Kandel-Moles below 50, in other tongues LIX from 50; only where there is text enough
  kLongSentence,        // more than 22 words (formulas.md 15.1)
  kPassive,             // "sera traité", "se faire rembourser", "was sent"
  kNominalStyle,        // more than 3 words in -tion, -ment, -ance and such in a sentence
  kDoubleNegation,      // two negations in a sentence
  kUnexplainedAcronym,  // at its first place
  kJargon,              // `instead` says what to write
  kNoCause,             // nowhere "parce que", "en raison de"
  kNoNextStep,          // nowhere "vous pouvez", "nous vous rappellerons"
  kNoDate,              // neither a date nor a delay
};
BOOST_DESCRIBE_ENUM(PlainLanguageCode, kTooLong, kHardToRead, kLongSentence, kPassive, kNominalStyle, kDoubleNegation,
                    kUnexplainedAcronym, kJargon, kNoCause, kNoNextStep, kNoDate)

struct PlainLanguageFinding {
  PlainLanguageCode code;
  Span span;            // bytes; empty where it is said of the whole text
  std::string instead;  // jargon only
  bool fits = false;    // `instead` may be put in its place as it is
};

struct PlainLanguageCheck {
  Readability readability;
  std::vector<PlainLanguageFinding> findings;  // those of the whole text first, then in the order of the text
};

// data/language/jargon.json
struct JargonEntry {
  std::string tongue;
  std::string word;  // or several; found inflected too
  std::string instead;
  std::optional<bool> fits;  // written just so, it may be replaced as it stands: neither word agrees with another
};
BOOST_DESCRIBE_STRUCT(JargonEntry, (), (tongue, word, instead, fits))

struct JargonFile {
  std::vector<JargonEntry> entries;
};
BOOST_DESCRIBE_STRUCT(JargonFile, (), (entries))

// data/language/answer-signs.json: by what it is seen that an answer says why, and what comes next.
struct AnswerSigns {
  std::string tongue;
  std::vector<std::string> causes;
  std::vector<std::string> next_steps;
  std::vector<std::string> known_acronyms;  // that need no explanation
};
BOOST_DESCRIBE_STRUCT(AnswerSigns, (), (tongue, causes, next_steps, known_acronyms))

struct AnswerSignsFile {
  std::vector<AnswerSigns> tongues;
};
BOOST_DESCRIBE_STRUCT(AnswerSignsFile, (), (tongues))

class PlainLanguage {
 public:
  // Throws std::invalid_argument where a tongue is unknown or has no signs.
  PlainLanguage(JargonFile const& jargon, AnswerSignsFile const& signs);

  // Some 5 us a word. May be called from several threads.
  PlainLanguageCheck check(std::string_view text, Tongue tongue) const;

 private:
  struct Jargon {
    std::vector<std::string> stems;
    std::string instead;
    std::string fits_for;  // folded; empty: for no form of it
  };
  struct Signs {
    std::vector<std::string> causes;  // folded, a space on either side
    std::vector<std::string> next_steps;
    std::unordered_set<std::string> known_acronyms;
    std::unordered_map<std::string, std::vector<Jargon>> jargon;  // by the first stem, the longest first
  };
  class Search;

  std::unordered_map<Tongue, Signs> signs_;
};

}  // namespace relais::language
