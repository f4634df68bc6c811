// The directory that requests read: loaded in the background at start, and again after each change (told by the
// outbox, also from another process or node) and when a new day begins.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "network/directory.hpp"
#include "platform/db/database.hpp"
#include "platform/log/log.hpp"

namespace relais::network {

// The day of which the directory is: by the wall clock of the network's main land, the earliest one. Overseas places
// change theirs by their own schedules.
Date day_of_directory(Instant now);

class LiveDirectory {
 public:
  // Starts loading. `clock` and `log` must outlive this, and so must the database, whose on_events it takes.
  LiveDirectory(db::Database& database, Clock const& clock, log::Log const& log);
  LiveDirectory(LiveDirectory const&) = delete;
  LiveDirectory& operator=(LiveDirectory const&) = delete;

  // Null until the first load is done. Some 20 ns.
  std::shared_ptr<Directory const> get() const;

 private:
  // Shared with the database, which may call for as long as it lives.
  class Waker {
   public:
    void wake();
    void wait_a_while(std::stop_token const& stop);

   private:
    std::mutex mutex_;
    std::condition_variable_any woken_;
    bool is_woken_ = false;
  };
  void keep_up(std::stop_token const& stop);
  void look();
  std::shared_ptr<Directory const> load(Date day);

  db::Database& database_;
  Clock const& clock_;
  log::Log const& log_;
  std::shared_ptr<Waker> waker_ = std::make_shared<Waker>();
  std::mutex mutable reading_;
  std::shared_ptr<Directory const> directory_;
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace relais::network
