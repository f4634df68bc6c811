#include "network/import_pack.hpp"

#include "network/import_list.hpp"
#include "network/territory_pack.hpp"

namespace relais::network {

Result<ImportReport> import_pack(db::Database& database, Scope const& scope, std::string_view bytes,
                                 PackImport const& import) {
  auto const pack = read_pack(bytes);
  if (!pack) {
    return pack.problem();
  }
  if (pack->network_id != import.network) {
    return Problem{Fault::kInvalid,
                   "network.pack_of_another_network",
                   {{"/network_id", "network.pack_of_another_network"}},
                   "the pack is of the network \"" + pack->network_id.text + "\": name it with --network"};
  }
  ImportReport report;
  report.rows = report.accepted = 1;
  auto const rows = std::vector{StoredPack{pack->network_id, pack->id, std::string{bytes}}};
  return import_list(database, scope, import, report, "packs",
                     [&](DirectoryRows const& standing, ImportStore* store, ImportReport&) {
                       return Difference{standing.packs, rows}.save(store);
                     });
}

}  // namespace relais::network
