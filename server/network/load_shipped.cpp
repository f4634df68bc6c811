#include "network/load_shipped.hpp"

#include <array>

#include "network/directory_store.hpp"
#include "network/import_changes.hpp"
#include "network/import_counters.hpp"
#include "network/import_territories.hpp"
#include "network/seat_store.hpp"
#include "platform/json/read.hpp"

namespace relais::network {
namespace {

struct Reference {
  std::vector<Network> networks;
  std::vector<Partner> partners;
  std::vector<BundleMembership> memberships;
  std::vector<Procedure> procedures;
  std::vector<OfficialFigure> figures;
  std::vector<ProcedureSheet> sheets;
  std::vector<SheetText> sheet_texts;
  std::vector<StoredPack> packs;
  std::vector<ProgrammeEvent> events;
};

constexpr auto kPacks = std::array<std::string_view, 1>{"packs/fr-be.json"};

// As a file in data/sheets has it: a sheet with its texts.
struct ListedText {
  Language language = Language::kFr;
  std::string what;
  std::string for_whom;
  std::string counter_does;
  std::string counter_does_not;
  std::string reoriented_to;
  std::string papers;
};
BOOST_DESCRIBE_STRUCT(ListedText, (), (language, what, for_whom, counter_does, counter_does_not, reoriented_to, papers))

struct ListedSheet {
  NetworkId network_id;
  ProcedureCode procedure_code;
  std::string official_url;
  std::string source;
  Date reviewed_on;
  std::string channels;
  std::string tags;
  std::vector<ListedText> texts;
};
BOOST_DESCRIBE_STRUCT(ListedSheet, (),
                      (network_id, procedure_code, official_url, source, reviewed_on, channels, tags, texts))

struct ListedEvent {
  NetworkId network_id;
  std::string on;
  LocalName title;
  std::string source;
  std::optional<bool> marks_series;
};
BOOST_DESCRIBE_STRUCT(ListedEvent, (), (network_id, on, title, source, marks_series))

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

// A partner may have sheets or none.
Result<void> read_sheets(Reference& reference, DataSource const& data) {
  for (auto const& partner : reference.partners) {
    auto const name = "sheets/" + partner.code.text + ".json";
    if (!data(name)) {
      continue;
    }
    std::vector<ListedSheet> listed;
    if (auto read = read_into(listed, data, name); !read) {
      return read;
    }
    for (auto& sheet : listed) {
      for (auto& text : sheet.texts) {
        reference.sheet_texts.push_back({sheet.network_id, sheet.procedure_code, text.language, std::move(text.what),
                                         std::move(text.for_whom), std::move(text.counter_does),
                                         std::move(text.counter_does_not), std::move(text.reoriented_to),
                                         std::move(text.papers)});
      }
      reference.sheets.push_back({sheet.network_id,
                                  sheet.procedure_code,
                                  std::move(sheet.official_url),
                                  std::move(sheet.source),
                                  sheet.reviewed_on,
                                  {},
                                  {},
                                  std::move(sheet.channels),
                                  std::move(sheet.tags)});
    }
  }
  return {};
}

Result<void> read_packs(Reference& reference, DataSource const& data) {
  for (auto const name : kPacks) {
    auto const bytes = shipped(data, name);
    if (!bytes) {
      return bytes.problem();
    }
    auto const pack = read_pack(*bytes);
    if (!pack) {
      return pack.problem();
    }
    reference.packs.push_back({pack->network_id, pack->id, std::string{*bytes}});
  }
  return {};
}

Result<void> read_events(Reference& reference, DataSource const& data) {
  std::vector<ListedEvent> listed;
  if (auto read = read_into(listed, data, "programme-events.json"); !read) {
    return read;
  }
  for (auto& event : listed) {
    reference.events.push_back({event.network_id, event.on, event.title.fr, event.title.en, event.title.nl,
                                event.title.de, event.source, event.marks_series.value_or(false)});
  }
  return {};
}

Result<Reference> read_reference(DataSource const& data) {
  Reference reference;
  for (auto const& read :
       {read_into(reference.networks, data, "networks.json"), read_into(reference.partners, data, "partners.json"),
        read_into(reference.memberships, data, "bundle-memberships.json"),
        read_into(reference.procedures, data, "procedures.json"),
        read_into(reference.figures, data, "official-figures.json"), read_sheets(reference, data),
        read_packs(reference, data), read_events(reference, data)}) {
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
  changes += saved(standing.sheets, reference.sheets, network.id, *store);
  changes += saved(standing.sheet_texts, reference.sheet_texts, network.id, *store);
  changes += saved(standing.packs, reference.packs, network.id, *store);
  changes += saved(standing.events, reference.events, network.id, *store);
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

Result<LoadedFile> load_counters(db::Database& database, ImportRules const& rules, DataSource const& data,
                                 std::string_view name, CounterImport const& import) {
  auto const bytes = shipped(data, name);
  if (!bytes) {
    return bytes.problem();
  }
  auto report = import_counters(database, Scope::whole_network(import.network), rules, *bytes, name, import);
  if (!report) {
    return report.problem();
  }
  return LoadedFile{std::string{name}, *std::move(report)};
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
  kept =
      kept ? keep(load_counters(database, *rules, data, "counters/france-services-2024-08-01.csv.gz",
                                {.network = {"fr"}, .source = "ANCT, liste des France services, Licence Ouverte 2.0"}))
           : kept;
  if (!kept) {
    return kept.problem();
  }
  return files;
}

Result<LoadedFile> load_generated_tour(db::Database& database, DataSource const& data) {
  auto const rules = read_import_rules(data);
  if (!rules) {
    return rules.problem();
  }
  return load_counters(database, *rules, data, "demo/generated-tour.csv",
                       {.network = {"fr"},
                        .list = "demo",
                        .source = "exemple généré pour la démonstration : ce bus n’existe pas",
                        .source_date = Date{std::chrono::year{2024} / 8 / 1},
                        .stops_of = "Bus d’exemple (généré, n’existe pas)"});
}

Result<void> load_generated_seats(db::Database& database, DataSource const& data) {
  std::vector<Seat> seats;
  if (auto read = read_into(seats, data, "demo/generated-seats.json"); !read) {
    return read;
  }
  database.write([&](db::Transaction& tx) { add_generated_seats(tx, seats); });
  return {};
}

}  // namespace relais::network
