#include "engine/language/plain_language.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include <re2/re2.h>
#include <unicode/unistr.h>

#include "engine/language/fold.hpp"
#include "engine/language/passive.hpp"

namespace relais::language {
namespace {

using Code = PlainLanguageCode;

constexpr std::size_t kMostWords = 300;
constexpr std::size_t kMostInSentence = 22;
constexpr std::size_t kMostNominal = 3;
constexpr double kHard = 50;

Tongue tongue_of(std::string const& code) {
  static constexpr auto kCodes = std::array<std::string_view, kTongues.size()>{"fr", "en", "nl", "de"};
  auto const place = std::ranges::find(kCodes, code);
  if (place == kCodes.end()) {
    throw std::invalid_argument("no such tongue: " + code);
  }
  return kTongues[static_cast<std::size_t>(place - kCodes.begin())];
}

std::string in_lower_case(std::string_view text) {
  auto bytes = std::string{};
  icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())}).toLower().toUTF8String(bytes);
  return bytes;
}

Stemmer& stemmer(Tongue tongue) {
  thread_local auto stemmers =
      std::array{Stemmer{kTongues[0]}, Stemmer{kTongues[1]}, Stemmer{kTongues[2]}, Stemmer{kTongues[3]}};
  return stemmers[static_cast<std::size_t>(tongue)];
}

// Adverbs stay whole: "conjointement" is not "conjoint".
std::string stem_of(std::string_view lower, Tongue tongue) {
  return fold(lower.ends_with("ement") ? std::string{lower} : stemmer(tongue).stem(lower));
}

std::vector<std::string> set_apart(std::vector<std::string> const& phrases) {
  auto list = std::vector<std::string>{};
  for (auto const& phrase : phrases) {
    list.push_back(" " + fold(phrase) + " ");
  }
  return list;
}

bool holds_one(std::string const& folded, std::vector<std::string> const& phrases) {
  return std::ranges::any_of(phrases,
                             [&](std::string const& phrase) { return folded.find(phrase) != std::string::npos; });
}

// "le 12 mars", "12/03/2026", "sous 15 jours", "within three weeks", "binnen 10 dagen", "demain". Of folded text.
bool states_date(std::string const& folded, std::string_view text) {
  static auto const kFolded = re2::RE2{
      " (?:[0-9]{1,3}|un|une|deux|trois|quatre|cinq|six|sept|huit|dix|quinze|vingt|trente|one|two|three|four|five|six|"
      "ten|een|twee|drie|vier|vijf|zes|tien|ein|einem|einer|zwei|drei|funf|sechs|zehn) "
      "(?:jours?|semaines?|mois|heures?|annees?|working "
      "days?|days?|weeks?|months?|hours?|werkdagen|dag|dagen|week|weken|"
      "maand|maanden|uur|tagen?|werktagen?|woche|wochen|monat|monate|monaten|stunden?) "
      "| (?:le )?[0-9]{1,2}(?:er|st|nd|rd|th)? (?:of )?(?:jan|fev|feb|mar|maa|avr|apr|mai|may|mei|jui|jun|jul|aou|aug|"
      "sep|oct|okt|nov|dec|dez)[a-z]{0,6} "
      "| (?:january|march|april|june|july|august|september|october|november|december) [0-9]{1,2}"
      "| (?:demain|apres demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|tomorrow|monday|tuesday|wednesday|thursday|"
      "friday|morgen|maandag|dinsdag|woensdag|donderdag|vrijdag|montag|dienstag|mittwoch|donnerstag|freitag) "
      "| (?:cette|la|la semaine|le mois) (?:semaine|prochaine|prochain) | (?:next|this) (?:week|month) "};
  static auto const kWritten = re2::RE2{"[0-9]{1,2}[/.][0-9]{1,2}[/.](?:20)?[0-9]{2}|20[0-9]{2}-[0-9]{2}-[0-9]{2}"};
  return re2::RE2::PartialMatch(folded, kFolded) || re2::RE2::PartialMatch({text.data(), text.size()}, kWritten);
}

bool is_nominal(std::string_view folded) {
  static constexpr auto kEndings = std::to_array<std::string_view>(
      {"tion", "sion", "ment", "ance", "ence", "age", "ite", "isme", "ure", "ity", "ism", "ness"});
  auto const singular = folded.ends_with('s') ? folded.substr(0, folded.size() - 1) : folded;
  return singular.size() > 6 &&
         std::ranges::any_of(kEndings, [&](std::string_view ending) { return singular.ends_with(ending); });
}

bool is_negation(std::string_view folded, std::string_view before, Tongue tongue) {
  static constexpr auto kFrench = std::to_array<std::string_view>({"ne", "n", "sans", "non"});
  static constexpr auto kEnglish =
      std::to_array<std::string_view>({"not", "never", "no", "without", "neither", "cannot", "nobody", "nothing"});
  static constexpr auto kShortened =
      std::to_array<std::string_view>({"don", "doesn", "didn", "isn", "aren", "wasn", "weren", "won", "wouldn", "can",
                                       "couldn", "shouldn", "haven", "hasn", "hadn"});
  if (tongue == Tongue::kFrench) {
    return std::ranges::find(kFrench, folded) != kFrench.end();
  }
  return std::ranges::find(kEnglish, folded) != kEnglish.end() ||
         (folded == "t" && std::ranges::find(kShortened, before) != kShortened.end());
}

bool is_roman(std::string_view word) {
  return word.find_first_not_of("IVXLC") == std::string_view::npos;
}

bool looks_like_acronym(std::string_view word) {
  return word.size() >= 2 && word.size() <= 6 &&
         std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; }) && !is_roman(word);
}

// "(RSA)" somewhere, or "RSA (revenu de solidarité active)".
bool is_explained(std::string_view text, std::string const& acronym) {
  if (text.find("(" + acronym + ")") != std::string_view::npos) {
    return true;
  }
  auto const opened = text.find(acronym + " (");
  return opened != std::string_view::npos && opened + acronym.size() + 8 < text.size();
}

}  // namespace

PlainLanguage::PlainLanguage(JargonFile const& jargon, AnswerSignsFile const& signs) {
  for (auto const& one : signs.tongues) {
    signs_[tongue_of(one.tongue)] = {
        set_apart(one.causes), set_apart(one.next_steps), {one.known_acronyms.begin(), one.known_acronyms.end()}, {}};
  }
  if (signs_.size() != kTongues.size()) {
    throw std::invalid_argument("a tongue has no signs of an answer");
  }
  for (auto const& entry : jargon.entries) {
    auto const tongue = tongue_of(entry.tongue);
    auto stems = std::vector<std::string>{};
    auto const lower = in_lower_case(entry.word);
    auto const phrase = sentences(lower, {}).at(0);
    for (auto const& word : phrase.words) {
      stems.push_back(
          stem_of(std::string_view{lower}.substr(word.span.first, word.span.last - word.span.first), tongue));
    }
    signs_[tongue].jargon[stems.front()].push_back(
        {stems, entry.instead, entry.fits.value_or(false) ? fold(entry.word) : ""});
  }
  for (auto& [tongue, known] : signs_) {
    for (auto& [first, list] : known.jargon) {
      std::ranges::stable_sort(list, [](Jargon const& a, Jargon const& b) { return a.stems.size() > b.stems.size(); });
    }
  }
}

// One answer.
class PlainLanguage::Search {
 public:
  Search(Signs const& signs, std::string_view text, Tongue tongue) : signs_{signs}, text_{text}, tongue_{tongue} {}

  PlainLanguageCheck take() {
    check_.readability = readability(text_, tongue_);
    look_at_whole();
    for (auto const& sentence : sentences(text_, left_out_of_readability(text_))) {
      look_at(sentence);
    }
    return std::move(check_);
  }

 private:
  void add(Code code, Span span = {}, std::string instead = {}, bool fits = false) {
    check_.findings.push_back({code, span, std::move(instead), fits});
  }

  void look_at_whole() {
    auto const& figures = check_.readability;
    auto const folded = " " + fold(text_) + " ";
    if (figures.words > kMostWords) {
      add(Code::kTooLong);
    }
    if (figures.kandel_moles ? *figures.kandel_moles < kHard : figures.lix && *figures.lix >= kHard) {
      add(Code::kHardToRead);
    }
    if (!holds_one(folded, signs_.causes)) {
      add(Code::kNoCause);
    }
    if (!holds_one(folded, signs_.next_steps)) {
      add(Code::kNoNextStep);
    }
    if (!states_date(folded, text_)) {
      add(Code::kNoDate);
    }
  }

  void look_at(TextSentence const& sentence) {
    auto const from = check_.findings.size();
    auto lower = std::vector<std::string>{};
    auto folded = std::vector<std::string>{};
    for (auto const& word : sentence.words) {
      lower.push_back(in_lower_case(written(word.span)));
      folded.push_back(fold(lower.back()));
    }
    if (sentence.words.size() > kMostInSentence) {
      add(Code::kLongSentence, sentence.span);
    }
    look_for_acronyms(sentence);
    if (tongue_ == Tongue::kFrench || tongue_ == Tongue::kEnglish) {
      for (auto const& passive : passives(lower, tongue_)) {
        add(Code::kPassive, span_of(sentence, passive));
      }
      count(sentence, folded);
    }
    look_for_jargon(sentence, lower);
    std::stable_sort(check_.findings.begin() + static_cast<std::ptrdiff_t>(from), check_.findings.end(),
                     [](auto const& a, auto const& b) { return a.span.first < b.span.first; });
  }

  void count(TextSentence const& sentence, std::vector<std::string> const& folded) {
    std::size_t negations = 0;
    for (std::size_t i = 0; i < folded.size(); ++i) {
      negations += is_negation(folded[i], i > 0 ? std::string_view{folded[i - 1]} : "", tongue_) ? 1 : 0;
    }
    if (negations > 1) {
      add(Code::kDoubleNegation, sentence.span);
    }
    if (static_cast<std::size_t>(std::ranges::count_if(folded, is_nominal)) > kMostNominal) {
      add(Code::kNominalStyle, sentence.span);
    }
  }

  void look_for_acronyms(TextSentence const& sentence) {
    auto const is_capital = [&](TextWord const& word) { return looks_like_acronym(written(word.span)); };
    if (sentence.words.size() > 3 &&
        2 * static_cast<std::size_t>(std::ranges::count_if(sentence.words, is_capital)) > sentence.words.size()) {
      return;  // it is shouted
    }
    for (auto const& word : sentence.words) {
      auto const acronym = std::string{written(word.span)};
      if (looks_like_acronym(acronym) && !signs_.known_acronyms.contains(acronym) && acronyms_.insert(acronym).second &&
          !is_explained(text_, acronym)) {
        add(Code::kUnexplainedAcronym, word.span);
      }
    }
  }

  void look_for_jargon(TextSentence const& sentence, std::vector<std::string> const& lower) {
    auto stems = std::vector<std::string>{};
    for (auto const& word : lower) {
      stems.push_back(stem_of(word, tongue_));
    }
    for (std::size_t at = 0; at < stems.size();) {
      auto const* const jargon = longest_at(stems, at);
      if (jargon == nullptr) {
        ++at;
        continue;
      }
      auto const span = span_of(sentence, {at, at + jargon->stems.size()});
      add(Code::kJargon, span, jargon->instead, fold(written(span)) == jargon->fits_for);
      at += jargon->stems.size();
    }
  }

  Jargon const* longest_at(std::vector<std::string> const& stems, std::size_t at) const {
    auto const known = signs_.jargon.find(stems[at]);
    if (known == signs_.jargon.end()) {
      return nullptr;
    }
    auto const found = std::ranges::find_if(known->second, [&](Jargon const& one) {
      return at + one.stems.size() <= stems.size() &&
             std::equal(one.stems.begin(), one.stems.end(), stems.begin() + static_cast<std::ptrdiff_t>(at));
    });
    return found == known->second.end() ? nullptr : &*found;
  }

  static Span span_of(TextSentence const& sentence, Span words) {
    return {sentence.words[words.first].span.first, sentence.words[words.last - 1].span.last};
  }

  std::string_view written(Span span) const { return text_.substr(span.first, span.last - span.first); }

  Signs const& signs_;
  std::string_view text_;
  Tongue tongue_;
  PlainLanguageCheck check_;
  std::unordered_set<std::string> acronyms_;
};

PlainLanguageCheck PlainLanguage::check(std::string_view text, Tongue tongue) const {
  return Search{signs_.at(tongue), text, tongue}.take();
}

}  // namespace relais::language
