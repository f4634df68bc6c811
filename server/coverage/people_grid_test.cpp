#include "coverage/people_grid.hpp"

#include <gmock/gmock.h>

#include "platform/tables/table.hpp"

namespace relais::coverage {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::optional<std::string> code_of(std::string const& code) {
  return code == "08105" || code == "08490" ? std::optional{code} : std::nullopt;
}

Result<ReadGrid> read(std::string_view csv) {
  auto const table = tables::read_table(csv);
  EXPECT_TRUE(table);
  return read_people_grid(*table, NetworkId{"fr"}, code_of);
}

TEST(PeopleGrid, TakesPointsWithTheirCommune) {
  auto const grid = read("lat,lon,people,insee_com\n49.77,4.72,12.5,08105\n49.40,4.70,3,08490\n49.78,4.73,0,08105\n");
  ASSERT_TRUE(grid);
  ASSERT_EQ(grid->cells.size(), 2U);  // nobody lives in the third
  EXPECT_EQ(grid->cells[0], (PeopleCell{NetworkId{"fr"}, "08105", 1, 49.77, 4.72, 12.5}));
  EXPECT_EQ(grid->cells[1].cell, 1);
}

TEST(PeopleGrid, TakesSquaresAsInseeNamesThem) {
  auto const grid = read("idcar_200m,lcog_geo,ind,men\nCRS3035RES200mN2999600E3962600,0810508490,7,2\n");
  ASSERT_TRUE(grid);
  ASSERT_EQ(grid->cells.size(), 1U);
  EXPECT_EQ(grid->cells[0].territory_code, "08105");  // the first of two communes
  EXPECT_THAT(grid->unread_columns, ElementsAre("men"));
}

// IOGP, Geomatics Guidance Note 7-2, example of 3.4.2: 3 962 799.45 east, 2 999 718.85 north is 50° north, 5° east.
TEST(PeopleGrid, ProjectsAsTheGuidanceNoteDoes) {
  auto const at = middle_of_square("CRS3035RES2mN2999718E3962798");
  ASSERT_TRUE(at);
  constexpr auto kMetre = 1e-5;
  EXPECT_NEAR(at->lat, 50, kMetre);
  EXPECT_NEAR(at->lon, 5, kMetre);
}

TEST(PeopleGrid, NamesLineAndReasonOfWhatItRefuses) {
  auto const grid =
      read("lat,lon,people,insee_com\n95,4,1,08105\n49,x,1,08105\n49,4,-1,08105\n49,4,nan,08105\n49,4,1,99999\n");
  ASSERT_TRUE(grid);
  EXPECT_TRUE(grid->cells.empty());
  std::vector<std::string> said;
  for (auto const& line : grid->refused) {
    said.push_back(std::to_string(line.line) + " " + line.column + " " + line.code);
  }
  EXPECT_THAT(said,
              ElementsAre("2 lat coverage.grid_degrees", "3 lon coverage.grid_degrees", "4 people coverage.grid_people",
                          "5 people coverage.grid_people", "6 insee_com coverage.grid_commune"));
}

TEST(PeopleGrid, WantsPlacePeopleAndCommune) {
  auto const grid = read("lat,people,insee_com\n49,1,08105\n");
  ASSERT_FALSE(grid);
  EXPECT_EQ(grid.problem().code, "coverage.grid_columns");
  EXPECT_THAT(grid.problem().detail, HasSubstr("idcar_200m"));
  for (auto const* const name : {"", "CRS3035RES200m", "CRS3035RES200mN1", "CRS3035RESxmN1E1", "CRS3035RES200mN1E1x"}) {
    EXPECT_FALSE(middle_of_square(name)) << name;
  }
}

}  // namespace
}  // namespace relais::coverage
