#include "network/telephone.hpp"

#include <gmock/gmock.h>

namespace relais::network {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Case {
  std::string_view text;
  std::string_view number;
};

TEST(Telephone, french_numbers_in_every_grouping_become_one_form) {
  for (auto const* const text :
       {"04 50 56 87 49", "04.50.56.87.49", "04-50-56-87-49", "0450568749", "04 50 56 8749", "+33 4 50 56 87 49",
        "+33 (0)4 50 56 87 49", "0033450568749", "+33450568749", "33450568749", "450568749", "04/50/56/87/49",
        "04\xC2\xA0"
        "50 56 87 49",
        "04 50 56 87 49 (aux heures de permanence)"}) {
    auto const read = read_telephones(text, "fr");
    EXPECT_THAT(read.numbers, ElementsAre("+33450568749")) << text;
    EXPECT_TRUE(read.all_read) << text;
  }
}

TEST(Telephone, overseas_numbers_get_the_prefix_of_their_place) {
  for (auto const& [text, number] : {Case{"0262 41 25 14", "+262262412514"}, Case{"0692 12 34 56", "+262692123456"},
                                     Case{"0269 61 12 34", "+262269611234"}, Case{"0590 23 09 31", "+590590230931"},
                                     Case{"0690 23 09 31", "+590690230931"}, Case{"0594 37 90 64", "+594594379064"},
                                     Case{"0694.37.90.64", "+594694379064"}, Case{"0596 61 12 34", "+596596611234"},
                                     Case{"0696 61 12 34", "+596696611234"}, Case{"+508 41 12 34", "+508411234"},
                                     Case{"+687 27 12 34", "+687271234"}, Case{"+689 40 50 60 70", "+68940506070"},
                                     Case{"06 94 37 90 64", "+594694379064"}}) {
    EXPECT_THAT(read_telephones(text, "fr").numbers, ElementsAre(number)) << text;
  }
}

TEST(Telephone, short_numbers_stay_as_they_are) {
  EXPECT_THAT(read_telephones("3939", "fr").numbers, ElementsAre("3939"));
  EXPECT_THAT(read_telephones("36 46", "fr").numbers, ElementsAre("3646"));
}

TEST(Telephone, belgian_numbers_are_read_in_belgium) {
  EXPECT_THAT(read_telephones("061 46 83 05", "be").numbers, ElementsAre("+3261468305"));
  EXPECT_THAT(read_telephones("0475/12.34.56", "be").numbers, ElementsAre("+32475123456"));
  EXPECT_THAT(read_telephones("+32 61 46 83 05", "fr").numbers, ElementsAre("+3261468305"));
}

TEST(Telephone, several_numbers_in_one_cell_are_told_apart) {
  auto const expected = ElementsAre("+33297274862", "+33297250033");
  for (auto const* const text :
       {"02 97 27 48 62 / 02 97 25 00 33", "02 97 27 48 62 ou 02 97 25 00 33", "02 97 27 48 62 - 02 97 25 00 33",
        "0297274862;0297250033", "02 97 27 48 62 02 97 25 00 33", "+33 2 97 27 48 62 +33 2 97 25 00 33"}) {
    EXPECT_THAT(read_telephones(text, "fr").numbers, expected) << text;
  }
  EXPECT_THAT(read_telephones("02 97 27 48 62 / 02.97.27.48.62", "fr").numbers, ElementsAre("+33297274862"));
}

TEST(Telephone, what_is_no_number_is_not_made_into_one) {
  for (auto const* const text :
       {"12", "04 50 56 87", "00 00 00 00 00", "04 50 56 87 49 1", "2139", "99999999999999999999"}) {
    auto const read = read_telephones(text, "fr");
    EXPECT_THAT(read.numbers, IsEmpty()) << text;
    EXPECT_FALSE(read.all_read) << text;
  }
  EXPECT_THAT(read_telephones("voir en mairie", "fr").numbers, IsEmpty());
}

TEST(Telephone, a_readable_number_beside_an_unreadable_one_is_kept_and_told) {
  auto const read = read_telephones("04 50 56 87 49 / 04 50", "fr");
  EXPECT_THAT(read.numbers, ElementsAre("+33450568749"));
  EXPECT_FALSE(read.all_read);
}

}  // namespace
}  // namespace relais::network
