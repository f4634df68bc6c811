#include "experiences/known_story_words.hpp"

#include "experiences/search_store.hpp"

namespace relais::experiences {

std::shared_ptr<language::KnownWords const> KnownStoryWords::now(db::Snapshot const& snapshot, Instant now) {
  {
    auto const lock = std::lock_guard{mutex_};
    if (words_ && now - read_at_ < kRefreshed) {
      return words_;
    }
  }
  auto read = std::make_shared<language::KnownWords const>(known_words(snapshot));
  auto const lock = std::lock_guard{mutex_};
  words_ = std::move(read);
  read_at_ = now;
  return words_;
}

}  // namespace relais::experiences
