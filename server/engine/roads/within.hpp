// How long it takes from one place on the roads to what is around it, or from what is around it to the place.
//
// Exact, in whole tenths of a second, with the same roundings as nearest_counters.hpp. Made once for a graph and a
// direction and used for many searches, one at a time: what a search costs grows with what it reaches, not with the
// graph. Memory: 4 bytes a node of the graph. One thread; others make their own.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/roads/bucket_queue.hpp"
#include "engine/roads/graph.hpp"
#include "engine/roads/snap.hpp"

namespace relais::roads {

enum class Heading : std::uint8_t {
  kLeaving,  // from the place
  kArriving  // to the place
};

struct NodeTime {
  std::uint32_t node = 0;
  Time time = 0;
  auto operator<=>(NodeTime const&) const = default;
};

class Within {
 public:
  // The arrays behind the graph must outlive this.
  Within(GraphView const& graph, Heading heading);

  // The nodes no further from the place than the limit, each once, in no order. They hold until the next call.
  std::span<NodeTime const> nodes(Snapped const& place, Time limit);

  // To each of the other places (kArriving: from each), over any roads or straight along an edge that it lies on as
  // well; kNever where that takes longer than the limit. The search ends as soon as all are known.
  std::vector<Time> times_to(Snapped const& place, std::span<Snapped const> others, Time limit = kNever);

 private:
  // Calls is_enough(time), when all that is nearer than this is known, again and again until it is.
  template <class Enough>
  void search(Snapped const& place, Time limit, Enough const& is_enough);
  std::size_t lay_out(std::span<std::uint32_t const> due);
  void follow(std::size_t candidates);
  void offer(std::uint32_t node, Time time);

  Arcs arcs_;
  std::span<Edge const> edges_;
  Heading heading_;
  Time limit_ = 0;
  std::vector<Time> times_;
  std::vector<std::uint32_t> touched_;  // the first of them: nodes whose time is not kNever
  std::size_t touched_count_ = 0;
  BucketQueue waiting_;  // a bucket is of kTogether tenths of a second
  std::vector<std::uint32_t> due_;
  std::vector<NodeTime> candidates_;
  std::vector<NodeTime> nearer_;
  std::vector<NodeTime> found_;
};

}  // namespace relais::roads
