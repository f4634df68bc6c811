// Threads for work that may take long or wait. The queue is bounded: what does not fit is refused at once rather than
// answered after its reader has left.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace relais::http {

class WorkPool {
 public:
  using Job = std::function<void()>;  // must not throw

  WorkPool(unsigned threads, std::size_t most_waiting);
  WorkPool(WorkPool const&) = delete;
  WorkPool& operator=(WorkPool const&) = delete;
  ~WorkPool();  // finishes what was accepted

  // False when too much is waiting already.
  [[nodiscard]] bool submit(Job job);
  std::size_t waiting() const;

 private:
  void work();

  std::size_t most_waiting_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace relais::http
