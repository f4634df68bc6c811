#include "engine/hours/parse.hpp"

#include "engine/hours/parser.hpp"

namespace relais::hours {
namespace {

constexpr int kLatestEnd = 2 * kMinutesPerDay;

// Where an open end is thought to close: opening_hours.js guesses midnight, or some hours later for evening openings.
int guessed_end(int from) {
  if (from >= 22 * 60) {
    return from + 8 * 60;
  }
  if (from >= 17 * 60) {
    return from + 10 * 60;
  }
  return kMinutesPerDay;
}

}  // namespace

std::variant<Rules, Refusal> parse(std::string_view text) {
  if (text.size() > kMaxLength) {
    return Refusal{kMaxLength, "hours.too_long"};
  }
  return Parser{text}.run();
}

std::variant<Rules, Refusal> Parser::run() {
  while (!sees({TokenKind::kEnd})) {
    if (!accept(TokenKind::kSemicolon)) {
      rule_group();
    }
  }
  if (refusal_) {
    return *refusal_;
  }
  if (rules_.empty()) {
    return Refusal{0, "hours.empty"};
  }
  return std::move(rules_);
}

Token const& Parser::take() {
  auto const& token = peek();
  if (token.kind != TokenKind::kEnd) {
    ++at_;
  }
  return token;
}

bool Parser::sees(std::initializer_list<TokenKind> kinds, std::size_t ahead) const {
  for (auto const kind : kinds) {
    if (peek(ahead++).kind != kind) {
      return false;
    }
  }
  return true;
}

bool Parser::accept(TokenKind kind) {
  bool const seen = sees({kind});
  if (seen) {
    take();
  }
  return seen;
}

void Parser::expect(TokenKind kind) {
  if (!accept(kind)) {
    refuse_here();
  }
}

int Parser::take_number(int smallest, int largest, std::string_view code) {
  auto const& token = peek();
  if (token.kind != TokenKind::kNumber) {
    refuse_here();
  } else if (token.value < smallest || token.value > largest) {
    refuse(code, token.position);
  } else {
    take();
  }
  return token.value;
}

void Parser::refuse(std::string_view code, std::size_t position) {
  if (!refusal_) {
    refusal_ = Refusal{position, std::string{code}};
  }
  at_ = tokens_.size() - 1;
}

void Parser::refuse_here() {
  auto const& token = peek();
  switch (token.kind) {
    case TokenKind::kUnknownWord:
      return refuse("hours.unknown_word", token.position);
    case TokenKind::kVariableTime:
      return refuse("hours.variable_time", token.position);
    default:
      return refuse("hours.unexpected", token.position);
  }
}

bool Parser::ends_rule(std::size_t ahead) const {
  auto const kind = peek(ahead).kind;
  return kind == TokenKind::kEnd || kind == TokenKind::kSemicolon || kind == TokenKind::kBars;
}

// What stands between two semicolons: rules joined by "||" and ",".
void Parser::rule_group() {
  rule(false, false);
  bool fills_gaps = false;
  while (!sees({TokenKind::kEnd}) && !sees({TokenKind::kSemicolon})) {
    bool const adds = !accept(TokenKind::kBars);
    if (adds) {
      expect(TokenKind::kComma);
      if (ends_rule()) {
        continue;  // a comma left at the end
      }
    }
    fills_gaps = fills_gaps || !adds;
    rule(adds, fills_gaps);
  }
}

void Parser::rule(bool adds, bool fills_gaps) {
  if (ends_rule()) {
    return refuse_here();
  }
  seen_.reset();
  auto rule = Rule{.adds = adds, .fills_gaps = fills_gaps};
  while (!ends_rule()) {
    auto const last = part(rule);
    if (last >= kTimes && sees({TokenKind::kComma})) {
      break;
    }
    if (last < kTimes && sees({TokenKind::kColon}) && !ends_rule(1)) {
      take();  // "Apr-Oct: 10:00-18:00"
    }
  }
  rules_.push_back(std::move(rule));
}

Parser::Part Parser::part(Rule& rule) {
  switch (peek().kind) {
    case TokenKind::kWeekday:
    case TokenKind::kHoliday:
      return weekdays(rule);
    case TokenKind::kWeek:
      return weeks(rule);
    case TokenKind::kMonth:
    case TokenKind::kEaster:
      return dates(rule);
    case TokenKind::kYear:
      return sees_date() ? dates(rule) : years(rule);
    case TokenKind::kNumber:
    case TokenKind::kAlways:
      return times(rule);
    case TokenKind::kState:
      return state(rule);
    case TokenKind::kComment:
      return comment(rule);
    default:
      refuse_here();
      return kPartCount;
  }
}

// Two lists of one kind in a rule ("Mo 10:00-12:00 Tu 14:00-16:00", "SH,PH Mo-Fr") say different things to different
// readers.
void Parser::mark(Part part, std::size_t position) {
  if (seen_.test(part)) {
    refuse("hours.repeated_selector", position);
  }
  seen_.set(part);
}

Parser::Part Parser::state(Rule& rule) {
  auto const& token = take();
  mark(kState, token.position);
  if (seen_.test(kComment)) {
    refuse("hours.unexpected", token.position);
  }
  rule.state = static_cast<State>(token.value);
  return kState;
}

// A comment alone ("by appointment") leaves the state unsaid.
Parser::Part Parser::comment(Rule& rule) {
  auto const& token = take();
  mark(kComment, token.position);
  if (!seen_.test(kState)) {
    rule.state = State::kNotKnown;
  }
  rule.comment = token.text;
  return kComment;
}

bool Parser::sees_time(std::size_t ahead) const {
  return sees({TokenKind::kNumber, TokenKind::kColon, TokenKind::kNumber}, ahead) ||
         sees({TokenKind::kNumber, TokenKind::kDash, TokenKind::kNumber}, ahead) ||
         sees({TokenKind::kVariableTime}, ahead);
}

Parser::Part Parser::times(Rule& rule) {
  if (accept(TokenKind::kAlways)) {
    rule.spans.push_back({0, kMinutesPerDay});
    return kTimes;
  }
  time_span(rule);
  while (sees({TokenKind::kComma}) && sees_time(1)) {
    take();
    time_span(rule);
  }
  return kTimes;
}

void Parser::time_span(Rule& rule) {
  auto const start = peek().position;
  if (!sees_time()) {
    return refuse_here();
  }
  if (!rule.spans.empty() && rule.spans.back().open_end) {
    return refuse("hours.open_end", start);
  }
  if (sees({TokenKind::kNumber, TokenKind::kDash})) {  // "9-18"
    int const from = take_number(0, 23, "hours.time_out_of_range") * 60;
    take();
    int const to = take_number(0, 48, "hours.time_out_of_range") * 60;
    rule.spans.push_back(span_between(from, to, start));
    return;
  }
  int const from = clock_time();
  if (accept(TokenKind::kPlus)) {
    if (from == 0) {
      refuse("hours.open_end", start);  // opens at midnight and closes some time: says nothing
    }
    rule.spans.push_back({from, guessed_end(from), true});
    return;
  }
  if (!accept(TokenKind::kDash)) {
    return refuse("hours.point_in_time", start);
  }
  rule.spans.push_back(span_between(from, clock_time(), start));
  if (sees({TokenKind::kPlus})) {
    refuse("hours.open_end", peek().position);
  }
}

// An end at or before the start is one of the next day; 26:00 says so in another way.
Span Parser::span_between(int from, int to, std::size_t position) {
  int const end = to <= from ? to + kMinutesPerDay : to;
  if (from >= kMinutesPerDay || end > kLatestEnd) {
    refuse("hours.time_out_of_range", position);
  }
  return {from, end};
}

int Parser::clock_time() {
  int const hours = take_number(0, 48, "hours.time_out_of_range");
  expect(TokenKind::kColon);
  return hours * 60 + take_number(0, 59, "hours.time_out_of_range");
}

}  // namespace relais::hours
