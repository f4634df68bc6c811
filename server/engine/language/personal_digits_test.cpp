#include "engine/language/personal_digits.hpp"

#include <gtest/gtest.h>

namespace relais::language {
namespace {

TEST(DrawnDigits, are_read_as_the_digits_they_are_drawn_like_with_their_places) {
  auto const digits = DrawnDigits{{"⓪０", "①１"}, "\u20e3\ufe0f"};
  auto const plain = digits.plain("é⓪1\ufe0f\u20e3１");
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->text, "é011");
  EXPECT_EQ(plain->places, (std::vector<std::size_t>{0, 1, 2, 5, 12, 15}));
  EXPECT_FALSE(digits.plain("l’été 2024"));
  EXPECT_FALSE(digits.plain(""));
  EXPECT_EQ(digits.plain("\xff①")->text,
            "\xff"
            "1")
      << "what is no character stays";
}

TEST(DrawnDigits, raised_ones_are_digits_but_for_one_at_the_end_of_a_number) {
  auto const digits = DrawnDigits{{"⁰", "¹₁", "²"}, ""};
  auto const read = [&](std::string_view text) { return digits.plain(text)->text; };
  EXPECT_EQ(read("⁰¹ ²"), "01 2");
  EXPECT_EQ(read("0₁1"), "011");
  EXPECT_EQ(read("06¹²"), "0612");
  EXPECT_EQ(read("²06, 06²"), "²06, 06²");
}

TEST(DigitsForLetters, stand_in_numbers_and_nowhere_else) {
  EXPECT_EQ(digits_for_letters("O6 l2 I4 5O"), "06 12 14 50");
  EXPECT_EQ(digits_for_letters("06 ll 22"), "06 11 22");
  EXPECT_EQ(digits_for_letters("O-6-1 2"), "0-6-1 2");
  EXPECT_EQ(digits_for_letters("O6I2345678"), "0612345678");
  EXPECT_EQ(digits_for_letters("telO612"), "tel0612");
  EXPECT_EQ(digits_for_letters("tel0612 l4"), "tel0612 14") << "the word keeps its end";
  for (auto const* const text :
       {"Il a 12 ans", "à 12 h. Il part", "allo", "le lot", "", "12 ans, Il", "ll 12", "0612"}) {
    EXPECT_FALSE(digits_for_letters(text)) << text;
  }
}

}  // namespace
}  // namespace relais::language
