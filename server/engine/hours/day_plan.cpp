#include "engine/hours/day_plan.hpp"

#include <algorithm>

#include "engine/hours/day_match.hpp"

namespace relais::hours {
namespace {

using std::chrono::days;

struct Paint {
  State state;
  std::uint16_t comment;
  std::optional<State> only_over;  // leaves all other states as they are
};

void append(DayPlan& plan, Segment segment) {
  if (!plan.empty() && plan.back().from == segment.from) {
    plan.pop_back();
  }
  if (plan.empty() || plan.back().state != segment.state || plan.back().comment != segment.comment) {
    plan.push_back(segment);
  }
}

int end_of(DayPlan const& plan, std::size_t i) {
  return i + 1 < plan.size() ? plan[i + 1].from : kMinutesPerDay;
}

// Lays `paint` over the minutes [from, to) of the day.
void lay(DayPlan& plan, int from, int to, Paint const& paint) {
  if (from >= to) {
    return;
  }
  DayPlan painted;
  painted.reserve(plan.size() + 2);
  for (std::size_t i = 0; i < plan.size(); ++i) {
    auto const& segment = plan[i];
    int const begin = std::max<int>(from, segment.from);
    int const end = std::min(to, end_of(plan, i));
    append(painted, segment);
    if (begin >= end || (paint.only_over && segment.state != *paint.only_over)) {
      continue;
    }
    append(painted, {static_cast<std::uint16_t>(begin), paint.state, paint.comment});
    if (end < end_of(plan, i)) {
      append(painted, {static_cast<std::uint16_t>(end), segment.state, segment.comment});
    }
  }
  plan = std::move(painted);
}

// One rule on one day: its own minutes, or those that it left over from the eve.
struct Layer {
  std::uint16_t rule;
  bool from_eve;
};

class Painter {
 public:
  Painter(Rules const& rules, DayFacts const& facts) : rules_(rules), facts_(facts) {}

  DayPlan run() {
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      collect(static_cast<std::uint16_t>(i));
    }
    DayPlan plan{{0, State::kClosed, Segment::kNoComment}};
    for (auto const& layer : layers_) {
      paint(plan, layer);
    }
    return plan;
  }

 private:
  void collect(std::uint16_t i) {
    auto const& rule = rules_[i];
    if (matches(rule, facts_.day(), facts_)) {
      if (replaces_the_day(i)) {
        layers_.clear();
      }
      layers_.push_back({i, false});
    }
    bool const runs_past_midnight =
        std::ranges::any_of(rule.spans, [](Span const& span) { return span.to > kMinutesPerDay; });
    if (runs_past_midnight && matches(rule, facts_.day() - days{1}, facts_)) {
      layers_.push_back({i, true});
    }
  }

  // A rule without days ("10:00-12:00") replaces only another such rule.
  bool replaces_the_day(std::uint16_t i) const {
    auto const& rule = rules_[i];
    if (rule.adds || rule.fills_gaps || rule.doubts || rule.state == State::kClosed) {
      return false;
    }
    return !rule.days.empty() || (i > 0 && rule.state == State::kOpen && rules_[i - 1].days.empty());
  }

  void paint(DayPlan& plan, Layer const& layer) const {
    auto const& rule = rules_[layer.rule];
    auto const comment = rule.comment.empty() ? Segment::kNoComment : layer.rule;
    auto const only_over = rule.fills_gaps && !layer.from_eve ? std::optional{State::kClosed}
                           : rule.doubts                      ? std::optional{State::kOpen}
                                                              : std::nullopt;
    if (rule.spans.empty()) {
      return lay(plan, 0, kMinutesPerDay, {rule.state, comment, only_over});
    }
    for (auto const& span : rule.spans) {
      auto const state = span.open_end && rule.state == State::kOpen ? State::kNotKnown : rule.state;
      int const from = layer.from_eve ? 0 : span.from;
      int const to = layer.from_eve ? span.to - kMinutesPerDay : std::min(span.to, kMinutesPerDay);
      lay(plan, from, to, {state, comment, only_over});
    }
  }

  Rules const& rules_;
  DayFacts const& facts_;
  std::vector<Layer> layers_;
};

// What both plans say; not known where they differ.
DayPlan agreement(DayPlan const& a, DayPlan const& b) {
  DayPlan common;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    auto const from = std::max(a[i].from, b[j].from);
    auto const state = a[i].state == b[j].state ? a[i].state : State::kNotKnown;
    auto const comment = a[i].comment == b[j].comment ? a[i].comment : Segment::kNoComment;
    append(common, {from, state, comment});
    int const end_a = end_of(a, i);
    int const end_b = end_of(b, j);
    i += end_a <= end_b ? 1 : 0;
    j += end_b <= end_a ? 1 : 0;
  }
  return common;
}

}  // namespace

DayPlan day_plan(Rules const& rules, Calendar const& calendar, Day day) {
  auto const plan_if = [&](unsigned assumed) { return Painter{rules, DayFacts{calendar, day, assumed}}.run(); };
  unsigned const unknown = unknown_bits(rules, calendar, day);
  auto plan = plan_if(unknown);
  for (unsigned assumed = unknown; assumed != 0;) {
    assumed = (assumed - 1) & unknown;
    plan = agreement(plan, plan_if(assumed));
  }
  return plan;
}

}  // namespace relais::hours
