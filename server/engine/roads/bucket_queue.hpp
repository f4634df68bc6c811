// Nodes that wait by time, for searches that take them in the order of their time (R. B. Dial, "Algorithm 360", CACM
// 12, 1969).
//
// Time is cut into spans. What is due in the span that runs waits in the bucket of its time, all others by span only,
// until theirs begins. A bucket is a chain of pieces that fill one line of the cache each and are used again as soon as
// they are free: what waits stays near the processor.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "engine/roads/graph.hpp"

namespace relais::roads {

class BucketQueue {
 public:
  // Not before now(); once something has been taken, after it.
  void add(Time time, std::uint32_t node) {
    if (time - begin_ >= kSpan) {
      later_[time / kSpan].push_back({time, node});
      return;
    }
    auto& end = ends_[time - begin_];
    if (end % kPiece == 0) {
      end = piece_after(end);
    }
    pool_[end++] = node;
    ++in_span_;
  }

  // Those due at the next time at which anybody is, which becomes now(); false where nobody waits.
  bool take(std::vector<std::uint32_t>& due);

  Time now() const { return now_; }

  // Back to time 0, with nobody.
  void clear();

 private:
  static constexpr Time kSpan = 1 << 13;       // 14 minutes: longer than nearly every edge
  static constexpr std::uint32_t kPiece = 16;  // the end of the piece before, then nodes
  struct Later {
    Time time;
    std::uint32_t node;
  };

  std::uint32_t piece_after(std::uint32_t end);

  // Of each bucket, where in the pool its next node goes; a multiple of kPiece where its last piece is full, or 0.
  std::vector<std::uint32_t> ends_ = std::vector<std::uint32_t>(kSpan);
  std::vector<std::uint32_t> pool_ = std::vector<std::uint32_t>(kPiece);  // the first piece is nobody's
  std::vector<std::uint32_t> free_;                                       // pieces
  std::map<Time, std::vector<Later>> later_;                              // by span
  std::size_t in_span_ = 0;
  Time begin_ = 0;  // of the span that runs
  Time now_ = 0;
};

}  // namespace relais::roads
