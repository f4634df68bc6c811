// Threads that take tasks from one queue.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace relais::db {

class Workers {
 public:
  explicit Workers(int threads);
  Workers(Workers const&) = delete;
  Workers& operator=(Workers const&) = delete;
  ~Workers();  // finishes what waits

  void submit(std::function<void()> task);

 private:
  void work();
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> tasks_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace relais::db
