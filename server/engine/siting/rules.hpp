// Which sets of candidates may open together.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/siting/plan.hpp"
#include "platform/result/result.hpp"

namespace relais::siting {

// Refuses rules that no plan can meet. The field says which rule ("groups/12", "areas/7", "count", "budget"):
//   siting.forced_beyond_count      more are forced than may open
//   siting.forced_beyond_group      more are forced in a group than may open there
//   siting.forced_beyond_budget     the forced ones cost more than the budget
//   siting.area_too_small           fewer candidates in an area than must open there
//   siting.areas_beyond_count       the areas' minimums are more than may open
//   siting.area_beyond_groups       the groups' limits leave an area (with those before it) too few
//   siting.areas_beyond_budget      the cheapest way to meet the areas' minimums costs more than the budget
Result<void> check(std::span<Candidate const> candidates, Rules const& rules);

// What the rules leave once the forced ones are open, for the free ones alone. The rules have been checked.
Rules left_by_forced(std::span<Candidate const> candidates, Rules const& rules);

// A choice being made among free candidates. Whatever is open can always be completed to a choice that meets the rules.
class Choice {
 public:
  Choice(std::vector<Candidate> candidates, Rules rules);

  // A candidate that may not open now may not later either, unless something closes.
  bool may_open(std::uint32_t candidate) const;
  // Of a choice that is complete.
  bool may_swap(std::uint32_t closing, std::uint32_t opening) const;
  bool is_full() const { return open_ == rules_.count; }
  // No area lacks candidates.
  bool is_complete() const { return lacking_ == 0; }
  // Its area lacks candidates.
  bool is_wanted(std::uint32_t candidate) const { return lacking_in(candidates_[candidate].area) > 0; }

  void open(std::uint32_t candidate);
  void close(std::uint32_t candidate);

  std::vector<Candidate> const& candidates() const { return candidates_; }
  Rules const& rules() const { return rules_; }

 private:
  std::uint32_t lacking_in(std::uint32_t area) const;
  std::uint32_t limit_of(std::uint32_t group) const;
  bool can_complete_with(std::uint32_t candidate) const;

  std::vector<Candidate> candidates_;
  Rules rules_;
  bool is_limited_;  // by groups or a budget
  std::vector<bool> is_open_;
  std::vector<std::uint32_t> open_in_group_;
  std::vector<std::uint32_t> open_in_area_;
  std::uint32_t open_ = 0;
  std::uint32_t lacking_ = 0;
  std::uint64_t cost_ = 0;
};

}  // namespace relais::siting
