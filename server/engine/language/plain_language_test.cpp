#include "engine/language/plain_language.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/language/shipped_for_tests.hpp"

namespace relais::language {
namespace {

using Code = PlainLanguageCode;
using testing::ElementsAre;
using testing::IsEmpty;

JargonFile shipped_jargon() {
  auto file = JargonFile{};
  auto const json = shipped("language/jargon.json");
  for (auto const& one : json.at("entries").as_array()) {
    auto const& entry = one.as_object();
    file.entries.push_back(
        {text_of(entry, "tongue"), text_of(entry, "word"), text_of(entry, "instead"), entry.contains("fits")});
  }
  return file;
}

AnswerSignsFile shipped_signs() {
  auto file = AnswerSignsFile{};
  auto const json = shipped("language/answer-signs.json");
  for (auto const& one : json.at("tongues").as_array()) {
    auto const& signs = one.as_object();
    file.tongues.push_back({text_of(signs, "tongue"), texts_of(signs, "causes"), texts_of(signs, "next_steps"),
                            texts_of(signs, "known_acronyms")});
  }
  return file;
}

PlainLanguage const& plain() {
  static auto const kPlain = PlainLanguage{shipped_jargon(), shipped_signs()};
  return kPlain;
}

std::vector<std::string> places(std::string const& text, Code code, Tongue tongue = Tongue::kFrench) {
  auto list = std::vector<std::string>{};
  for (auto const& finding : plain().check(text, tongue).findings) {
    if (finding.code == code) {
      list.push_back(text.substr(finding.span.first, finding.span.last - finding.span.first));
    }
  }
  return list;
}

bool has(std::string const& text, Code code, Tongue tongue = Tongue::kFrench) {
  return !places(text, code, tongue).empty();
}

TEST(PlainLanguage, nothing_is_said_of_a_plain_answer) {
  auto const answer = std::string{
      "Bonjour. Nous avons perdu votre formulaire : c'est pourquoi vous n'avez rien reçu. Nous en sommes désolés. Vous "
      "pouvez nous appeler au guichet. Nous vous paierons avant le 12 mars."};
  EXPECT_THAT(plain().check(answer, Tongue::kFrench).findings, IsEmpty());
}

TEST(PlainLanguage, an_answer_states_a_cause_a_next_step_and_a_date) {
  EXPECT_TRUE(has("Votre dossier est complet.", Code::kNoCause));
  EXPECT_FALSE(has("Il manque une pièce, car le courrier s'est perdu.", Code::kNoCause));
  EXPECT_TRUE(has("Votre demande est refusée.", Code::kNoNextStep));
  EXPECT_FALSE(has("Vous pouvez écrire au médiateur.", Code::kNoNextStep));
  for (std::string const dated : {"Vous serez payé le 12 mars.", "Réponse avant le 12/03/2026.", "Sous 15 jours.",
                                  "Dans trois semaines.", "Nous vous appelons demain."}) {
    EXPECT_FALSE(has(dated, Code::kNoDate)) << dated;
  }
  EXPECT_TRUE(has("Le formulaire 2042 vaut 12 euros.", Code::kNoDate));
  EXPECT_FALSE(has("We will call you within two weeks because we lost it.", Code::kNoDate, Tongue::kEnglish));
  EXPECT_FALSE(has("U kunt bellen, omdat wij binnen 10 dagen antwoorden.", Code::kNoCause, Tongue::kDutch));
  EXPECT_FALSE(has("Bitte rufen Sie an, weil das Amt am 3. Mai schließt.", Code::kNoNextStep, Tongue::kGerman));
}

TEST(PlainLanguage, passives_are_seen) {
  EXPECT_THAT(places("Votre dossier sera ensuite traité. La somme a été versée.", Code::kPassive),
              ElementsAre("sera ensuite traité", "été versée"));
  EXPECT_THAT(places("Les pièces sont transmises à la caisse.", Code::kPassive), ElementsAre("sont transmises"));
  EXPECT_THAT(places("Il doit se faire rembourser.", Code::kPassive), ElementsAre("se faire rembourser"));
  for (std::string const other :
       {"Vous êtes arrivé hier.", "L'agent s'est trompé.", "Le bureau est situé ici.", "Nous nous sommes trompés.",
        "La carte est gratuite.", "Elle est née en mai.", "C'est une société.", "Vous serez âgé de 62 ans."}) {
    EXPECT_THAT(places(other, Code::kPassive), IsEmpty()) << other;
  }
  EXPECT_THAT(places("Your claim was not received. It has been sent back.", Code::kPassive, Tongue::kEnglish),
              ElementsAre("was not received", "been sent"));
}

TEST(PlainLanguage, long_and_heavy_sentences_are_seen) {
  auto const long_one = std::string{
      "Nous vous écrivons pour vous dire que nous avons bien lu votre message et que nous allons voir avec la caisse "
      "ce "
      "qui manque encore au dossier."};
  EXPECT_THAT(places("Bonjour. " + long_one, Code::kLongSentence), ElementsAre(long_one));
  EXPECT_THAT(places("La vérification de la situation, la transmission et la validation prennent du temps.",
                     Code::kNominalStyle),
              testing::SizeIs(1));
  EXPECT_THAT(places("Vous n'êtes pas sans savoir que ce n'est pas possible.", Code::kDoubleNegation),
              testing::SizeIs(1));
  EXPECT_THAT(places("Ce n'est pas possible.", Code::kDoubleNegation), IsEmpty());
  EXPECT_TRUE(has("You don't have to pay if you are not working.", Code::kDoubleNegation, Tongue::kEnglish));
}

TEST(PlainLanguage, acronyms_are_to_be_explained_once) {
  EXPECT_THAT(places("La CPAM et la CPAM. Le SMS.", Code::kUnexplainedAcronym), ElementsAre("CPAM"));
  EXPECT_THAT(places("La caisse d'assurance maladie (CPAM) vous écrit. La CPAM paie.", Code::kUnexplainedAcronym),
              IsEmpty());
  EXPECT_THAT(places("Le RSA (revenu de solidarité active) est versé. Louis XIV.", Code::kUnexplainedAcronym),
              IsEmpty());
  EXPECT_THAT(places("VOTRE CARTE EST PRETE ICI", Code::kUnexplainedAcronym), IsEmpty());
}

TEST(PlainLanguage, jargon_is_given_another_word) {
  auto const text = std::string{"Nous avons notifié la mise en demeure nonobstant votre recours gracieux."};
  auto found = std::vector<std::string>{};
  for (auto const& finding : plain().check(text, Tongue::kFrench).findings) {
    if (finding.code == Code::kJargon) {
      found.push_back(text.substr(finding.span.first, finding.span.last - finding.span.first) + " -> " +
                      finding.instead);
    }
  }
  EXPECT_THAT(found, ElementsAre("notifié -> annoncer par écrit", "mise en demeure -> dernier rappel avant poursuite",
                                 "nonobstant -> malgré", "recours gracieux -> demande de revoir la décision"));
  EXPECT_THAT(places("We will commence payment prior to May.", Code::kJargon, Tongue::kEnglish),
              ElementsAre("commence", "prior to"));
  EXPECT_THAT(places("Gelieve ons per omgaande te antwoorden, indien mogelijk.", Code::kJargon, Tongue::kDutch),
              ElementsAre("Gelieve", "per omgaande", "indien"));
  EXPECT_THAT(places("Wir bitten diesbezüglich um zeitnahe Rücksprache.", Code::kJargon, Tongue::kGerman),
              ElementsAre("diesbezüglich", "zeitnahe", "Rücksprache"));
}

TEST(PlainLanguage, a_word_is_replaced_only_as_it_is_listed_and_where_none_agrees_with_it) {
  auto replaceable = std::vector<std::string>{};
  auto const text = std::string{
      "Les documents afférents, sous réserve de votre accord, afin de payer, afin d'aider. À "
      "compter du 3 mai, nous avons notifié ceci. Il convient d’écrire. À l’aide de la carte."};
  for (auto const& finding : plain().check(text, Tongue::kFrench).findings) {
    if (finding.fits) {
      replaceable.push_back(text.substr(finding.span.first, finding.span.last - finding.span.first));
    }
  }
  EXPECT_THAT(replaceable, ElementsAre("afin de", "À compter du", "À l’aide de"));
}

// Letters say the same things again and again.
TEST(PlainLanguage, jargon_of_french_letters_is_known) {
  EXPECT_THAT(places("Il conviendra de vous rapprocher de nos services dans les meilleurs délais.", Code::kJargon),
              ElementsAre("Il conviendra de", "vous rapprocher de", "dans les meilleurs délais"));
  EXPECT_THAT(places("Dans l’attente de votre réponse, nous restons à votre disposition.", Code::kJargon),
              ElementsAre("Dans l’attente de", "restons à votre disposition"));
  EXPECT_THAT(places("Rapprochez-vous de la mairie, muni de votre titre.", Code::kJargon),
              ElementsAre("Rapprochez-vous", "muni de"));
  EXPECT_THAT(places("Votre carte est partie lundi. Venez la chercher avec votre relevé de compte.", Code::kJargon),
              IsEmpty());
}

TEST(PlainLanguage, the_shipped_lists_are_long_and_have_no_word_twice) {
  auto const file = shipped_jargon();
  for (auto const& [tongue, least] : {std::pair{"fr", 400}, {"en", 150}, {"nl", 100}, {"de", 100}}) {
    EXPECT_GE(std::ranges::count(file.entries, tongue, &JargonEntry::tongue), least) << tongue;
  }
  auto seen = std::map<std::string, int>{};
  for (auto const& entry : file.entries) {
    EXPECT_FALSE(entry.instead.empty());
    EXPECT_EQ(++seen[entry.tongue + " " + entry.word], 1) << entry.word;
  }
}

TEST(PlainLanguage, unknown_tongues_are_refused) {
  EXPECT_THROW((PlainLanguage{{}, {}}), std::invalid_argument);
  EXPECT_THROW((PlainLanguage{{{{"it", "x", "y", {}}}}, shipped_signs()}), std::invalid_argument);
}

TEST(PlainLanguage, survives_broken_and_hostile_texts) {
  for (std::string const part : {"\xff", "est ", "ne ", "A", "(", "est été ", "CAF ", "mise en "}) {
    auto text = std::string{};
    while (text.size() < 50'000) {
      text += part;
    }
    for (auto const& finding : plain().check(text, Tongue::kFrench).findings) {
      EXPECT_LE(finding.span.last, text.size());
    }
  }
}

// The model letters of the national information site, where they are at hand.
TEST(PlainLanguage, of_real_letters) {
  auto const path = std::filesystem::path{RELAIS_SOURCE_DIR} / "../shared/data/textes/modeles-de-lettres-2020.jsonl.gz";
  if (!std::filesystem::exists(path)) {
    GTEST_SKIP() << path.filename() << " is not at hand";
  }
  auto letters = std::istringstream{unpacked(path)};
  auto counts = std::map<Code, int>{};
  auto count = 0;
  for (auto line = std::string{}; std::getline(letters, line); ++count) {
    auto text = std::string{};
    auto const letter = boost::json::parse(line).as_object();
    for (auto const& block : texts_of(letter, "blocs")) {
      text += block + "\n";
    }
    auto last = std::size_t{0};
    for (auto const& finding : plain().check(text, Tongue::kFrench).findings) {
      ++counts[finding.code];
      EXPECT_LE(finding.span.first, finding.span.last);
      EXPECT_LE(finding.span.last, text.size());
      last = std::max(last, finding.span.last);
    }
  }
  for (auto const& [code, times] : counts) {
    std::cout << boost::describe::enum_to_string(code, "") << " " << times << " in " << count << " letters\n";
  }
  EXPECT_GT(counts[Code::kPassive], 20);
  EXPECT_GT(counts[Code::kJargon], 50);
  EXPECT_GT(counts[Code::kLongSentence], 50);
}

}  // namespace
}  // namespace relais::language
