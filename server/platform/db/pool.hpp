// Connections that threads borrow. Made when first needed, at most `size`; a caller waits when all are out.
#pragma once

#include <condition_variable>
#include <mutex>
#include <vector>

#include "platform/db/database.hpp"

namespace relais::db {

class Pool {
 public:
  Pool(int size, Connect connect) : free_places_(size), connect_(std::move(connect)) {}

  // A borrowed place; its connection is null until the first use and after a loss.
  class Lease {
   public:
    explicit Lease(Pool& pool) : pool_(pool), connection_(pool.take()) {}
    Lease(Lease const&) = delete;
    Lease& operator=(Lease const&) = delete;
    ~Lease() { pool_.put_back(std::move(connection_)); }
    std::unique_ptr<Connection>& connection() { return connection_; }

   private:
    Pool& pool_;
    std::unique_ptr<Connection> connection_;
  };

  Lease lease() { return Lease{*this}; }
  Connect const& connect() const { return connect_; }

 private:
  std::unique_ptr<Connection> take();
  void put_back(std::unique_ptr<Connection> connection);

  std::mutex mutex_;
  std::condition_variable freed_;
  int free_places_;
  std::vector<std::unique_ptr<Connection>> idle_;
  Connect connect_;
};

}  // namespace relais::db
