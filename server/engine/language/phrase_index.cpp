#include "engine/language/phrase_index.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "engine/language/edit_distance.hpp"
#include "engine/language/fold.hpp"
#include "engine/language/sound.hpp"
#include "engine/language/stem.hpp"
#include "engine/language/stop_words.hpp"

namespace relais::language {
namespace {

// How sure it is that a word of the vocabulary is meant: found by trying on the requests of tests/search, set "seen".
constexpr double kSame = 1;
constexpr double kSameStem = 0.9;
constexpr double kBeginningOfUnfinished = 0.85;
constexpr double kBeginning = 0.7;
constexpr double kSameSound = 0.8;
constexpr double kOneSlip = 0.75;
constexpr double kTwoSlips = 0.6;
constexpr double kPartOfCompound = 0.5;

constexpr double kWeightOfWholePhrase = 0.4;     // of a phrase's score: how much of it was asked for
constexpr double kWeightOfWholeDocument = 0.25;  // beside the best phrase: what all phrases cover together
constexpr double kUnknownWord = 0.5;             // of the greatest rarity: noise should not outweigh what is understood

constexpr std::size_t kShortestBeginning = 2;
constexpr std::size_t kShortestPart = 5;
constexpr std::size_t kLongestCompound = 64;
constexpr std::size_t kShortestSound = 4;
constexpr std::size_t kShortestJoined = 8;
constexpr std::size_t kMostWords = 12;  // of a question: what follows is not looked at

int slips_allowed(std::size_t letters) {
  return letters < 4 ? 0 : letters < 8 ? 1 : 2;
}

std::uint32_t letters_of(std::string_view folded) {
  std::uint32_t bits = 0;
  for (char const c : folded) {
    bits |= 1U << (c >= 'a' && c <= 'z' ? c - 'a' : c >= '0' && c <= '9' ? 26 + (c - '0') % 5 : 31);
  }
  return bits;
}

bool has_more_bits(std::uint32_t bits, int limit) {
  for (; limit > 0; --limit) {
    bits &= bits - 1;  // without the lowest one; of none nothing is left
  }
  return bits != 0;
}

std::string in_lower_case(std::string_view text) {
  auto lower = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())}).toLower();
  std::string bytes;
  lower.toUTF8String(bytes);
  return bytes;
}

// The two orders of stemming and folding find what either misses (with marks left out, or inflected).
std::vector<std::string> stems_of(std::string_view word) {
  thread_local auto stemmers =
      std::array{Stemmer{kTongues[0]}, Stemmer{kTongues[1]}, Stemmer{kTongues[2]}, Stemmer{kTongues[3]}};
  auto const lower = in_lower_case(word);
  auto const folded = fold(word);
  std::vector<std::string> stems;
  auto const add = [&](std::string stem) {
    if (stem.size() > 2 && std::ranges::find(stems, stem) == stems.end()) {
      stems.push_back(std::move(stem));
    }
  };
  for (auto& stemmer : stemmers) {
    add(stemmer.stem(folded));
    if (lower != folded) {
      add(fold(stemmer.stem(lower)));
    }
  }
  return stems;
}

struct Written {
  std::string word;  // with its marks
  std::string folded;
};

struct WrittenText {
  std::vector<Written> words;
  bool ends_in_word = false;
};

// Elisions and hyphens part words.
WrittenText words_of(std::string_view text) {
  WrittenText written;
  icu::UnicodeString word;
  auto const end_word = [&] {
    std::string bytes;
    word.toUTF8String(bytes);
    if (auto folded = fold(bytes); !folded.empty()) {
      written.words.push_back({std::move(bytes), std::move(folded)});
    }
    word.remove();
  };
  auto const unicode = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  for (int32_t i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1)) {
    auto const c = unicode.char32At(i);
    written.ends_in_word = u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK;
    if (written.ends_in_word) {
      word.append(c);
    } else {
      end_word();
    }
  }
  end_word();
  return written;
}

}  // namespace

// What phrases and documents have gathered while the words of a question are gone through.
class PhraseIndex::Scores {
 public:
  explicit Scores(PhraseIndex const& index)
      : index_(index), phrases_(index.phrases_.size()), documents_(index.documents_) {}

  // `kin` begins with the likest.
  void add(std::vector<Kin> const& kin) {
    ++word_;
    auto const rarity = kin.empty() ? index_.greatest_rarity_ * kUnknownWord : index_.terms_[kin.front().term].rarity;
    asked_ += rarity;
    for (auto const& [term, likeness] : kin) {
      for (auto const phrase : index_.terms_[term].phrases) {
        auto& score = phrases_[phrase];
        if (std::exchange(score.last_word, word_) != word_) {
          score.of_question += rarity * likeness;
          score.of_phrase += index_.terms_[term].rarity * likeness;
        }
        auto& document = documents_[index_.phrases_[phrase].document];
        if (std::exchange(document.last_word, word_) != word_) {
          document.of_question += rarity * likeness;
        }
      }
    }
  }

  std::vector<Hit> best(std::size_t limit) const {
    std::vector<Hit> hits;
    std::vector<double> best_phrase(documents_.size());
    for (std::size_t i = 0; i < phrases_.size(); ++i) {
      auto const& phrase = index_.phrases_[i];
      if (phrases_[i].of_question > 0) {
        auto const covered = std::min(1.0, phrases_[i].of_phrase / phrase.rarity);
        auto const score = phrase.weight * phrases_[i].of_question / asked_ *
                           (1 - kWeightOfWholePhrase + kWeightOfWholePhrase * covered);
        best_phrase[phrase.document] = std::max(best_phrase[phrase.document], score);
      }
    }
    for (std::uint32_t i = 0; i < documents_.size(); ++i) {
      if (documents_[i].of_question > 0) {
        hits.push_back({i, best_phrase[i] + kWeightOfWholeDocument * documents_[i].of_question / asked_});
      }
    }
    auto const is_better = [](Hit const& a, Hit const& b) {
      return a.score != b.score ? a.score > b.score : a.document < b.document;
    };
    auto const count = std::min(limit, hits.size());
    std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(count), hits.end(), is_better);
    hits.resize(count);
    return hits;
  }

 private:
  struct PhraseScore {
    double of_question = 0;
    double of_phrase = 0;
    int last_word = 0;
  };
  struct DocumentScore {
    double of_question = 0;
    int last_word = 0;
  };
  PhraseIndex const& index_;
  std::vector<PhraseScore> phrases_;
  std::vector<DocumentScore> documents_;
  double asked_ = 0;
  int word_ = 0;
};

PhraseIndex::PhraseIndex(std::vector<Phrase> const& phrases) {
  struct Seen {
    std::set<std::uint32_t> phrases;
    std::set<std::uint32_t> documents;
    std::set<std::string> stems;
  };
  std::map<std::string, Seen> seen;
  for (auto const& phrase : phrases) {
    auto const number = static_cast<std::uint32_t>(phrases_.size());
    for (auto const& [written, folded] : words_of(phrase.text).words) {
      auto& word = seen[folded];
      word.phrases.insert(number);
      word.documents.insert(phrase.document);
      for (auto& stem : stems_of(written)) {
        word.stems.insert(std::move(stem));
      }
    }
    phrases_.push_back({phrase.document, phrase.weight, 0});
    documents_ = std::max<std::size_t>(documents_, phrase.document + 1);
  }
  for (auto const& [text, word] : seen) {
    auto const is_stop = is_stop_word(text);
    auto const spread = static_cast<double>(documents_) / static_cast<double>(word.documents.size());
    auto const rarity = std::log1p(spread) * (is_stop ? 0.05 : 1);
    auto const number = static_cast<std::uint32_t>(terms_.size());
    terms_.push_back({text, rarity, sound_of(text), {word.phrases.begin(), word.phrases.end()}});
    glances_.push_back(
        {letters_of(text), static_cast<std::uint32_t>(text.size()), std::hash<std::string>{}(sound_of(text))});
    greatest_rarity_ = std::max(greatest_rarity_, rarity);
    for (auto const phrase : word.phrases) {
      phrases_[phrase].rarity += rarity;
    }
    for (auto const& stem : word.stems) {
      terms_by_stem_[stem].push_back(number);
    }
  }
}

bool PhraseIndex::knows(Asked const& word) const {
  auto const has_term = std::binary_search(terms_.begin(), terms_.end(), Term{word.folded, 0, {}, {}},
                                           [](Term const& a, Term const& b) { return a.text < b.text; });
  return has_term || std::any_of(word.stems.begin(), word.stems.end(),
                                 [this](std::string const& stem) { return terms_by_stem_.contains(stem); });
}

// "franc conect": two words that are one, where the second says nothing by itself.
std::optional<PhraseIndex::Asked> PhraseIndex::joined(Asked const& word, std::string const& next) const {
  auto const whole = word.folded + next;
  if (whole.size() < kShortestJoined) {
    return std::nullopt;
  }
  auto second = Asked{next, {}, true};
  std::vector<Kin> beginnings;
  add_beginnings(second, beginnings);
  if (!beginnings.empty() || knows(second)) {
    return std::nullopt;
  }
  // Stems cost most: they are made where nothing simpler has decided.
  second.stems = stems_of(next);
  if (knows(second)) {
    return std::nullopt;
  }
  auto asked = Asked{whole, stems_of(whole), false};
  return knows(asked) || !misspelt(asked).empty() ? std::optional{std::move(asked)} : std::nullopt;
}

std::vector<PhraseIndex::Asked> PhraseIndex::asked(std::string_view text) const {
  auto [written, ends_in_word] = words_of(text);
  auto const* const last = written.empty() || !ends_in_word ? nullptr : &written.back();
  auto const unfinished = last == nullptr ? std::string{} : last->folded;
  auto const says_nothing = [](Written const& word) { return is_stop_word(word.folded); };
  if (!std::all_of(written.begin(), written.end(), says_nothing)) {
    std::erase_if(written, says_nothing);
  }
  written.resize(std::min(written.size(), kMostWords));
  std::vector<Asked> words;
  for (std::size_t i = 0; i < written.size(); ++i) {
    auto word = Asked{written[i].folded, stems_of(written[i].word), written[i].folded == unfinished};
    if (i + 1 < written.size()) {
      if (auto whole = joined(word, written[i + 1].folded)) {
        words.push_back(*std::move(whole));
        ++i;
        continue;
      }
    }
    words.push_back(std::move(word));
  }
  return words;
}

std::vector<PhraseIndex::Kin> PhraseIndex::kin_of(Asked const& word) const {
  std::vector<Kin> kin;
  auto const same = std::lower_bound(terms_.begin(), terms_.end(), word.folded,
                                     [](Term const& term, std::string const& text) { return term.text < text; });
  if (same != terms_.end() && same->text == word.folded) {
    kin.push_back({static_cast<std::uint32_t>(same - terms_.begin()), kSame});
  }
  for (auto const& stem : word.stems) {
    if (auto const found = terms_by_stem_.find(stem); found != terms_by_stem_.end()) {
      for (auto const term : found->second) {
        kin.push_back({term, kSameStem});
      }
    }
  }
  auto const is_known = !kin.empty();
  add_beginnings(word, kin);
  if (!is_known) {
    std::ranges::copy(misspelt(word), std::back_inserter(kin));
    add_compounds(word, kin);
  }
  std::stable_sort(kin.begin(), kin.end(), [](Kin const& a, Kin const& b) { return a.likeness > b.likeness; });
  return kin;
}

void PhraseIndex::add_beginnings(Asked const& word, std::vector<Kin>& kin) const {
  if (word.folded.size() < kShortestBeginning) {
    return;
  }
  auto term = std::upper_bound(terms_.begin(), terms_.end(), word.folded,
                               [](std::string const& text, Term const& one) { return text < one.text; });
  for (; term != terms_.end() && term->text.starts_with(word.folded); ++term) {
    kin.push_back({static_cast<std::uint32_t>(term - terms_.begin()),
                   word.may_be_unfinished ? kBeginningOfUnfinished : kBeginning});
  }
}

std::vector<PhraseIndex::Kin> PhraseIndex::misspelt(Asked const& word) const {
  std::vector<Kin> kin;
  auto const limit = slips_allowed(word.folded.size());
  auto const reach = static_cast<std::size_t>(limit);
  auto const letters = letters_of(word.folded);
  auto const sound = word.folded.size() < kShortestSound ? std::string{} : sound_of(word.folded);
  auto const hashed_sound = std::hash<std::string>{}(sound);
  for (std::uint32_t i = 0; limit > 0 && i < terms_.size(); ++i) {
    auto const& term = terms_[i];
    auto const& glance = glances_[i];
    if (!sound.empty() && glance.sound == hashed_sound && term.sound == sound) {
      kin.push_back({i, kSameSound});
      continue;
    }
    // A slip brings in at most one letter that the other has not.
    if (has_more_bits(letters & ~glance.letters, limit) || glance.size + reach < word.folded.size() ||
        (glance.size > word.folded.size() + reach && !word.may_be_unfinished)) {
      continue;
    }
    auto slips = edit_distance(word.folded, term.text, limit);
    if (slips > limit && word.may_be_unfinished) {
      slips = edit_distance_to_beginning(word.folded, term.text, limit) + 1;
    }
    if (slips <= limit) {
      kin.push_back({i, slips == 1 ? kOneSlip : kTwoSlips});
    }
  }
  return kin;
}

void PhraseIndex::add_compounds(Asked const& word, std::vector<Kin>& kin) const {
  if (word.folded.size() < kShortestPart || word.folded.size() > kLongestCompound) {
    return;
  }
  auto const letters = letters_of(word.folded);
  for (std::uint32_t i = 0; i < terms_.size(); ++i) {
    auto const& text = terms_[i].text;
    auto const its_letters = glances_[i].letters;
    auto const size = glances_[i].size;
    auto const is_part =
        size > word.folded.size() && (letters & ~its_letters) == 0 && text.find(word.folded) != text.npos;
    auto const has_part = size >= kShortestPart && size <= word.folded.size() && (its_letters & ~letters) == 0 &&
                          word.folded.find(text) != text.npos;
    if (is_part || has_part) {
      kin.push_back({i, kPartOfCompound});
    }
  }
}

std::vector<Hit> PhraseIndex::find(std::string_view text, std::size_t limit) const {
  auto scores = Scores{*this};
  for (auto const& word : asked(text)) {
    scores.add(kin_of(word));
  }
  return scores.best(limit);
}

}  // namespace relais::language
