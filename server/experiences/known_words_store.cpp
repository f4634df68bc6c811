#include "experiences/known_words_store.hpp"

#include "experiences/search_store.hpp"

namespace relais::experiences {

std::shared_ptr<language::KnownWords const> KnownStoryWords::now(db::Snapshot const& snapshot) {
  using Clock = std::chrono::steady_clock;
  auto const begin = Clock::now();
  {
    auto const lock = std::lock_guard{mutex_};
    if (words_ && begin < good_until_) {
      return words_;
    }
  }
  auto read = std::make_shared<language::KnownWords const>(known_words(snapshot));
  auto const end = Clock::now();
  auto const lock = std::lock_guard{mutex_};
  words_ = std::move(read);
  good_until_ = end + kShare * (end - begin);
  return words_;
}

}  // namespace relais::experiences
