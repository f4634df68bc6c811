#include "network/import_counters.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "network/import_store.hpp"
#include "network/import_test_database.hpp"

namespace relais::network {
namespace {

using namespace std::chrono;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view kVervins =
    "id_fs;lib_fs;adresse;insee_com;code_postal;lib_com;latitude;longitude;mail;telephone;h_lundi;h_mardi;prise_rdv;"
    "commentaire;type_fs;format_fs;labellisation_fs\r\n"
    "1729;\"France services\nde Vervins\";1 rue Raoul de "
    "Coucy;2789;2140;Vervins;49,834;3,906;vervins@france-services.gouv.fr;"
    "03 23 98 55 44;08:45 - 12:00 / 13:30 - 16:00;9h30 – 12h;Oui;Voir Mme Durand;Principal;Fixe;Espace labellisé "
    "15/01/2021\r\n";

class ImportCounters : public OnDirectories {
 protected:
  // One row under a heading of the given columns besides identifier, name and commune.
  ImportReport row(std::string_view columns, std::string_view cells) {
    return imported(fmt::format("id;nom;commune;{}\n7;Relais;Vervins;{}\n", columns, cells));
  }
  Counter counter(std::string_view id = "fs-7") {
    for (auto const& one : directory().counters) {
      if (one.id.text == id) {
        return one;
      }
    }
    ADD_FAILURE() << "no counter " << id;
    return {};
  }
};
RELAIS_ON_BOTH_DATABASES(ImportCounters);

TEST_P(ImportCounters, a_row_becomes_a_counter_with_all_its_fields) {
  auto const report = imported(kVervins);
  EXPECT_EQ(report.accepted, 1);
  EXPECT_EQ(report.created, 1);
  EXPECT_THAT(report.warnings, IsEmpty());
  EXPECT_EQ(report.comments_masked, 1);
  auto const vervins = counter("fs-1729");
  EXPECT_EQ(vervins.name, "France services de Vervins");
  EXPECT_EQ(vervins.kind, CounterKind::kFixed);
  EXPECT_EQ(vervins.commune_code, TerritoryCode{"02789"});
  EXPECT_EQ(vervins.postcode, "02140");
  EXPECT_EQ(vervins.lat, 49.834);
  EXPECT_EQ(vervins.lon, 3.906);
  EXPECT_EQ(vervins.telephone, "+33323985544");
  EXPECT_EQ(vervins.email, "vervins@france-services.gouv.fr");
  EXPECT_EQ(vervins.hours, "Mo 08:45-12:00,13:30-16:00; Tu 09:30-12:00");
  EXPECT_EQ(vervins.hours_text, "lundi 08:45 - 12:00 / 13:30 - 16:00; mardi 9h30 – 12h");
  EXPECT_EQ(vervins.by_appointment, true);
  EXPECT_EQ(vervins.comment, "Voir Mme […]");
  EXPECT_EQ(vervins.label, "france_services");
  EXPECT_EQ(vervins.labelled_on, 2021y / January / 15);
  EXPECT_EQ(vervins.source_date, 2024y / August / 1);
}

TEST_P(ImportCounters, a_second_run_changes_nothing_and_tells_nobody) {
  imported(kVervins);
  auto const before = version();
  auto const report = imported(kVervins);
  EXPECT_EQ(report.created + report.changed, 0);
  EXPECT_EQ(report.unchanged, 1);
  EXPECT_EQ(version(), before);
}

TEST_P(ImportCounters, a_change_is_announced) {
  auto const before = version();
  imported(kVervins);
  EXPECT_GT(version(), before);
}

TEST_P(ImportCounters, a_changed_row_changes_only_its_own_counter) {
  imported("id;nom;commune\n1;A;Vervins\n2;B;Hirson\n");
  auto const report = imported("id;nom;commune\n1;A;Vervins\n2;C;Hirson\n");
  EXPECT_EQ(report.changed, 1);
  EXPECT_EQ(report.unchanged, 1);
  EXPECT_EQ(counter("fs-1").name, "A");
  EXPECT_EQ(counter("fs-2").name, "C");
}

TEST_P(ImportCounters, a_row_is_refused_only_without_identifier_name_or_place) {
  auto const report = imported("id;nom;commune;tel\n;A;Vervins;\n2;;Vervins;\n3;C;;\n4;D;Vervins;?\n");
  EXPECT_EQ(report.refused, 3);
  EXPECT_EQ(report.accepted, 1);
  ASSERT_GE(report.warnings.size(), 3u);
  EXPECT_EQ(report.warnings[0], (ImportWarning{2, "id", "", "network.identifier_missing"}));
  EXPECT_EQ(report.warnings[1], (ImportWarning{3, "nom", "", "network.name_missing"}));
  EXPECT_EQ(report.warnings[2], (ImportWarning{4, "commune", "", "network.place_missing"}));
}

TEST_P(ImportCounters, an_unreadable_field_is_left_empty_kept_and_reported) {
  auto const report = row("tel;itinerance;horaires", "04 50;sous-marin;quand il fait beau");
  EXPECT_EQ(report.accepted, 1);
  EXPECT_EQ(counter().telephone, std::nullopt);
  EXPECT_EQ(counter().hours, std::nullopt);
  EXPECT_EQ(counter().hours_text, "quand il fait beau");
  ASSERT_EQ(report.warnings.size(), 3u);
  EXPECT_EQ(report.warnings[0], (ImportWarning{2, "tel", "04 50", "network.telephone_unreadable"}));
  auto const unread = directory().unread_fields;
  ASSERT_EQ(unread.size(), 3u);
  EXPECT_EQ(unread[2].field, "telephone");
  EXPECT_EQ(unread[2].raw, "04 50");
}

TEST_P(ImportCounters, control_characters_are_taken_out_and_told) {
  auto const report = row("adresse;commentaire", "1 rue\x1B[2J A;\x07Ouvert");
  EXPECT_EQ(counter().address, "1 rue[2J A");
  EXPECT_EQ(counter().comment, "Ouvert");
  ASSERT_EQ(report.warnings.size(), 2u);
  EXPECT_EQ(report.warnings[0], (ImportWarning{2, "adresse", "", "tables.control_characters"}));
}

TEST_P(ImportCounters, cells_of_absurd_length_are_left_unread) {
  auto const text = std::string(4'001, 'a');
  auto const report = row("adresse;commentaire", text + ";" + text.substr(1));
  EXPECT_EQ(counter().address, std::nullopt);
  EXPECT_EQ(counter().comment, text.substr(1));
  ASSERT_EQ(report.warnings.size(), 1u);
  EXPECT_EQ(report.warnings[0], (ImportWarning{2, "adresse", text, "network.cell_too_long"}));
  EXPECT_EQ(directory().unread_fields[0].raw, text);
  auto const refused = imported("id;nom;commune\n8;" + text.substr(0, 301) + ";Vervins\n");
  EXPECT_EQ(refused.refused, 1);
  EXPECT_EQ(refused.warnings[0].reason, "network.name_too_long");
}

TEST_P(ImportCounters, a_field_that_became_readable_is_no_longer_unread) {
  row("tel", "04 50");
  EXPECT_EQ(directory().unread_fields.size(), 1u);
  EXPECT_EQ(row("tel", "03 23 98 55 44").changed, 1);
  EXPECT_THAT(directory().unread_fields, IsEmpty());
}

struct BadLocation {
  std::string_view cells;
  std::string_view reason;
};

TEST_P(ImportCounters, coordinates_are_checked) {
  for (auto const& [cells, reason] :
       {BadLocation{"0;0", "network.coordinates_zero"}, BadLocation{"3,91;49,83", "network.coordinates_swapped"},
        BadLocation{"49.8;", "network.coordinates_unreadable"},
        BadLocation{"149.8;3.9", "network.coordinates_out_of_range"},
        BadLocation{"43.3;5.4", "network.coordinates_far_from_commune"},
        BadLocation{"nord;est", "network.coordinates_unreadable"}}) {
    auto const report = row("lat;lon", cells);
    ASSERT_EQ(report.warnings.size(), 1u) << cells;
    EXPECT_EQ(report.warnings[0].reason, reason) << cells;
    EXPECT_EQ(counter().lat, std::nullopt) << cells;
  }
  EXPECT_THAT(row("geo_point_2d", "49.83, 3.91").warnings, IsEmpty());
  EXPECT_EQ(counter().lon, 3.91);
}

TEST_P(ImportCounters, the_commune_is_found_by_former_code_by_name_and_postcode_or_not_at_all) {
  auto const report = imported(
      "id;nom;code_insee;code_postal;commune\n"
      "1;A;49069;;Champtoceaux\n"
      "2;B;;02500;HIRSON\n"
      "3;C;;49270;Champtoceaux\n"
      "4;D;75111;75011;Paris\n"
      "5;E;;75011;Paris 11ème\n"
      "6;F;99999;02500;Hirson\n"
      "7;G;;59000;Nulle-Part\n");
  EXPECT_EQ(counter("fs-1").commune_code, TerritoryCode{"49126"});
  EXPECT_EQ(counter("fs-2").commune_code, TerritoryCode{"02381"});
  EXPECT_EQ(counter("fs-3").commune_code, TerritoryCode{"49126"});
  EXPECT_EQ(counter("fs-4").commune_code, TerritoryCode{"75111"});
  EXPECT_EQ(counter("fs-5").commune_code, TerritoryCode{"75111"});
  EXPECT_EQ(counter("fs-6").commune_code, TerritoryCode{"02381"});
  EXPECT_EQ(counter("fs-7").commune_code, std::nullopt);
  ASSERT_EQ(report.warnings.size(), 2u);
  EXPECT_EQ(report.warnings[0].reason, "network.commune_code_unknown");
  EXPECT_EQ(report.warnings[1].reason, "network.commune_not_found");
}

TEST_P(ImportCounters, a_repeated_identifier_is_passed_over_and_reported) {
  auto const report = imported("id;nom;commune\n1;A;Vervins\n1;B;Hirson\n");
  EXPECT_EQ(report.repeated, 1);
  EXPECT_EQ(counter("fs-1").name, "A");
  EXPECT_THAT(report.warnings, ElementsAre(ImportWarning{3, "id", "1", "network.identifier_repeated"}));
}

TEST_P(ImportCounters, an_identifier_that_another_list_or_network_took_is_refused) {
  imported("id;nom;commune\na-1;A;Vervins\n", {.list = "fs"});
  auto const report = imported("id;nom;commune\n1;B;Hirson\n2;C;Hirson\n", {.list = "fs-a"});
  EXPECT_EQ(report.refused, 1);
  EXPECT_EQ(counter("fs-a-1").name, "A");
  EXPECT_EQ(counter("fs-a-2").name, "C");
  EXPECT_THAT(report.warnings, ElementsAre(ImportWarning{2, "id", "1", "network.identifier_of_another_list"}));
  auto const belgium = import_counters(database(), Scope::whole_network({"be"}), rules_, "id;nom;commune\na-1;D;Mons\n",
                                       "list-2024-08-01.csv", {.network = {"be"}, .source = "test list"});
  ASSERT_TRUE(belgium);
  EXPECT_EQ(belgium->refused, 1);
}

TEST_P(ImportCounters, addresses_of_persons_are_withheld) {
  EXPECT_EQ(row("mail", "julie.durand@cc.fr").emails_withheld, 1);
  EXPECT_EQ(counter().email, std::nullopt);
  EXPECT_EQ(row("mail", "julie.durand@cc.fr - mairie@vervins.fr").emails_withheld, 1);
  EXPECT_EQ(counter().email, "mairie@vervins.fr");
  EXPECT_THAT(directory().unread_fields, IsEmpty());
}

TEST_P(ImportCounters, strict_refuses_the_file_and_changes_nothing) {
  auto const report = import("id;nom;commune;tel\n1;A;Vervins;04 50\n2;B;Hirson;03 23 98 55 44\n", {.strict = true});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.problem().code, "network.list_has_warnings");
  EXPECT_THAT(report.problem().detail, HasSubstr("line 2, column tel: network.telephone_unreadable: 04 50"));
  EXPECT_THAT(directory().counters, IsEmpty());
  EXPECT_TRUE(import(kVervins, {.strict = true}));
}

TEST_P(ImportCounters, a_dry_run_reports_and_changes_nothing) {
  auto const before = version();
  EXPECT_EQ(imported(kVervins, {.dry_run = true}).created, 1);
  EXPECT_THAT(directory().counters, IsEmpty());
  EXPECT_EQ(version(), before);
}

TEST_P(ImportCounters, a_complete_list_closes_what_it_lacks_and_a_later_one_opens_it_again) {
  imported("id;nom;commune\n1;A;Vervins\n2;B;Hirson\n");
  auto const report =
      imported("id;nom;commune\n1;A;Vervins\n", {.source_date = 2024y / September / 1, .complete = true});
  EXPECT_EQ(report.closed, 1);
  EXPECT_EQ(counter("fs-1").closed_on, std::nullopt);
  EXPECT_EQ(counter("fs-2").closed_on, 2024y / September / 1);
  imported("id;nom;commune\n2;B;Hirson\n", {.source_date = 2024y / October / 1});
  EXPECT_EQ(counter("fs-2").closed_on, std::nullopt);
}

TEST_P(ImportCounters, a_list_speaks_of_its_own_columns_only) {
  imported("id;nom;commune;tel;structure_porteuse\n7;A;Vervins;03 23 98 55 44;Commune de Vervins\n");
  imported("id;nom;commune\n7;B;Vervins\n");
  EXPECT_EQ(counter().name, "B");
  EXPECT_EQ(counter().telephone, "+33323985544");
  EXPECT_EQ(counter().host_name, "Commune de Vervins");
}

TEST_P(ImportCounters, an_older_list_fills_gaps_only) {
  imported("id;nom;commune;tel\n7;A;Vervins;\n");
  imported("id;nom;commune;tel\n7;Old name;Hirson;03 23 98 55 44\n", {.source_date = 2020y / January / 9});
  EXPECT_EQ(counter().name, "A");
  EXPECT_EQ(counter().commune_code, TerritoryCode{"02789"});
  EXPECT_EQ(counter().telephone, "+33323985544");
  EXPECT_EQ(counter().source_date, 2024y / August / 1);
}

TEST_P(ImportCounters, a_remark_inside_the_hours_passes_the_filter_of_remarks) {
  imported(
      "id;nom;commune;horaires\n7;A;Vervins;\"Mo 09:00-12:00; 2026 Dec 3 off \"\"Mme Dupont malade, 06 12 34 56 "
      "78\"\"\"\n");
  EXPECT_THAT(*counter().hours, testing::Not(testing::HasSubstr("06 12 34 56 78")));
  EXPECT_THAT(*counter().hours, testing::HasSubstr("malade"));
}

TEST_P(ImportCounters, rows_can_be_the_stops_of_a_tour) {
  constexpr std::string_view kStops =
      R"([{"id":1,"nom":"Bus - [Place du marché]","commune":"Saint-Fraigne","code_insee":16317,"code_postal":16140,"latitude":45.95,
          "longitude":-0.01,"telephone":33630392518,"horaires":"Mo 09:30-12:30; PH off","ouverture":"Semaine impaire"},
         {"id":2,"nom":"Bus - [Mairie]","commune":"Vervins","code_insee":"02789","horaires":"Tu 09:00-12:00","ouverture":"Semaine paire"}])";
  auto const how = CounterImport{.list = "bus", .stops_of = "Bus du Ruffécois"};
  auto const report = imported(kStops, how);
  EXPECT_EQ(report.accepted, 2);
  EXPECT_EQ(report.created, 1);
  auto const tour = counter("bus-bus-du-ruffecois");
  EXPECT_EQ(tour.kind, CounterKind::kBus);
  EXPECT_EQ(tour.telephone, "+33630392518");
  auto const stops = directory().stops;
  ASSERT_EQ(stops.size(), 2u);
  EXPECT_EQ(stops[0].name, "Place du marché");
  EXPECT_EQ(stops[0].commune_code, TerritoryCode{"16317"});
  EXPECT_EQ(stops[0].hours, "week 01-53/2 Mo 09:30-12:30; PH off");
  EXPECT_EQ(stops[1].hours, "week 02-52/2 Tu 09:00-12:00");
  EXPECT_EQ(imported(kStops, how).unchanged, 1);
  auto const shorter = imported(R"([{"id":1,"nom":"Bus - [Place du marché]","commune":"Saint-Fraigne"}])", how);
  EXPECT_EQ(shorter.changed, 1);
  EXPECT_EQ(directory().stops.size(), 1u);
}

TEST_P(ImportCounters, what_is_no_list_of_counters_is_refused) {
  EXPECT_EQ(import("", {}).problem().code, "tables.empty");
  EXPECT_EQ(import("nom;commune\nA;Vervins\n", {}).problem().code, "network.columns_missing");
  EXPECT_EQ(import("id\n1\n", {}).problem().code, "network.columns_missing");
  EXPECT_EQ(import("id;nom;commune\n1;\"A;Vervins\n", {}).problem().code, "tables.quote_unterminated");
  auto const undated = import_counters(database(), scope_, rules_, kVervins, "liste.csv", {.network = fr_});
  EXPECT_EQ(undated.problem().code, "network.source_date_missing");
}

TEST_P(ImportCounters, a_scope_that_does_not_reach_the_network_changes_nothing) {
  for (auto const& scope : {Scope::public_directory(), Scope::whole_network(NetworkId{"be"})}) {
    auto const report = import_counters(database(), scope, rules_, kVervins, "2024-08-01", {.network = fr_});
    ASSERT_FALSE(report);
    EXPECT_EQ(report.problem().code, "network.unknown");
  }
  auto const nowhere = NetworkId{"xx"};
  EXPECT_FALSE(
      import_counters(database(), Scope::whole_network(nowhere), rules_, kVervins, "2024-08-01", {.network = nowhere}));
  EXPECT_THAT(directory().counters, IsEmpty());
}

TEST_P(ImportCounters, the_store_writes_no_row_of_another_network) {
  EXPECT_THROW(database().write([&](db::Transaction& transaction) {
    auto store = ImportStore::open(transaction, scope_, fr_);
    store->save(Partner{NetworkId{"be"}, PartnerCode{"x"}, "X", {}, {}, "test"});
  }),
               db::Fault);
}

TEST_P(ImportCounters, every_statement_of_the_room_prepares) {
  db::expect_statements_prepare(database());
}

TEST_P(ImportCounters, ragged_rows_and_wrong_encodings_are_read_and_reported) {
  auto const report = imported("id;nom;commune;ville\n1;Caf\xe9;Vervins\n");
  EXPECT_EQ(counter("fs-1").name, "Café");
  EXPECT_THAT(report.warnings, ElementsAre(AllOf(Field(&ImportWarning::line, 2),
                                                 Field(&ImportWarning::reason, "tables.row_too_short"))));
}

}  // namespace
}  // namespace relais::network
