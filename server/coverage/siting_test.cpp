// Plans by the hierarchy of the roads beside plans by one search a place, on a made-up nation and on real roads.
#include "coverage/siting.hpp"

#include <filesystem>
#include <numeric>
#include <random>

#include <gmock/gmock.h>
#include <unistd.h>

#include "coverage/roads_file.hpp"
#include "coverage/siting_times.hpp"
#include "engine/roads/real_extracts.hpp"
#include "platform/json/write.hpp"

namespace relais::coverage {
namespace {

constexpr auto kToday = Date{std::chrono::year{2026} / 11 / 26};
auto const kHere = NetworkId{"fr"};

// Communes on the roads of a file, some of them with a counter, two where no road comes near.
class Country {
 public:
  explicit Country(std::string const& roads_file) : roads_file_(roads_file) {
    land_->networks = {kHere};
    land_->territories = {{kHere, "08", "Ardennes", Level::kDepartment}};
    land_->code_of = [](std::string const& code) { return std::optional{code}; };
    land_->places = [this](PlacesAsked const&) { return Result<Places>{places_}; };
  }

  void commune(geo::Point at, double people) {
    Commune commune;
    commune.network = kHere;
    commune.code = commune.name = std::to_string(land_->communes.size());
    commune.people = people;
    commune.centre = at;
    commune.area_km2 = 1;
    commune.within[static_cast<std::size_t>(Level::kDepartment)] = 0;
    land_->communes.push_back(commune);
  }
  void counter(geo::Point at) {
    auto const id = std::to_string(places_.places.size());
    places_.places.push_back({kHere, id, id, at, {}, 24});
  }
  void add_two_beyond_roads(geo::Point last) {
    commune({last.lat + 0.5, last.lon}, 500);
    commune({last.lat + 0.51, last.lon}, 700);
    counter({last.lat + 0.55, last.lon});
  }

  Surroundings around() const {
    auto opened = Roads::open(roads_file_);
    EXPECT_TRUE(opened);
    auto const& roads = **opened;
    auto ground = std::make_shared<RoadsGround const>(ground_of({land_->communes}, roads.graph(), roads.index()));
    return {land_, std::make_shared<PeopleGrids const>(), *std::move(opened), std::move(ground)};
  }

 private:
  std::string roads_file_;
  std::shared_ptr<Land> land_ = std::make_shared<Land>();
  Places places_;
};

using Rows = std::vector<std::vector<Near>>;

// From all communes to their centres, those one after the other so many times.
Rows times(Surroundings const& around, double minutes, std::size_t times_over = 1) {
  auto const& communes = around.land->communes;
  std::vector<std::uint32_t> numbers(communes.size());
  std::iota(numbers.begin(), numbers.end(), 0U);
  std::vector<geo::Point> centres;
  for (std::size_t i = 0; i < times_over * communes.size(); ++i) {
    centres.push_back(*communes[i % communes.size()].centre);
  }
  auto rows = Rows{};
  auto times = SitingTimes{around, numbers, kHere, minutes};
  EXPECT_TRUE(times.to_each(centres, [&](std::size_t place, std::span<Near const> near) {
    EXPECT_EQ(place, rows.size());
    rows.emplace_back(near.begin(), near.end());
    return true;
  }));
  return rows;
}

std::string plan(Surroundings const& around, SitingAsked const& asked) {
  auto const found = site(around, kHere, asked, [](double) { return true; });
  EXPECT_TRUE(found);
  return json::write(*found);
}

std::vector<SitingAsked> questions() {
  SitingAsked cover;
  cover.count = 5;
  cover.minutes = 10;
  auto backup = cover;
  backup.backup_minutes = 20;
  auto travel = cover;
  travel.aim = SitingAim::kTravelTime;
  return {cover, backup, travel};
}

// With the hierarchy that was imported, and without.
void expect_the_same(std::string const& roads_file, Country const& country) {
  auto const with = country.around();
  ASSERT_TRUE(with.roads->hierarchy());
  std::filesystem::remove(hierarchy_path(roads_file));
  auto const without = country.around();
  ASSERT_EQ(without.roads->hierarchy().problem().code, "file.unreadable");
  for (auto const minutes : {5.0, 30.0}) {
    auto const rows = times(with, minutes);
    EXPECT_EQ(rows, times(without, minutes));
    EXPECT_THAT(rows, testing::Contains(testing::SizeIs(testing::Gt(3U))));
    EXPECT_THAT(rows.back(),
                testing::ElementsAre(testing::Field(&Near::point, rows.size() - 2), testing::Field(&Near::minutes, 0)))
        << "beyond the roads they are near to each other, and to nobody else";
  }
  for (auto const& asked : questions()) {
    EXPECT_EQ(plan(with, asked), plan(without, asked));
  }
}

std::string fresh_folder() {
  auto folder = std::filesystem::temp_directory_path() / ("relais-siting-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  return folder.string();
}

struct Folder {
  std::string path = fresh_folder();
  std::string roads = path + "/roads";
  Folder() = default;
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  ~Folder() { std::filesystem::remove_all(path); }
};

TEST(Siting, IsTheSameByTheHierarchyOfAMadeUpNation) {
  auto const folder = Folder{};
  auto const nation = made_up_nation("G0");
  ASSERT_TRUE(nation);
  ASSERT_TRUE(keep_made_up_roads(*nation, "G0", folder.roads, kToday, [](std::string_view) {}));
  auto country = Country{folder.roads};
  for (auto const& commune : nation->communes) {
    country.commune(point_of(commune.centre), commune.people);
  }
  for (auto const commune : nation->counters) {
    country.counter(point_of(nation->communes[commune].centre));
  }
  country.add_two_beyond_roads(point_of(nation->communes.back().centre));
  auto const once = times(country.around(), 10);
  constexpr std::size_t kOften = 20;
  auto const often = times(country.around(), 10, kOften);
  ASSERT_EQ(often.size(), kOften * once.size());
  for (std::size_t i = 0; i < often.size(); ++i) {
    ASSERT_EQ(often[i], once[i % once.size()]) << "more places than are asked for together";
  }
  expect_the_same(folder.roads, country);
}

class SitingOnExtract : public roads::RealExtract {};
INSTANTIATE_TEST_SUITE_P(, SitingOnExtract, testing::ValuesIn(roads::kRealExtracts), roads::name_of_extract);

TEST_P(SitingOnExtract, IsTheSameByTheHierarchy) {
  auto const folder = Folder{};
  auto const path = RELAIS_SOURCE_DIR "/../shared/data/routes/" + GetParam().file;
  ASSERT_TRUE(import_roads({path}, folder.roads, kToday, [](std::string_view) {}));
  auto country = Country{folder.roads};
  auto const roads = Roads::open(folder.roads);
  ASSERT_TRUE(roads);
  auto random = std::mt19937{7};
  auto const& nodes = (*roads)->graph().nodes;
  constexpr int kCommunes = 100;
  for (int i = 0; i < kCommunes; ++i) {
    auto const at = point_of(nodes[random() % nodes.size()]);
    country.commune(at, static_cast<double>(100 + random() % 5'000));
    if (i % 20 == 0) {
      country.counter({at.lat + 0.002, at.lon});
    }
  }
  country.add_two_beyond_roads({48.9, 8});
  expect_the_same(folder.roads, country);
}

TEST(Siting, IsCalledOffBetweenPlaces) {
  auto const folder = Folder{};
  auto const nation = made_up_nation("G0");
  ASSERT_TRUE(nation);
  ASSERT_TRUE(keep_made_up_roads(*nation, "G0", folder.roads, kToday, [](std::string_view) {}));
  auto country = Country{folder.roads};
  for (auto const& commune : nation->communes) {
    country.commune(point_of(commune.centre), commune.people);
  }
  auto looks = 0;
  auto const stopped = site(country.around(), kHere, questions().front(), [&](double progress) {
    EXPECT_LT(progress, 0.7);
    return ++looks < 10;
  });
  ASSERT_TRUE(stopped);
  EXPECT_TRUE(stopped->is_stopped);
  EXPECT_EQ(looks, 10);
}

}  // namespace
}  // namespace relais::coverage
