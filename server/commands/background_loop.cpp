#include "commands/background_loop.hpp"

#include "platform/db/fault.hpp"

namespace relais::commands {

BackgroundLoop::BackgroundLoop(log::Log const& log, std::function<bool()> work)
    : log_(log), work_(std::move(work)), thread_([this] { run(); }) {}

BackgroundLoop::~BackgroundLoop() {
  {
    auto const lock = std::lock_guard{mutex_};
    is_over_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void BackgroundLoop::run() {
  auto lock = std::unique_lock{mutex_};
  while (!is_over_) {
    lock.unlock();
    auto has_more = false;
    try {
      has_more = work_();
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
