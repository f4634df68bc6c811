#include "platform/jobs/job_queue.hpp"

#include <boost/describe/class.hpp>

namespace relais::jobs {

using db::arg;

BOOST_DESCRIBE_STRUCT(NewJob, (), (id, kind, payload, due_at))
BOOST_DESCRIBE_STRUCT(Job, (), (id, kind, payload, attempts))
BOOST_DESCRIBE_STRUCT(JobStatus, (), (attempts, progress, last_error, finished_at))

namespace {

db::Statement const kAdd{"jobs.add", R"sql(
  insert into job (id, kind, payload, due_at) values (:id, :kind, :payload, :due_at) on conflict (id) do nothing)sql"};
db::Statement const kFind{"jobs.find", "select attempts, progress, last_error, finished_at from job where id = :id"};
db::Statement const kTake{"jobs.take", R"sql(
  update job set lease_owner = :owner, lease_until = :until, attempts = attempts + 1
  where id = (
    select id from job
    where finished_at is null and due_at <= :now and (lease_until is null or lease_until <= :now)
      and :kinds like '%|' || kind || '|%'
    order by due_at, id limit 1)
  returning id, kind, payload, attempts)sql"};
db::Statement const kEndLeases{"jobs.end_leases", R"sql(
  update job set lease_owner = null, lease_until = null where finished_at is null and lease_owner is not null)sql"};
db::Statement const kRenew{"jobs.renew", R"sql(
  update job set lease_until = :until, progress = :progress
  where id = :id and lease_owner = :owner and finished_at is null)sql"};
db::Statement const kFinish{"jobs.finish", R"sql(
  update job set finished_at = :now, progress = 1, last_error = null, lease_owner = null, lease_until = null
  where id = :id and lease_owner = :owner and finished_at is null)sql"};
db::Statement const kPostpone{"jobs.postpone", R"sql(
  update job set due_at = :due_at, last_error = :error, lease_owner = null, lease_until = null
  where id = :id and lease_owner = :owner and finished_at is null)sql"};
db::Statement const kGiveUp{"jobs.give_up", R"sql(
  update job set finished_at = :now, last_error = :error, lease_owner = null, lease_until = null
  where id = :id and lease_owner = :owner and finished_at is null)sql"};

}  // namespace

void add_job(db::Transaction& tx, NewJob const& job) {
  tx.run(kAdd, job);
}

std::optional<JobStatus> find_job(db::Snapshot const& snapshot, JobId const& id) {
  return snapshot.one<JobStatus>(kFind, arg("id", id));
}

std::optional<Job> take_due_job(db::Transaction& tx, Lease const& lease, std::string const& kinds, Instant now) {
  return tx.one<Job>(kTake, arg("owner", lease.owner), arg("until", lease.until), arg("kinds", kinds), arg("now", now));
}

void end_all_leases(db::Transaction& tx) {
  tx.run(kEndLeases);
}

bool renew_lease(db::Transaction& tx, JobId const& id, Lease const& lease, double progress) {
  return tx.run(kRenew, arg("id", id), arg("owner", lease.owner), arg("until", lease.until),
                arg("progress", progress)) == 1;
}

bool finish_job(db::Transaction& tx, JobId const& id, std::string const& owner, Instant now) {
  return tx.run(kFinish, arg("id", id), arg("owner", owner), arg("now", now)) == 1;
}

bool postpone_job(db::Transaction& tx, JobId const& id, std::string const& owner, std::string const& error,
                  Instant due_at) {
  return tx.run(kPostpone, arg("id", id), arg("owner", owner), arg("error", error), arg("due_at", due_at)) == 1;
}

bool give_up_job(db::Transaction& tx, JobId const& id, std::string const& owner, std::string const& error,
                 Instant now) {
  return tx.run(kGiveUp, arg("id", id), arg("owner", owner), arg("error", error), arg("now", now)) == 1;
}

}  // namespace relais::jobs
