// Whether a text speaks of immediate danger, and of which kind, by word lists (data/language/danger-words.json). It
// only shows emergency numbers and puts the text before a moderator first: a miss is worse than a false alarm.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "engine/language/slips.hpp"
#include "engine/language/span.hpp"
#include "engine/language/stem.hpp"

namespace relais::language {

enum class DangerKind { kSuicide, kViolenceAtHome, kChildInDanger, kMedicalEmergency, kFireOrCrime, kDistress };
BOOST_DESCRIBE_ENUM(DangerKind, kSuicide, kViolenceAtHome, kChildInDanger, kMedicalEmergency, kFireOrCrime, kDistress)

// The numbers to show, the likeliest first. `country` in small letters: "fr", "be".
struct EmergencyNumbers {
  std::string country;
  DangerKind kind = DangerKind::kDistress;
  std::vector<std::string> numbers;
};
BOOST_DESCRIBE_STRUCT(EmergencyNumbers, (), (country, kind, numbers))

struct DangerPiece {
  std::string name;
  std::string words;  // "mari|compagnon": <name> in a phrase stands for them
};
BOOST_DESCRIBE_STRUCT(DangerPiece, (), (name, words))

// A phrase is of folded words: "a|b" one of them, "(a)" one or none, "a*" a word that begins so, "(..)" up to four
// words of any kind, and ".." likewise. A word of 5 letters or more stands for those of its stem in its tongue.
struct DangerPhrases {
  DangerKind kind = DangerKind::kDistress;
  std::string tongue;  // "fr", "en", "nl", "de"; a text is held against all
  std::vector<std::string> phrases;
};
BOOST_DESCRIBE_STRUCT(DangerPhrases, (), (kind, tongue, phrases))

struct DangerFile {
  std::vector<EmergencyNumbers> numbers;
  std::vector<DangerPiece> pieces;
  std::vector<std::string> negations;  // up to four words before a phrase, or in its gaps: it is not meant
  std::vector<std::string> joints;     // "et", "mais": a negation does not reach over them
  std::vector<std::string> unless;     // phrases: what overlaps one, or has one within three words after, is not meant
  std::vector<DangerPhrases> phrases;
  std::vector<Spelling> spellings;    // "jpp": "j en peux plus"
  std::vector<std::string> ordinary;  // words of everyday that are a slip away from one of a phrase
};
BOOST_DESCRIBE_STRUCT(DangerFile, (), (numbers, pieces, negations, joints, unless, phrases, spellings, ordinary))

struct DangerFinding {
  DangerKind kind;
  Span span;  // bytes
};

class DangerWords {
 public:
  // Throws std::invalid_argument that names a phrase that cannot be read.
  explicit DangerWords(DangerFile file);

  // Of each kind the first sighting, in the order of the text. Phrases do not cross a punctuation mark or a line's end.
  // Words are read as Slips reads them. Linear in the text's length, some 2 us a word. May be called from several
  // threads.
  std::vector<DangerFinding> find(std::string_view text) const;

  // Empty for a country that is not in the file.
  std::vector<std::string> numbers(DangerKind kind, std::string_view country) const;

 private:
  struct Element {
    std::unordered_set<std::string> words;  // and stems (stem_keys())
    std::vector<std::string> beginnings;
    bool is_gap = false;
    bool is_optional = false;
  };
  using Phrase = std::vector<Element>;
  struct Meaning {
    Phrase phrase;
    std::optional<DangerKind> kind;  // none: what is near it is not meant
  };
  struct Word;
  class Search;

  static std::vector<std::string> known_words(DangerFile const& file);
  Phrase read(std::string const& phrase, std::optional<Tongue> tongue);
  void add(std::string const& phrase, std::optional<DangerKind> kind, std::optional<Tongue> tongue);
  std::vector<std::string> stem_keys(std::string const& word) const;
  std::vector<Word> read_words(std::string_view folded, Span span) const;

  DangerFile file_;
  std::unordered_set<std::string> negations_;
  std::unordered_set<std::string> joints_;
  Slips slips_;
  std::unordered_set<std::string> stem_keys_;  // of all phrases
  std::unordered_map<std::string, std::vector<Tongue>> stemmed_beginnings_;
  std::vector<Meaning> meanings_;
  // Numbers of meanings_, by the first word or what it begins with.
  std::unordered_map<std::string, std::vector<std::size_t>> by_first_word_;
  std::array<std::vector<std::pair<std::string, std::size_t>>, 256> by_first_letters_;  // by the first of them
};

}  // namespace relais::language
