// The words of all published stories, kept in memory for questions that are mistyped.
#pragma once

#include <chrono>
#include <memory>
#include <mutex>

#include "engine/language/known_words.hpp"
#include "platform/db/session.hpp"

namespace relais::experiences {

class KnownStoryWords {
 public:
  // Those of a while ago: they are read again after kShare times as long as reading them took, so that at most one part
  // in kShare of the time goes to it. Two may read them at once.
  std::shared_ptr<language::KnownWords const> now(db::Snapshot const& snapshot);

 private:
  static constexpr int kShare = 100;

  std::mutex mutex_;
  std::shared_ptr<language::KnownWords const> words_;
  std::chrono::steady_clock::time_point good_until_;
};

}  // namespace relais::experiences
