#include "engine/language/fold.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relais::language {
namespace {

TEST(Fold, forgives_case_accents_hyphens_and_apostrophes) {
  EXPECT_EQ(fold("L'Haÿ-les-Roses"), "l hay les roses");
  EXPECT_EQ(fold("L’Abergement-Clémenciat"), "l abergement clemenciat");
  EXPECT_EQ(fold("SAINT-ÉTIENNE"), "saint etienne");
  EXPECT_EQ(fold("  Vervins  (02140) "), "vervins 02140");
}

TEST(Fold, spells_ligatures_out) {
  EXPECT_EQ(fold("Œuilly"), "oeuilly");
  EXPECT_EQ(fold("Groß"), "gross");
  EXPECT_EQ(fold("Ærøskøbing"), "aeroskobing");
}

TEST(Fold, composed_and_decomposed_letters_are_one) {
  EXPECT_EQ(fold("e\xcc\x81"), fold("\xc3\xa9"));
}

TEST(Fold, survives_bytes_that_are_no_text) {
  EXPECT_EQ(fold("Ver\xffvins"), "vervins");
  EXPECT_EQ(fold(""), "");
  EXPECT_EQ(fold("---"), "");
}

TEST(FoldPlace, spells_short_forms_out) {
  EXPECT_EQ(fold_place("St-Quentin"), "saint quentin");
  EXPECT_EQ(fold_place("Ste Menehould"), "sainte menehould");
  EXPECT_EQ(fold_place("Verteuil s/Charente"), "verteuil sur charente");
  EXPECT_EQ(fold_place("s"), "s");
}

TEST(Words, are_what_stands_between_spaces) {
  EXPECT_THAT(words("le petit saint"), testing::ElementsAre("le", "petit", "saint"));
  EXPECT_THAT(words(""), testing::IsEmpty());
}

}  // namespace
}  // namespace relais::language
