// The two nearest counters of every node, kept exact while counters close, open and move: what an edit changes is
// repaired, the rest of the map is not looked at.
//
// At any moment equal, to the integer and to the lowest number, to two_nearest() of the counters that are open. An edit
// costs about 100 ns for each node from which a counter that closes was, or one that opens is, among the two nearest:
// some thousands of a country's millions. Memory: 16 bytes a node and two bits; 20 bytes more for each node that has
// changed since the start. One thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/roads/bucket_queue.hpp"
#include "engine/roads/nearest_counters.hpp"
#include "engine/roads/rank.hpp"

namespace relais::roads {

class NearestEdits {
 public:
  struct Touched {
    std::uint32_t node = 0;
    TwoNearest at_start;
  };

  // The arrays behind the graph must outlive this.
  NearestEdits(GraphView const& graph, std::span<Seed const> seeds);

  // All places of the counters that close, then those that open, in one repair. A counter moves by closing and opening;
  // who opens one that is open adds a place to it. Those to close that are not open are no error.
  void apply(std::span<std::uint32_t const> closing, std::span<Seed const> opening);

  // Back to the start.
  void undo();

  std::span<TwoNearest const> of_nodes() const { return of_nodes_; }

  // Nodes whose two nearest were written since the start, each once, in no order; some are as they were.
  std::span<Touched const> touched() const { return touched_; }

 private:
  void orphan_nodes_of(std::uint32_t counter);
  void orphan(std::uint32_t node, std::uint32_t counter);
  void adopt(std::uint32_t orphan);
  void offer(std::uint32_t node, Rank candidate);
  void spread();
  void remember(std::uint32_t node, TwoNearest const& at_start);

  GraphView graph_;
  std::vector<TwoNearest> of_nodes_;
  std::vector<Seed> seeds_;  // by node
  std::vector<Seed> seeds_at_start_;
  std::vector<bool> may_be_seed_;  // once a seed, for good
  std::vector<bool> is_touched_;
  std::vector<Touched> touched_;
  std::vector<std::uint32_t> orphans_;
  BucketQueue waiting_;
  std::vector<std::uint32_t> due_;
};

}  // namespace relais::roads
