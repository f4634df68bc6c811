// Threads for work that may take long or wait. They are made when there is work for them, so that a start waits for
// none. The queue is bounded: what does not fit is refused at once rather than answered after its reader has left.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <limits>
#include <mutex>
#include <thread>
#include <vector>

namespace relais {

class WorkPool {
 public:
  using Job = std::function<void()>;  // must not throw
  static constexpr auto kAnyNumber = std::numeric_limits<std::size_t>::max();

  explicit WorkPool(unsigned most_threads, std::size_t most_waiting = kAnyNumber);
  WorkPool(WorkPool const&) = delete;
  WorkPool& operator=(WorkPool const&) = delete;
  ~WorkPool();  // finishes what was accepted

  // False when too much is waiting already.
  [[nodiscard]] bool submit(Job job);
  std::size_t waiting() const;

 private:
  void work();

  unsigned most_threads_;
  std::size_t most_waiting_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  std::size_t idle_ = 0;  // threads that wait for a job
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace relais
