#include "experiences/experience_figures_tally.hpp"

#include <algorithm>
#include <cctype>

#include "engine/hours/public_holidays.hpp"

namespace relais::experiences {
namespace {

constexpr int kReach = 20;  // years

// Of kDelay: 1 not answered, or it is known when, 2 answered nobody knows when (a list that does not date it), 3 within
// 60 days, 4 later or not yet, 5 within 30, 6 from 31 to 60, 7 within 15, 8 from 16 to 30, 9 within 7, 10 from 8 to 15.
MeasureTree const kDelayTree{{0, 0, 0, 1, 1, 3, 3, 5, 5, 7, 7}};
// Of kJudgement, among those answered whose author can judge: 1 its author has judged, 2 has not, 3 solved, 4 not
// solved, 5 useful.
MeasureTree const kJudgementTree{{0, 0, 0, 1, 1, 1}};
// Of kFeeling and kAnswerKind: each value after the other.
template <class Enum>
MeasureTree flat_tree() {
  auto const size = TextForm<Enum>::entries().size() + 1;
  return {Nodes(size, 0)};
}
// Of kChange: 1 to a story with a concern, 2 to another or of a kind that is not known, 3 a change that is done, 4
// anything else.
MeasureTree const kChangeTree{{0, 0, 0, 1, 1}};

std::int32_t days_between(Date from, Date to) {
  return static_cast<std::int32_t>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

bool is_of_known_delay(CountedStory const& story) {
  return !story.answered_on || story.is_answer_date_known;
}

std::size_t delay_leaf(CountedStory const& story) {
  if (!is_of_known_delay(story)) {
    return 2;
  }
  auto const days = story.answered_on ? days_between(story.published_on, *story.answered_on) : kAnswerDays[3] + 1;
  return days <= kAnswerDays[0]   ? 9
         : days <= kAnswerDays[1] ? 10
         : days <= kAnswerDays[2] ? 8
         : days <= kAnswerDays[3] ? 6
                                  : 4;
}

std::size_t judgement_leaf(CountedStory const& story) {
  return story.verdict ? 3 + static_cast<std::size_t>(*story.verdict) : 2;
}

// Of an answer of which its list did not say the kind it is not known whether it records a change.
std::size_t change_leaf(CountedAnswer const& answer) {
  auto const is_concern = answer.feeling == Feeling::kNegative || answer.feeling == Feeling::kMixed;
  if (!is_concern || answer.kind == ServiceAnswerKind::kNotSaid) {
    return 2;
  }
  return answer.kind == ServiceAnswerKind::kChangeDone ? 3 : 4;
}

struct Key {
  StoryMeasure measure;
  Month month;
  std::size_t value;
  std::size_t leaf;
};
constexpr unsigned kLeafBits = 4;
constexpr unsigned kMeasureBits = 3;
constexpr unsigned kMonthBits = 20;
constexpr unsigned kMonthsAYear = 12;

std::uint64_t packed(Key const& key) {
  auto const month = static_cast<std::uint64_t>(static_cast<int>(key.month.year())) * kMonthsAYear +
                     (static_cast<unsigned>(key.month.month()) - 1);
  return ((key.value << kMonthBits | month) << kMeasureBits | static_cast<std::uint64_t>(key.measure)) << kLeafBits |
         key.leaf;
}

Key unpacked(std::uint64_t packed) {
  auto const take = [&packed](unsigned bits) {
    auto const part = packed & ((std::uint64_t{1} << bits) - 1);
    packed >>= bits;
    return part;
  };
  auto const leaf = take(kLeafBits);
  auto const measure = static_cast<StoryMeasure>(take(kMeasureBits));
  auto const month = take(kMonthBits);
  return {measure,
          std::chrono::year{static_cast<int>(month / kMonthsAYear)} /
              std::chrono::month{static_cast<unsigned>(month % kMonthsAYear + 1)},
          packed, leaf};
}

}  // namespace

MeasureTree const& tree_of(StoryMeasure measure) {
  switch (measure) {
    case StoryMeasure::kDelay:
      return kDelayTree;
    case StoryMeasure::kJudgement:
      return kJudgementTree;
    case StoryMeasure::kFeeling: {
      static auto const tree = flat_tree<Feeling>();
      return tree;
    }
    case StoryMeasure::kAnswerKind: {
      static auto const tree = flat_tree<ServiceAnswerKind>();
      return tree;
    }
    case StoryMeasure::kChange:
      return kChangeTree;
  }
  return kDelayTree;
}

Nodes nodes::answered_within(int days) {
  constexpr std::array<std::size_t, kAnswerDays.size()> kLeaves = {9, 10, 8, 6};
  auto const count = std::ranges::find(kAnswerDays, days) - kAnswerDays.begin() + 1;
  return {kLeaves.begin(), kLeaves.begin() + count};
}

Nodes nodes::of_known_delay() {
  return {4, 6, 8, 9, 10};
}

Nodes nodes::feeling(Feeling feeling) {
  return {static_cast<std::size_t>(feeling) + 1};
}

Nodes nodes::kind(ServiceAnswerKind kind) {
  return {static_cast<std::size_t>(kind) + 1};
}

Nodes nodes::all_of(StoryMeasure measure) {
  auto const& parents = tree_of(measure).parents;
  Nodes leaves;
  for (std::size_t node = 1; node < parents.size(); ++node) {
    if (std::ranges::find(parents, node) == parents.end()) {
      leaves.push_back(node);
    }
  }
  return leaves;
}

std::optional<Month> BreakdownTally::closed(Date day) const {
  auto const month = indicators::month_of(day);
  return month < indicators::month_of(as_of_) ? std::optional{month} : std::nullopt;
}

std::size_t BreakdownTally::number_of(std::string_view value) {
  auto const [known, is_new] = numbers_.try_emplace(std::string{value}, values_.size());
  if (is_new) {
    values_.emplace_back(value);
  }
  return known->second;
}

void BreakdownTally::count(StoryMeasure measure, Month month, std::size_t value, std::size_t leaf) {
  ++counts_[packed({measure, month, value, leaf})];
}

void BreakdownTally::add(std::string_view value, CountedStory const& story) {
  auto const month = closed(story.published_on);
  if (!month) {
    return;
  }
  auto const number = number_of(value);
  count(StoryMeasure::kDelay, *month, number, delay_leaf(story));
  if (story.answered_on && story.may_be_judged) {
    count(StoryMeasure::kJudgement, *month, number, judgement_leaf(story));
  }
  count(StoryMeasure::kFeeling, *month, number, nodes::feeling(story.feeling).front());
  if (!is_of_known_delay(story)) {
    return;
  }
  auto const note = [&story](std::map<std::int32_t, Waits::Day>& days, std::int32_t waited) {
    auto& day = days[std::max(waited, 0)];
    ++(story.answered_on ? day.answered : day.waiting);
  };
  auto& waits = waits_[{number, *month}];
  note(waits.calendar, days_between(story.published_on, story.answered_on.value_or(as_of_)));
  if (story.working_days) {
    note(waits.working, *story.working_days);
  }
}

void BreakdownTally::add(std::string_view value, CountedAnswer const& answer) {
  auto const month = closed(answer.published_on);
  if (!month) {
    return;
  }
  auto const number = number_of(value);
  count(StoryMeasure::kAnswerKind, *month, number, nodes::kind(answer.kind).front());
  count(StoryMeasure::kChange, *month, number, change_leaf(answer));
}

std::vector<BreakdownTally::Count> BreakdownTally::counts() const {
  std::vector<Count> all;
  all.reserve(counts_.size());
  for (auto const& [key, count] : counts_) {
    auto const of = unpacked(key);
    all.push_back({of.measure, of.month, of.value, of.leaf, count});
  }
  return all;
}

Waits const* BreakdownTally::waits(std::size_t value, Month month) const {
  auto const found = waits_.find({value, month});
  return found == waits_.end() ? nullptr : &found->second;
}

WorkingDays::WorkingDays(NetworkId const& network, Date last)
    : country_(network.text),
      first_(std::chrono::sys_days{(last.year() - std::chrono::years{kReach}) / std::chrono::January / 1}),
      days_(static_cast<std::size_t>((std::chrono::sys_days{last} - first_).count()) + 1) {
  std::ranges::transform(country_, country_.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
}

std::vector<std::int32_t> const& WorkingDays::until(std::string const& department) {
  auto const [known, is_new] = until_.try_emplace(department);
  auto const holidays =
      is_new ? hours::PublicHolidays::at({country_, country_ == "FR" ? department : ""}) : std::nullopt;
  if (holidays) {
    auto& until = known->second;
    until.reserve(days_);
    std::int32_t count = 0;
    for (std::size_t i = 0; i < days_; ++i) {
      auto const day = first_ + std::chrono::days{i};
      auto const weekday = std::chrono::weekday{day};
      count += weekday != std::chrono::Saturday && weekday != std::chrono::Sunday &&
                       !holidays->on(hours::Day{day.time_since_epoch()})
                   ? 1
                   : 0;
      until.push_back(count);
    }
  }
  return known->second;
}

std::optional<std::int32_t> WorkingDays::between(std::string const& department, Date from, Date to) {
  auto const& until = this->until(department);
  auto const place = [this](Date day) { return (std::chrono::sys_days{day} - first_).count(); };
  if (until.empty() || place(from) < 0 || place(to) < place(from) || place(to) >= static_cast<long>(until.size())) {
    return std::nullopt;
  }
  return until[static_cast<std::size_t>(place(to))] - until[static_cast<std::size_t>(place(from))];
}

}  // namespace relais::experiences
