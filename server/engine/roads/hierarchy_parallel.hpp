// Work that falls into pieces, on several threads. Which thread takes which piece is chance: what a piece gives must
// not depend on it.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace relais::roads {

// Calls work(begin, end, thread) for pieces of at most so many of 0 to count; thread is below `threads`. Work does not
// throw.
template <class Work>
void in_parallel(unsigned threads, std::size_t count, std::size_t piece, Work const& work) {
  std::atomic<std::size_t> next = 0;
  auto const take_pieces = [&](unsigned thread) {
    for (auto begin = next.fetch_add(piece); begin < count; begin = next.fetch_add(piece)) {
      work(begin, std::min(begin + piece, count), thread);
    }
  };
  std::vector<std::jthread> others;
  for (unsigned thread = 1; thread < threads && thread * piece < count; ++thread) {
    others.emplace_back(take_pieces, thread);
  }
  take_pieces(0);
}

}  // namespace relais::roads
