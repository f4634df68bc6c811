// The nearest counter from everywhere, or from chosen nodes, through a hierarchy: the same answers as
// nearest_counters.hpp, to the integer, for many sets of counters on one graph.
//
// A sweep climbs from the seeds and then passes once over all places, or over those that lie above the chosen nodes (D.
// Delling, A. Goldberg, R. Werneck, "Faster Batched Shortest Paths in Road Networks", ATMOS 2011). Several scenarios in
// one sweep read the arcs once. A Sweep is one thread; others make their own over the same hierarchy and part. Memory:
// 8 bytes a place for one scenario, 16 for the two nearest, 64 for scenarios together.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "engine/roads/hierarchy.hpp"
#include "engine/roads/nearest_counters.hpp"

namespace relais::roads {

// What of a hierarchy lies above some nodes.
class HierarchyPart {
 public:
  // In time linear in the graph's nodes, a hundredth of a second for a country.
  HierarchyPart(HierarchyView const& whole, std::span<std::uint32_t const> nodes);

  // place_of is by the nodes' index, not by their number.
  HierarchyView view() const { return part_.view(); }

  bool holds(std::uint32_t whole_place) const { return (is_in_[whole_place / 64] >> whole_place % 64 & 1) != 0; }
  // Of a place that it holds.
  std::uint32_t place_of(std::uint32_t whole_place) const;

 private:
  Hierarchy part_;
  std::vector<std::uint64_t> is_in_;   // by place in the whole
  std::vector<std::uint32_t> before_;  // by 64 of them: how many come before
};

class Sweep {
 public:
  // Answers are by node of the graph. What is given must outlive this.
  explicit Sweep(HierarchyView const& whole);
  // Answers are by index of the part's nodes. Seeds may lie anywhere; where all are among those nodes, it is quicker.
  Sweep(HierarchyView const& whole, HierarchyPart const& part);

  std::size_t answers() const { return ground_.place_of.size(); }

  // Fill answers() of each; what reaches no counter within kFarthestWay keeps kNever.
  void nearest(std::span<Seed const> seeds, std::span<Reached> answers);
  void two_nearest(std::span<Seed const> seeds, std::span<TwoNearest> answers);
  // Any number of scenarios: all answers of the first, then all of the second, and so on.
  void nearest_each(std::span<std::vector<Seed> const> scenarios, std::span<Reached> answers);

 private:
  struct alignas(64) Line {
    std::uint64_t words[8];
  };
  struct Memory {
    std::unique_ptr<Line[]> lines;
    std::size_t count = 0;

    template <class Label>
    Label* of(std::size_t labels);
  };

  // Labels by place of what the sweep passes over, from seeds[scenario].
  template <class Label>
  Label const* pass(std::span<std::span<Seed const> const> scenarios);
  bool are_in_part(std::span<std::span<Seed const> const> scenarios) const;

  HierarchyView whole_;
  HierarchyPart const* part_ = nullptr;
  HierarchyView ground_;                   // what the sweep passes over
  std::vector<std::uint64_t> is_climbed_;  // a bit a place; none between sweeps
  std::vector<std::uint32_t> climbed_;
  Memory labels_;
  Memory climbing_;
};

}  // namespace relais::roads
