#include "network/published_contact.hpp"

#include <gmock/gmock.h>

#include "network/published_comment.hpp"
#include "network/shipped_data_for_tests.hpp"

namespace relais::network {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Contact : public testing::Test {
 protected:
  bool published(std::string_view email) const { return is_published(email, rules_.words, place_); }
  std::string shown(std::string_view comment) const { return published_comment(comment, rules_.words, place_).text; }

  ImportRules rules_ = shipped_rules();
  ContactPlace place_{
      "Saint-Martin-de-Ré", {"France services de l'Île de Ré", "CC de l'Île de Ré", "Charente-Maritime"}, {}};
};

TEST_F(Contact, boxes_of_a_service_or_of_the_commune_are_published) {
  for (auto const* const email : {"franceservices@cc.fr", "france-services@cc.fr", "accueil@cc.fr", "mairie@ville.fr",
                                  "msap.saint-martin@laposte.fr", "fs17@cc.fr", "maisonfranceservices@cc.fr",
                                  "france.services.saintmartin@gmail.com", "saint-martin-de-re@france-services.gouv.fr",
                                  "saintmartindere@orange.fr", "FranceServices@CC.fr", "accueil-rgp.420440a@laposte.fr",
                                  "bus.franceservices@cc.fr", "mairie.stmartin@orange.fr"}) {
    EXPECT_TRUE(published(email)) << email;
  }
}

TEST_F(Contact, addresses_that_may_name_a_person_are_not) {
  for (auto const* const email :
       {"julie.durand@cc.fr", "j.durand@cc.fr", "jdurand@cc.fr", "durand@france-services.gouv.fr",
        "marie.martin@ville.fr", "martin@ville.fr", "julie.mairie@ville.fr", "durand.franceservices@cc.fr",
        "franceservices.julie@cc.fr", "marie.info@ville.fr", "mfs.audrey@gmail.com", "accueil.durand@cc.fr",
        "lemaire@ville.fr", "contactjulie@cc.fr", "m.bus@cc.fr", "p.re@cc.fr", "christelle.espere.fs@cc.fr"}) {
    EXPECT_FALSE(published(email)) << email;
  }
}

TEST_F(Contact, words_that_say_nothing_do_not_publish) {
  for (auto const* const email :
       {"17@cc.fr", "de.la@cc.fr", "maison@cc.fr", "charente.maritime@cc.fr", "ile.de.re@cc.fr"}) {
    EXPECT_FALSE(published(email)) << email;
  }
}

TEST_F(Contact, a_saint_is_a_persons_name_without_saint_before_it) {
  EXPECT_TRUE(published("st.martin@ville.fr"));
  EXPECT_TRUE(published("saintmartin@ville.fr"));
  EXPECT_FALSE(published("julie.saint.martin@ville.fr"));
  EXPECT_FALSE(published("fs.martin@ville.fr"));
}

TEST_F(Contact, several_addresses_in_a_cell_are_split) {
  EXPECT_THAT(email_addresses("france-service@carct.fr - MaisonDeLagglo@carct.fr"),
              ElementsAre("france-service@carct.fr", "maisondelagglo@carct.fr"));
  EXPECT_THAT(email_addresses("<a.b@c-d.fr>; e@f.org."), ElementsAre("a.b@c-d.fr", "e@f.org"));
  EXPECT_THAT(email_addresses("voir @ la mairie, visiocont@ct CAF, x@y"), IsEmpty());
}

TEST_F(Contact, addresses_longer_than_mail_carries_are_none) {
  auto const digits = [](std::size_t count) { return std::string(count, '1'); };
  EXPECT_TRUE(published("accueil" + digits(57) + "@cc.fr"));
  EXPECT_FALSE(published("accueil" + digits(58) + "@cc.fr"));
  EXPECT_FALSE(published("accueil@" + digits(244) + ".fr"));
  // These took minutes when every way to read them was tried.
  auto const endless = digits(60'000) + "a1@x.fr";
  EXPECT_FALSE(published(endless));
  EXPECT_THAT(email_addresses(endless + " accueil@cc.fr"), ElementsAre("accueil@cc.fr"));
  EXPECT_EQ(shown("voir " + endless), "voir […]");
}

TEST_F(Contact, addresses_of_persons_are_masked_in_comments) {
  EXPECT_EQ(shown("Rendez-vous : julie.durand@cc.fr ou accueil@cc.fr."), "Rendez-vous : […] ou accueil@cc.fr.");
  EXPECT_EQ(shown("rv :prenom.nom@exemple.fr"), "rv :[…]");
}

TEST_F(Contact, mobile_numbers_are_masked_unless_they_are_the_counters_own) {
  EXPECT_EQ(shown("au 04.75.91.40.07 ou 06.38.23.07.34"), "au 04.75.91.40.07 ou […]");
  EXPECT_EQ(shown("0674806903, 07-48-88-77-89, +33 6 38 23 07 34, 0033 (0)6 38 23 07 34"), "[…], […], […], […]");
  EXPECT_EQ(shown("SIRET 40109226700020, du 06/07/2024 au 07/08/2024"),
            "SIRET 40109226700020, du 06/07/2024 au 07/08/2024");
  place_.telephone = "+33638230734";
  EXPECT_EQ(shown("ou 06.38.23.07.34"), "ou 06.38.23.07.34");
}

TEST_F(Contact, names_after_a_civility_or_after_contact_are_masked) {
  EXPECT_EQ(shown("Voir Mme Durand en mairie"), "Voir Mme […] en mairie");
  EXPECT_EQ(shown("M. Jean-Paul de La Tour, Madame LEBRUN"), "M. […], Madame […]");
  EXPECT_EQ(shown("Contact : Adrianne - le lundi"), "Contact : […] - le lundi");
  EXPECT_EQ(shown("contactez Julie Durand au 04 75 91 40 07"), "contactez […] au 04 75 91 40 07");
}

TEST_F(Contact, names_in_small_letters_after_titles_and_before_offices_are_masked) {
  EXPECT_EQ(shown("Contact : marie dupont"), "Contact : […]");
  EXPECT_EQ(shown("Contact : marie dupont, le lundi"), "Contact : […], le lundi");
  EXPECT_EQ(shown("Marie DUPONT, conseillère"), "[…], conseillère");
  EXPECT_EQ(shown("Voir Mme le Goff ou m. dupont"), "Voir Mme […] ou m. […]");
  EXPECT_EQ(shown("Dr Martin, Me Durand"), "Dr […], Me […]");
}

TEST_F(Contact, mobile_numbers_and_addresses_in_odd_writing_are_masked) {
  for (auto const* const text : {"0 6 1 2 3 4 5 6 7 8", "(06) 12 34 56 78", "06_12_34_56_78", "06–12–34–56–78",
                                 "+262 692 12 34 56", "jean.dupont(at)mairie.fr", "jean.dupont [arobase] mairie.fr"}) {
    EXPECT_EQ(shown(text), "[…]") << text;
  }
  EXPECT_EQ(shown("accueil(at)mairie.fr"), "accueil(at)mairie.fr");
  EXPECT_EQ(shown("contact" + std::string(60'000, ' ')).size(), 60'007u) << "and in no time";
}

TEST_F(Contact, places_means_and_offices_are_not_taken_for_persons) {
  for (auto const* const text : {"Contact Mail : accueil@cc.fr",
                                 "Contacter l'accueil",
                                 "Contacter France Services",
                                 "Point Contact Bellevue",
                                 "Merci de contacter le Pôle Social",
                                 "Madame la Maire reçoit",
                                 "Monsieur le Préfet",
                                 "Mairie de Saint-Martin",
                                 "M. le sous-préfet",
                                 "m. et mme",
                                 "à 200 m. avant la poste",
                                 "rue du Dr Roux",
                                 "Madame la maire",
                                 "Contact : sur place",
                                 "Contact : accueil mairie",
                                 "Contact : tous les jours",
                                 "Espace COCLICO, agent",
                                 "salle (a) du bas",
                                 "contact pour rendez-vous",
                                 "Contactez-nous pour prendre RDV",
                                 "Contact Téléphone 04 75 91 40 07"}) {
    EXPECT_EQ(shown(text), text);
  }
}

}  // namespace
}  // namespace relais::network
