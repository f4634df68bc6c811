#include "platform/db/pool.hpp"

namespace relais::db {

std::unique_ptr<Connection> Pool::take() {
  std::unique_lock lock{mutex_};
  freed_.wait(lock, [&] { return free_places_ > 0; });
  --free_places_;
  if (idle_.empty()) {
    return nullptr;
  }
  auto connection = std::move(idle_.back());
  idle_.pop_back();
  return connection;
}

void Pool::put_back(std::unique_ptr<Connection> connection) {
  {
    std::lock_guard const lock{mutex_};
    ++free_places_;
    if (connection) {
      idle_.push_back(std::move(connection));
    }
  }
  freed_.notify_one();
}

}  // namespace relais::db
