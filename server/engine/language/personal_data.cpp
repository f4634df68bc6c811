#include "engine/language/personal_data.hpp"

#include <algorithm>
#include <stdexcept>

#include <re2/re2.h>
#include <unicode/utf8.h>

#include "engine/language/personal_keys.hpp"

namespace relais::language {
namespace {

constexpr auto kWindowBefore = 64;
constexpr auto kWindowAfter = 24;

// Spaces and commas.
bool only_parts(std::string_view between) {
  static auto const kPattern = re2::RE2{"[ \\t,\\x{a0}\\x{202f}]*"};
  return re2::RE2::FullMatch(re2::StringPiece{between.data(), between.size()}, kPattern);
}

std::string expanded(std::string pattern, std::vector<PatternPiece> const& pieces) {
  // Later pieces hold earlier ones, never the other way round.
  for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
    auto const name = "<" + piece->name + ">";
    for (auto at = pattern.find(name); at != std::string::npos; at = pattern.find(name, at)) {
      pattern.replace(at, name.size(), piece->pattern);
    }
  }
  return pattern;
}

std::shared_ptr<re2::RE2 const> compiled(std::string const& rule, std::string const& pattern, bool ignores_case,
                                         std::vector<PatternPiece> const& pieces) {
  auto options = re2::RE2::Options{};
  options.set_case_sensitive(!ignores_case);
  options.set_log_errors(false);
  auto expression = std::make_shared<re2::RE2 const>(expanded(pattern, pieces), options);
  if (!expression->ok()) {
    throw std::invalid_argument("personal data rule " + rule + ": " + expression->error());
  }
  return expression;
}

// As in the piece <letter> of the rules, and the digits.
bool is_letter_or_digit(UChar32 c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         (c >= 0xc0 && c <= 0x24f && c != 0xd7 && c != 0xf7) || (c >= 0x300 && c <= 0x36f) ||
         (c >= 0x1e00 && c <= 0x1eff);
}

struct Text {
  std::string_view text;

  std::size_t moved_back(std::size_t at, int characters) const {
    auto i = static_cast<int32_t>(at);
    U8_BACK_N(reinterpret_cast<uint8_t const*>(text.data()), 0, i, characters);
    return static_cast<std::size_t>(i);
  }
  std::size_t moved_on(std::size_t at, int characters) const {
    auto i = static_cast<int32_t>(at);
    U8_FWD_N(text.data(), i, static_cast<int32_t>(text.size()), characters);
    return static_cast<std::size_t>(i);
  }
  UChar32 at(std::size_t position) const {
    UChar32 c = 0;
    U8_GET(reinterpret_cast<uint8_t const*>(text.data()), 0, static_cast<int32_t>(position),
           static_cast<int32_t>(text.size()), c);
    return c;
  }
  bool stands_alone(Span span, bool beside_letters) const {
    auto const touches = [&](UChar32 c) { return beside_letters ? c >= '0' && c <= '9' : is_letter_or_digit(c); };
    return (span.first == 0 || !touches(at(moved_back(span.first, 1)))) &&
           (span.last == text.size() || !touches(at(span.last)));
  }
  std::string_view part(Span span) const { return text.substr(span.first, span.last - span.first); }
};

}  // namespace

PersonalDataRules::PersonalDataRules(PersonalDataRuleFile file, PersonalNamesFile const& names)
    : file_{std::move(file)},
      digits_{file_.drawn_digits, file_.unseen_signs},
      names_{file_.not_names, names.common_words, names.given_names} {
  for (auto const& rule : file_.rules) {
    auto& place = compiled_.emplace_back();
    auto const ignores_case = rule.ignore_case.value_or(false);
    for (auto const& pattern : rule.patterns) {
      place.patterns.push_back(compiled(rule.id, pattern, ignores_case, file_.pieces));
    }
    place.words = rule.words ? std::optional{prefilter_.add(*rule.words)} : std::nullopt;
    place.before = rule.before ? compiled(rule.id, *rule.before, true, file_.pieces) : nullptr;
    place.after = rule.after ? compiled(rule.id, *rule.after, true, file_.pieces) : nullptr;
    place.unless_before = rule.unless_before ? compiled(rule.id, *rule.unless_before, true, file_.pieces) : nullptr;
    place.unless_after = rule.unless_after ? compiled(rule.id, *rule.unless_after, true, file_.pieces) : nullptr;
    place.unless = rule.unless ? compiled(rule.id, *rule.unless, ignores_case, file_.pieces) : nullptr;
  }
  prefilter_.prepare();
}

// One text, searched rule after rule.
class PersonalDataRules::Search {
 public:
  Search(PersonalDataRules const& rules, std::string_view text)
      : rules_{rules},
        as_written_{text},
        text_{text},
        is_taken_(text.size(), false),
        holds_words_{rules.prefilter_.held(text)},
        holds_given_name_{rules.names_.may_hold_given_name(text)},
        digits_{longest_row_of_digits(text)},
        without_letters_{digits_ > 0 ? digits_for_letters(text) : std::nullopt} {
    if (without_letters_) {
      digits_without_letters_ = longest_row_of_digits(*without_letters_);
    }
  }

  void look_for(std::size_t number) {
    auto const& rule = rules_.file_.rules[number];
    auto const& compiled = rules_.compiled_[number];
    auto const in_digits = rule.look_alikes.value_or(false) && without_letters_;
    if ((in_digits ? digits_without_letters_ : digits_) < rule.digits.value_or(0) ||
        (compiled.words && !in_digits && !holds_words_[*compiled.words]) ||
        (is_for_capitals(rule) && !holds_given_name_)) {
      return;
    }
    text_.text = in_digits ? std::string_view{*without_letters_} : as_written_;
    for (auto const& pattern : compiled.patterns) {
      look_for(number, *pattern);
    }
  }

  std::vector<PersonalDataFinding> take() {
    std::sort(found_.begin(), found_.end(), [](auto const& a, auto const& b) { return a.span.first < b.span.first; });
    return std::move(found_);
  }

 private:
  // Given names in small letters are found by the words before them, which those rules name.
  static bool is_for_capitals(PersonalDataRule const& rule) {
    return rule.check == PersonalDataCheck::kGivenName && !rule.words;
  }

  // After a refused match, the next may begin one character further.
  void look_for(std::size_t rule, re2::RE2 const& pattern) {
    auto const groups = pattern.NumberOfCapturingGroups() > 0 ? 2 : 1;
    re2::StringPiece match[2];
    auto const text = re2::StringPiece{text_.text.data(), text_.text.size()};
    for (std::size_t at = 0;
         at < text.size() && pattern.Match(text, at, text.size(), re2::RE2::UNANCHORED, match, groups);) {
      auto const begins = static_cast<std::size_t>(match[0].data() - text.data());
      auto const held = match[groups - 1];
      auto const first = static_cast<std::size_t>(held.data() - text.data());
      auto const kept = accepted(rule, begins, {first, first + held.size()});
      at = kept ? kept->last : text_.moved_on(begins, 1);
    }
  }

  std::optional<Span> accepted(std::size_t number, std::size_t begins, Span held) {
    auto const& rule = rules_.file_.rules[number];
    auto const& patterns = rules_.compiled_[number];
    auto const kept = rules_.kept_by_check(rule, text_.part(held));
    auto const span = Span{held.first, held.first + kept};
    if (kept == 0 || !text_.stands_alone({begins, span.last}, rule.glued.value_or(false)) || is_taken(span)) {
      return std::nullopt;
    }
    if ((patterns.unless && holds(*patterns.unless, text_.part(span))) || !has_context(patterns, begins, span.last)) {
      return std::nullopt;
    }
    std::fill(is_taken_.begin() + static_cast<std::ptrdiff_t>(span.first),
              is_taken_.begin() + static_cast<std::ptrdiff_t>(span.last), true);
    found_.push_back({rule.id, rule.kind, rule.level, span});
    return span;
  }

  bool has_context(Compiled const& patterns, std::size_t first, std::size_t last) const {
    auto const before = text_.part({text_.moved_back(first, kWindowBefore), first});
    if (patterns.unless_before && holds(*patterns.unless_before, before)) {
      return false;
    }
    auto const after = text_.part({last, text_.moved_on(last, kWindowAfter)});
    if (patterns.unless_after && holds(*patterns.unless_after, after)) {
      return false;
    }
    if (!patterns.before && !patterns.after) {
      return true;
    }
    return (patterns.before && holds(*patterns.before, before)) || (patterns.after && holds(*patterns.after, after));
  }

  static bool holds(re2::RE2 const& pattern, std::string_view text) {
    return re2::RE2::PartialMatch(re2::StringPiece{text.data(), text.size()}, pattern);
  }

  bool is_taken(Span span) const {
    return std::find(is_taken_.begin() + static_cast<std::ptrdiff_t>(span.first),
                     is_taken_.begin() + static_cast<std::ptrdiff_t>(span.last),
                     true) != is_taken_.begin() + static_cast<std::ptrdiff_t>(span.last);
  }

  PersonalDataRules const& rules_;
  std::string_view as_written_;
  Text text_;                      // as written, or without_letters_
  std::vector<bool> is_taken_;     // by byte
  std::vector<bool> holds_words_;  // by number in prefilter_
  bool holds_given_name_;
  std::size_t digits_;                          // in a row
  std::optional<std::string> without_letters_;  // among digits, where there are any
  std::size_t digits_without_letters_ = 0;
  std::vector<PersonalDataFinding> found_;
};

std::vector<PersonalDataFinding> PersonalDataRules::find(std::string_view text, PersonalDataText kind) const {
  auto const plain = digits_.plain(text);
  auto search = Search{*this, plain ? std::string_view{plain->text} : text};
  for (std::size_t rule = 0; rule < file_.rules.size(); ++rule) {
    if (kind == PersonalDataText::kStory || !file_.rules[rule].stories_only.value_or(false)) {
      search.look_for(rule);
    }
  }
  auto found = search.take();
  for (auto& finding : found) {
    finding.span = plain ? Span{plain->places[finding.span.first], plain->places[finding.span.last]} : finding.span;
  }
  return found;
}

std::string PersonalDataRules::masked(std::string_view text, std::vector<PersonalDataFinding> const& findings) const {
  std::string masked;
  std::size_t copied = 0;
  for (auto const& finding : findings) {
    auto const rule = std::find_if(file_.rules.begin(), file_.rules.end(),
                                   [&](PersonalDataRule const& one) { return one.id == finding.rule; });
    auto const between = text.substr(copied, finding.span.first - copied);
    auto const goes_on = masked.ends_with(rule->mark) && only_parts(between);
    masked += goes_on ? "" : std::string{between} + rule->mark;
    copied = finding.span.last;
  }
  masked += text.substr(copied);
  return masked;
}

bool PersonalDataRules::has_mark(std::string_view mark) const {
  return std::any_of(file_.rules.begin(), file_.rules.end(),
                     [&](PersonalDataRule const& rule) { return rule.mark == mark; });
}

std::size_t PersonalDataRules::kept_by_check(PersonalDataRule const& rule, std::string_view match) const {
  if (!rule.check) {
    return match.size();
  }
  switch (*rule.check) {
    case PersonalDataCheck::kNirKey:
      return nir_with_key(match);
    case PersonalDataCheck::kNirShape:
      return nir_shape(match);
    case PersonalDataCheck::kBelgianKey:
      return belgian_number_with_key(match);
    case PersonalDataCheck::kIbanKey:
      return iban_with_key(match, file_.iban_lengths);
    case PersonalDataCheck::kCardKey:
      return card_with_key(match);
    case PersonalDataCheck::kName:
      return names_.name(match);
    case PersonalDataCheck::kFullName:
      return names_.full_name(match);
    case PersonalDataCheck::kGivenName:
      return names_.with_given_name(match);
    case PersonalDataCheck::kAddress:
      return names_.address(match);
  }
  return 0;
}

Span in_code_points(std::string_view text, Span bytes) {
  auto const count = [&](std::size_t end) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end),
                                                  [](char c) { return (c & 0xc0) != 0x80; }));
  };
  return {count(bytes.first), count(bytes.last)};
}

}  // namespace relais::language
