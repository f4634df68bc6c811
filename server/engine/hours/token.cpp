#include "engine/hours/token.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/hours/rules.hpp"

namespace relais::hours {
namespace {

struct Word {
  std::string_view text;
  TokenKind kind;
  int value;
};

constexpr auto kWords = std::to_array<Word>({
    {"mo", TokenKind::kWeekday, 1},
    {"tu", TokenKind::kWeekday, 2},
    {"we", TokenKind::kWeekday, 3},
    {"th", TokenKind::kWeekday, 4},
    {"fr", TokenKind::kWeekday, 5},
    {"sa", TokenKind::kWeekday, 6},
    {"su", TokenKind::kWeekday, 7},
    {"ph", TokenKind::kHoliday, static_cast<int>(HolidayKind::kPublic)},
    {"sh", TokenKind::kHoliday, static_cast<int>(HolidayKind::kSchool)},
    {"off", TokenKind::kState, static_cast<int>(State::kClosed)},
    {"closed", TokenKind::kState, static_cast<int>(State::kClosed)},
    {"open", TokenKind::kState, static_cast<int>(State::kOpen)},
    {"unknown", TokenKind::kState, static_cast<int>(State::kNotKnown)},
    {"jan", TokenKind::kMonth, 1},
    {"feb", TokenKind::kMonth, 2},
    {"mar", TokenKind::kMonth, 3},
    {"apr", TokenKind::kMonth, 4},
    {"may", TokenKind::kMonth, 5},
    {"jun", TokenKind::kMonth, 6},
    {"jul", TokenKind::kMonth, 7},
    {"aug", TokenKind::kMonth, 8},
    {"sep", TokenKind::kMonth, 9},
    {"oct", TokenKind::kMonth, 10},
    {"nov", TokenKind::kMonth, 11},
    {"dec", TokenKind::kMonth, 12},
    {"week", TokenKind::kWeek, 0},
    {"easter", TokenKind::kEaster, 0},
    {"day", TokenKind::kDays, 0},
    {"days", TokenKind::kDays, 0},
    {"sunrise", TokenKind::kVariableTime, 0},
    {"sunset", TokenKind::kVariableTime, 0},
    {"dawn", TokenKind::kVariableTime, 0},
    {"dusk", TokenKind::kVariableTime, 0},
    {"mon", TokenKind::kWeekday, 1},
    {"tue", TokenKind::kWeekday, 2},
    {"wed", TokenKind::kWeekday, 3},
    {"thu", TokenKind::kWeekday, 4},
    {"fri", TokenKind::kWeekday, 5},
    {"sat", TokenKind::kWeekday, 6},
    {"sun", TokenKind::kWeekday, 7},
    {"monday", TokenKind::kWeekday, 1},
    {"tuesday", TokenKind::kWeekday, 2},
    {"wednesday", TokenKind::kWeekday, 3},
    {"thursday", TokenKind::kWeekday, 4},
    {"friday", TokenKind::kWeekday, 5},
    {"saturday", TokenKind::kWeekday, 6},
    {"sunday", TokenKind::kWeekday, 7},
});

constexpr std::size_t kLongestWord = 9;

struct Sign {
  std::string_view text;
  TokenKind kind;
};

// Longest first where one begins another. The typographic dashes are what word processors make of a hyphen.
constexpr auto kSigns = std::to_array<Sign>({
    {"-", TokenKind::kDash},
    {":", TokenKind::kColon},
    {",", TokenKind::kComma},
    {";", TokenKind::kSemicolon},
    {"+", TokenKind::kPlus},
    {"/", TokenKind::kSlash},
    {"[", TokenKind::kOpenBracket},
    {"]", TokenKind::kCloseBracket},
    {"||", TokenKind::kBars},
    {".", TokenKind::kColon},
    {"\u2010", TokenKind::kDash},
    {"\u2011", TokenKind::kDash},
    {"\u2012", TokenKind::kDash},
    {"\u2013", TokenKind::kDash},
    {"\u2014", TokenKind::kDash},
    {"\u2212", TokenKind::kDash},
});

constexpr auto kSpaces = std::to_array<std::string_view>({" ", "\t", "\n", "\r", "\u00a0", "\u202f"});

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) { tokens_.reserve(text.size() / 2 + 1); }

  std::vector<Token> run() {
    for (skip_spaces(); at_ < text_.size(); skip_spaces()) {
      next();
    }
    add(TokenKind::kEnd, 0, 0);
    return std::move(tokens_);
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }

  void add(TokenKind kind, int value, std::size_t length) {
    tokens_.push_back({kind, value, at_, text_.substr(at_, length)});
    at_ += length;
  }

  void skip_spaces() {
    while (at_ < text_.size()) {
      auto const space = std::ranges::find_if(kSpaces, [&](auto const& s) { return rest().starts_with(s); });
      if (space == kSpaces.end()) {
        return;
      }
      at_ += space->size();
    }
  }

  void next() {
    if (rest().starts_with("24/7")) {
      return add(TokenKind::kAlways, 0, 4);
    }
    if (is_digit(text_[at_])) {
      return number();
    }
    if (is_letter(text_[at_])) {
      return word();
    }
    if (text_[at_] == '"') {
      return comment();
    }
    sign();
  }

  void number() {
    auto const start = at_;
    std::size_t length = 0;
    int value = 0;
    for (; start + length < text_.size() && is_digit(text_[start + length]); ++length) {
      value = std::min(value * 10 + (text_[start + length] - '0'), 10'000);
    }
    auto const kind = value > 9999 ? TokenKind::kUnknownSign : value > 1900 ? TokenKind::kYear : TokenKind::kNumber;
    add(kind, value, length);
  }

  // "9h30" and "9h" are hours; the h of "9h" stands for ":00".
  bool hour_mark() {
    if (lower(text_[at_]) != 'h' || tokens_.empty() || tokens_.back().kind != TokenKind::kNumber) {
      return false;
    }
    if (at_ + 1 < text_.size() && is_letter(text_[at_ + 1])) {
      return false;
    }
    bool const minutes_follow = at_ + 1 < text_.size() && is_digit(text_[at_ + 1]);
    add(TokenKind::kColon, 0, 1);
    if (!minutes_follow) {
      add(TokenKind::kNumber, 0, 0);
    }
    return true;
  }

  void word() {
    if (hour_mark()) {
      return;
    }
    std::size_t length = 0;
    std::array<char, kLongestWord> lowered{};
    for (; at_ + length < text_.size() && is_letter(text_[at_ + length]); ++length) {
      if (length < kLongestWord) {
        lowered[length] = lower(text_[at_ + length]);
      }
    }
    auto const known = length > kLongestWord
                           ? kWords.end()
                           : std::ranges::find(kWords, std::string_view{lowered.data(), length}, &Word::text);
    if (known == kWords.end()) {
      return add(TokenKind::kUnknownWord, 0, length);
    }
    add(known->kind, known->value, length);
    skip_abbreviation_dot();
  }

  void skip_abbreviation_dot() {
    if (rest().starts_with(".")) {
      ++at_;
    }
  }

  void comment() {
    auto const close = text_.find('"', at_ + 1);
    if (close == std::string_view::npos || close == at_ + 1) {
      return add(TokenKind::kUnknownSign, 0, 1);
    }
    tokens_.push_back({TokenKind::kComment, 0, at_, text_.substr(at_ + 1, close - at_ - 1)});
    at_ = close + 1;
  }

  void sign() {
    auto const known = std::ranges::find_if(kSigns, [&](auto const& s) { return rest().starts_with(s.text); });
    if (known == kSigns.end()) {
      return add(TokenKind::kUnknownSign, 0, 1);
    }
    add(known->kind, 0, known->text.size());
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text) {
  return Tokenizer{text}.run();
}

}  // namespace relais::hours
