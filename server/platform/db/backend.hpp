// What differs between the two databases behind Database.
#pragma once

#include "platform/db/database.hpp"

namespace relais::db {

class Backend {
 public:
  virtual ~Backend() = default;
  virtual Dialect dialect() const = 0;
  virtual std::unique_ptr<Connection> connect(Access access) = 0;
  virtual void read(Work& work) = 0;  // on the calling thread
  virtual void read_later(WorkPointer work) = 0;
  virtual void write(WorkPointer work) = 0;  // the caller waits for the answer
  virtual void write_later(WorkPointer work) = 0;
  virtual void on_events(std::function<void()> callback) = 0;
};

Result<std::unique_ptr<Backend>> open_sqlite(std::string const& path, Options const& options);
Result<std::unique_ptr<Backend>> open_postgresql(std::string const& url, Options const& options);

// Brings the schema to what the options ask for.
Result<void> settle_schema(Connection& connection, Options const& options);

// Runs the read in one snapshot; a lost connection is made anew and the read run again. Faults go into the work.
void run_read(std::unique_ptr<Connection>& connection, Connect const& connect, Work& work);

// Runs a write inside the transaction under way and stores its events. False: it is to be undone. Throws what the use
// case throws, and what broke the transaction.
struct WriteResult {
  bool keep = false;
  bool emitted = false;
};
WriteResult run_write(Connection& connection, Work& work, Instant now);

// True on a thread that is inside a write, where another write would wait for itself.
bool inside_write();

}  // namespace relais::db
