// Numbers that look random and are the same on every machine (S. Vigna, SplitMix64, 2015).
#pragma once

#include <cstdint>

namespace relais::siting {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_{seed} {}

  std::uint32_t next() {
    auto mixed = state_ += 0x9e3779b97f4a7c15;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return static_cast<std::uint32_t>((mixed ^ (mixed >> 31)) >> 32);
  }

  // From 0 to bound - 1.
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(std::uint64_t{next()} * bound >> 32); }

 private:
  std::uint64_t state_;
};

}  // namespace relais::siting
