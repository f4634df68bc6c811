// The travel time that a set of open candidates spares: by demand point the best and the second best that are open.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/siting/median_core.hpp"
#include "engine/siting/worth.hpp"

namespace relais::siting {

class MedianTimes final : public Worth {
 public:
  // Refers to the core, which must live longer. Operations cost the entries of the candidate; closing, those of the
  // points where it was first or second, as far as to the next ones.
  explicit MedianTimes(MedianCore const& core);

  double gain(std::uint32_t candidate) const override;
  double exchange(std::uint32_t candidate, Relief& relief) const override;
  double gain_without(std::uint32_t closing, std::uint32_t opening) const override;
  void open(std::uint32_t candidate) override;
  void close(std::uint32_t candidate) override;
  std::uint32_t beside(std::uint32_t candidate, Random& random) const override;
  std::uint32_t entries_of(std::uint32_t candidate) const override;

 private:
  // Nobody: kNone, and no time.
  struct TwoBest {
    Saving first{kNone, 0};
    Saving second{kNone, 0};
  };

  void account(std::uint32_t point, double sign);
  TwoBest find(std::uint32_t point) const;

  MedianCore const& core_;
  std::vector<TwoBest> best_;  // by point
};

}  // namespace relais::siting
