#include "engine/language/slips.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relais::language {
namespace {

using testing::ElementsAre;

Slips const& slips() {
  static auto const kSlips =
      Slips{{"je", "veux", "mourir", "suicider", "en", "peux", "plus", "il", "insuline", "finir"},
            {"mouvoir"},
            {{"jpp", "j en peux plus"}}};
  return kSlips;
}

TEST(Slips, words_that_are_known_or_ordinary_stay) {
  EXPECT_THAT(slips().read("mourir"), ElementsAre("mourir"));
  EXPECT_THAT(slips().read("mouvoir"), ElementsAre("mouvoir"));
  EXPECT_THAT(slips().read("formulaire"), ElementsAre("formulaire"));
}

TEST(Slips, short_spellings_are_read_out) {
  EXPECT_THAT(slips().read("jpp"), ElementsAre("j", "en", "peux", "plus"));
}

TEST(Slips, letters_held_down_count_once) {
  EXPECT_THAT(slips().read("jeee"), ElementsAre("je"));
  EXPECT_THAT(slips().read("mouriiiir"), ElementsAre("mourir"));
  EXPECT_THAT(slips().read("1000"), ElementsAre("1000"));
}

TEST(Slips, a_word_a_slip_away_or_of_the_same_sound_is_the_known_one) {
  EXPECT_THAT(slips().read("mourrir"), ElementsAre("mourir"));
  EXPECT_THAT(slips().read("muorir"), ElementsAre("mourir"));
  EXPECT_THAT(slips().read("suissider"), ElementsAre("suicider"));
}

TEST(Slips, a_word_that_begins_otherwise_or_is_short_is_another_one) {
  EXPECT_THAT(slips().read("courir"), ElementsAre("courir"));
  EXPECT_THAT(slips().read("nourrir"), ElementsAre("nourrir"));
  EXPECT_THAT(slips().read("vieux"), ElementsAre("vieux"));
}

TEST(Slips, words_typed_without_apostrophe_or_space_are_parted) {
  EXPECT_THAT(slips().read("jveux"), ElementsAre("j", "veux"));
  EXPECT_THAT(slips().read("jen"), ElementsAre("j", "en"));
  EXPECT_THAT(slips().read("quil"), ElementsAre("qu", "il"));
  EXPECT_THAT(slips().read("dinsuline"), ElementsAre("d", "insuline"));
  EXPECT_THAT(slips().read("jeveuxmourir"), ElementsAre("je", "veux", "mourir"));
}

TEST(Slips, a_very_long_row_of_letters_is_left_alone) {
  auto const row = std::string(100'000, 'a') + std::string(100'000, 'b');
  EXPECT_THAT(slips().read(row), ElementsAre("ab"));
  auto pairs = std::string{};
  for (auto i = 0; i < 10'000; ++i) {
    pairs += "ab";
  }
  EXPECT_THAT(slips().read(pairs), ElementsAre(pairs));
}

}  // namespace
}  // namespace relais::language
