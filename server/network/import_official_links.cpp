#include "network/import_official_links.hpp"

#include <set>

#include "network/import_list.hpp"
#include "network/territory_pack.hpp"

namespace relais::network {
namespace {

std::set<std::string> addresses_of(DirectoryRows const& rows, NetworkId const& network) {
  std::set<std::string> addresses;
  for (auto const& sheet : rows.sheets) {
    if (sheet.network_id == network) {
      addresses.insert(sheet.official_url);
    }
  }
  for (auto const& stored : rows.packs) {
    if (auto const pack = read_pack(stored.document); pack && stored.network_id == network) {
      for (auto const& body : pack->bodies) {
        addresses.insert(body.url);
      }
    }
  }
  return addresses;
}

}  // namespace

Result<CheckedLinks> check_links(db::Database& database, Scope const& scope, LinkCheck const& check,
                                 ProbeLink const& probe) {
  auto const rows = database.read([&](db::Snapshot const& snapshot) {
    return DirectoryStore{snapshot, scope}.load_published(check.today);
  });
  CheckedLinks checked;
  for (auto const& url : addresses_of(rows, check.network)) {
    checked.links.push_back({check.network, url, check.today, probe(url)});
  }
  auto read = ImportReport{};
  read.rows = read.accepted = static_cast<std::int64_t>(checked.links.size());
  auto report = import_list(database, scope, check, read, "links",
                            [&](DirectoryRows const& standing, ImportStore* store, ImportReport&) {
                              return Difference{standing.links, checked.links}.save(store);
                            });
  if (!report) {
    return report.problem();
  }
  checked.report = *std::move(report);
  return checked;
}

}  // namespace relais::network
