// The whole published directory out of the database, in the order of its keys.
#pragma once

#include "network/edition.hpp"
#include "network/growth_target.hpp"
#include "network/network.hpp"
#include "network/seat.hpp"
#include "network/territory_pack.hpp"
#include "network/zone.hpp"
#include "platform/db/session.hpp"

namespace relais::network {

struct DirectoryRows {
  std::vector<Network> networks;
  std::vector<Territory> territories;
  std::vector<TerritoryWithin> within;
  std::vector<TerritoryPostcode> postcodes;
  std::vector<FormerCode> former_codes;
  std::vector<ZoneMark> zone_marks;
  std::vector<Partner> partners;
  std::vector<BundleMembership> memberships;
  std::vector<Procedure> procedures;
  std::vector<Counter> counters;
  std::vector<Stop> stops;
  std::vector<UnreadField> unread_fields;
  std::vector<SchoolHoliday> school_holidays;
  std::vector<OfficialFigure> official_figures;
  std::vector<ProcedureSheet> sheets;
  std::vector<SheetText> sheet_texts;
  std::vector<StoredPack> packs;
  std::vector<ProgrammeEvent> events;
  std::vector<OfficialLink> links;
  std::vector<Seat> seats;
  std::vector<GrowthTarget> targets;
  std::vector<EditionRow> editions;             // the last of each object
  std::vector<CounterParticulars> particulars;  // out of the editions, see published()
};

class DirectoryStore {
 public:
  DirectoryStore(db::Snapshot const& snapshot, Scope scope) : snapshot_(snapshot), scope_(std::move(scope)) {}

  // Everything within the scope, as lists and shipped data say it. Some 40,000 rows for a country: about a tenth of a
  // second.
  DirectoryRows load() const;
  // The same as the public sees it on that day: with what the people of the network say over it.
  DirectoryRows load_published(Date today) const { return published(load(), today); }
  // Changes with every change of the directory, of whatever network.
  std::int64_t version() const;
  bool has_counters() const;

 private:
  template <class Row>
  std::vector<Row> rows(db::Statement const& statement) const;

  db::Snapshot const& snapshot_;
  Scope scope_;
};

}  // namespace relais::network
