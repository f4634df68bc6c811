// Runs due jobs while the program serves.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "platform/jobs/worker.hpp"
#include "platform/log/log.hpp"

namespace relais::commands {

class JobRunner {
 public:
  // The references outlive it. Looks for due jobs every second.
  JobRunner(db::Database& database, Clock const& clock, log::Log const& log,
            std::map<std::string, jobs::Handler> handlers);
  JobRunner(JobRunner const&) = delete;
  JobRunner& operator=(JobRunner const&) = delete;
  ~JobRunner();  // after the job at hand

 private:
  void run();

  log::Log const& log_;
  jobs::Worker worker_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_over_ = false;
  std::thread thread_;
};

}  // namespace relais::commands
