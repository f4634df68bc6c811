#include "platform/http/work_pool.hpp"

#include <utility>

namespace relais::http {

WorkPool::WorkPool(unsigned threads, std::size_t most_waiting) : most_waiting_(most_waiting) {
  for (unsigned i = 0; i < threads; ++i) {
    threads_.emplace_back([this] { work(); });
  }
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
    wake_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
    if (jobs_.empty()) {
      return;
    }
    auto const job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job();
  }
}

}  // namespace relais::http
