// Runs due jobs, one after the other, each by the handler of its kind.
#pragma once

#include <functional>
#include <map>

#include "platform/jobs/job_queue.hpp"

namespace relais::jobs {

// Thrown out of a handler's report() when another node has taken the job over: stop, and leave it alone.
class LeaseLost : public std::exception {
 public:
  char const* what() const noexcept override { return "another node has taken the job over"; }
};

class Worker;

// What a handler is given.
class RunningJob {
 public:
  RunningJob(Worker& worker, Job const& job) : worker_(worker), job_(job) {}
  Job const& job() const { return job_; }
  // Renews the lease and records the progress, 0 to 1. To be called well within each Worker::kLease.
  void report(double progress);

 private:
  Worker& worker_;
  Job const& job_;
};

using Handler = std::function<void(RunningJob&)>;

class Worker {
 public:
  static constexpr std::chrono::minutes kLease{5};
  static constexpr std::int64_t kMostAttempts = 8;

  // `owner` names this node and worker, unlike every other. Jobs of other kinds are left to other workers.
  Worker(db::Database& database, Clock const& clock, std::string owner, std::map<std::string, Handler> handlers);

  // Runs the longest due job and tells whether there was one. A handler that throws has its job run again later, each
  // time after twice as long (1, 2, 4 ... minutes), and given up after kMostAttempts. Throws db::Fault only.
  bool run_one();

 private:
  friend class RunningJob;
  void run(Job const& job);
  void failed(Job const& job, std::string const& error);
  Lease lease() const { return {owner_, clock_.now() + kLease}; }

  db::Database& database_;
  Clock const& clock_;
  std::string owner_;
  std::map<std::string, Handler> handlers_;
  std::string kinds_;
};

}  // namespace relais::jobs
