// What is counted of published stories, by one breakdown at a time: facts in, counts out
// (story_counts.hpp).
#pragma once

#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "experiences/answer.hpp"
#include "experiences/experience.hpp"
#include "indicators/indicators.hpp"

namespace relais::experiences {

using Month = indicators::Month;

// What stories are told apart by. Each puts a story at one value; "service" alone counts a story once for each of its
// structures, whose own clock it then is.
enum class StoryBreakdown { kService, kTerritory, kUsedChannel, kChannel, kAssistance };
BOOST_DESCRIBE_ENUM(StoryBreakdown, kService, kTerritory, kUsedChannel, kChannel, kAssistance)
inline constexpr std::size_t kBreakdowns = 5;

// Whether somebody typed it for its author.
enum class StoryHelp { kAlone, kWithHelp };
BOOST_DESCRIBE_ENUM(StoryHelp, kAlone, kWithHelp)

// The value of kUsedChannel where nothing is said.
inline constexpr std::string_view kNotSaid = "not_said";

// What a story (kJudgement: one with an answer), or an answer (kAnswerKind, kChange), turned out to be: classes that
// are part of each other, as a tree. Node 0 is all of them.
enum class StoryMeasure { kDelay, kJudgement, kFeeling, kAnswerKind, kChange };
inline constexpr std::size_t kMeasures = 5;
inline constexpr std::size_t kMostNodes = 11;  // of a measure

using Nodes = std::vector<std::size_t>;

struct MeasureTree {
  Nodes parents;  // of statistics::Tree
};
MeasureTree const& tree_of(StoryMeasure measure);

// Days within which answers are counted: formulas.md 15.5.
inline constexpr std::array<int, 4> kAnswerDays = {7, 15, 30, 60};

namespace nodes {  // leaves
Nodes all_of(StoryMeasure measure);
Nodes answered_within(int days);  // of kAnswerDays
Nodes of_known_delay();           // all but those answered nobody knows when
inline Nodes const kJudged = {3, 4, 5};
inline Nodes const kSolved = {3};
Nodes feeling(Feeling feeling);
Nodes kind(ServiceAnswerKind kind);
inline Nodes const kToConcern = {3, 4};
inline Nodes const kChangeRecorded = {3};
}  // namespace nodes

// A published story, or one of its structures.
struct CountedStory {
  Date published_on;
  std::optional<Date> answered_on;
  std::optional<std::int32_t> working_days;  // waited until then, or until today; nothing where they are not known
  Feeling feeling = Feeling::kNeutral;
  std::optional<Verdict> verdict;
  bool may_be_judged = true;         // by an author who has a code
  bool is_answer_date_known = true;  // false: answered then or later: in no delay
};

struct CountedAnswer {
  Date published_on;  // the story
  ServiceAnswerKind kind = ServiceAnswerKind::kThanks;
  Feeling feeling = Feeling::kNeutral;
};

// How many waited so many days, of those of which it is known.
struct Waits {
  struct Day {
    std::int64_t answered = 0;
    std::int64_t waiting = 0;  // still
  };
  std::map<std::int32_t, Day> calendar;
  std::map<std::int32_t, Day> working;
};

class BreakdownTally {
 public:
  explicit BreakdownTally(Date as_of) : as_of_(as_of) {}

  // Of months that are not over nothing is counted.
  void add(std::string_view value, CountedStory const& story);
  void add(std::string_view value, CountedAnswer const& answer);

  // In the order in which they came.
  std::vector<std::string> const& values() const { return values_; }

  struct Count {
    StoryMeasure measure{};
    Month month{};
    std::size_t value = 0;  // in values()
    std::size_t leaf = 0;
    std::int64_t count = 0;
  };
  std::vector<Count> counts() const;
  // Of one value, or nothing.
  Waits const* waits(std::size_t value, Month month) const;

 private:
  std::optional<Month> closed(Date day) const;
  std::size_t number_of(std::string_view value);
  void count(StoryMeasure measure, Month month, std::size_t value, std::size_t leaf);

  Date as_of_;
  std::vector<std::string> values_;
  std::unordered_map<std::string, std::size_t> numbers_;
  std::unordered_map<std::uint64_t, std::int64_t> counts_;  // by key()
  std::map<std::pair<std::size_t, Month>, Waits> waits_;
};

using StoryTallies = std::vector<BreakdownTally>;  // by StoryBreakdown

// Working days of a network's departments: Monday to Friday, less public holidays there.
class WorkingDays {
 public:
  // Reaches back twenty years from `last`.
  WorkingDays(NetworkId const& network, Date last);

  // After `from`, until `to` included. Nothing where holidays are not known. The first time of a department costs 0.3
  // ms.
  std::optional<std::int32_t> between(std::string const& department, Date from, Date to);

 private:
  std::vector<std::int32_t> const& until(std::string const& department);

  std::string country_;
  std::chrono::sys_days first_;
  std::size_t days_;
  std::unordered_map<std::string, std::vector<std::int32_t>> until_;  // by day since first_; empty: not known
};

}  // namespace relais::experiences
