// After every edit, what was repaired is what a search over all nodes finds.
#include "engine/roads/nearest_edits.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <random>
#include <utility>

#include <gtest/gtest.h>

#include "engine/roads/drawn_roads.hpp"
#include "engine/roads/synthetic.hpp"

namespace relais::roads {
namespace {

// Counters that close, open and move at random, several at once, with places on the same edges and at the same spots.
class Replay {
 public:
  Replay(GraphView const& graph, std::uint32_t counters, std::uint32_t seed)
      : graph_{graph}, numbers_{2 * counters + 1}, random_{seed}, start_{drawn(counters)}, edits_{graph, start_} {
    open_ = start_;
  }

  void edit() {
    if (random_() % 8 == 0) {
      edits_.undo();
      open_ = start_;
    }
    std::vector<std::uint32_t> closing;
    std::vector<Seed> opening;
    auto const at_once = random_() % 4 == 0 ? 1 + random_() % 5 : 1;
    for (std::uint32_t i = 0; i < at_once; ++i) {
      auto const counter = static_cast<std::uint32_t>(random_() % numbers_);
      auto const kind = random_() % 3;  // close, open, move; one that is not open, or is already, as it comes
      if (kind != 1) {
        closing.push_back(counter);
      }
      if (kind != 0) {
        std::ranges::copy(seeds_of(counter), std::back_inserter(opening));
      }
    }
    apply(closing, opening);
  }

  void close_all() {
    auto all = std::vector<std::uint32_t>(numbers_);
    std::iota(all.begin(), all.end(), 0U);
    apply(all, {});
  }

  void open(std::uint32_t counter) { apply({}, seeds_of(counter)); }

  bool is_exact() const { return std::ranges::equal(edits_.of_nodes(), two_nearest(graph_, open_)); }

  // What was touched, and only that, may be other than at the start.
  bool knows_what_changed() const {
    auto before = std::vector(edits_.of_nodes().begin(), edits_.of_nodes().end());
    for (auto const& [node, at_start] : edits_.touched()) {
      before[node] = at_start;
    }
    return before == two_nearest(graph_, start_);
  }

 private:
  void apply(std::vector<std::uint32_t> const& closing, std::vector<Seed> const& opening) {
    std::erase_if(open_,
                  [&](Seed const& seed) { return std::ranges::find(closing, seed.reached.counter) != closing.end(); });
    open_.insert(open_.end(), opening.begin(), opening.end());
    edits_.apply(closing, opening);
  }

  std::vector<Seed> seeds_of(std::uint32_t counter) {
    auto const edge = static_cast<std::uint32_t>(random_() % graph_.edges.size());
    return seeds(graph_, std::vector{CounterOnRoad{counter, {edge, static_cast<double>(random_() % 3) / 2, 0}}});
  }

  std::vector<Seed> drawn(std::uint32_t counters) {
    std::vector<Seed> all;
    for (std::uint32_t i = 0; i < counters; ++i) {
      std::ranges::copy(seeds_of(2 * i), std::back_inserter(all));
    }
    return all;
  }

  GraphView graph_;
  std::uint32_t numbers_;
  std::mt19937 random_;
  std::vector<Seed> start_;
  std::vector<Seed> open_;
  NearestEdits edits_;
};

TEST(NearestEdits, on_random_maps_every_edit_is_exact_at_every_node) {
  auto random = [engine = std::mt19937{29}]() mutable { return static_cast<std::uint32_t>(engine()); };
  for (int round = 0; round < 60; ++round) {
    auto map = std::string{};
    for (int i = 0; i < 300; ++i) {
      map += i % 20 == 19 ? '\n' : " -|-|++++++++<>^v"[random() % 17];
    }
    auto const graph = build_graph(roads::drawn(map, 1 + random() % 40).network, 2).graph;
    if (graph.edges.empty()) {
      continue;
    }
    auto replay = Replay{graph.view(), random() % 9, static_cast<std::uint32_t>(round)};
    for (int edit = 0; edit < 100; ++edit) {
      replay.edit();
      ASSERT_TRUE(replay.is_exact()) << map << "\nround " << round << ", edit " << edit;
      ASSERT_TRUE(replay.knows_what_changed());
    }
  }
}

TEST(NearestEdits, ten_thousand_edits_of_a_made_up_region_are_exact) {
  auto const graph = build_graph(synthetic_nation(kG0, 1).network).graph;
  constexpr int kEdits = 10'000;
  constexpr int kLookedAt = 100;
  auto replay = Replay{graph.view(), 44, 5};
  for (int edit = 1; edit <= kEdits; ++edit) {
    replay.edit();
    if (edit % kLookedAt == 0) {
      ASSERT_TRUE(replay.is_exact()) << "edit " << edit;
    }
  }
  EXPECT_TRUE(replay.knows_what_changed());
}

TEST(NearestEdits, the_last_may_close_and_a_first_may_open) {
  auto const graph = build_graph(roads::drawn("+--+--+\n|  |\n+>-+").network).graph;
  auto replay = Replay{graph.view(), 2, 1};
  replay.close_all();
  EXPECT_TRUE(replay.is_exact());
  replay.open(1);
  EXPECT_TRUE(replay.is_exact());
  auto from_nothing = Replay{graph.view(), 0, 1};
  from_nothing.open(0);
  EXPECT_TRUE(from_nothing.is_exact());
}

// As no built graph has them, but a file could.
TEST(NearestEdits, nodes_from_which_no_road_leads_to_a_counter_stay_never) {
  auto graph = Graph{};
  graph.nodes.resize(3);
  graph.arriving = {{0, 0, 1, 2}, {{0, kLongestArc}, {1, 50}}};  // 0 leads to 1, 1 to 2
  graph.leaving = {{0, 1, 2, 2}, {{1, kLongestArc}, {2, 50}}};
  auto const at = [](std::uint32_t node, std::uint32_t counter) { return Seed{node, {7, counter}}; };
  auto edits = NearestEdits{graph.view(), std::vector{at(1, 0)}};
  EXPECT_EQ(edits.of_nodes()[2], TwoNearest{});
  edits.apply({}, std::vector{at(2, 1)});
  EXPECT_TRUE(std::ranges::equal(edits.of_nodes(), two_nearest(graph.view(), std::vector{at(1, 0), at(2, 1)})));
  edits.apply(std::vector{0U}, std::vector{at(0, 2)});
  EXPECT_TRUE(std::ranges::equal(edits.of_nodes(), two_nearest(graph.view(), std::vector{at(2, 1), at(0, 2)})));
  edits.apply(std::vector{1U, 2U}, {});
  EXPECT_TRUE(std::ranges::equal(edits.of_nodes(), std::vector<TwoNearest>(3)));
}

// Both are as near from everywhere: the lower number is first, whichever opened last.
TEST(NearestEdits, of_counters_equally_near_the_lowest_is_first) {
  auto const graph = build_graph(roads::drawn("+--+--+").network).graph;
  auto const seeds_of = [&](std::uint32_t counter) {
    return seeds(graph.view(), std::vector{CounterOnRoad{counter, {0, 0.5, 0}}});
  };
  auto edits = NearestEdits{graph.view(), seeds_of(5)};
  edits.apply({}, seeds_of(3));
  edits.apply({}, seeds_of(4));
  for (auto const& [first, second] : edits.of_nodes()) {
    EXPECT_EQ(std::pair(first.counter, second.counter), std::pair(3U, 4U));
  }
  edits.apply(std::vector{3U}, {});
  for (auto const& [first, second] : edits.of_nodes()) {
    EXPECT_EQ(std::pair(first.counter, second.counter), std::pair(4U, 5U));
  }
}

}  // namespace
}  // namespace relais::roads
