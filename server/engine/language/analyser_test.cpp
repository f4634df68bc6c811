#include "engine/language/analyser.hpp"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/language/fold.hpp"
#include "engine/language/known_words.hpp"

namespace relais::language {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Whether a search for the question finds the text, as a database does with the stored tokens.
bool finds(std::string_view question, std::string_view text, Tongue tongue = Tongue::kFrench) {
  auto analyser = Analyser{tongue};
  auto const tokens = analyser.tokens(text);
  auto const stored = words(tokens);
  auto const query = analyser.query(question);
  return !query.empty() && std::ranges::all_of(query, [&](QueryWord const& word) {
    return std::ranges::any_of(word.forms, [&](std::string const& form) {
      return std::ranges::find(stored, std::string_view{form}) != stored.end();
    });
  });
}

TEST(Analyser, finds_words_with_and_without_marks_and_inflected) {
  EXPECT_TRUE(finds("identite", "Ma carte d'identité est arrivée"));
  EXPECT_TRUE(finds("identité", "carte d identite"));
  EXPECT_TRUE(finds("deposer", "Les pièces déposées en mairie"));
  EXPECT_TRUE(finds("déposées", "ou deposer mon dossier"));
  EXPECT_TRUE(finds("declaration", "mes déclarations d’impôts"));
  EXPECT_TRUE(finds("vehicule", "l'immatriculation des VÉHICULES"));
  EXPECT_TRUE(finds("impots vehicules", "Impôt sur le véhicule"));
  EXPECT_FALSE(finds("retraite", "Ma carte d'identité est arrivée"));
  EXPECT_FALSE(finds("identité retraite", "Ma carte d'identité est arrivée"));
}

TEST(Analyser, knows_four_tongues) {
  EXPECT_TRUE(finds("pensions", "my pension claim", Tongue::kEnglish));
  EXPECT_TRUE(finds("antrage", "der Antrag auf Wohngeld", Tongue::kGerman));
  EXPECT_TRUE(finds("antraege", "die Antraege", Tongue::kGerman));
  EXPECT_TRUE(finds("aanvragen", "ik heb aanvragen ingediend", Tongue::kDutch));
}

TEST(Analyser, leaves_out_elisions_stop_words_and_single_letters) {
  auto analyser = Analyser{Tongue::kFrench};
  EXPECT_EQ(analyser.tokens("L'usager qu’on n'a pas reçu jusqu'à midi, lorsqu'il y va"), "usag recu mid va");
  EXPECT_EQ(analyser.tokens("Aujourd'hui : un rendez-vous"), "aujourdhui rend");
  EXPECT_EQ(analyser.tokens("de la, le A b 1"), "");
  EXPECT_THAT(analyser.query("est-ce que je suis"), IsEmpty());
}

TEST(Analyser, is_not_misled_by_signs_that_are_not_seen) {
  auto analyser = Analyser{Tongue::kFrench};
  auto const plain = analyser.tokens("identité");
  EXPECT_EQ(analyser.tokens("iden\u200btit\u00ade\u0301"), plain);
  EXPECT_EQ(analyser.tokens("IDENTITE\u0301"), plain);
  EXPECT_EQ(analyser.tokens("\u202eidentité\u202c"), plain);
  EXPECT_EQ(analyser.tokens("\xff\xfe"), "");
  EXPECT_EQ(analyser.tokens(std::string(1000, 'a')), "");
}

TEST(Analyser, gives_each_word_of_a_question_once_with_its_forms) {
  auto const query = Analyser{Tongue::kFrench}.query("déposées, déposées ! dossier");
  ASSERT_EQ(query.size(), 2U);
  EXPECT_EQ(query[0].word, "deposees");
  EXPECT_EQ(query[0].forms.size(), 2U);
  EXPECT_EQ(query[1].word, "dossier");
  EXPECT_THAT(query[1].forms, ElementsAre("dossi"));
}

std::vector<std::string> nearest(KnownWords const& words, std::string_view word) {
  return words.nearest(fold(word), 3);
}

TEST(KnownWords, are_given_for_what_is_mistyped) {
  auto const words = KnownWords{{{"carte", 1},
                                 {"identite", 1},
                                 {"retraite", 1},
                                 {"cotisations", 1},
                                 {"dossier", 1},
                                 {"vehicule", 1},
                                 {"rue", 9}}};
  EXPECT_THAT(nearest(words, "idnetité"), ElementsAre("identite"));
  EXPECT_THAT(nearest(words, "retrete"), ElementsAre("retraite"));
  EXPECT_THAT(nearest(words, "cotisassion"), ElementsAre("cotisations"));
  EXPECT_THAT(nearest(words, "veicule"), ElementsAre("vehicule"));
  EXPECT_THAT(nearest(words, "xylophone"), IsEmpty());
  EXPECT_THAT(nearest(words, "rux"), IsEmpty());
}

TEST(KnownWords, of_many_texts_come_before_those_of_few) {
  auto const words = KnownWords{{{"dosseer", 1}, {"dossier", 2}}};
  EXPECT_THAT(nearest(words, "dossuer"), ElementsAre("dossier", "dosseer"));
}

TEST(KnownWords, a_slip_away_comes_before_what_is_further_though_in_more_texts) {
  auto const words = KnownWords{{{"repond", 11}, {"reponse", 5}, {"attente", 90}, {"attendre", 3}}};
  EXPECT_THAT(nearest(words, "réponce"), ElementsAre("reponse", "repond"));
  EXPECT_EQ(nearest(words, "atendre").front(), "attendre");
}

// The figure in the header, on as many words as a million stories have: printed, since a busy machine has no say here.
TEST(KnownWords, cost_little_for_many_words) {
  auto many = std::vector<KnownWord>{};
  auto random = std::mt19937{8};
  auto const consonants = std::string_view{"bcdfglmnprstv"};
  auto const vowels = std::string_view{"aeiou"};
  while (many.size() < 200'000) {
    auto word = std::string{};
    for (auto left = 2 + random() % 5; left > 0; --left) {
      word += consonants[random() % consonants.size()];
      word += vowels[random() % vowels.size()];
    }
    many.push_back({word, 1});
  }
  auto const words = KnownWords{std::move(many)};
  auto const begin = std::chrono::steady_clock::now();
  for (std::string const word : {"betolisa", "motira", "pirelodatu", "sacofu"}) {
    EXPECT_LE(words.nearest(word, 3).size(), 3U);
  }
  auto const spent = std::chrono::steady_clock::now() - begin;
  std::cout << "nearest of 200,000 words: " << std::chrono::duration_cast<std::chrono::microseconds>(spent).count() / 4
            << " us\n";
}

}  // namespace
}  // namespace relais::language
