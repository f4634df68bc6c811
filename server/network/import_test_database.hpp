// A database that holds the shipped reference and a handful of real territories: what imports of counters need, made in
// milliseconds.
#pragma once

#include "network/directory_store.hpp"
#include "network/import_counters.hpp"
#include "network/import_territories.hpp"
#include "network/load_shipped.hpp"
#include "network/shipped_data_for_tests.hpp"
#include "platform/db/test_database.hpp"

namespace relais::network {

inline constexpr std::string_view kSomeCommunes =
    "code,nom,type,departement,departement_nom,region,region_nom,epci,epci_nom,codes_postaux,population,latitude,"
    "longitude\n"
    "02789,Vervins,commune-actuelle,02,Aisne,32,Hauts-de-France,240200477,CC de la Thiérache du "
    "Centre,02140,2414,49.83,3.91\n"
    "02381,Hirson,commune-actuelle,02,Aisne,32,Hauts-de-France,,,02500,8676,49.92,4.08\n"
    "16317,Saint-Fraigne,commune-actuelle,16,Charente,75,Nouvelle-Aquitaine,,,16140,443,45.95,0.0\n"
    "49126,Orée d'Anjou,commune-actuelle,49,Maine-et-Loire,52,Pays de la Loire,,,49270 49530,17162,47.3,-1.3\n"
    "75056,Paris,commune-actuelle,75,Paris,11,Île-de-France,,,75001 75011,2103778,48.86,2.34\n"
    "75111,Paris 11e Arrondissement,arrondissement-municipal,75,Paris,11,Île-de-France,,,75011,140000,48.86,2.38\n";

inline constexpr std::string_view kSomeFormerCodes = "code_ancien,code,nom\n49069,49126,Champtoceaux\n";

class OnDirectories : public db::OnBothDatabases {
 protected:
  void prepare() override {
    ASSERT_TRUE(load_reference(database(), data_folder()));
    ASSERT_TRUE(import_territories(database(), scope_, rules_, kSomeCommunes, {.network = fr_, .source = "test"}));
    ASSERT_TRUE(import_territories(database(), scope_, rules_, kSomeFormerCodes, {.network = fr_, .source = "test"}));
  }

  Result<ImportReport> import(std::string_view bytes, CounterImport import) {
    import.network = fr_;
    import.source = "test list";
    return import_counters(database(), scope_, rules_, bytes, "list-2024-08-01.csv", import);
  }

  ImportReport imported(std::string_view bytes, CounterImport const& how = {}) {
    auto report = import(bytes, how);
    EXPECT_TRUE(report) << (report ? "" : report.problem().code + " " + report.problem().detail);
    return report ? *std::move(report) : ImportReport{};
  }

  DirectoryRows directory() {
    return database().read([&](db::Snapshot const& snapshot) { return DirectoryStore{snapshot, scope_}.load(); });
  }

  std::int64_t version() {
    return database().read([&](db::Snapshot const& snapshot) { return DirectoryStore{snapshot, scope_}.version(); });
  }

  NetworkId const fr_{"fr"};
  Scope const scope_ = Scope::whole_network(fr_);
  ImportRules const rules_ = shipped_rules();
};

}  // namespace relais::network
