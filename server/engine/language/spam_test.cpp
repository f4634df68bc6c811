#include "engine/language/spam.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/language/likeness.hpp"
#include "engine/language/shipped_for_tests.hpp"

namespace relais::language {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

SpamWords shipped_words() {
  return SpamWords{SpamFile{texts_of(shipped("language/spam-words.json").as_object(), "selling")}};
}

TEST(Spam, WhatSellsHasItsSigns) {
  auto const words = shipped_words();
  EXPECT_THAT(words.signs("Achetez mes machines à laver, livraison gratuite, voir www.machines-ici.fr"),
              ElementsAre(SpamSign::kLink, SpamSign::kSelling));
  EXPECT_THAT(words.signs("Grand voyant, RETOUR AFFECTIF en 24 h, contactez-moi pour un essai"),
              ElementsAre(SpamSign::kSelling));
  EXPECT_THAT(words.signs("Buy now cheap pills at pills4all.shop"), ElementsAre(SpamSign::kLink, SpamSign::kSelling));
  EXPECT_THAT(words.signs("LA CAF NE RÉPOND JAMAIS, JE SUIS FURIEUX ET J’ATTENDS ENCORE MON DOSSIER"),
              ElementsAre(SpamSign::kCapitals));
  std::string again;
  for (auto i = 0; i < 25; ++i) {
    again += "arnaque totale ";
  }
  EXPECT_THAT(words.signs(again), ElementsAre(SpamSign::kRepeats));
}

TEST(Spam, StoriesHaveNone) {
  auto const words = shipped_words();
  for (auto const* const story :
       {"On m’a promis une réduction de mon impôt, puis plus rien. Le service ne répond pas au téléphone.",
        "Pour vendre ma voiture j’ai dû déclarer la cession en ligne, et le site a refusé la carte grise trois fois.",
        "J’ai acheté un timbre fiscal au bureau de tabac, la préfecture dit qu’il n’est pas le bon.",
        "Mon conseiller est parti en vacances. Le site lescommunes ne marche pas."}) {
    EXPECT_THAT(words.signs(story), IsEmpty()) << story;
  }
}

TEST(Likeness, OfOneStoryToldTwiceIsGreatAndOfTwoAboutOneMatterSmall) {
  auto analyser = Analyser{Tongue::kFrench};
  auto const like = [&](std::string_view a, std::string_view b) {
    return likeness(analyser.query(a), analyser.query(b));
  };
  constexpr auto kStory =
      "J’ai demandé mon aide au logement en mars à la CAF et personne ne me répond depuis, malgré trois appels.";
  EXPECT_DOUBLE_EQ(like(kStory, kStory), 1);
  EXPECT_GT(like(kStory, "Demande d’aide au logement à la CAF en mars : personne ne répond, malgré mes appels !"), 0.6);
  EXPECT_LT(like(kStory, "La CAF a perdu deux fois l’attestation de mon propriétaire pour l’aide au logement."), 0.4);
  EXPECT_LT(like(kStory, "Bon accueil à la mairie, le passeport était prêt en trois semaines."), 0.2);
  EXPECT_DOUBLE_EQ(like(kStory, ""), 0);
}

}  // namespace
}  // namespace relais::language
