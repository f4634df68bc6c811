// The words of all published stories, kept in memory for questions that are mistyped.
#pragma once

#include <memory>
#include <mutex>

#include "engine/language/known_words.hpp"
#include "platform/clock/clock.hpp"
#include "platform/db/session.hpp"

namespace relais::experiences {

class KnownStoryWords {
 public:
  // Those of some minutes ago: read again where they are older than kRefreshed. Two may read them at once.
  std::shared_ptr<language::KnownWords const> now(db::Snapshot const& snapshot, Instant now);

 private:
  static constexpr std::chrono::minutes kRefreshed{10};

  std::mutex mutex_;
  std::shared_ptr<language::KnownWords const> words_;
  Instant read_at_;
};

}  // namespace relais::experiences
