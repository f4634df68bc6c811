// What an edit costs: a counter of a made-up nation (G0 to G4; G1 if nothing is said) closes, opens or moves, what it
// changes is repaired, and people by commune and minute are moved as differences; beside the plain bucket queue over
// all nodes in the same run on the same graph. Processor time of the one thread.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <random>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/roads/graph.hpp"
#include "engine/roads/nearest_edits.hpp"
#include "engine/roads/snap.hpp"
#include "engine/roads/synthetic.hpp"
#include "roads_nation.hpp"
#include "roads_references.hpp"

namespace {

using namespace relais::roads;

constexpr int kEdits = 3'000;              // of each kind
constexpr std::size_t kLookedAt = 1'000;   // after every so many, all nodes and all people are compared
constexpr double kSlowestReference = 250;  // ns a node: a reference that is slower would flatter us

// People of each commune by whole minutes to the nearest counter.
class PeopleByMinute {
 public:
  static constexpr std::size_t kMinutes = 241;  // the last: longer, or to no counter

  PeopleByMinute(GraphView const& graph, SnapIndex const& snap, SyntheticNation const& nation)
      : graph_{graph}, people_(nation.communes.size() * kMinutes) {
    for (auto const& [commune, at, people] : nation.homes) {
      if (auto const snapped = snap.snap(at)) {
        homes_.push_back({commune, static_cast<float>(people), *snapped, kMinutes - 1});
        people_[commune * kMinutes + kMinutes - 1] += people;
      }
    }
    // The homes on the edges of each node.
    first_.resize(graph.nodes.size() + 1);
    auto const each_end = [&](auto const& use) {
      for (std::uint32_t home = 0; home < homes_.size(); ++home) {
        auto const& edge = graph.edges[homes_[home].at.edge];
        use(edge.from, home);
        if (edge.to != edge.from) {
          use(edge.to, home);
        }
      }
    };
    each_end([&](std::uint32_t node, std::uint32_t) { ++first_[node + 1]; });
    for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
      first_[node + 1] += first_[node];
    }
    of_nodes_.resize(first_.back());
    auto next = first_;
    each_end([&](std::uint32_t node, std::uint32_t home) { of_nodes_[next[node]++] = home; });
  }

  std::size_t homes() const { return homes_.size(); }

  void move_all(FromPoints const& from) {
    for (std::uint32_t home = 0; home < homes_.size(); ++home) {
      move(home, from);
    }
    moved_.clear();
  }

  void move_on_edges_of(std::uint32_t node, FromPoints const& from) {
    for (auto i = first_[node]; i < first_[node + 1]; ++i) {
      move(of_nodes_[i], from);
    }
  }

  // Back to what it was when all were moved.
  void undo() {
    for (; !moved_.empty(); moved_.pop_back()) {
      put(homes_[moved_.back().home], moved_.back().minute);
    }
  }

  bool operator==(PeopleByMinute const& other) const {
    auto const is_same = [](double a, double b) { return std::abs(a - b) < 1e-3; };  // sums in another order
    return std::ranges::equal(people_, other.people_, is_same);
  }

 private:
  struct Home {
    std::uint32_t commune;
    float people;
    Snapped at;
    std::size_t minute;
  };

  struct Moved {
    std::uint32_t home;
    std::size_t minute;
  };

  void move(std::uint32_t home, FromPoints const& from) {
    constexpr Time kTenthsAMinute = 600;
    auto const time = from.from(homes_[home].at).first.time;
    auto const minute = std::min<std::size_t>((time + kTenthsAMinute - 1) / kTenthsAMinute, kMinutes - 1);
    if (minute != homes_[home].minute) {
      moved_.push_back({home, homes_[home].minute});
      put(homes_[home], minute);
    }
  }

  void put(Home& home, std::size_t minute) {
    people_[home.commune * kMinutes + home.minute] -= home.people;
    people_[home.commune * kMinutes + minute] += home.people;
    home.minute = minute;
  }

  GraphView graph_;
  std::vector<Home> homes_;
  std::vector<Moved> moved_;
  std::vector<double> people_;
  std::vector<std::uint32_t> first_;  // home of each node, into the next
  std::vector<std::uint32_t> of_nodes_;
};

struct Edit {
  std::optional<std::uint32_t> closing;
  std::optional<CounterOnRoad> opening;
};

// The network as it is, and as it would be.
class WhatIf {
 public:
  WhatIf(GraphView const& graph, std::vector<CounterOnRoad> const& counters, PeopleByMinute people)
      : graph_{graph}, at_start_{counters}, nodes_{graph, seeds(graph, counters)}, people_{std::move(people)} {
    people_.move_all({graph, counters, nodes_.of_nodes()});
  }

  // From the start, whatever was asked before.
  void ask(Edit const& edit) {
    nodes_.undo();
    people_.undo();
    counters_ = at_start_;
    std::vector<std::uint32_t> closing;
    std::vector<CounterOnRoad> opening;
    if (edit.closing) {
      closing.push_back(*edit.closing);
      std::erase_if(counters_, [&](CounterOnRoad const& open) { return open.counter == *edit.closing; });
    }
    if (edit.opening) {
      opening.push_back(*edit.opening);
      counters_.push_back(*edit.opening);
    }
    nodes_.apply(closing, seeds(graph_, opening));
    auto const from = FromPoints{graph_, counters_, nodes_.of_nodes()};
    for (auto const& [node, before] : nodes_.touched()) {
      if (nodes_.of_nodes()[node].first.time != before.first.time) {
        people_.move_on_edges_of(node, from);
      }
    }
    // Who lives on the edge of a counter goes straight along it.
    if (edit.closing) {
      people_.move_on_edges_of(graph_.edges[at_start_[*edit.closing].at.edge].from, from);
    }
    if (edit.opening) {
      people_.move_on_edges_of(graph_.edges[edit.opening->at.edge].from, from);
    }
  }

  std::size_t touched() const { return nodes_.touched().size(); }

  bool is_exact() const {
    auto const counted = two_nearest(graph_, seeds(graph_, counters_));
    auto people = people_;
    people.move_all({graph_, counters_, counted});
    return std::ranges::equal(nodes_.of_nodes(), counted) && people == people_;
  }

 private:
  GraphView graph_;
  std::vector<CounterOnRoad> at_start_;  // by number
  std::vector<CounterOnRoad> counters_;
  NearestEdits nodes_;
  PeopleByMinute people_;
};

struct Cost {
  double median;
  double p99;
  double most;
};

Cost cost_of(std::vector<double> milliseconds) {
  std::ranges::sort(milliseconds);
  auto const at = [&](double share) {
    return milliseconds[static_cast<std::size_t>(share * static_cast<double>(milliseconds.size() - 1))];
  };
  return {at(0.5), at(0.99), at(1)};
}

}  // namespace

int main(int count, char** arguments) {
  auto const size = bench::size_of(count > 1 ? arguments[1] : "G1");
  if (!size) {
    std::cerr << "sizes are G0, G1, G2, G3 and G4\n";
    return 1;
  }
  auto const nation = bench::Nation{*size};
  auto const graph = nation.graph.view();
  auto const& communes = nation.made_up.communes;
  auto const place_of = [&](std::uint32_t counter, std::uint32_t commune) {
    return CounterOnRoad{counter, *nation.snap.snap(communes[commune].centre)};
  };
  auto const& counters = nation.counters;

  std::vector<double> rounds;
  for (std::size_t round = 0; round <= bench::kRounds; ++round) {
    auto const start = bench::processor_time();
    auto const nearest = reference::plain_buckets(graph, nation.sources);
    rounds.push_back(bench::processor_time() - start);
  }
  rounds.erase(rounds.begin());  // warm
  auto const plain = cost_of(rounds).median;
  fmt::print("{}, a made-up nation: {} nodes, {} arcs, {} counters\n", size->name, graph.nodes.size(),
             graph.arriving.arcs.size(), counters.size());
  fmt::print("reference: plain bucket queue, all nodes {:10.2f} ms\n", plain);
  if (plain * 1e6 / static_cast<double>(graph.nodes.size()) > kSlowestReference) {
    std::cerr << "the plain bucket queue needs more than 250 ns a node: no reference on this machine now\n";
    return 1;
  }

  auto what_if = WhatIf{graph, counters, {graph, nation.snap, nation.made_up}};
  auto random = std::mt19937{1};
  auto const some_counter = [&] { return static_cast<std::uint32_t>(random() % counters.size()); };
  auto const at_some_commune = [&](std::uint32_t counter) {
    return place_of(counter, static_cast<std::uint32_t>(random() % communes.size()));
  };
  auto const close = [&] { return Edit{some_counter(), {}}; };
  auto const add = [&] { return Edit{{}, at_some_commune(static_cast<std::uint32_t>(counters.size()))}; };
  auto const move = [&] {
    auto const counter = some_counter();
    return Edit{counter, at_some_commune(counter)};
  };
  std::vector<double> all;
  auto const measure = [&](std::string_view what, auto const& drawn) {
    std::vector<double> each;
    std::size_t touched = 0;
    for (int i = 0; i < kEdits; ++i) {
      auto const edit = drawn();
      auto const start = bench::processor_time();
      what_if.ask(edit);
      each.push_back(bench::processor_time() - start);
      touched += what_if.touched();
      if (all.size() % kLookedAt == 0 && !what_if.is_exact()) {
        std::cerr << "an edit is not what a search over all nodes finds\n";
        std::exit(1);
      }
      all.push_back(each.back());
    }
    auto const [median, p99, most] = cost_of(each);
    fmt::print("{:<40} {:10.3f} ms median {:8.3f} p99 {:8.3f} most, {} nodes touched\n", what, median, p99, most,
               touched / kEdits);
  };
  measure("a counter closes", close);
  measure("one opens", add);
  measure("one moves to another commune", move);
  auto const cost = cost_of(all);
  fmt::print(
      "\n{} edits, each from the network as it is, people by commune and minute moved and back: "
      "median {:.3f} ms, p99 {:.3f} ms\n",
      all.size(), cost.median, cost.p99);
  fmt::print("{:8.0f} times the plain bucket queue over all nodes: its median to the 99th percentile of an edit\n",
             plain / cost.p99);
  fmt::print("{:8.0f} times: its median to the median of an edit\n", plain / cost.median);
  return 0;
}
