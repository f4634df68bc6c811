#include "engine/roads/bucket_queue.hpp"

#include <algorithm>

namespace relais::roads {

bool BucketQueue::take(std::vector<std::uint32_t>& due) {
  due.clear();
  if (in_span_ == 0) {
    if (later_.empty()) {
      return false;
    }
    auto const span = later_.extract(later_.begin());
    begin_ = now_ = span.key() * kSpan;
    for (auto const& [time, node] : span.mapped()) {
      add(time, node);
    }
  }
  while (ends_[now_ - begin_] == 0) {
    ++now_;
  }
  for (auto& end = ends_[now_ - begin_]; end != 0;) {
    auto const piece = (end - 1) / kPiece * kPiece;
    due.insert(due.end(), &pool_[piece] + 1, &pool_[piece] + (end - piece));
    free_.push_back(piece);
    end = pool_[piece];
  }
  in_span_ -= due.size();
  return true;
}

void BucketQueue::clear() {
  if (in_span_ > 0) {
    std::ranges::fill(ends_, 0U);
    pool_.resize(kPiece);
    free_.clear();
    in_span_ = 0;
  }
  later_.clear();
  begin_ = now_ = 0;
}

std::uint32_t BucketQueue::piece_after(std::uint32_t end) {
  auto piece = static_cast<std::uint32_t>(pool_.size());
  if (free_.empty()) {
    pool_.resize(pool_.size() + kPiece);
  } else {
    piece = free_.back();
    free_.pop_back();
  }
  pool_[piece] = end;
  return piece + 1;
}

}  // namespace relais::roads
