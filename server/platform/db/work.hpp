// A use case on its way through the database: what to run, and where its answer goes.
#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "platform/db/session.hpp"
#include "platform/result/result.hpp"

namespace relais::db {

class Work {
 public:
  virtual ~Work() = default;
  // True: keep what was written. False: undo it, the result is a Problem. May throw, and may be called again.
  virtual bool run(Transaction& transaction) = 0;
  virtual void fail(std::exception_ptr fault) = 0;  // instead of the result
  virtual void answer() = 0;                        // called once, when result or fault is final
  virtual class Mailbox* mailbox() { return nullptr; }
};

using WorkPointer = std::shared_ptr<Work>;

// The final answer of an asynchronous call, to be called once on the thread where it is awaited.
class Answer {
 public:
  explicit Answer(WorkPointer work) : work_(std::move(work)) {}
  void operator()() const { work_->answer(); }

 private:
  WorkPointer work_;
};

// Where the answers of asynchronous calls are delivered: HTTP has one per io_context and posts each delivery once.
class Mailbox {
 public:
  virtual ~Mailbox() = default;
  // Called on a database thread, once for all the answers that one commit settled.
  virtual void deliver(std::vector<Answer> answers) = 0;
};

// What a use case returned, or the fault that stopped it.
template <class T>
class Outcome {
 public:
  using Stored = std::conditional_t<std::is_void_v<T>, std::monostate, T>;

  // The value; throws the fault. Once.
  T take() {
    if (fault_) {
      std::rethrow_exception(std::exchange(fault_, nullptr));
    }
    if constexpr (!std::is_void_v<T>) {
      return std::move(*value_);
    }
  }
  void set(Stored value) {
    value_ = std::move(value);
    fault_ = nullptr;
  }
  void fail(std::exception_ptr fault) { fault_ = std::move(fault); }

 private:
  std::optional<Stored> value_;
  std::exception_ptr fault_;
};

template <class T>
bool keeps(T const&) {
  return true;
}
template <class T>
bool keeps(Result<T> const& result) {
  return static_cast<bool>(result);
}

// Runs `use_case(Seen&)`, Seen being Snapshot const or Transaction, and holds its outcome.
template <class Seen, class UseCase>
class UseCaseWork : public Work {
 public:
  using Returned = std::invoke_result_t<UseCase&, Seen&>;

  explicit UseCaseWork(UseCase use_case) : use_case_(std::forward<UseCase>(use_case)) {}

  bool run(Transaction& transaction) override {
    Seen& seen = transaction;
    if constexpr (std::is_void_v<Returned>) {
      use_case_(seen);
      outcome_.set({});
      return true;
    } else {
      auto value = use_case_(seen);
      auto const keep = keeps(value);
      outcome_.set(std::move(value));
      return keep;
    }
  }
  void fail(std::exception_ptr fault) override { outcome_.fail(std::move(fault)); }
  void answer() override {}
  Returned take() { return outcome_.take(); }

 protected:
  Outcome<Returned> outcome_;

 private:
  UseCase use_case_;
};

// For a thread that waits. (A std::binary_semaphore would first spin and yield: with many threads that costs more than
// the write.)
template <class Seen, class UseCase>
class AwaitedWork : public UseCaseWork<Seen, UseCase> {
 public:
  using UseCaseWork<Seen, UseCase>::UseCaseWork;
  void answer() override {
    {
      std::lock_guard const lock{mutex_};
      done_ = true;
    }
    answered_.notify_one();
  }
  auto wait() {
    std::unique_lock lock{mutex_};
    answered_.wait(lock, [&] { return done_; });
    return this->take();
  }

 private:
  std::mutex mutex_;
  std::condition_variable answered_;
  bool done_ = false;
};

// For an executor: `completion(Outcome<Returned>)` is called through the mailbox.
template <class Seen, class UseCase, class Completion>
class PostedWork : public UseCaseWork<Seen, UseCase> {
 public:
  PostedWork(Mailbox& mailbox, UseCase use_case, Completion completion)
      : UseCaseWork<Seen, UseCase>(std::move(use_case)), mailbox_(mailbox), completion_(std::move(completion)) {}
  void answer() override { completion_(std::move(this->outcome_)); }
  Mailbox* mailbox() override { return &mailbox_; }

 private:
  Mailbox& mailbox_;
  Completion completion_;
};

// Answers all: waiting threads at once, mailboxes with one delivery each.
void settle(std::vector<WorkPointer> works);

}  // namespace relais::db
