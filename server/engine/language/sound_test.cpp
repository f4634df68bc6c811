#include "engine/language/sound.hpp"

#include <gtest/gtest.h>

namespace relais::language {
namespace {

TEST(Sound, of_words_misspelt_by_ear_is_that_of_the_word) {
  for (auto const& [misspelt, word] : {std::pair{"retrete", "retraite"},
                                       {"cotisassion", "cotisation"},
                                       {"alocation", "allocation"},
                                       {"permi", "permis"},
                                       {"chomage", "chomages"},
                                       {"photo", "foto"}}) {
    EXPECT_EQ(sound_of(misspelt), sound_of(word)) << misspelt;
  }
}

TEST(Sound, of_other_words_is_another) {
  EXPECT_NE(sound_of("carte"), sound_of("compte"));
  EXPECT_NE(sound_of("pension"), sound_of("permis"));
}

TEST(Sound, of_nothing_is_nothing) {
  EXPECT_EQ(sound_of(""), "");
  EXPECT_EQ(sound_of("h"), "");
}

}  // namespace
}  // namespace relais::language
