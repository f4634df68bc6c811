#include "network/load_shipped.hpp"

#include <array>

#include "network/directory_store.hpp"
#include "network/import_changes.hpp"
#include "network/import_counters.hpp"
#include "network/import_territories.hpp"
#include "platform/json/read.hpp"

namespace relais::network {
namespace {

struct Reference {
  std::vector<Network> networks;
  std::vector<Partner> partners;
  std::vector<BundleMembership> memberships;
  std::vector<Procedure> procedures;
  std::vector<OfficialFigure> figures;
};

template <class Row>
Result<void> read_into(std::vector<Row>& rows, DataSource const& data, std::string_view name) {
  auto const bytes = shipped(data, name);
  if (!bytes) {
    return bytes.problem();
  }
  auto read = json::read<std::vector<Row>>(*bytes);
  if (!read) {
    return read.problem();
  }
  rows = *std::move(read);
  return {};
}

Result<Reference> read_reference(DataSource const& data) {
  Reference reference;
  for (auto const& read :
       {read_into(reference.networks, data, "networks.json"), read_into(reference.partners, data, "partners.json"),
        read_into(reference.memberships, data, "bundle-memberships.json"),
        read_into(reference.procedures, data, "procedures.json"),
        read_into(reference.figures, data, "official-figures.json")}) {
    if (!read) {
      return read.problem();
    }
  }
  return reference;
}

template <class Row>
std::vector<Row> of_network(std::vector<Row> const& rows, NetworkId const& network) {
  std::vector<Row> own;
  for (auto const& row : rows) {
    if (row.network_id == network) {
      own.push_back(row);
    }
  }
  return own;
}

template <class Row>
Changes saved(std::vector<Row> const& standing, std::vector<Row> const& all, NetworkId const& network,
              ImportStore& store) {
  auto const wanted = of_network(all, network);
  return Difference{standing, wanted}.save(&store);
}

Result<Changes> save(db::Transaction& transaction, Reference const& reference, Network const& network) {
  auto const scope = Scope::whole_network(network.id);
  auto store = ImportStore::open(transaction, scope, network.id);
  if (!store) {
    return store.problem();
  }
  auto const standing = DirectoryStore{transaction, scope}.load();
  auto const networks = std::vector{network};
  auto changes = Difference{standing.networks, networks}.save(&*store);
  changes += saved(standing.partners, reference.partners, network.id, *store);
  changes += saved(standing.memberships, reference.memberships, network.id, *store);
  changes += saved(standing.procedures, reference.procedures, network.id, *store);
  changes += saved(standing.official_figures, reference.figures, network.id, *store);
  if (changes.any()) {
    store->announce_change("reference");
  }
  return changes;
}

struct ShippedTerritories {
  std::string_view network;
  std::string_view name;
  std::string_view source;
  std::string_view population_source = {};  // empty: as source
};

// What others refer to stands before them.
constexpr auto kTerritories = std::array<ShippedTerritories, 7>{{
    {"fr", "territories/regions-2026.json", "INSEE, code officiel géographique 2026"},
    {"fr", "territories/departements-2026.json", "INSEE, code officiel géographique 2026"},
    {"fr", "territories/epci-2026.csv", "INSEE et DGCL, intercommunalités 2026"},
    {"fr", "territories/communes-france.csv.gz",
     "INSEE, code officiel géographique 2026 ; La Poste, codes postaux ; centres : INSEE et La Poste, 19 août 2024",
     "INSEE, populations légales, paquet du code officiel géographique 2026 (9 mars 2026)"},
    {"fr", "territories/former-codes-2026.csv", "INSEE, code officiel géographique 2026"},
    {"be", "territories/belgique-regions-provinces.csv", "Statbel, 2020"},
    {"be", "territories/communes-belges-centres-2020.csv", "Statbel, 1er janvier 2020"},
}};

Result<LoadedFile> load_territories(db::Database& database, ImportRules const& rules, DataSource const& data,
                                    ShippedTerritories const& file) {
  auto const bytes = shipped(data, file.name);
  if (!bytes) {
    return bytes.problem();
  }
  auto const network = NetworkId{std::string{file.network}};
  auto report = import_territories(database, Scope::whole_network(network), rules, *bytes,
                                   {.network = network,
                                    .source = std::string{file.source},
                                    .population_source = std::string{file.population_source}});
  if (!report) {
    return report.problem();
  }
  return LoadedFile{std::string{file.name}, *std::move(report)};
}

Result<LoadedFile> load_counters(db::Database& database, ImportRules const& rules, DataSource const& data) {
  constexpr std::string_view kName = "counters/france-services-2024-08-01.csv.gz";
  auto const bytes = shipped(data, kName);
  if (!bytes) {
    return bytes.problem();
  }
  auto const network = NetworkId{"fr"};
  auto report = import_counters(database, Scope::whole_network(network), rules, *bytes, kName,
                                {.network = network, .source = "ANCT, liste des France services, Licence Ouverte 2.0"});
  if (!report) {
    return report.problem();
  }
  return LoadedFile{std::string{kName}, *std::move(report)};
}

}  // namespace

Result<LoadedFile> load_reference(db::Database& database, DataSource const& data) {
  auto const reference = read_reference(data);
  if (!reference) {
    return reference.problem();
  }
  return database.write([&](db::Transaction& transaction) -> Result<LoadedFile> {
    Changes all;
    for (auto const& network : reference->networks) {
      auto const changes = save(transaction, *reference, network);
      if (!changes) {
        return changes.problem();
      }
      all += *changes;
    }
    LoadedFile loaded{"reference", {}};
    loaded.report.rows = loaded.report.accepted = all.created + all.changed + all.unchanged;
    loaded.report.created = all.created;
    loaded.report.changed = all.changed;
    loaded.report.unchanged = all.unchanged;
    return loaded;
  });
}

Result<std::vector<LoadedFile>> load_shipped_directory(db::Database& database, DataSource const& data) {
  auto const rules = read_import_rules(data);
  if (!rules) {
    return rules.problem();
  }
  std::vector<LoadedFile> files;
  auto const keep = [&](Result<LoadedFile> loaded) -> Result<void> {
    if (!loaded) {
      return loaded.problem();
    }
    files.push_back(*std::move(loaded));
    return {};
  };
  auto kept = keep(load_reference(database, data));
  for (auto const& file : kTerritories) {
    kept = kept ? keep(load_territories(database, *rules, data, file)) : kept;
  }
  kept = kept ? keep(load_counters(database, *rules, data)) : kept;
  if (!kept) {
    return kept.problem();
  }
  return files;
}

}  // namespace relais::network
