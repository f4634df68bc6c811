#include "coverage/roads_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <unistd.h>

namespace relais::coverage {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr auto kToday = Date{std::chrono::year{2026} / 11 / 26};

class RoadsFile : public testing::Test {
 protected:
  RoadsFile() : folder_(std::filesystem::temp_directory_path() / ("relais-roads-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
  }
  ~RoadsFile() override { std::filesystem::remove_all(folder_); }

  std::string path(std::string const& name) const { return (folder_ / name).string(); }
  std::string put(std::string const& name, std::string_view text) const {
    std::ofstream{path(name), std::ios::binary} << text;
    return path(name);
  }
  // Two villages with a street between them, and an island further out with a street of its own.
  std::string island() const {
    return put("island.osm", R"(<osm version="0.6">
      <bounds minlat="47.9" minlon="-4.1" maxlat="48.4" maxlon="-3.9"/>
      <node id="1" lat="48.000" lon="-4.000"/><node id="2" lat="48.000" lon="-3.990"/>
      <node id="3" lat="48.000" lon="-3.980"/>
      <node id="4" lat="48.300" lon="-4.000"/><node id="5" lat="48.301" lon="-4.000"/>
      <way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/></way>
      <way id="2"><nd ref="4"/><nd ref="5"/><tag k="highway" v="residential"/></way></osm>)");
  }
  Result<ImportedRoads> import(std::vector<std::string> const& files) {
    return import_roads(files, path("roads"), kToday, [this](std::string_view step) { steps_.emplace_back(step); });
  }

  void damage(std::string const& name) const {
    auto file = std::ifstream{path(name), std::ios::binary};
    auto bytes = std::string{std::istreambuf_iterator<char>{file}, {}};
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    put(name, bytes);
  }

  std::filesystem::path folder_;
  std::vector<std::string> steps_;
};

TEST_F(RoadsFile, IsMadeOfExtractsAndOpened) {
  auto const imported = import({island()});
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->nodes, 2U);
  EXPECT_EQ(imported->cut_off.parts, 1U);
  EXPECT_THAT(steps_, ElementsAre("reading", "joining", "writing", "contracting"));
  auto const roads = Roads::open(path("roads"));
  ASSERT_TRUE(roads);
  EXPECT_THAT((*roads)->about().extracts, ElementsAre("island.osm"));
  EXPECT_EQ((*roads)->about().attribution, kOpenStreetMap);
  EXPECT_FALSE((*roads)->about().is_made_up);
  ASSERT_EQ((*roads)->graph().islands.size(), 1U);
  EXPECT_NEAR((*roads)->graph().islands[0].lat / roads::kStepsPerDegree, 48.3, 0.01);
  ASSERT_EQ((*roads)->graph().parts.size(), 1U);
  EXPECT_EQ((*roads)->graph().parts[0].is_cut, 0U);
  EXPECT_EQ((*roads)->graph().boxes.size(), 1U);
}

TEST_F(RoadsFile, KeepsTheOldOneWhereTheNewOneIsRefused) {
  ASSERT_TRUE(import({island()}));
  EXPECT_EQ(import({put("none.osm", "<osm version=\"0.6\"></osm>")}).problem().code, "roads.no_roads");
  EXPECT_THAT(import({put("cut.osm", "<osm version=\"0.6\"><node id=")}).problem().detail, HasSubstr("cut.osm"));
  EXPECT_EQ(import({}).problem().code, "roads.file_missing");
  EXPECT_EQ(import({path("missing")}).problem().code, "file.unreadable");
  EXPECT_TRUE(Roads::open(path("roads")));
}

TEST_F(RoadsFile, ThatIsDamagedIsRefused) {
  ASSERT_TRUE(import({island()}));
  damage("roads");
  auto const opened = Roads::open(path("roads"));
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.problem().code, "roads.damaged");
  EXPECT_THAT(opened.problem().detail, HasSubstr(path("roads")));
}

TEST_F(RoadsFile, HasItsHierarchyBesideAndAnImportMakesItGood) {
  ASSERT_TRUE(import({island()}));
  EXPECT_EQ((*Roads::open(path("roads")))->hierarchy()->place_of.size(), 2U);
  damage("roads.hierarchy");
  auto const damaged = Roads::open(path("roads"));
  ASSERT_TRUE(damaged);
  auto const refused = (*damaged)->hierarchy();
  EXPECT_EQ(refused.problem().code, "roads.damaged");
  EXPECT_THAT(refused.problem().detail, HasSubstr(path("roads.hierarchy")));
  ASSERT_TRUE(import({island()}));
  EXPECT_TRUE((*damaged)->hierarchy()) << "it is looked for again, and is of the same roads";
  std::filesystem::remove(path("roads.hierarchy"));
  EXPECT_TRUE((*damaged)->hierarchy()) << "what is opened stays";
  EXPECT_EQ((*Roads::open(path("roads")))->hierarchy().problem().code, "file.unreadable");
}

TEST_F(RoadsFile, TakesNoHierarchyOfOtherRoads) {
  ASSERT_TRUE(import({island()}));
  auto const before = *Roads::open(path("roads"));
  auto const other = put("other.osm", R"(<osm version="0.6">
    <node id="1" lat="48.000" lon="-4.000"/><node id="2" lat="48.000" lon="-3.970"/>
    <way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/></way></osm>)");
  ASSERT_TRUE(import({other}));
  EXPECT_EQ(before->hierarchy().problem().code, "roads.other_graph");
  EXPECT_TRUE((*Roads::open(path("roads")))->hierarchy());
}

TEST_F(RoadsFile, CanBeMadeUpAndSaysSo) {
  EXPECT_EQ(made_up_nation("G9").problem().code, "roads.size_unknown");
  auto const nation = made_up_nation("G0");
  ASSERT_TRUE(nation);
  ASSERT_TRUE(keep_made_up_roads(*nation, "G0", path("roads"), kToday, [](std::string_view) {}));
  auto const roads = Roads::open(path("roads"));
  ASSERT_TRUE(roads);
  EXPECT_TRUE((*roads)->about().is_made_up);
}

}  // namespace
}  // namespace relais::coverage
