// What is counted of published stories, ready to be added up. Each of them can be read, with its services, its place,
// the way it was told (which says whether somebody typed it for its author), its feeling, its answers and what its
// author says of them: no count of these tells more, and none is hidden
// (docs/adr/0022-figures-of-stories-are-counts-of-pages.md).
//
// A month is counted once it is over. Services: a story about two counts for both; all of them together are no stories.
#pragma once

#include "experiences/experience_figures_tally.hpp"

namespace relais::experiences {

class StoryCounts {
 public:
  StoryCounts(StoryTallies const& tallies, Date as_of);

  // All of a story's classes, of some values; of none: of all stories together.
  struct Asked {
    StoryBreakdown breakdown = StoryBreakdown::kAssistance;
    std::vector<std::string> values;
  };
  // `leaves` of the measure.
  std::int64_t sum(Asked const& asked, StoryMeasure measure, Nodes const& leaves,
                   std::vector<Month> const& months) const;
  Waits waits(Asked const& asked, std::vector<Month> const& months) const;

  // Of all breakdowns, in no order that means anything.
  std::vector<std::string> const& values(StoryBreakdown breakdown) const { return of(breakdown).values; }
  // The first month with a story; nothing without stories.
  std::optional<Month> first() const { return first_; }
  Month last() const { return indicators::month_of(as_of_) - std::chrono::months{1}; }
  Date as_of() const { return as_of_; }
  // No story of the month can be answered within so many days any more.
  bool has_settled(Month month, int days) const;

 private:
  struct Cell {
    std::array<std::array<std::int64_t, kMostNodes>, kMeasures> leaves{};
    Waits waits;
  };
  struct Breakdown {
    std::vector<std::string> values;
    std::vector<Cell> cells;  // by value, then by month from the first to the last
  };

  Breakdown const& of(StoryBreakdown breakdown) const { return breakdowns_[static_cast<std::size_t>(breakdown)]; }
  std::size_t months() const { return first_ ? place(last()) + 1 : 0; }
  std::size_t place(Month month) const { return static_cast<std::size_t>((month - *first_).count()); }
  // Visits the cells of these values and months.
  template <class Visit>
  void each(Asked const& asked, std::vector<Month> const& months, Visit const& visit) const;

  Date as_of_;
  std::optional<Month> first_;
  std::array<Breakdown, kBreakdowns> breakdowns_;
};

}  // namespace relais::experiences
