// What may be published of the counts of stories. Counts of 1 to 4 are hidden, and whatever would tell them: every
// figure is put together of cells of the tables below, whatever is asked for, so that no filter, period or territory
// tells more than another.
//
// For each year, breakdown and measure there is one table (statistics/cube_suppression.hpp): the classes of the
// measure, the periods (quarters and the year, of delays the months), and the values of the breakdown with all of them.
// It follows
//
// 1. that all values together show and hide the same whatever the breakdown: they are decided from themselves alone;
// 2. where one measure's table hides how many stories a value has in a period, all that count the same hide their
//    classes there (delays and feelings; kinds and changes): none tells the other's total;
// 3. a month, quarter or year is shown once it is over, and a class of delays once no story can change it any more:
//    what is published is not published again with a story more;
//    Verdicts, feelings and kinds of answers are published by quarter and year, delays by month, too;
// 4. two breakdowns at once are not to be had: which of a service's stories were told by telephone is in no table;
// 5. services: a story about two counts for both. All of them together are not published, as they are no stories.
//
// Not protected: what a correction (a story that is withdrawn) changes; how many stories concern several services.
#pragma once

#include "engine/statistics/compose.hpp"
#include "experiences/experience_figures_tally.hpp"

namespace relais::experiences {

class PublishedStories {
 public:
  PublishedStories(StoryTallies tallies, Date as_of);

  // All of a story's classes, of some values; of none: of all stories together.
  struct Asked {
    StoryBreakdown breakdown = StoryBreakdown::kAssistance;
    std::vector<std::string> values;
  };
  // `leaves` of the measure. `months` are over; those that make no whole quarter are hidden but of delays.
  statistics::Composed sum(Asked const& asked, StoryMeasure measure, Nodes const& leaves,
                           std::vector<Month> const& months) const;
  // Added up; protected by nobody: to be shown where sum() of the same stories is exact.
  Waits waits(Asked const& asked, std::vector<Month> const& months) const;

  // Of all breakdowns, in no order that means anything.
  std::vector<std::string> const& values(StoryBreakdown breakdown) const {
    return tallies_[static_cast<std::size_t>(breakdown)].values();
  }
  // The first month with a story; nothing without stories.
  std::optional<Month> first() const { return first_; }
  Month last() const { return indicators::month_of(as_of_) - std::chrono::months{1}; }
  Date as_of() const { return as_of_; }
  // No story of the month can be answered within so many days any more.
  bool has_settled(Month month, int days) const;

  struct Table {
    statistics::Cube cube;
    statistics::CubeSuppression suppression;
  };
  // Of a year that has stories or lies between such; nothing of others.
  Table const* table(StoryBreakdown breakdown, StoryMeasure measure, std::chrono::year year) const;

 private:
  using Tables = std::array<std::vector<Table>, kBreakdowns>;  // by measure

  Tables protect(std::chrono::year year) const;
  void hide_unsettled(Table& table, StoryMeasure measure, std::chrono::year year) const;

  StoryTallies tallies_;
  Date as_of_;
  std::optional<Month> first_;
  std::map<std::chrono::year, Tables> years_;
};

// The node of a month in the periods of a table with months: 0 is the year, 1 to 4 its quarters.
std::size_t node_of(std::chrono::month month);

}  // namespace relais::experiences
