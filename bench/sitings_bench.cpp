// What a search for the next counters costs the product on a made-up nation (G0 to G4; G1 if nothing is said): minutes
// from all communes to all communes through the hierarchy of the roads, beside one search a place for 500 of them,
// which must come to the same; then a whole search, 50 more at 20 minutes. Seconds of the processor, of all threads
// together, and by the clock. What JSON, HTTP and the job cost is not in it.
#include <chrono>
#include <ctime>
#include <filesystem>
#include <iostream>

#include <fmt/format.h>
#include <unistd.h>

#include "coverage/siting.hpp"
#include "coverage/siting_times.hpp"
#include "made_up_land.hpp"

namespace {

using namespace relais;
using namespace relais::coverage;
using coverage::bench::land_of;

constexpr auto kToday = Date{std::chrono::year{2026} / 11 / 27};
constexpr std::size_t kSearched = 500;
constexpr double kHalfAnHour = 30;

struct Cost {
  double processor;
  double clock;
};

// Seconds.
template <class Work>
Cost cost_of(Work const& work) {
  auto const processor = std::clock();
  auto const clock = std::chrono::steady_clock::now();
  work();
  return {static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC,
          std::chrono::duration<double>(std::chrono::steady_clock::now() - clock).count()};
}

void print(std::string_view what, Cost const& cost) {
  fmt::print("{:56} {:9.2f} s ({:.2f} s by the clock)\n", what, cost.processor, cost.clock);
}

struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / fmt::format("relais-sitings-{}", ::getpid());
  Folder() { std::filesystem::create_directories(path); }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  ~Folder() { std::filesystem::remove_all(path); }
};

Surroundings surroundings(std::shared_ptr<Land const> const& land, std::string const& roads_file) {
  auto opened = *Roads::open(roads_file);
  auto ground = std::make_shared<RoadsGround const>(ground_of({land->communes}, opened->graph(), opened->index()));
  return {land, std::make_shared<PeopleGrids const>(), std::move(opened), std::move(ground)};
}

// Of the first so many communes, all within half an hour.
std::vector<std::vector<Near>> rows(Surroundings const& around, std::size_t count) {
  std::vector<std::uint32_t> numbers;
  std::vector<geo::Point> centres;
  for (std::uint32_t i = 0; i < around.land->communes.size(); ++i) {
    numbers.push_back(i);
    centres.push_back(*around.land->communes[i].centre);
  }
  centres.resize(std::min(count, centres.size()));
  std::vector<std::vector<Near>> rows;
  auto times = SitingTimes{around, numbers, around.land->networks.front(), kHalfAnHour};
  times.to_each(centres, [&](std::size_t, std::span<Near const> near) {
    rows.emplace_back(near.begin(), near.end());
    return true;
  });
  return rows;
}

}  // namespace

int main(int count, char** arguments) {
  auto const* const size = count > 1 ? arguments[1] : "G1";
  auto nation = made_up_nation(size);
  if (!nation) {
    std::cerr << "sizes are G0, G1, G2, G3 and G4\n";
    return 1;
  }
  auto const folder = Folder{};
  auto const file = (folder.path / "roads").string();
  if (!keep_made_up_roads(*nation, size, file, kToday, [](std::string_view) {})) {
    std::cerr << file << " cannot be written\n";
    return 1;
  }
  auto const land = land_of(*nation);
  nation->network = {};
  auto const around = surroundings(land, file);
  print("hierarchy opened", cost_of([&] {
          if (!around.roads->hierarchy()) {
            std::exit(1);
          }
        }));
  auto const communes = land->communes.size();
  std::vector<std::vector<Near>> all;
  auto const through = cost_of([&] { all = rows(around, communes); });
  std::size_t times = 0;
  for (auto const& row : all) {
    times += row.size();
  }
  fmt::print("{}, a made-up nation: {} communes, {} times within half an hour\n", size, communes, times);
  print("all of them, through the hierarchy", through);

  std::filesystem::remove(hierarchy_path(file));
  auto const plain = surroundings(land, file);
  auto const searched = std::min(kSearched, communes);
  std::vector<std::vector<Near>> some;
  auto const by_search = cost_of([&] { some = rows(plain, searched); });
  print(fmt::format("to {} places, one search each", searched), by_search);
  if (!std::equal(some.begin(), some.end(), all.begin())) {
    std::cerr << "the two do not agree\n";
    return 1;
  }
  fmt::print("{:8.0f} times: one search each for all, scaled, to the hierarchy (processor)\n",
             by_search.processor / static_cast<double>(searched) * static_cast<double>(communes) / through.processor);

  SitingAsked asked;
  asked.count = 50;
  asked.minutes = 20;
  auto plan = SitingPlan{};
  print("50 more at 20 minutes, from communes to plan",
        cost_of([&] { plan = *site(around, land->networks.front(), asked, [](double) { return true; }); }));
  fmt::print("gap {:.4f} %\n", 100 * plan.gap);
  return 0;
}
