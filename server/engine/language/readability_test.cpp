#include "engine/language/readability.hpp"

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/language/shipped_for_tests.hpp"
#include "engine/language/syllables.hpp"

namespace relais::language {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> sentences_of(std::string const& text) {
  auto list = std::vector<std::string>{};
  for (auto const& sentence : sentences(text, left_out_of_readability(text))) {
    list.push_back(text.substr(sentence.span.first, sentence.span.last - sentence.span.first));
  }
  return list;
}

std::size_t words_of(std::string const& text) {
  std::size_t count = 0;
  for (auto const& sentence : sentences(text, {})) {
    count += sentence.words.size();
  }
  return count;
}

std::string times(std::string const& text, int times) {
  auto all = std::string{};
  for (; times > 0; --times) {
    all += text;
  }
  return all;
}

// Counted by hand, a random draw of words of the national information site.
TEST(Syllables, are_as_counted_by_hand) {
  auto lines = std::istringstream{shipped_text("language/syllables-fr.txt")};
  auto words = 0;
  auto error = 0;
  auto counted = 0;
  for (auto word = std::string{}; lines >> word >> counted; ++words) {
    auto const difference = std::abs(french_syllables(word) - counted);
    error += difference;
    if (difference > 0) {
      std::cout << word << ": " << french_syllables(word) << " and not " << counted << "\n";
    }
  }
  std::cout << "mean error " << error << "/" << words << "\n";
  EXPECT_GE(words, 200);
  EXPECT_LE(100 * error, 2 * words);
}

TEST(Syllables, of_words_that_escape_the_rules) {
  for (auto const& [word, counted] : std::vector<std::pair<std::string, int>>{
           {"août", 1},     {"paysan", 3},     {"paysans", 3}, {"content", 2}, {"comptent", 1},   {"aiment", 1},
           {"vraiment", 2}, {"bâtiment", 3},   {"client", 2},  {"payent", 1},  {"avaient", 2},    {"oublier", 3},
           {"naïf", 2},     {"théâtre", 2},    {"chaos", 2},   {"voyage", 2},  {"travailler", 3}, {"fatigué", 3},
           {"mangeons", 2}, {"européen", 4},   {"cruel", 2},   {"bruit", 1},   {"pluie", 1},      {"le", 1},
           {"l", 0},        {"jusqu", 1},      {"RSA", 1},     {"CPS", 3},     {"15", 2},         {"", 0},
           {"ÉCOLE", 2},    {"e\u0301cole", 2}}) {
    EXPECT_EQ(french_syllables(word), counted) << word;
  }
}

TEST(Readability, formulas_give_their_check_values) {
  EXPECT_NEAR(kandel_moles(28, 1.75), 49.8, 0.05);
  EXPECT_NEAR(kandel_moles(14, 1.55), 78.7, 0.05);
  EXPECT_NEAR(lix(20, 0.25), 45, 1e-9);
  EXPECT_NEAR(rix(30, 12), 2.5, 1e-9);
}

TEST(Readability, sentences_end_at_marks_and_blocks) {
  EXPECT_THAT(sentences_of("Bonjour Mme. Petit. Votre dossier (art. 3) vaut 1.250,50 € ! Merci… À bientôt"),
              ElementsAre("Bonjour Mme. Petit.", "Votre dossier (art. 3) vaut 1.250,50 € !", "Merci…", "À bientôt"));
  EXPECT_THAT(sentences_of("Il faut :\n- une photo\n- un timbre\n\n***\nFin."),
              ElementsAre("Il faut", "une photo", "un timbre", "Fin."));
  EXPECT_THAT(sentences_of("Voir www.example.org. Puis signer."), ElementsAre("Voir www.example.org.", "Puis signer."));
  EXPECT_THAT(sentences_of(""), IsEmpty());
  EXPECT_THAT(sentences_of("... !\n?"), IsEmpty());
}

TEST(Readability, an_elision_is_a_word_and_a_hyphen_none) {
  EXPECT_EQ(words_of("L'usager a rendez-vous aujourd’hui"), 6U);
}

TEST(Readability, leaves_out_addresses_tables_and_laws) {
  EXPECT_THAT(
      sentences_of("Écrivez à :\nCAF des Ardennes\n12 bis, rue de la Gare\nCS 40001\n08000 Charleville-Mézières\n"
                   "Tél. : 32 30\nnous@example.org\nMerci."),
      ElementsAre("Écrivez à", "CAF des Ardennes", "Merci."));
  EXPECT_THAT(sentences_of("Mois | Montant | Reste\n2024\t12\t13\nVoici la suite."), ElementsAre("Voici la suite."));
  auto const law = std::string{
      "Votre droit est ouvert en application de l'article L. 311-1 du code de l'action sociale et de la loi n° "
      "2000-321 "
      "du 12 avril 2000."};
  auto const left_out = left_out_of_readability(law);
  ASSERT_EQ(left_out.size(), 2U);
  EXPECT_THAT(law.substr(left_out[0].first, left_out[0].last - left_out[0].first), testing::StartsWith("en appl"));
  EXPECT_EQ(law.substr(left_out[1].first, left_out[1].last - left_out[1].first),
            "de la loi n° 2000-321 du 12 avril 2000");
  auto const found = readability(law, Tongue::kFrench);
  EXPECT_GT(found.left_out_share, 0.5);
  EXPECT_LT(found.left_out_share, 1);
}

TEST(Readability, is_not_said_of_little_text) {
  auto const sentence = std::string{"Le chat dort sur le lit et le chien voit. "};  // 10 words
  auto const little = readability(times(sentence, 9), Tongue::kFrench);
  EXPECT_EQ(little.words, 90U);
  EXPECT_FALSE(little.kandel_moles || little.lix || little.rix);
  auto const one = readability(times("mot ", 150), Tongue::kFrench);
  EXPECT_FALSE(one.kandel_moles || one.lix || one.rix);
}

TEST(Readability, is_the_formula_of_what_is_counted) {
  auto const sentence = std::string{"Le chat dort sur le lit et le chien voit. "};  // 10 syllables
  auto const found = readability(times(sentence, 12), Tongue::kFrench);
  EXPECT_EQ(found.sentences, 12U);
  EXPECT_EQ(found.syllables, 120U);
  ASSERT_TRUE(found.kandel_moles && found.lix && found.rix);
  EXPECT_DOUBLE_EQ(*found.kandel_moles, kandel_moles(10, 1));
  EXPECT_DOUBLE_EQ(*found.lix, 10);
  EXPECT_DOUBLE_EQ(*found.rix, 0);
  EXPECT_FALSE(readability(times(sentence, 12), Tongue::kDutch).kandel_moles);
}

TEST(Readability, survives_broken_and_hostile_texts) {
  for (std::string const part : {"\xff", "a-", "-", "…", "article 1, ", "1 rue ", "l'", "\n", "article L. 1 et "}) {
    EXPECT_LE(readability(times(part, 20'000), Tongue::kFrench).sentences, 20'000U) << part;
  }
}

// The model letters of the national information site, where they are at hand: all count, and none as an easy text.
TEST(Readability, of_real_letters) {
  auto const path = std::filesystem::path{RELAIS_SOURCE_DIR} / "../shared/data/textes/modeles-de-lettres-2020.jsonl.gz";
  if (!std::filesystem::exists(path)) {
    GTEST_SKIP() << path.filename() << " is not at hand";
  }
  auto letters = std::istringstream{unpacked(path)};
  auto counted = 0;
  auto sum = 0.0;
  for (auto line = std::string{}; std::getline(letters, line);) {
    auto text = std::string{};
    auto const letter = boost::json::parse(line).as_object();
    for (auto const& block : texts_of(letter, "blocs")) {
      text += block + "\n";
    }
    auto const found = readability(text, Tongue::kFrench);
    EXPECT_GT(found.words, 0U);
    if (found.kandel_moles) {
      ++counted;
      sum += *found.kandel_moles;
      EXPECT_GT(*found.kandel_moles, -40);
      EXPECT_LT(*found.kandel_moles, 110);
    }
  }
  std::cout << counted << " letters long enough, Kandel-Moles " << sum / counted << " on average\n";
  EXPECT_GT(counted, 20);
}

}  // namespace
}  // namespace relais::language
