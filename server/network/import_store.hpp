// All SQL that writes the directory: rows by their keys, made or changed. Reading is DirectoryStore's.
#pragma once

#include "network/counter.hpp"
#include "network/network.hpp"
#include "network/partner.hpp"
#include "platform/db/session.hpp"
#include "platform/result/result.hpp"

namespace relais::network {

class ImportStore {
 public:
  // Only for a scope that may change this network's directory; to any other the network is unknown (network.unknown).
  static Result<ImportStore> open(db::Transaction& transaction, Scope const& scope, NetworkId const& network);

  // Each makes the row or changes it to this. A row of another network throws db::Fault, kMisuse.
  void save(Network const& row);
  void save(Territory const& row);
  void save(TerritoryWithin const& row);
  void save(TerritoryPostcode const& row);
  void save(FormerCode const& row);
  void save(Partner const& row);
  void save(BundleMembership const& row);
  void save(Procedure const& row);
  void save(Counter const& row);
  void save(Stop const& row);
  void save(UnreadField const& row);
  void save(SchoolHoliday const& row);
  void save(OfficialFigure const& row);

  void remove(TerritoryWithin const& row);
  void remove(TerritoryPostcode const& row);
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

  db::Transaction& transaction_;
  NetworkId network_;
};

}  // namespace relais::network
