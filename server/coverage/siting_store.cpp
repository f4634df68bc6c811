#include "coverage/siting_store.hpp"

#include <stdexcept>

#include "platform/jobs/job_queue.hpp"
#include "platform/json/read.hpp"
#include "platform/json/write.hpp"

namespace relais::coverage {

struct StoredSiting {
  std::string id;
  std::string asked;
  std::string state;
  std::optional<std::string> answer;
  Instant made_at;
};
BOOST_DESCRIBE_STRUCT(StoredSiting, (), (id, asked, state, answer, made_at))

namespace {

std::string const kSelect = R"sql(
  select id, asked, state, answer, made_at from coverage_siting
  where network_id = :network and account_id = :account)sql";

db::Statement const kOwn{"coverage.sitings", kSelect + " order by made_at desc, id desc limit 50"};
db::Statement const kFind{"coverage.siting", kSelect + " and id = :id"};

// Of all networks: one is worked out at a time.
db::Statement const kBefore{"coverage.sitings_before", R"sql(
  select count(*) from coverage_siting
  where state = 'waiting' and (made_at < :made_at or (made_at = :made_at and id < :id)))sql"};

db::Statement const kAsk{"coverage.ask_siting", R"sql(
  insert into coverage_siting (network_id, id, account_id, asked, state, made_at)
  values (:network, :id, :account, :asked, 'waiting', :now))sql"};

db::Statement const kCancel{"coverage.cancel_siting", R"sql(
  update coverage_siting set state = 'cancelled'
  where network_id = :network and account_id = :account and id = :id and state = 'waiting')sql"};

db::Statement const kWaiting{"coverage.waiting_siting", R"sql(
  select asked from coverage_siting where network_id = :network and id = :id and state = 'waiting')sql"};

db::Statement const kAnswer{"coverage.answer_siting", R"sql(
  update coverage_siting set state = :state, answer = :answer
  where network_id = :network and id = :id and state = 'waiting')sql"};

db::Statement const kForget{"coverage.forget_sitings", R"sql(
  delete from coverage_siting where network_id = :network and account_id = :account)sql"};

template <class T>
T kept(std::string const& text) {
  auto value = json::read<T>(text);
  if (!value) {
    throw std::logic_error{"a siting keeps what was never written"};
  }
  return *std::move(value);
}

SitingItem item_of(db::Snapshot const& snapshot, StoredSiting const& stored) {
  SitingItem item;
  item.id = stored.id;
  item.state = TextForm<SitingState>::read(stored.state).value_or(SitingState::kWaiting);
  item.asked = kept<SitingAsked>(stored.asked);
  item.made_at = stored.made_at;
  if (item.state == SitingState::kDone) {
    item.progress = 1;
    item.plan = kept<SitingPlan>(stored.answer.value_or(""));
  } else if (item.state == SitingState::kRefused) {
    item.refusal = kept<SitingRefusal>(stored.answer.value_or(""));
  } else if (auto const job = jobs::find_job(snapshot, jobs::JobId{stored.id})) {
    item.progress = job->progress;
  }
  if (item.state == SitingState::kWaiting) {
    item.before =
        snapshot.one<std::int64_t>(kBefore, db::arg("made_at", stored.made_at), db::arg("id", stored.id)).value_or(0);
  }
  return item;
}

}  // namespace

std::vector<SitingItem> sitings(db::Snapshot const& snapshot, Scope const& scope) {
  auto const& reach = scope.reach();
  std::vector<SitingItem> items;
  for (auto const& stored :
       snapshot.all<StoredSiting>(kOwn, db::arg("network", reach.network), db::arg("account", reach.account))) {
    items.push_back(item_of(snapshot, stored));
  }
  return items;
}

std::optional<SitingItem> find_siting(db::Snapshot const& snapshot, Scope const& scope, std::string const& id) {
  auto const& reach = scope.reach();
  auto const stored = snapshot.one<StoredSiting>(kFind, db::arg("network", reach.network),
                                                 db::arg("account", reach.account), db::arg("id", id));
  return stored ? std::optional{item_of(snapshot, *stored)} : std::nullopt;
}

void ask_siting(db::Transaction& tx, Scope const& scope, std::string const& id, SitingAsked const& asked, Instant now) {
  auto const& reach = scope.reach();
  auto const text = json::write(asked);
  tx.run(kAsk, db::arg("network", reach.network), db::arg("id", id), db::arg("account", reach.account),
         db::arg("asked", text), db::arg("now", now));
  jobs::add_job(tx, {jobs::JobId{id}, kSitingJob, json::write(SitingJob{scope.network(), id}), now});
}

Result<void> cancel_siting(db::Transaction& tx, Scope const& scope, std::string const& id) {
  auto const& reach = scope.reach();
  auto const changed =
      tx.run(kCancel, db::arg("network", reach.network), db::arg("account", reach.account), db::arg("id", id));
  return changed == 1 ? Result<void>{} : Problem{Fault::kNotFound, "coverage.siting_unknown"};
}

std::optional<SitingAsked> waiting_siting(db::Snapshot const& snapshot, SitingJob const& job) {
  auto const asked = snapshot.one<std::string>(kWaiting, db::arg("network", job.network), db::arg("id", job.id));
  return asked ? std::optional{kept<SitingAsked>(*asked)} : std::nullopt;
}

void answer_siting(db::Transaction& tx, SitingJob const& job, Result<SitingPlan> const& plan) {
  auto const state = TextForm<SitingState>::write(plan ? SitingState::kDone : SitingState::kRefused);
  auto const answer =
      plan ? json::write(*plan)
           : json::write(SitingRefusal{plan.problem().code,
                                       plan.problem().fields.empty() ? "" : plan.problem().fields.front().field});
  tx.run(kAnswer, db::arg("state", state), db::arg("answer", answer), db::arg("network", job.network),
         db::arg("id", job.id));
}

void forget_sitings(db::Transaction& tx, std::string const& network, std::string const& account) {
  tx.run(kForget, db::arg("network", network), db::arg("account", account));
}

}  // namespace relais::coverage
