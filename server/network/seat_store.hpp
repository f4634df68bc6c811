// Seats: rows in, types out, as far as the asking person reaches.
#pragma once

#include "network/seat.hpp"
#include "platform/db/session.hpp"
#include "platform/result/result.hpp"

namespace relais::network {

// Those within reach, and those that have ended, in the order of kinds, territories and days.
std::vector<Seat> seats_within(db::Snapshot const& snapshot, Scope const& scope);

// Whether a department, or without one the whole network, lies within reach.
bool leads(db::Snapshot const& snapshot, Scope const& scope, std::optional<TerritoryCode> const& department);

// Saves a new seat or what has become of one, and tells that the directory has changed. Refused:
// network.territory_unknown (beyond reach, or no department), network.seat_filled (somebody fills it on these days),
// network.seat_ends_before.
Result<void> save_seat(db::Transaction& tx, Scope const& scope, Seat const& seat);

// Those made for a demonstration, once: nothing where a network has any.
void add_generated_seats(db::Transaction& tx, std::vector<Seat> const& seats);

}  // namespace relais::network
