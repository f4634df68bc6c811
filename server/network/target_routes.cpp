#include "network/target_routes.hpp"

#include "network/live_directory.hpp"
#include "network/target_models.hpp"
#include "network/target_store.hpp"
#include "platform/journal/tell_routes.hpp"
#include "platform/text/uuid.hpp"

namespace relais::network {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

struct TargetPath {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(TargetPath, (), (id))

Result<GrowthTarget> set_target(db::Database& database, NewTarget const& asked, Request const& request, Instant now) {
  auto const scope = request.scope();
  auto const target = GrowthTarget{scope.network(), uuid_v7(now), asked.territory_code, asked.due_on,
                                   asked.value,     asked.note,   day_of_directory(now)};
  return database.write([&](db::Transaction& tx) -> Result<GrowthTarget> {
    if (auto const saved = save_target(tx, scope, target); !saved) {
      return saved.problem();
    }
    journal::tell(tx, request, "journal.target_set", "target", target.id, target.note, now);
    return target;
  });
}

Result<void> end_target(db::Database& database, std::string const& id, Request const& request, Instant now) {
  auto const scope = request.scope();
  return database.write([&](db::Transaction& tx) -> Result<void> {
    auto removed = remove_target(tx, scope, id);
    if (removed) {
      journal::tell(tx, request, "journal.target_removed", "target", id, "", now);
    }
    return removed;
  });
}

}  // namespace

void add_target_routes(http::Routes& routes, db::Database* database, Clock const* clock) {
  routes.get<NoParameters, TargetList>("/api/v1/targets", Right::kKeepSeats, Work::kLong,
                                       [database](NoParameters const&, Request const& request) {
                                         auto const scope = request.scope();
                                         return database->read([&](db::Snapshot const& snapshot) {
                                           return TargetList{targets_within(snapshot, scope)};
                                         });
                                       },
                                       {.summary = "network.api.targets"});
  routes.post<NoParameters, NewTarget, GrowthTarget>(
      "/api/v1/targets", Right::kKeepSeats, Work::kWrite,
      [database, clock](NoParameters const&, NewTarget const& asked, Request const& request) {
        return set_target(*database, asked, request, clock->now());
      },
      {.summary = "network.api.set_target"});
  routes.remove<TargetPath, void>("/api/v1/targets/{id}", Right::kKeepSeats, Work::kWrite,
                                  [database, clock](TargetPath const& path, Request const& request) {
                                    return end_target(*database, path.id, request, clock->now());
                                  },
                                  {.summary = "network.api.remove_target"});
}

}  // namespace relais::network
