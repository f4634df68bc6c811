#include "platform/db/sqlite_writer.hpp"

#include <algorithm>

#include "platform/db/backend.hpp"

namespace relais::db {

SqliteWriter::SqliteWriter(std::unique_ptr<SqliteConnection> connection, std::shared_ptr<Clock const> clock,
                           std::function<void()> announce)
    : connection_(std::move(connection)),
      clock_(std::move(clock)),
      announce_(std::move(announce)),
      thread_([this] { loop(); }) {}

SqliteWriter::~SqliteWriter() {
  {
    std::lock_guard const lock{mutex_};
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void SqliteWriter::submit(WorkPointer work) {
  {
    std::lock_guard const lock{mutex_};
    waiting_.push_back(std::move(work));
  }
  wake_.notify_one();
}

void SqliteWriter::loop() {
  for (auto batch = next_batch(); !batch.empty(); batch = next_batch()) {
    while (!batch.empty()) {
      batch = write_batch(std::move(batch));
    }
  }
}

// Empty when the writer is to stop.
std::vector<WorkPointer> SqliteWriter::next_batch() {
  constexpr std::ptrdiff_t kMost = 256;  // bounds what one failed commit fails, and the wait of the first
  std::unique_lock lock{mutex_};
  wake_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
  if (std::ssize(waiting_) <= kMost) {
    return std::exchange(waiting_, {});
  }
  auto const end = waiting_.begin() + kMost;
  std::vector<WorkPointer> batch{std::move_iterator{waiting_.begin()}, std::move_iterator{end}};
  waiting_.erase(waiting_.begin(), end);
  return batch;
}

// Gives back what must run again, because one write ended the whole transaction. When the commit fails, all fail: even
// a refusal may rest on what another write of the batch had put there.
std::vector<WorkPointer> SqliteWriter::write_batch(std::vector<WorkPointer> batch) {
  emitted_ = false;
  try {
    connection_->begin(Access::kWrite);
    for (auto work = batch.begin(); work != batch.end(); ++work) {
      if (!run_isolated(**work)) {
        settle({std::move(*work)});
        batch.erase(work);
        return batch;
      }
    }
    connection_->commit();
  } catch (Fault const&) {
    connection_->rollback();
    for (auto const& work : batch) {
      work->fail(std::current_exception());
    }
  }
  settle(std::move(batch));
  if (emitted_) {
    announce_();
  }
  return {};
}

// False when the write took the transaction with it (disk full and input/output errors can).
bool SqliteWriter::run_isolated(Work& work) {
  connection_->savepoint();
  try {
    if (auto const result = run_write(*connection_, work, clock_->now()); result.keep) {
      connection_->release();
      emitted_ = emitted_ || result.emitted;
      return true;
    }
  } catch (...) {
    work.fail(std::current_exception());
  }
  if (!connection_->in_transaction()) {
    return false;
  }
  connection_->undo();
  return true;
}

}  // namespace relais::db
