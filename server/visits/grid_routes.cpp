#include "visits/grid_routes.hpp"

#include <algorithm>
#include <set>

#include "platform/journal/tell_routes.hpp"
#include "visits/grid_store.hpp"
#include "visits/visit_store.hpp"

namespace relais::visits {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

constexpr auto kOldest = std::chrono::days{366 * 30};
constexpr auto kLock = std::chrono::days{7} + std::chrono::hours{12};  // after the week's own Monday

struct GridPath {
  std::string counter;
  IsoWeek week;
};
BOOST_DESCRIBE_STRUCT(GridPath, (), (counter, week))

class Grids {
 public:
  explicit Grids(VisitHouse const& house) : house_(house) {}

  Result<WeekGrid> see(GridPath const& path, Request const& request) const {
    auto const scope = request.scope();
    return house_.database->read([&](db::Snapshot const& snapshot) { return standing(snapshot, scope, path); });
  }

  Result<WeekGrid> type(GridPath const& path, TypedGrid const& sent, Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    auto const& by = request.principal.signed_in()->account;
    if (auto const refusal = wrong_cell(sent, path)) {
      return *refusal;
    }
    auto typed = sent;
    if (typed.comment) {
      typed.comment = house_.guard->masked(*typed.comment);
    }
    if (typed.reason) {
      typed.reason = house_.guard->masked(*typed.reason);
    }
    auto const says_why = typed.reason && typed.reason->find_first_not_of(' ') != std::string::npos;
    return house_.database->write([&](db::Transaction& tx) -> Result<WeekGrid> {
      auto grid = standing(tx, scope, path);
      if (!grid) {
        return grid;
      }
      if (grid->needs_reason() && !says_why && !typed.tallies.empty()) {
        return invalid("/reason", grid->is_locked ? "grids.locked" : "grids.signed_already");
      }
      if (grid->is_locked && typed.comment && *typed.comment != grid->comment) {
        return invalid("/comment", "grids.comment_locked");
      }
      if (grid->is_locked && std::ranges::any_of(typed.tallies, [](auto const& one) { return !one.tally; })) {
        return invalid("/tallies", "grids.tally_locked");
      }
      GridStore{tx, scope}.type(*grid, typed, by, now);
      journal::tell(tx, request, "journal.grid_typed", "counter", path.counter, TextForm<IsoWeek>::write(path.week),
                    now);
      return standing(tx, scope, path);
    });
  }

  Result<WeekGrid> sign(GridPath const& path, Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    auto const& by = request.principal.signed_in()->account;
    return house_.database->write([&](db::Transaction& tx) -> Result<WeekGrid> {
      auto grid = standing(tx, scope, path);
      if (!grid) {
        return grid;
      }
      if (now < grid->locks_at - kLock + std::chrono::days{4}) {
        return Problem{Fault::kConflict, "grids.week_not_over"};
      }
      GridStore{tx, scope}.sign(*grid, by, now);
      journal::tell(tx, request, "journal.grid_signed", "counter", path.counter, TextForm<IsoWeek>::write(path.week),
                    now);
      return standing(tx, scope, path);
    });
  }

 private:
  Result<WeekGrid> standing(db::Snapshot const& snapshot, Scope const& scope, GridPath const& path) const {
    auto const around = house_.surroundings();
    if (!around) {
      return Problem{Fault::kUnavailable, "network.directory_loading"};
    }
    auto const counter = around->counter(path.counter);
    if (!counter || !VisitReader{snapshot, scope}.reaches(path.counter)) {
      return Problem{Fault::kNotFound, "visits.counter_unknown"};
    }
    auto grid = GridReader{snapshot, scope}.grid(path.counter, path.week);
    auto const monday = std::chrono::local_days{std::chrono::sys_days{path.week.monday}.time_since_epoch()};
    grid.locks_at = counter->zone.instant(monday + std::chrono::duration_cast<std::chrono::minutes>(kLock));
    grid.is_locked = house_.clock->now() >= grid.locks_at;
    return grid;
  }

  // A partner that there is not, a cell that stands twice, a week that has not begun or is older than any history.
  std::optional<Problem> wrong_cell(TypedGrid const& typed, GridPath const& path) const {
    auto const around = house_.surroundings();
    auto const facts = around ? around->counter(path.counter) : std::nullopt;
    auto const today = Date{std::chrono::floor<std::chrono::days>(house_.clock->now())};
    if (path.week.monday > today || std::chrono::sys_days{path.week.monday} < std::chrono::sys_days{today} - kOldest) {
      return invalid("/week", "grids.week_out_of_reach");
    }
    std::set<std::pair<GridRow, std::string>> seen;
    for (std::size_t i = 0; facts && i < typed.tallies.size(); ++i) {
      auto const& [row, partner, tally] = typed.tallies[i];
      auto const at = "/tallies/" + std::to_string(i) + "/partner";
      if (partner != "other" && !around->knows_partner(facts->network, partner)) {
        return invalid(at, "visits.partner_unknown");
      }
      if (!seen.emplace(row, partner).second) {
        return invalid(at, "grids.cell_twice");
      }
    }
    return std::nullopt;
  }

  VisitHouse const& house_;
};

}  // namespace

void add_grid_routes(http::Routes& routes, VisitHouse const& house) {
  auto const grids = Grids{house};
  routes.get<GridPath, WeekGrid>(
      "/api/v1/grids/{counter}/{week}", Right::kRecordVisits, Work::kLong,
      [grids](GridPath const& path, Request const& request) { return grids.see(path, request); },
      {.summary = "visits_api.grid"});
  routes.put<GridPath, TypedGrid, WeekGrid>(
      "/api/v1/grids/{counter}/{week}/tallies", Right::kRecordVisits, Work::kWrite,
      [grids](GridPath const& path, TypedGrid const& typed, Request const& request) {
        return grids.type(path, typed, request);
      },
      {.summary = "visits_api.type_grid"});
  routes.put<GridPath, NoParameters, WeekGrid>(
      "/api/v1/grids/{counter}/{week}/signature", Right::kSignGrids, Work::kWrite,
      [grids](GridPath const& path, NoParameters const&, Request const& request) { return grids.sign(path, request); },
      {.summary = "visits_api.sign_grid"});
}

}  // namespace relais::visits
