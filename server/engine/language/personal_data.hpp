// Personal data in a short note, found and masked by the rules of data/personal-data-rules.json. The browser reads the
// same file (web/src/visits/personal_data.ts) and data/personal-data-vectors.json holds both to the same answers.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "engine/language/personal_digits.hpp"
#include "engine/language/personal_names.hpp"
#include "engine/language/personal_prefilter.hpp"
#include "engine/language/span.hpp"

namespace re2 {
class RE2;
}

namespace relais::language {

// kReplace: sure by its key, never stored, and the person who types is told. kMask: pointed at, and masked in what is
// stored unless a person says that it is nobody's.
enum class PersonalDataLevel { kReplace, kMask };
BOOST_DESCRIBE_ENUM(PersonalDataLevel, kReplace, kMask)

// What a pattern cannot say: keys (personal_keys.hpp), and where names and streets end (personal_names.hpp).
enum class PersonalDataCheck {
  kNirKey,
  kNirShape,
  kBelgianKey,
  kIbanKey,
  kCardKey,
  kName,
  kFullName,
  kGivenName,
  kAddress
};
BOOST_DESCRIBE_ENUM(PersonalDataCheck, kNirKey, kNirShape, kBelgianKey, kIbanKey, kCardKey, kName, kFullName,
                    kGivenName, kAddress)

// A part of patterns: <name> in a pattern, or in a later piece, stands for it.
struct PatternPiece {
  std::string name;
  std::string pattern;
};
BOOST_DESCRIBE_STRUCT(PatternPiece, (), (name, pattern))

// Patterns are of what RE2 and JavaScript's `u` expressions understand alike, and every repetition has a bound, so that
// the browser's backtracking stays linear too. The finding is the whole match or, where there is a group, what the
// group holds at its end. Neither a letter nor a digit may stand beside the match; where `glued`, letters may. Where
// `look_alikes`, letters among digits are read as the digits that they look like: "O6 l2".
struct PersonalDataRule {
  std::string id;
  std::string kind;
  PersonalDataLevel level = PersonalDataLevel::kMask;
  std::string mark;  // what is stored in place of the finding, such as "[[phone]]"; screens put it into words
  std::vector<std::string> patterns;
  std::optional<std::size_t> digits;              // for speed: what the patterns find has so many in a row, with at
  std::optional<std::vector<std::string>> words;  // most 6 signs between two, and one of these words, in any case
  std::optional<bool> stories_only;
  std::optional<bool> ignore_case;
  std::optional<bool> glued;
  std::optional<bool> look_alikes;
  std::optional<PersonalDataCheck> check;
  std::optional<std::string> before;         // context in any case: the 64 characters before the match must hold this,
  std::optional<std::string> after;          // or the 24 after it this
  std::optional<std::string> unless;         // refuses a finding that holds this,
  std::optional<std::string> unless_before;  // or before which this stands,
  std::optional<std::string> unless_after;   // or after it this
};
BOOST_DESCRIBE_STRUCT(PersonalDataRule, (),
                      (id, kind, level, mark, patterns, digits, words, stories_only, ignore_case, glued, look_alikes,
                       check, before, after, unless, unless_before, unless_after))

// What stands in the file. Where findings overlap, the earlier rule has it.
struct PersonalDataRuleFile {
  std::vector<PatternPiece> pieces;
  std::vector<std::string> drawn_digits;  // the signs drawn like 0, those like 1, and so on
  std::string unseen_signs;               // what is drawn on or between digits, or not at all
  std::vector<std::string> iban_lengths;  // "FR27"
  std::vector<std::string> not_names;     // capitalised words that follow a civility and name nobody
  std::vector<PersonalDataRule> rules;
};
BOOST_DESCRIBE_STRUCT(PersonalDataRuleFile, (), (pieces, drawn_digits, unseen_signs, iban_lengths, not_names, rules))

// data/personal-names.json, apart because notes do without it and a browser need not load it for them. All folded.
struct PersonalNamesFile {
  std::vector<std::string> common_words;  // in small letters, or at a sentence's beginning, they name nobody
  std::vector<std::string> given_names;
};
BOOST_DESCRIBE_STRUCT(PersonalNamesFile, (), (common_words, given_names))

// An agent's note of some words, or what people tell of themselves and others: in a story names, streets and file
// numbers are looked for that a note may hold.
enum class PersonalDataText { kNote, kStory };

struct PersonalDataFinding {
  std::string rule;
  std::string kind;
  PersonalDataLevel level;
  Span span;  // bytes
};

class PersonalDataRules {
 public:
  // Compiles the patterns, some milliseconds. Throws std::invalid_argument that names a rule with a wrong pattern.
  PersonalDataRules(PersonalDataRuleFile file, PersonalNamesFile const& names);

  // In the order of the text, without overlaps. A caller may leave out some, such as those of kind "name" where
  // somebody is praised; names of the writer and of kin have the rules "name_introduced..." and "name_of_kin...".
  // Linear in the text's length: some 35 us for a story of 300 characters. May be called from several threads.
  std::vector<PersonalDataFinding> find(std::string_view text, PersonalDataText kind = PersonalDataText::kNote) const;

  // The text with the mark of its rule in place of each finding (of find(), in its order; some may be left out); like
  // ones that only spaces and commas part have one mark. It may be longer than the text. Nothing is found in a masked
  // text.
  std::string masked(std::string_view text, std::vector<PersonalDataFinding> const& findings) const;

  // Whether a rule puts this in the place of what it finds: "[[phone]]".
  bool has_mark(std::string_view mark) const;

 private:
  using Pattern = std::shared_ptr<re2::RE2 const>;
  struct Compiled {
    std::vector<Pattern> patterns;
    std::optional<std::size_t> words;  // their number in prefilter_
    Pattern before;
    Pattern after;
    Pattern unless;
    Pattern unless_before;
    Pattern unless_after;
  };
  class Search;

  std::size_t kept_by_check(PersonalDataRule const& rule, std::string_view match) const;

  PersonalDataRuleFile file_;
  DrawnDigits digits_;
  PersonalNames names_;
  WordPrefilter prefilter_;
  std::vector<Compiled> compiled_;  // beside file_.rules
};

// The same span in code points, as the browser and the vectors count after conversion.
Span in_code_points(std::string_view text, Span bytes);

}  // namespace relais::language
