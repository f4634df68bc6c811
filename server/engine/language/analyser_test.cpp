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

struct Search {
  explicit Search(std::vector<std::string> const& texts) {
    for (auto const& text : texts) {
      words.add(analyser.query(text));
    }
  }
  std::vector<std::string> nearest(std::string_view word) { return words.nearest(fold(word), 3); }
  Analyser analyser{Tongue::kFrench};
  KnownWords words;
};

TEST(KnownWords, are_given_for_what_is_mistyped) {
  auto search = Search{{"ma carte d'identité", "retraite", "cotisations", "dossier perdu", "un véhicule"}};
  EXPECT_THAT(search.nearest("idnetité"), ElementsAre("identite"));
  EXPECT_THAT(search.nearest("retrete"), ElementsAre("retraite"));
  EXPECT_THAT(search.nearest("cotisassion"), ElementsAre("cotisations"));
  EXPECT_THAT(search.nearest("veicule"), ElementsAre("vehicule"));
  EXPECT_THAT(search.nearest("xylophone"), IsEmpty());
}

TEST(KnownWords, of_many_texts_come_before_those_of_few) {
  auto search = Search{{"dossier", "dossier", "dosséer"}};
  EXPECT_THAT(search.nearest("dossuer"), ElementsAre("dossier", "dosseer"));
}

TEST(KnownWords, are_forgotten_with_their_last_text) {
  auto search = Search{{"retraite", "retraite"}};
  auto const word = search.analyser.query("retraites").at(0);
  search.words.remove(search.analyser.query("retraite"));
  EXPECT_TRUE(search.words.knows(word));
  search.words.remove(search.analyser.query("retraite"));
  EXPECT_FALSE(search.words.knows(word));
  EXPECT_THAT(search.nearest("retrete"), IsEmpty());
}

// The figures in the headers, on as many words as a million stories have: printed, since a busy machine has no say
// here.
TEST(KnownWords, cost_little_for_many_words) {
  auto words = KnownWords{};
  auto random = std::mt19937{8};
  auto const consonants = std::string_view{"bcdfglmnprstv"};
  auto const vowels = std::string_view{"aeiou"};
  while (words.size() < 200'000) {
    auto word = std::string{};
    for (auto left = 2 + random() % 5; left > 0; --left) {
      word += consonants[random() % consonants.size()];
      word += vowels[random() % vowels.size()];
    }
    words.add({{word, {word}}});
  }
  auto const begin = std::chrono::steady_clock::now();
  for (std::string const word : {"betolisa", "motira", "pirelodatu", "sacofu"}) {
    EXPECT_LE(words.nearest(word, 3).size(), 3U);
  }
  auto const spent = std::chrono::steady_clock::now() - begin;
  std::cout << "nearest of " << words.size()
            << " words: " << std::chrono::duration_cast<std::chrono::microseconds>(spent).count() / 4 << " us\n";
}

}  // namespace
}  // namespace relais::language
