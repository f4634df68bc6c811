#include "engine/language/phrase_index.hpp"

#include <gtest/gtest.h>

namespace relais::language {
namespace {

auto const kIndex = PhraseIndex{{{0, "Faire une carte grise", 1},
                                 {0, "certificat d’immatriculation", 0.95},
                                 {0, "grey card", 0.95},
                                 {1, "Demander une retraite", 1},
                                 {1, "Pension beantragen", 1},
                                 {2, "Demander une carte d’identité", 1},
                                 {2, "Personalausweis", 0.95},
                                 {3, "Allocation logement", 1},
                                 {3, "huurtoeslag", 0.95},
                                 {4, "Déposer une déclaration de revenus", 1}}};

std::uint32_t first(std::string_view text) {
  auto const hits = kIndex.find(text, 3);
  return hits.empty() ? 99 : hits.front().document;
}

TEST(PhraseIndex, finds_names_whole_or_half_typed) {
  EXPECT_EQ(first("carte grise"), 0);
  EXPECT_EQ(first("carte id"), 2);
  EXPECT_EQ(first("imma"), 0);
}

TEST(PhraseIndex, forgives_marks_inflection_and_slips) {
  EXPECT_EQ(first("DECLARATIONS revenu"), 4);
  EXPECT_EQ(first("deposées"), 4);
  EXPECT_EQ(first("alocation logment"), 3);
  EXPECT_EQ(first("catre grise"), 0);
  EXPECT_EQ(first("retraites"), 1);
}

TEST(PhraseIndex, understands_sentences_and_other_languages) {
  EXPECT_EQ(first("comment je fais pour ma retraite svp ?"), 1);
  EXPECT_EQ(first("new grey card please"), 0);
  EXPECT_EQ(first("ausweis"), 2);  // a part of a compound
  EXPECT_EQ(first("toeslag"), 3);
}

TEST(PhraseIndex, prefers_the_phrase_that_is_wholly_meant) {
  auto const hits = kIndex.find("carte", 3);
  ASSERT_GE(hits.size(), 2U);
  EXPECT_GT(kIndex.find("grey card", 1).front().score, kIndex.find("grey", 1).front().score - 1e-9);
  EXPECT_NEAR(kIndex.find("carte d’identité demander", 1).front().score, 1.25, 0.05);
}

TEST(PhraseIndex, finds_nothing_in_nothing) {
  EXPECT_TRUE(kIndex.find("", 3).empty());
  EXPECT_TRUE(kIndex.find("?!… ’", 3).empty());
  EXPECT_TRUE(kIndex.find("xyzzy", 3).empty());
  EXPECT_TRUE(PhraseIndex{}.find("carte", 3).empty());
  EXPECT_TRUE(kIndex.find("\xff\xfe\x80", 3).empty());
}

TEST(PhraseIndex, bears_very_long_questions) {
  std::string text;
  for (int i = 0; i < 5'000; ++i) {
    text += "carte ";
  }
  EXPECT_EQ(first(text), 0);
}

}  // namespace
}  // namespace relais::language
