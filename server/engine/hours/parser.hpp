// Recursive descent over the tokens of one value; the face of it is parse.hpp. A refusal puts the cursor on the end
// token, at which every loop stops: the first refusal is the one that is told.
#pragma once

#include <algorithm>
#include <bitset>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/hours/rules.hpp"
#include "engine/hours/token.hpp"

namespace relais::hours {

class Parser {
 public:
  explicit Parser(std::string_view text) : tokens_(tokenize(text)) {}
  std::variant<Rules, Refusal> run();

 private:
  enum Part { kYears, kDates, kWeeks, kWeekdays, kHolidays, kTimes, kState, kComment, kPartCount };

  // The cursor.
  Token const& peek(std::size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
  Token const& take();
  bool sees(std::initializer_list<TokenKind> kinds, std::size_t ahead = 0) const;
  bool accept(TokenKind kind);
  void expect(TokenKind kind);
  int take_number(int smallest, int largest, std::string_view code);
  void refuse(std::string_view code, std::size_t position);
  void refuse_here();

  // Rules.
  void rule_group();
  void rule(bool adds, bool fills_gaps);
  Part part(Rule& rule);
  void mark(Part part, std::size_t position);
  bool ends_rule(std::size_t ahead = 0) const;

  // Times, states, comments (parse.cpp).
  bool sees_time(std::size_t ahead = 0) const;
  Part times(Rule& rule);
  void time_span(Rule& rule);
  Span span_between(int from, int to, std::size_t position);
  int clock_time();
  Part state(Rule& rule);
  Part comment(Rule& rule);

  // Days (parse_days.cpp).
  Part weekdays(Rule& rule);
  void weekday(AnyOf& days);
  void nth_weekdays(AnyOf& days, unsigned iso_weekday);
  int nth();
  int day_offset(int most);
  Holiday holiday();
  Part weeks(Rule& rule);
  Part years(Rule& rule);
  Part dates(Rule& rule);
  void months(AnyOf& days);
  void date(AnyOf& days);
  void days_of_month(AnyOf& days, YearDay const& first);
  YearDay year_day();
  bool sees_date() const;
  bool sees_nth_range(std::size_t ahead) const;
  bool sees_clock_span(std::size_t ahead) const;

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::bitset<kPartCount> seen_;  // parts of the rule being read
  Rules rules_;
  std::optional<Refusal> refusal_;
};

}  // namespace relais::hours
