#include "network/seat_store.hpp"

#include <algorithm>
#include <map>

#include "access/reach_sql.hpp"
#include "network/edition_store.hpp"
#include "platform/json/write.hpp"

namespace relais::network {
namespace {

std::string const kPlace = R"sql(coalesce(s.territory_code, s.network_id))sql";
std::string const kPlaceKind = R"sql(case when s.territory_code is null then 'network' else 'territory' end)sql";
std::string const kWithin = reaches_thing(kPlaceKind, kPlace);

db::Statement const kSeatsWithin{"network.seats_within", R"sql(
  select s.network_id, s.id, s.kind, s.territory_code, s.holder, s.body, s.started_on, s.ended_on, s.is_generated
  from seat s
  where s.network_id = :network and )sql" + kWithin + R"sql(
  order by s.kind, s.territory_code, s.started_on, s.id)sql"};

db::Statement const kSave{"network.save_seat", R"sql(
  insert into seat (network_id, id, kind, territory_code, holder, body, started_on, ended_on, is_generated)
  values (:network_id, :id, :kind, :territory_code, :holder, :body, :started_on, :ended_on, :is_generated)
  on conflict (network_id, id) do update set holder = excluded.holder, body = excluded.body,
    started_on = excluded.started_on, ended_on = excluded.ended_on)sql"};

db::Statement const kDepartment{"network.is_department", R"sql(
  select count(*) from territory
  where network_id = :network and code = :code and kind in ('department', 'province'))sql"};

db::Statement const kHasSeats{"network.has_seats", "select count(*) from seat where network_id = :network"};

void tell_change(db::Transaction& tx, NetworkId const& network) {
  tx.emit("network.directory_changed",
          json::write(std::map<std::string, std::string>{{"network", network.text}, {"what", "seats"}}));
}

bool overlap(Seat const& a, Seat const& b) {
  return a.id != b.id && a.kind == b.kind && a.territory_code == b.territory_code &&
         (!b.ended_on || a.started_on < *b.ended_on) && (!a.ended_on || b.started_on < *a.ended_on);
}

}  // namespace

bool leads(db::Snapshot const& snapshot, Scope const& scope, std::optional<TerritoryCode> const& department) {
  if (!department) {
    return !territories_within(snapshot, scope);
  }
  return snapshot.one<std::int64_t>(kDepartment, db::arg("network", scope.network()), db::arg("code", *department)) ==
             1 &&
         reaches_territory(snapshot, scope, *department);
}

std::vector<Seat> seats_within(db::Snapshot const& snapshot, Scope const& scope) {
  return snapshot.all<Seat>(kSeatsWithin, scope.reach());
}

Result<void> save_seat(db::Transaction& tx, Scope const& scope, Seat const& seat) {
  auto const is_of_department = seat.kind == SeatKind::kDepartmentalCoordinator;
  if ((is_of_department && !seat.territory_code) || !leads(tx, scope, seat.territory_code)) {
    return Problem{Fault::kInvalid, "network.territory_unknown", {{"/territory_code", "network.territory_unknown"}}};
  }
  if (seat.ended_on && *seat.ended_on <= seat.started_on) {
    return Problem{Fault::kInvalid, "network.seat_ends_before", {{"/ended_on", "network.seat_ends_before"}}};
  }
  auto const standing = seats_within(tx, scope);
  if (std::ranges::any_of(standing, [&](Seat const& other) { return overlap(seat, other); })) {
    return Problem{Fault::kConflict, "network.seat_filled", {{"/started_on", "network.seat_filled"}}};
  }
  tx.run(kSave, seat);
  tell_change(tx, seat.network_id);
  return {};
}

void add_generated_seats(db::Transaction& tx, std::vector<Seat> const& seats) {
  if (seats.empty() || tx.one<std::int64_t>(kHasSeats, db::arg("network", seats.front().network_id)) != 0) {
    return;
  }
  for (auto const& seat : seats) {
    tx.run(kSave, seat);
  }
  tell_change(tx, seats.front().network_id);
}

}  // namespace relais::network
