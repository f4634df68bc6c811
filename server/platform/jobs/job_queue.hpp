// Jobs: work that outlives a request. A job is a row; any node may take one that is due, under a lease. A node that
// dies loses its lease, not the job: so a job may run twice, and must bear it.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "platform/clock/clock.hpp"
#include "platform/db/database.hpp"
#include "platform/text/code.hpp"

namespace relais::jobs {

using JobId = Code<struct JobIdTag>;

struct NewJob {
  JobId id;  // uuid_v7; the same id again changes nothing
  std::string kind;
  std::string payload;  // JSON
  Instant due_at;
};

struct Job {
  JobId id;
  std::string kind;
  std::string payload;
  std::int64_t attempts = 0;  // this one included
};

// How a job stands, for those who wait for it. progress: 0 to 1.
struct JobStatus {
  std::int64_t attempts = 0;
  double progress = 0;
  std::optional<std::string> last_error;
  std::optional<Instant> finished_at;
};

// Who holds a job, and until when.
struct Lease {
  std::string owner;
  Instant until;
};

// In the transaction that makes it necessary: no job without its reason, no reason without its job.
void add_job(db::Transaction& tx, NewJob const& job);
std::optional<JobStatus> find_job(db::Snapshot const& snapshot, JobId const& id);

// The longest due job of these kinds ("|letter|housekeeping|") that nobody holds at `now`.
std::optional<Job> take_due_job(db::Transaction& tx, Lease const& lease, std::string const& kinds, Instant now);

// Every lease ends at once. Only where no other program can hold one: at the start of the only server of a database.
void end_all_leases(db::Transaction& tx);

// The following do nothing and give false when the lease was lost to another owner.
bool renew_lease(db::Transaction& tx, JobId const& id, Lease const& lease, double progress);
bool finish_job(db::Transaction& tx, JobId const& id, std::string const& owner, Instant now);
bool postpone_job(db::Transaction& tx, JobId const& id, std::string const& owner, std::string const& error,
                  Instant due_at);
bool give_up_job(db::Transaction& tx, JobId const& id, std::string const& owner, std::string const& error, Instant now);

}  // namespace relais::jobs
