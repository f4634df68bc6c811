#include "network/territory_codes.hpp"

#include <gtest/gtest.h>

namespace relais::network {
namespace {

TEST(InseeCode, is_five_characters_and_gets_its_zero_back) {
  EXPECT_EQ(insee_code("1053"), "01053");
  EXPECT_EQ(insee_code("2A004"), "2A004");
  for (auto const* const text : {"", "105", "123456", "2C004", "0105A", "ABCDE"}) {
    EXPECT_EQ(insee_code(text), std::nullopt) << text;
  }
}

TEST(District, is_part_of_its_city) {
  EXPECT_EQ(commune_of_district("75111"), "75056");
  EXPECT_EQ(commune_of_district("13201"), "13055");
  EXPECT_EQ(commune_of_district("69381"), "69123");
  EXPECT_EQ(commune_of_district("69123"), "");
}

TEST(BelgianProvince, is_told_by_the_code) {
  EXPECT_EQ(belgian_province("84010"), "80000");
  EXPECT_EQ(belgian_province("25091"), "20002");
  EXPECT_EQ(belgian_province("23002"), "20001");
  EXPECT_EQ(belgian_province("21004"), "");
}

}  // namespace
}  // namespace relais::network
