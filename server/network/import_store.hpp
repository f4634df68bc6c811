// All SQL that writes the directory: rows by their keys, made or changed. Reading is DirectoryStore's.
#pragma once

#include <set>
#include <span>
#include <vector>

#include "network/counter.hpp"
#include "network/network.hpp"
#include "network/sheet.hpp"
#include "network/territory_pack.hpp"
#include "network/zone.hpp"
#include "platform/db/bulk_save.hpp"
#include "platform/db/session.hpp"
#include "platform/result/result.hpp"

namespace relais::network {

class ImportStore {
 public:
  // Only for a scope that may change this network's directory; to any other the network is unknown (network.unknown).
  // For rows that the caller has found to lie within a person's reach (edition_store.hpp).
  static ImportStore of_person(db::Transaction& transaction, Scope const& scope) {
    return ImportStore{transaction, scope.network()};
  }
  static Result<ImportStore> open(db::Transaction& transaction, Scope const& scope, NetworkId const& network);

  // Each makes the row or changes it to this. A row of another network throws db::Fault, kMisuse.
  void save(Network const& row);
  void save(Territory const& row);
  void save(TerritoryWithin const& row);
  void save(TerritoryPostcode const& row);
  void save(FormerCode const& row);
  void save(ZoneMark const& row);
  void save(Partner const& row);
  void save(BundleMembership const& row);
  void save(Procedure const& row);
  void save(Counter const& row);
  void save(Stop const& row);
  void save(UnreadField const& row);
  void save(SchoolHoliday const& row);
  void save(OfficialFigure const& row);
  void save(ProcedureSheet const& row);
  void save(SheetText const& row);
  void save(StoredPack const& row);
  void save(ProgrammeEvent const& row);
  void save(OfficialLink const& row);

  // Many rows with different keys; those of the great tables several to a statement.
  template <class Row>
  void save_all(std::vector<Row const*> const& rows) {
    for (auto const* const row : rows.size() < kManyRows ? std::span<Row const* const>{rows} : save_in_bulk(rows)) {
      save(*row);
    }
  }

  // The identifiers that other networks' counters bear: an address names a counter by it alone.
  std::set<CounterId> counters_elsewhere() const;

  void remove(TerritoryWithin const& row);
  void remove(TerritoryPostcode const& row);
  void remove(ZoneMark const& row);
  void remove(Stop const& row);
  void remove(UnreadField const& row);
  void remove(SchoolHoliday const& row);

  // Tells the readers of the outbox that the directory has changed: `what` is "counters", "territories"...
  void announce_change(std::string_view what);

 private:
  ImportStore(db::Transaction& transaction, NetworkId network)
      : transaction_(transaction), network_(std::move(network)) {}
  template <class Row>
  void run(db::Statement const& statement, Row const& row);
  void require_own(std::string_view what, NetworkId const& network) const;

  template <class Row>
  std::span<Row const* const> run_in_bulk(db::BulkSave<Row> const& bulk, std::vector<Row const*> const& rows);

  static constexpr std::size_t kManyRows = db::BulkSave<Territory>::kRows;
  // Give the rows that are left over.
  template <class Row>
  std::span<Row const* const> save_in_bulk(std::vector<Row const*> const& rows) {
    return rows;
  }
  std::span<Territory const* const> save_in_bulk(std::vector<Territory const*> const& rows);
  std::span<TerritoryWithin const* const> save_in_bulk(std::vector<TerritoryWithin const*> const& rows);
  std::span<TerritoryPostcode const* const> save_in_bulk(std::vector<TerritoryPostcode const*> const& rows);
  std::span<FormerCode const* const> save_in_bulk(std::vector<FormerCode const*> const& rows);

  db::Transaction& transaction_;
  NetworkId network_;
};

}  // namespace relais::network
