// Who waits by time, for searches that take them in the order of their time (R. B. Dial, "Algorithm 360", CACM 12,
// 1969).
//
// What is due within the ring's length waits in its bucket, the few that are due later (ferries) in a heap. A bucket is
// a chain of pieces that fill one line of the cache each and are used again as soon as they are free: what waits stays
// near the processor.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <queue>
#include <vector>

#include "engine/roads/graph.hpp"

namespace relais::roads {

template <class Entry>
class BucketQueue {
 public:
  // Not before now(); once something has been taken, after it.
  void add(Time time, Entry entry) {
    if (time - now_ >= kRing) {
      later_.push({time, entry});
      return;
    }
    auto& head = heads_[time % kRing];
    if (head == kNone || pieces_[head].count == Piece::kEntries) {
      head = new_piece(head);
    }
    auto& piece = pieces_[head];
    piece.entries[piece.count++] = entry;
    ++in_ring_;
  }

  // Those due at the next time at which anybody is, which becomes now(); false where nobody waits.
  bool take(std::vector<Entry>& due) {
    due.clear();
    if (in_ring_ == 0) {
      if (later_.empty()) {
        return false;
      }
      now_ = later_.top().time;
    }
    while (heads_[now_ % kRing] == kNone && (later_.empty() || later_.top().time != now_)) {
      ++now_;
    }
    for (auto& head = heads_[now_ % kRing]; head != kNone;) {
      auto& piece = pieces_[head];
      due.insert(due.end(), piece.entries.begin(), piece.entries.begin() + piece.count);
      in_ring_ -= piece.count;
      free_.push_back(head);
      head = piece.next;
    }
    for (; !later_.empty() && later_.top().time == now_; later_.pop()) {
      due.push_back(later_.top().entry);
    }
    return true;
  }

  Time now() const { return now_; }

  // Back to time 0, with nobody.
  void clear() {
    heads_.fill(kNone);
    pieces_.clear();
    free_.clear();
    later_ = {};
    in_ring_ = 0;
    now_ = 0;
  }

 private:
  static constexpr Time kRing = 1 << 13;  // 14 minutes: longer than nearly every edge
  static constexpr auto kNone = std::numeric_limits<std::uint32_t>::max();

  struct alignas(64) Piece {
    static constexpr std::uint32_t kEntries = (64 - 8) / sizeof(Entry);
    std::uint32_t next = kNone;
    std::uint32_t count = 0;
    std::array<Entry, kEntries> entries{};
  };
  struct Later {
    Time time;
    Entry entry;
    bool operator<(Later const& other) const { return time > other.time; }
  };

  std::uint32_t new_piece(std::uint32_t next) {
    auto index = static_cast<std::uint32_t>(pieces_.size());
    if (free_.empty()) {
      pieces_.emplace_back();
    } else {
      index = free_.back();
      free_.pop_back();
    }
    pieces_[index].next = next;
    pieces_[index].count = 0;
    return index;
  }

  std::array<std::uint32_t, kRing> heads_ = [] {
    std::array<std::uint32_t, kRing> none{};
    none.fill(kNone);
    return none;
  }();
  std::vector<Piece> pieces_;
  std::vector<std::uint32_t> free_;
  std::priority_queue<Later> later_;
  std::size_t in_ring_ = 0;
  Time now_ = 0;
};

}  // namespace relais::roads
