// Work that is looked for while the program serves: due jobs, events.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "platform/log/log.hpp"

namespace relais::commands {

class BackgroundLoop {
 public:
  // `work` gives whether there was any: then it is called again at once, otherwise after a second. What is referred to
  // outlives the loop. A database that is lost is logged, and waited for.
  BackgroundLoop(log::Log const& log, std::function<bool()> work);
  BackgroundLoop(BackgroundLoop const&) = delete;
  BackgroundLoop& operator=(BackgroundLoop const&) = delete;
  ~BackgroundLoop();  // after the work at hand

 private:
  void run();

  log::Log const& log_;
  std::function<bool()> work_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_over_ = false;
  std::thread thread_;
};

}  // namespace relais::commands
