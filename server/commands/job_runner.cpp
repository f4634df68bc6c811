#include "commands/job_runner.hpp"

#include "platform/text/uuid.hpp"

namespace relais::commands {

JobRunner::JobRunner(db::Database& database, Clock const& clock, log::Log const& log,
                     std::map<std::string, jobs::Handler> handlers)
    : log_(log), worker_(database, clock, uuid_v7(clock.now()), std::move(handlers)), thread_([this] { run(); }) {}

JobRunner::~JobRunner() {
  {
    auto const lock = std::lock_guard{mutex_};
    is_over_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void JobRunner::run() {
  auto lock = std::unique_lock{mutex_};
  while (!is_over_) {
    lock.unlock();
    auto has_more = false;
    try {
      has_more = worker_.run_one();
    } catch (db::Fault const& fault) {
      log_.write(log::Level::kError, "jobs.database_lost", {{"reason", std::string_view{fault.what()}}});
    }
    lock.lock();
    if (!has_more) {
      changed_.wait_for(lock, std::chrono::seconds{1}, [this] { return is_over_; });
    }
  }
}

}  // namespace relais::commands
