#include "platform/threads/work_pool.hpp"

#include <utility>

namespace relais {

WorkPool::WorkPool(unsigned most_threads, std::size_t most_waiting)
    : most_threads_(most_threads), most_waiting_(most_waiting) {
  threads_.reserve(most_threads);
}

WorkPool::~WorkPool() {
  {
    auto const lock = std::lock_guard{mutex_};
    stopping_ = true;
  }
  wake_.notify_all();
  for (auto& thread : threads_) {
    thread.join();
  }
}

bool WorkPool::submit(Job job) {
  {
    auto const lock = std::lock_guard{mutex_};
    if (jobs_.size() >= most_waiting_) {
      return false;
    }
    jobs_.push_back(std::move(job));
    if (jobs_.size() > idle_ && threads_.size() < most_threads_) {
      threads_.emplace_back([this] { work(); });
    }
  }
  wake_.notify_one();
  return true;
}

std::size_t WorkPool::waiting() const {
  auto const lock = std::lock_guard{mutex_};
  return jobs_.size();
}

void WorkPool::work() {
  for (;;) {
    auto lock = std::unique_lock{mutex_};
    ++idle_;
    wake_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
    --idle_;
    if (jobs_.empty()) {
      return;
    }
    auto const job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job();
  }
}

}  // namespace relais
