// Wakes the readers of the outbox: in this process at once, on other nodes through NOTIFY, and each second in case one
// was missed. NOTIFY is sent by a connection of its own and not inside the writes: PostgreSQL lets transactions that
// notify commit one at a time only, which would end the grouping of commits.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

#include "platform/db/postgres_connection.hpp"

namespace relais::db {

class PostgresWatch {
 public:
  using Open = std::function<std::unique_ptr<PostgresConnection>()>;

  explicit PostgresWatch(Open open) : open_(std::move(open)) {}
  PostgresWatch(PostgresWatch const&) = delete;
  PostgresWatch& operator=(PostgresWatch const&) = delete;
  ~PostgresWatch();

  void start(std::function<void()> callback);
  void announce();  // events were committed here

 private:
  void listen();
  void listen_on(PostgresConnection& connection);
  void wait_for(int socket);

  Open open_;
  std::function<void()> callback_;
  std::atomic<bool> stopping_ = false;
  std::atomic<bool> must_notify_ = false;
  int bell_ = -1;  // an eventfd
  std::thread thread_;
};

}  // namespace relais::db
