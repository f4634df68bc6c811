#include "engine/language/danger.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "engine/language/clauses.hpp"
#include "engine/language/fold.hpp"

namespace relais::language {
namespace {

constexpr std::size_t kGap = 4;     // words
constexpr std::size_t kBefore = 4;  // words that a negation reaches over
constexpr std::size_t kAfter = 3;
constexpr std::size_t kShortestStemmed = 5;  // letters of a word
constexpr std::size_t kShortestStem = 4;     // and of its stem

std::vector<std::string> parted(std::string_view text, char at) {
  auto parts = std::vector<std::string>{};
  while (true) {
    auto const end = std::min(text.find(at), text.size());
    parts.emplace_back(text.substr(0, end));
    if (end == text.size()) {
      return parts;
    }
    text.remove_prefix(end + 1);
  }
}

std::optional<Tongue> tongue_of(std::string_view code) {
  constexpr auto kCodes = std::to_array<std::string_view>({"fr", "en", "nl", "de"});
  auto const known = std::ranges::find(kCodes, code);
  return known == kCodes.end() ? std::nullopt
                               : std::optional{kTongues[static_cast<std::size_t>(known - kCodes.begin())]};
}

// "1strangl": a stem as it stands among words, with its tongue. Empty where it is too short to tell anything.
std::string stem_key(std::string const& word, Tongue tongue) {
  // A stemmer is not for two threads.
  thread_local auto stemmers =
      std::array{Stemmer{kTongues[0]}, Stemmer{kTongues[1]}, Stemmer{kTongues[2]}, Stemmer{kTongues[3]}};
  auto const number = static_cast<std::size_t>(tongue);
  auto const stem = word.size() < kShortestStemmed ? std::string{} : stemmers[number].stem(word);
  return stem.size() < kShortestStem ? std::string{} : static_cast<char>('0' + number) + stem;
}

}  // namespace

// A word of the text as it is read.
struct DangerWords::Word {
  std::string folded;
  std::vector<std::string> keys;  // itself, and its stems where a phrase has them
  Span span;
};

DangerWords::DangerWords(DangerFile file)
    : file_{std::move(file)},
      negations_{file_.negations.begin(), file_.negations.end()},
      joints_{file_.joints.begin(), file_.joints.end()},
      slips_{known_words(file_), file_.ordinary, file_.spellings} {
  for (auto const& phrase : file_.unless) {
    add(phrase, std::nullopt, std::nullopt);
  }
  for (auto const& group : file_.phrases) {
    for (auto const& phrase : group.phrases) {
      add(phrase, group.kind, tongue_of(group.tongue));
    }
  }
}

// All words of the lists.
std::vector<std::string> DangerWords::known_words(DangerFile const& file) {
  auto known = std::vector<std::string>{};
  auto const take = [&](std::string_view listed) {
    // Signs of phrases part words as any others; a beginning ("frapp*") is no word.
    for (auto const& part : parted(listed, ' ')) {
      for (auto const& word : parted(part, '|')) {
        auto const folded = fold(word);
        if (!folded.empty() && !word.ends_with('*') && !word.starts_with('<')) {
          known.push_back(folded);
        }
      }
    }
  };
  std::ranges::for_each(file.unless, take);
  std::ranges::for_each(file.negations, take);
  std::ranges::for_each(file.joints, take);
  for (auto const& piece : file.pieces) {
    take(piece.words);
  }
  for (auto const& group : file.phrases) {
    std::ranges::for_each(group.phrases, take);
  }
  for (auto const& spelling : file.spellings) {
    take(spelling.read);
  }
  return known;
}

std::vector<std::string> DangerWords::stem_keys(std::string const& word) const {
  auto keys = std::vector<std::string>{};
  auto const known = stemmed_beginnings_.find(word.substr(0, kShortestStem));
  if (known == stemmed_beginnings_.end()) {
    return keys;
  }
  for (auto const tongue : known->second) {
    if (auto key = stem_key(word, tongue); stem_keys_.contains(key)) {
      keys.push_back(std::move(key));
    }
  }
  return keys;
}

std::vector<DangerWords::Word> DangerWords::read_words(std::string_view folded, Span span) const {
  auto const whole = std::string{folded};
  auto const keys = stem_keys(whole);
  auto read = slips_.read(folded);
  if (read.size() > 1 && !keys.empty()) {
    read = {whole};
  }
  auto list = std::vector<Word>{};
  for (auto const& word : read) {
    auto& one = list.emplace_back(Word{word, keys, span});
    if (word != whole) {
      std::ranges::copy(stem_keys(word), std::back_inserter(one.keys));
    }
    one.keys.push_back(word);
  }
  return list;
}

void DangerWords::add(std::string const& phrase, std::optional<DangerKind> kind, std::optional<Tongue> tongue) {
  auto meaning = Meaning{read(phrase, tongue), kind};
  auto const& first = meaning.phrase.front();
  if (first.is_gap || first.is_optional) {
    throw std::invalid_argument("a danger phrase begins with a word: " + phrase);
  }
  for (auto const& word : first.words) {
    by_first_word_[word].push_back(meanings_.size());
  }
  for (auto const& beginning : first.beginnings) {
    by_first_letters_[static_cast<unsigned char>(beginning.front())].emplace_back(beginning, meanings_.size());
  }
  meanings_.push_back(std::move(meaning));
}

DangerWords::Phrase DangerWords::read(std::string const& phrase, std::optional<Tongue> tongue) {
  auto elements = Phrase{};
  for (auto part : parted(phrase, ' ')) {
    auto& element = elements.emplace_back();
    if (part.starts_with('(') && part.ends_with(')')) {
      element.is_optional = true;
      part = part.substr(1, part.size() - 2);
    }
    element.is_gap = part == "..";
    auto alternatives = element.is_gap ? std::vector<std::string>{} : parted(part, '|');
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
      auto const word = alternatives[i];
      if (word.starts_with('<')) {
        auto const piece = std::ranges::find(file_.pieces, word.substr(1, word.size() - 2), &DangerPiece::name);
        auto const words = piece == file_.pieces.end() ? std::vector<std::string>{""} : parted(piece->words, '|');
        alternatives.insert(alternatives.end(), words.begin(), words.end());
      } else if (word.ends_with('*')) {
        element.beginnings.push_back(word.substr(0, word.size() - 1));
      } else if (word.empty() || fold(word) != word) {
        throw std::invalid_argument("a danger phrase cannot be read: " + phrase);
      } else {
        element.words.insert(word);
        if (auto key = tongue ? stem_key(word, *tongue) : std::string{}; !key.empty()) {
          auto& tongues = stemmed_beginnings_[word.substr(0, kShortestStem)];
          if (std::ranges::find(tongues, *tongue) == tongues.end()) {
            tongues.push_back(*tongue);
          }
          stem_keys_.insert(key);
          element.words.insert(std::move(key));
        }
      }
    }
  }
  return elements;
}

// One clause, searched for phrases.
class DangerWords::Search {
 public:
  Search(DangerWords const& words, std::vector<Word> const& clause) : words_{words}, clause_{clause} {}

  std::vector<DangerFinding> found() const {
    auto meant = std::vector<Sighting>{};
    auto not_meant = std::vector<Sighting>{};
    for (std::size_t at = 0; at < clause_.size(); ++at) {
      for (auto const number : beginning_with(clause_[at])) {
        auto const& meaning = words_.meanings_[number];
        auto const last = end_of(meaning.phrase, 0, at, !meaning.kind);
        if (last && !meaning.kind) {
          not_meant.push_back({meaning.kind, at, *last});
        } else if (last && !is_negated(at)) {
          meant.push_back({meaning.kind, at, *last});
        }
      }
    }
    auto findings = std::vector<DangerFinding>{};
    for (auto const& one : meant) {
      if (std::ranges::none_of(not_meant, [&](Sighting const& other) {
            return other.first < one.last + kAfter && one.first < other.last;
          })) {
        findings.push_back({*one.kind, {clause_[one.first].span.first, clause_[one.last - 1].span.last}});
      }
    }
    return findings;
  }

 private:
  struct Sighting {
    std::optional<DangerKind> kind;
    std::size_t first;
    std::size_t last;  // one past the end, in words
  };

  std::vector<std::size_t> beginning_with(Word const& word) const {
    auto numbers = std::vector<std::size_t>{};
    for (auto const& key : word.keys) {
      if (auto const known = words_.by_first_word_.find(key); known != words_.by_first_word_.end()) {
        numbers.insert(numbers.end(), known->second.begin(), known->second.end());
      }
    }
    for (auto const& [beginning, number] : words_.by_first_letters_[static_cast<unsigned char>(word.folded.front())]) {
      if (word.folded.starts_with(beginning)) {
        numbers.push_back(number);
      }
    }
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
  }

  static bool matches(Element const& element, Word const& word) {
    return std::ranges::any_of(word.keys, [&](auto const& key) { return element.words.contains(key); }) ||
           std::ranges::any_of(element.beginnings, [&](auto const& one) { return word.folded.starts_with(one); });
  }

  // Where the phrase's elements from `element` on end that begin at the word `at`.
  std::optional<std::size_t> end_of(Phrase const& phrase, std::size_t element, std::size_t at, bool any_gap) const {
    if (element == phrase.size()) {
      return at;
    }
    auto const& one = phrase[element];
    if (one.is_gap) {
      for (std::size_t over = 0; over <= kGap && at + over <= clause_.size(); ++over) {
        if (auto const end = end_of(phrase, element + 1, at + over, any_gap)) {
          return end;
        }
        if (at + over < clause_.size() && !any_gap && words_.negations_.contains(clause_[at + over].folded)) {
          return std::nullopt;
        }
      }
      return std::nullopt;
    }
    if (at < clause_.size() && matches(one, clause_[at])) {
      if (auto const end = end_of(phrase, element + 1, at + 1, any_gap)) {
        return end;
      }
    }
    return one.is_optional ? end_of(phrase, element + 1, at, any_gap) : std::nullopt;
  }

  bool is_negated(std::size_t at) const {
    for (std::size_t back = 1; back <= std::min(kBefore, at); ++back) {
      auto const& word = clause_[at - back].folded;
      if (words_.joints_.contains(word)) {
        return false;
      }
      if (words_.negations_.contains(word)) {
        return true;
      }
    }
    return false;
  }

  DangerWords const& words_;
  std::vector<Word> const& clause_;
};

std::vector<DangerFinding> DangerWords::find(std::string_view text) const {
  auto findings = std::vector<DangerFinding>{};
  for (auto const& placed : clauses(text)) {
    auto clause = std::vector<Word>{};
    for (auto const& [folded, span] : placed) {
      auto words = read_words(folded, span);
      clause.insert(clause.end(), std::make_move_iterator(words.begin()), std::make_move_iterator(words.end()));
    }
    for (auto const& finding : Search{*this, clause}.found()) {
      if (std::ranges::find(findings, finding.kind, &DangerFinding::kind) == findings.end()) {
        findings.push_back(finding);
      }
    }
  }
  return findings;
}

std::vector<std::string> DangerWords::numbers(DangerKind kind, std::string_view country) const {
  auto const known = std::ranges::find_if(
      file_.numbers, [&](EmergencyNumbers const& one) { return one.kind == kind && one.country == country; });
  return known == file_.numbers.end() ? std::vector<std::string>{} : known->numbers;
}

}  // namespace relais::language
