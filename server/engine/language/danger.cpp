#include "engine/language/danger.hpp"

#include <algorithm>
#include <stdexcept>

#include "engine/language/clauses.hpp"
#include "engine/language/fold.hpp"

namespace relais::language {
namespace {

constexpr std::size_t kGap = 4;     // words
constexpr std::size_t kBefore = 4;  // words that a negation reaches over
constexpr std::size_t kAfter = 3;

using Words = std::vector<PlacedWord>;

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

}  // namespace

DangerWords::DangerWords(DangerFile file)
    : file_{std::move(file)},
      negations_{file_.negations.begin(), file_.negations.end()},
      joints_{file_.joints.begin(), file_.joints.end()} {
  for (auto const& phrase : file_.unless) {
    add(phrase, std::nullopt);
  }
  for (auto const& group : file_.phrases) {
    for (auto const& phrase : group.phrases) {
      add(phrase, group.kind);
    }
  }
}

void DangerWords::add(std::string const& phrase, std::optional<DangerKind> kind) {
  auto meaning = Meaning{read(phrase), kind};
  auto const& first = meaning.phrase.front();
  if (first.is_gap || first.is_optional) {
    throw std::invalid_argument("a danger phrase begins with a word: " + phrase);
  }
  for (auto const& word : first.words) {
    by_first_word_[word].push_back(meanings_.size());
  }
  for (auto const& beginning : first.beginnings) {
    by_first_letters_.emplace_back(beginning, meanings_.size());
  }
  meanings_.push_back(std::move(meaning));
}

DangerWords::Phrase DangerWords::read(std::string const& phrase) const {
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
      }
    }
  }
  return elements;
}

// One clause, searched for phrases.
class DangerWords::Search {
 public:
  Search(DangerWords const& words, Words const& clause) : words_{words}, clause_{clause} {}

  std::vector<DangerFinding> found() const {
    auto meant = std::vector<Sighting>{};
    auto not_meant = std::vector<Sighting>{};
    for (std::size_t at = 0; at < clause_.size(); ++at) {
      for (auto const number : beginning_with(clause_[at].folded)) {
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

  std::vector<std::size_t> beginning_with(std::string const& word) const {
    auto const known = words_.by_first_word_.find(word);
    auto numbers = known == words_.by_first_word_.end() ? std::vector<std::size_t>{} : known->second;
    for (auto const& [beginning, number] : words_.by_first_letters_) {
      if (word.starts_with(beginning)) {
        numbers.push_back(number);
      }
    }
    return numbers;
  }

  static bool matches(Element const& element, std::string const& word) {
    return element.words.contains(word) || std::ranges::any_of(element.beginnings, [&](std::string const& beginning) {
             return word.starts_with(beginning);
           });
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
    if (at < clause_.size() && matches(one, clause_[at].folded)) {
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
  Words const& clause_;
};

std::vector<DangerFinding> DangerWords::find(std::string_view text) const {
  auto findings = std::vector<DangerFinding>{};
  for (auto const& clause : clauses(text)) {
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
