#include "platform/jobs/worker.hpp"

namespace relais::jobs {

void RunningJob::report(double progress) {
  auto const lease = worker_.lease();
  auto const held =
      worker_.database_.write([&](db::Transaction& tx) { return renew_lease(tx, job_.id, lease, progress); });
  if (!held) {
    throw LeaseLost{};
  }
}

Worker::Worker(db::Database& database, Clock const& clock, std::string owner, std::map<std::string, Handler> handlers)
    : database_(database), clock_(clock), owner_(std::move(owner)), handlers_(std::move(handlers)), kinds_("|") {
  for (auto const& [kind, handler] : handlers_) {
    kinds_ += kind + "|";
  }
}

bool Worker::run_one() {
  auto const now = clock_.now();
  auto const job =
      database_.write([&, lease = lease()](db::Transaction& tx) { return take_due_job(tx, lease, kinds_, now); });
  if (job) {
    run(*job);
  }
  return job.has_value();
}

void Worker::run(Job const& job) {
  try {
    RunningJob running{*this, job};
    handlers_.at(job.kind)(running);
  } catch (LeaseLost const&) {
    return;
  } catch (std::exception const& error) {
    return failed(job, error.what());
  }
  database_.write([&, now = clock_.now()](db::Transaction& tx) { return finish_job(tx, job.id, owner_, now); });
}

void Worker::failed(Job const& job, std::string const& error) {
  auto const now = clock_.now();
  auto const retry_at = now + std::chrono::minutes{1 << std::min<std::int64_t>(job.attempts - 1, kMostAttempts)};
  database_.write([&](db::Transaction& tx) {
    return job.attempts < kMostAttempts ? postpone_job(tx, job.id, owner_, error, retry_at)
                                        : give_up_job(tx, job.id, owner_, error, now);
  });
}

}  // namespace relais::jobs
