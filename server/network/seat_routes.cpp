#include "network/seat_routes.hpp"

#include <algorithm>

#include "network/seat_models.hpp"
#include "network/seat_store.hpp"
#include "platform/journal/tell_routes.hpp"
#include "platform/text/uuid.hpp"

namespace relais::network {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

struct SeatPath {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(SeatPath, (), (id))

class Seats {
 public:
  Seats(db::Database* database, Clock const* clock) : database_(database), clock_(clock) {}

  SeatList list(Request const& request) const {
    auto const scope = request.scope();
    return database_->read([&](db::Snapshot const& snapshot) { return SeatList{seats_within(snapshot, scope)}; });
  }

  Result<Seat> fill(NewSeat const& asked, Request const& request) const {
    auto const now = clock_->now();
    auto const seat = Seat{request.scope().network(),
                           uuid_v7(now),
                           asked.kind,
                           asked.territory_code,
                           asked.holder.value_or(""),
                           asked.body.value_or(""),
                           asked.started_on,
                           {},
                           false};
    return save(seat, request, now);
  }

  Result<Seat> end(std::string const& id, SeatEnd const& asked, Request const& request) const {
    auto const all = list(request).items;
    auto const known = std::ranges::find(all, id, &Seat::id);
    if (known == all.end()) {
      return Problem{Fault::kNotFound, "network.seat_unknown"};
    }
    auto seat = *known;
    seat.ended_on = asked.ended_on;
    return save(seat, request, clock_->now());
  }

 private:
  Result<Seat> save(Seat const& seat, Request const& request, Instant now) const {
    auto const scope = request.scope();
    return database_->write([&](db::Transaction& tx) -> Result<Seat> {
      if (auto const saved = save_seat(tx, scope, seat); !saved) {
        return saved.problem();
      }
      journal::tell(tx, request, seat.ended_on ? "journal.seat_ended" : "journal.seat_filled", "seat", seat.id, "",
                    now);
      return seat;
    });
  }

  db::Database* database_;
  Clock const* clock_;
};

}  // namespace

void add_seat_routes(http::Routes& routes, db::Database* database, Clock const* clock) {
  auto const seats = Seats{database, clock};
  routes.get<NoParameters, SeatList>(
      "/api/v1/seats", Right::kKeepSeats, Work::kLong,
      [seats](NoParameters const&, Request const& request) { return seats.list(request); },
      {.summary = "network.api.seats"});
  routes.post<NoParameters, NewSeat, Seat>(
      "/api/v1/seats", Right::kKeepSeats, Work::kWrite,
      [seats](NoParameters const&, NewSeat const& asked, Request const& request) { return seats.fill(asked, request); },
      {.summary = "network.api.fill_seat"});
  routes.put<SeatPath, SeatEnd, Seat>("/api/v1/seats/{id}/end", Right::kKeepSeats, Work::kWrite,
                                      [seats](SeatPath const& path, SeatEnd const& asked, Request const& request) {
                                        return seats.end(path.id, asked, request);
                                      },
                                      {.summary = "network.api.end_seat"});
}

}  // namespace relais::network
