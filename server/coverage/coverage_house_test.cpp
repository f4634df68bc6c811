// Whatever was asked before, an answer is what is counted from nothing.
#include "coverage/coverage_house.hpp"

#include <filesystem>
#include <random>

#include <gtest/gtest.h>
#include <unistd.h>

#include "platform/json/write.hpp"

namespace relais::coverage {
namespace {

constexpr auto kToday = Date{std::chrono::year{2026} / 11 / 27};
constexpr auto kThen = Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 27}};

// A made-up region, with counters that close sooner or later once a moment is asked for.
class Region : public testing::Test {
 protected:
  Region() : file_(std::filesystem::temp_directory_path() / ("relais-house-" + std::to_string(::getpid()))) {
    auto const nation = *made_up_nation("G0");
    EXPECT_TRUE(keep_made_up_roads(nation, "G0", file_, kToday, [](std::string_view) {}));
    land_->networks = {NetworkId{"be"}, NetworkId{"fr"}};
    auto const network_of = [&](std::size_t number) { return land_->networks[number % 3 == 0 ? 0 : 1]; };
    for (std::size_t i = 0; i < nation.communes.size(); ++i) {
      auto commune = Commune{};
      commune.network = network_of(i);
      commune.code = std::to_string(i);
      commune.people = nation.communes[i].people;
      commune.centre = point_of(nation.communes[i].centre);
      commune.is_at_border = i % 2 == 0;
      land_->communes.push_back(std::move(commune));
    }
    std::ranges::stable_sort(land_->communes, {}, &Commune::network);
    for (auto const commune : nation.counters) {
      auto const number = counters_.size();
      counters_.push_back(
          {network_of(number), std::to_string(number), "counter", point_of(nation.communes[commune].centre), {}, 0});
    }
    land_->places = [this](PlacesAsked const& asked) {
      auto places = Places{counters_, {}};
      for (std::size_t i = 0; asked.open_at && i < places.places.size(); ++i) {
        places.places[i].closes_in = 10.0 * static_cast<double>(1 + i % closing_times_);
      }
      return places;
    };
    land_->has_counter = [](std::string const&) { return true; };
    house_.keep_up();
  }
  ~Region() override {
    std::filesystem::remove(file_);
    std::filesystem::remove(hierarchy_path(file_));
  }

  std::vector<Edit> some_edits() {
    std::vector<Edit> edits;
    for (auto i = random_() % 4; i > 0; --i) {
      auto const counter = std::to_string(random_() % counters_.size());
      auto const at = *land_->communes[random_() % land_->communes.size()].centre;
      auto const centre = Centre{at.lat, at.lon};
      switch (random_() % 4) {
        case 0:
          edits.push_back({EditKind::kClose, counter, {}, {}, {}, {}});
          break;
        case 1:
          edits.push_back({EditKind::kMove, counter, {}, centre, {}, {}});
          break;
        case 2:
          edits.push_back(
              {EditKind::kTour, {}, "bus", {}, {}, {{{"first", centre, {}}, {"second", {at.lat, at.lon + 0.05}, {}}}}});
          break;
        default:
          edits.push_back({EditKind::kAdd, {}, "new", centre, {}, {}});
      }
    }
    return edits;
  }

  std::string from_nothing(CoverageQuery const& query, std::vector<Edit> const& before,
                           std::vector<Edit> const& after) const {
    auto const around = *house_.surroundings();
    auto const count = [&](std::vector<Edit> const& edits, double speed) {
      auto const asked = PlacesAsked{{}, {}, {}, query.open_at, {}};
      auto places = *apply_edits(*land_, *land_->places(asked), asked, land_->networks.front(), edits);
      for (auto& place : places.places) {
        place.closes_in = place.closes_in ? std::optional{*place.closes_in * speed} : std::nullopt;
      }
      return access(*land_, places, query.across.value_or(false), around.ground.get());
    };
    auto const all = [&](std::vector<Edit> const& edits) {
      return std::array{count(edits, 1), count(edits, kSlower), count(edits, kFaster)};
    };
    auto const was = all(before);
    auto const is = all(after);
    auto said = *coverage::compare(*land_, {was[0], was[1], was[2]}, {is[0], is[1], is[2]}, query);
    said.roads = RoadsKnown{around.roads->about().attribution, around.roads->about().is_made_up};
    return json::write(said);
  }

  void ask(CoverageQuery const& query) {
    auto const before = random_() % 2 == 0 ? std::vector<Edit>{} : some_edits();
    auto const after = some_edits();
    auto const said = house_.compare(query, before, after);
    ASSERT_TRUE(said);
    EXPECT_EQ(json::write(*said), from_nothing(query, before, after));
  }

  std::mt19937 random_{7};
  std::string file_;
  std::vector<Place> counters_;
  std::size_t closing_times_ = 1;
  std::shared_ptr<Land> land_ = std::make_shared<Land>();
  log::Log log_ = log::Log::to_stderr(log::Level::kWarning, std::make_shared<SystemClock>());
  CoverageHouse house_{[this] { return land_; }, file_, [] { return PeopleGrids{}; }, log_};
};

TEST_F(Region, IsComparedAsIfCountedFromNothingWhateverWasAskedBefore) {
  for (std::size_t i = 0; i < 16; ++i) {
    SCOPED_TRACE(i);
    auto query = CoverageQuery{};
    query.across = random_() % 3 == 0;
    if (random_() % 3 == 0) {
      query.open_at = kThen;
      closing_times_ = 1 + i / 8;  // of each network: maps at three speeds of two waves, then of four
    }
    ask(query);
  }
}

}  // namespace
}  // namespace relais::coverage
