#include "experiences/story_counts.hpp"

#include <algorithm>

namespace relais::experiences {
namespace {

void add(std::map<std::int32_t, Waits::Day> const& more, std::map<std::int32_t, Waits::Day>& sum) {
  for (auto const& [day, count] : more) {
    sum[day].answered += count.answered;
    sum[day].waiting += count.waiting;
  }
}

}  // namespace

StoryCounts::StoryCounts(StoryTallies const& tallies, Date as_of) : as_of_(as_of) {
  std::vector<std::vector<BreakdownTally::Count>> counts;
  for (auto const& tally : tallies) {
    for (auto const& count : counts.emplace_back(tally.counts())) {
      first_ = std::min(first_.value_or(count.month), count.month);
    }
  }
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    auto& [values, cells] = breakdowns_[i];
    values = tallies[i].values();
    cells.resize(values.size() * months());
    for (auto const& count : counts[i]) {
      auto& cell = cells[count.value * months() + place(count.month)];
      cell.leaves[static_cast<std::size_t>(count.measure)][count.leaf] += count.count;
    }
    for (std::size_t value = 0; value < values.size(); ++value) {
      for (std::size_t month = 0; month < months(); ++month) {
        auto const* const waits = tallies[i].waits(value, *first_ + std::chrono::months{month});
        if (waits != nullptr) {
          cells[value * months() + month].waits = *waits;
        }
      }
    }
  }
}

bool StoryCounts::has_settled(Month month, int days) const {
  return std::chrono::sys_days{month / std::chrono::last} + std::chrono::days{days} < std::chrono::sys_days{as_of_};
}

template <class Visit>
void StoryCounts::each(Asked const& asked, std::vector<Month> const& months, Visit const& visit) const {
  auto const& [values, cells] = of(asked.breakdown);
  for (std::size_t value = 0; value < values.size(); ++value) {
    if (!asked.values.empty() && std::ranges::find(asked.values, values[value]) == asked.values.end()) {
      continue;
    }
    for (auto const month : months) {
      if (month >= *first_ && month <= last()) {
        visit(cells[value * this->months() + place(month)]);
      }
    }
  }
}

std::int64_t StoryCounts::sum(Asked const& asked, StoryMeasure measure, Nodes const& leaves,
                              std::vector<Month> const& months) const {
  std::int64_t sum = 0;
  each(asked, months, [&](Cell const& cell) {
    for (auto const leaf : leaves) {
      sum += cell.leaves[static_cast<std::size_t>(measure)][leaf];
    }
  });
  return sum;
}

Waits StoryCounts::waits(Asked const& asked, std::vector<Month> const& months) const {
  Waits all;
  each(asked, months, [&](Cell const& cell) {
    add(cell.waits.calendar, all.calendar);
    add(cell.waits.working, all.working);
  });
  return all;
}

}  // namespace relais::experiences
