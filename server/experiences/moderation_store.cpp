#include "experiences/moderation_store.hpp"

#include "experiences/experience_sql.hpp"

namespace relais::experiences {
namespace {

std::string const kFromWaiting = R"sql(
  from moderation_queue w join experience e on e.network_id = w.network_id and e.id = w.experience_id
  where w.network_id = :network and )sql" +
                                 is_mine_to_moderate();
std::string const kSelectWaiting = "select " + kExperienceColumns + ", w.waits_since" + kFromWaiting;

db::Statement const kWaiting{"experiences.waiting",
                             kSelectWaiting + " order by w.severity desc, w.waits_since, w.experience_id limit :most"};
db::Statement const kCountWaiting{"experiences.count_waiting", "select count(*)" + kFromWaiting};
db::Statement const kWaitingOf{"experiences.waiting_of", kSelectWaiting + " and w.experience_id = :id"};

db::Statement const kDecided{"experiences.decided", R"sql(
  select substr(decided_at, 1, 7) as month, kind, reason, count(*) as decisions,
    cast(sum(waited_minutes) as bigint) as waited_minutes
  from moderation_decision
  where network_id = :network and (:only_network = '' or network_id = :only_network)
    and not (kind = 'reject' and reason is null)
  group by substr(decided_at, 1, 7), kind, reason order by 1 desc, 2, 3)sql"};

}  // namespace

std::vector<WaitingRow> waiting(db::Snapshot const& snapshot, Scope const& scope, std::int64_t most) {
  return snapshot.all<WaitingRow>(kWaiting, scope.reach(), db::arg("most", most));
}

std::int64_t count_waiting(db::Snapshot const& snapshot, Scope const& scope) {
  return snapshot.one<std::int64_t>(kCountWaiting, scope.reach()).value_or(0);
}

std::optional<WaitingRow> waiting_of(db::Snapshot const& snapshot, Scope const& scope, ExperienceId const& id) {
  return snapshot.one<WaitingRow>(kWaitingOf, scope.reach(), db::arg("id", id));
}

std::vector<DecidedRow> decided(db::Snapshot const& snapshot, Scope const& scope, NetworkId const& network) {
  return snapshot.all<DecidedRow>(kDecided, db::arg("network", network), db::arg("only_network", scope.only_network()));
}

}  // namespace relais::experiences
