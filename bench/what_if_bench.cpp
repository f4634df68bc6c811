// What an edit costs the product: a counter of a made-up nation (G0 to G4; G1 if nothing is said) closes, opens or
// moves, and the network as it would be is compared with how it is (CoverageHouse::compare, for the whole network);
// beside the same comparison counted from nothing, in the same run. Processor time of the one thread. What JSON, HTTP
// and the directory's own list of places cost is not in it.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>

#include <fmt/format.h>
#include <unistd.h>

#include "coverage/coverage_house.hpp"
#include "made_up_land.hpp"
#include "platform/json/write.hpp"
#include "roads_nation.hpp"

namespace {

using namespace relais;
using namespace relais::coverage;
using coverage::bench::land_of;
using roads::bench::processor_time;

constexpr int kEdits = 300;            // of each kind
constexpr std::size_t kLookedAt = 60;  // after every so many, the answer is compared with the one from nothing

// Without their hierarchy, which nothing here asks for.
void keep_roads(roads::Graph const& graph, std::string const& path) {
  constexpr auto kToday = Date{std::chrono::year{2026} / 11 / 27};
  auto file = std::ofstream{path, std::ios::binary};
  roads::write_graph_file(graph.view(), json::write(RoadsAbout{{"generated"}, kToday, true, ""}),
                          [&](std::span<std::byte const> bytes) {
                            file.write(reinterpret_cast<char const*>(bytes.data()), std::ssize(bytes));
                          });
}

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

class WhatIf {
 public:
  WhatIf(std::shared_ptr<Land const> land, std::string const& roads_file)
      : land_{std::move(land)}, house_{[this] { return land_; }, roads_file, [] { return PeopleGrids{}; }, log_} {
    house_.keep_up();
    places_ = *land_->places({});
    around_ = *house_.surroundings();
  }

  std::vector<Place> const& places() const { return places_.places; }
  Comparison ask(Edit const& edit) const { return *house_.compare({}, {}, {edit}); }

  Comparison ask_from_nothing(Edit const& edit) const {
    auto const count = [&](std::vector<Edit> const& edits) {
      auto const places = *apply_edits(*land_, places_, {}, land_->networks.front(), edits);
      return access(*land_, places, false, around_.ground.get());
    };
    auto const is = count({edit});
    auto said = *coverage::compare(*land_, {was_, was_, was_}, {is, is, is}, {});
    said.roads = RoadsKnown{around_.roads->about().attribution, around_.roads->about().is_made_up};
    return said;
  }
  void count_how_it_is() { was_ = access(*land_, places_, false, around_.ground.get()); }

 private:
  std::shared_ptr<Land const> land_;
  log::Log log_ = log::Log::to_stderr(log::Level::kWarning, std::make_shared<SystemClock>());
  CoverageHouse house_;
  Places places_;
  Surroundings around_;
  AccessMap was_;
};

}  // namespace

int main(int count, char** arguments) {
  auto const* const size = count > 1 ? arguments[1] : "G1";
  auto const file = std::filesystem::temp_directory_path() / fmt::format("relais-what-if-{}", ::getpid());
  auto nation = made_up_nation(size);
  if (!nation) {
    std::cerr << "sizes are G0, G1, G2, G3 and G4\n";
    return 1;
  }
  keep_roads(roads::build_graph(std::exchange(nation->network, {})).graph, file);
  auto what_if = WhatIf{land_of(*nation), file};
  std::filesystem::remove(file);
  what_if.count_how_it_is();

  auto random = std::mt19937{1};
  // Each in its turn: no map is kept for so long that it is asked for again.
  auto next = std::size_t{0};
  auto const some_counter = [&] { return what_if.places()[next++ % what_if.places().size()].counter; };
  auto const some_place = [&] {
    auto const at = point_of(nation->communes[random() % nation->communes.size()].centre);
    return Centre{at.lat, at.lon};
  };
  auto const close = [&] { return Edit{EditKind::kClose, some_counter(), {}, {}, {}, {}}; };
  auto const add = [&] { return Edit{EditKind::kAdd, {}, "new", some_place(), {}, {}}; };
  auto const move = [&] { return Edit{EditKind::kMove, some_counter(), {}, some_place(), {}, {}}; };

  std::vector<double> from_nothing;
  for (std::size_t round = 0; round <= roads::bench::kRounds; ++round) {
    auto const edit = move();
    auto const start = processor_time();
    what_if.ask_from_nothing(edit);
    from_nothing.push_back(processor_time() - start);
  }
  from_nothing.erase(from_nothing.begin());  // warm
  auto const counted = cost_of(from_nothing).median;
  fmt::print("{}, a made-up nation: {} counters\n", size, what_if.places().size());
  fmt::print("counted from nothing, how it is being known {:10.2f} ms\n", counted);

  auto const start = processor_time();
  what_if.ask(close());
  fmt::print("the first question {:10.2f} ms\n", processor_time() - start);
  std::vector<double> all;
  auto const measure = [&](std::string_view what, auto const& drawn) {
    std::vector<double> each;
    for (int i = 0; i < kEdits; ++i) {
      auto const edit = drawn();
      auto const begin = processor_time();
      auto const said = what_if.ask(edit);
      each.push_back(processor_time() - begin);
      if (all.size() % kLookedAt == 0 && json::write(said) != json::write(what_if.ask_from_nothing(edit))) {
        std::cerr << "an edit is not what is counted from nothing\n";
        std::exit(1);
      }
      all.push_back(each.back());
    }
    auto const [median, p99, most] = cost_of(each);
    fmt::print("{:<40} {:10.3f} ms median {:8.3f} p99 {:8.3f} most\n", what, median, p99, most);
  };
  measure("a counter closes", close);
  measure("one opens", add);
  measure("one moves to another commune", move);
  auto const cost = cost_of(all);
  fmt::print("\n{} edits, each from the network as it is: median {:.3f} ms, p99 {:.3f} ms\n", all.size(), cost.median,
             cost.p99);
  fmt::print("{:8.0f} times: counted from nothing to the 99th percentile of an edit\n", counted / cost.p99);
  fmt::print("{:8.0f} times: to the median of an edit\n", counted / cost.median);
  return 0;
}
