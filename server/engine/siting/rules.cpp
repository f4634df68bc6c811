#include "engine/siting/rules.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "engine/siting/least_cost.hpp"

namespace relais::siting {
namespace {

std::uint32_t value_at(std::vector<std::uint32_t> const& values, std::uint32_t index, std::uint32_t otherwise) {
  return index < values.size() ? values[index] : otherwise;
}

void count_one(std::vector<std::uint32_t>& counts, std::uint32_t index) {
  if (index < counts.size()) {
    ++counts[index];
  }
}

struct Forced {
  Forced(std::span<Candidate const> candidates, Rules const& rules)
      : in_group(rules.at_most.size()), in_area(rules.at_least.size()) {
    for (auto const& candidate : candidates) {
      if (candidate.standing == Standing::kForced) {
        ++count;
        cost += candidate.cost;
        count_one(in_group, candidate.group);
        count_one(in_area, candidate.area);
      }
    }
  }

  std::uint32_t count = 0;
  std::uint64_t cost = 0;
  std::vector<std::uint32_t> in_group;
  std::vector<std::uint32_t> in_area;
};

Rules left_by(Forced const& forced, Rules rules) {
  rules.count -= forced.count;
  for (std::size_t group = 0; group < rules.at_most.size(); ++group) {
    rules.at_most[group] -= rules.at_most[group] == kNone ? 0 : forced.in_group[group];
  }
  for (std::size_t area = 0; area < rules.at_least.size(); ++area) {
    rules.at_least[area] -= std::min(rules.at_least[area], forced.in_area[area]);
  }
  if (rules.budget) {
    *rules.budget -= forced.cost;
  }
  return rules;
}

std::string numbered(char const* kind, std::size_t number) {
  return std::string{kind} + "/" + std::to_string(number);
}

std::uint64_t sum(std::vector<std::uint32_t> const& values) {
  return std::accumulate(values.begin(), values.end(), std::uint64_t{0});
}

}  // namespace

Result<void> check(std::span<Candidate const> candidates, Rules const& rules) {
  auto const forced = Forced{candidates, rules};
  if (forced.count > rules.count) {
    return invalid("count", "siting.forced_beyond_count");
  }
  for (std::size_t group = 0; group < rules.at_most.size(); ++group) {
    if (forced.in_group[group] > rules.at_most[group]) {
      return invalid(numbered("groups", group), "siting.forced_beyond_group");
    }
  }
  if (rules.budget && forced.cost > *rules.budget) {
    return invalid("budget", "siting.forced_beyond_budget");
  }
  auto const left = left_by(forced, rules);
  auto free = std::vector<std::uint32_t>(left.at_least.size());
  for (auto const& candidate : candidates) {
    if (candidate.standing == Standing::kFree) {
      count_one(free, candidate.area);
    }
  }
  for (std::size_t area = 0; area < left.at_least.size(); ++area) {
    if (free[area] < left.at_least[area]) {
      return invalid(numbered("areas", area), "siting.area_too_small");
    }
  }
  if (sum(left.at_least) > left.count) {
    return invalid("count", "siting.areas_beyond_count");
  }
  auto const completion =
      cheapest_completion(candidates, std::vector<bool>(candidates.size()), left.at_most, left.at_least);
  if (completion.unmet_area != kNone) {
    return invalid(numbered("areas", completion.unmet_area), "siting.area_beyond_groups");
  }
  if (left.budget && completion.cost > *left.budget) {
    return invalid("budget", "siting.areas_beyond_budget");
  }
  return {};
}

Rules left_by_forced(std::span<Candidate const> candidates, Rules const& rules) {
  return left_by(Forced{candidates, rules}, rules);
}

Choice::Choice(std::vector<Candidate> candidates, Rules rules)
    : candidates_{std::move(candidates)},
      rules_{std::move(rules)},
      is_limited_{rules_.budget || !rules_.at_most.empty()},
      is_open_(candidates_.size()),
      open_in_group_(rules_.at_most.size()),
      open_in_area_(rules_.at_least.size()),
      lacking_{static_cast<std::uint32_t>(sum(rules_.at_least))} {}

std::uint32_t Choice::lacking_in(std::uint32_t area) const {
  auto const wanted = value_at(rules_.at_least, area, 0);
  return wanted - std::min(wanted, value_at(open_in_area_, area, 0));
}

std::uint32_t Choice::limit_of(std::uint32_t group) const {
  return value_at(rules_.at_most, group, kNone);
}

bool Choice::may_open(std::uint32_t candidate) const {
  auto const& [id, group, area, cost, standing] = candidates_[candidate];
  if (open_ >= rules_.count || value_at(open_in_group_, group, 0) >= limit_of(group) ||
      (rules_.budget && cost_ + cost > *rules_.budget)) {
    return false;
  }
  if (lacking_ == 0) {
    return true;
  }
  auto const lacking_after = lacking_ - (lacking_in(area) > 0 ? 1 : 0);
  return lacking_after < rules_.count - open_ && (!is_limited_ || can_complete_with(candidate));
}

bool Choice::can_complete_with(std::uint32_t candidate) const {
  auto const& opening = candidates_[candidate];
  auto room = rules_.at_most;
  for (std::size_t group = 0; group < room.size(); ++group) {
    room[group] -= room[group] == kNone ? 0 : open_in_group_[group] + (group == opening.group ? 1 : 0);
  }
  auto lacking = rules_.at_least;
  for (std::uint32_t area = 0; area < lacking.size(); ++area) {
    lacking[area] = lacking_in(area);
    lacking[area] -= area == opening.area && lacking[area] > 0 ? 1 : 0;
  }
  auto is_open = is_open_;
  is_open[candidate] = true;
  auto const completion = cheapest_completion(candidates_, is_open, room, lacking);
  return completion.unmet_area == kNone && (!rules_.budget || cost_ + opening.cost + completion.cost <= *rules_.budget);
}

bool Choice::may_swap(std::uint32_t closing, std::uint32_t opening) const {
  auto const& out = candidates_[closing];
  auto const& in = candidates_[opening];
  auto const has_room = in.group == out.group || value_at(open_in_group_, in.group, 0) < limit_of(in.group);
  auto const is_spare =
      in.area == out.area || out.area >= open_in_area_.size() || open_in_area_[out.area] > rules_.at_least[out.area];
  return has_room && is_spare && (!rules_.budget || cost_ - out.cost + in.cost <= *rules_.budget);
}

void Choice::open(std::uint32_t candidate) {
  auto const& opening = candidates_[candidate];
  lacking_ -= lacking_in(opening.area) > 0 ? 1 : 0;
  is_open_[candidate] = true;
  count_one(open_in_group_, opening.group);
  count_one(open_in_area_, opening.area);
  ++open_;
  cost_ += opening.cost;
}

void Choice::close(std::uint32_t candidate) {
  auto const& closing = candidates_[candidate];
  is_open_[candidate] = false;
  if (closing.group < open_in_group_.size()) {
    --open_in_group_[closing.group];
  }
  if (closing.area < open_in_area_.size()) {
    --open_in_area_[closing.area];
  }
  lacking_ += lacking_in(closing.area) > 0 ? 1 : 0;
  --open_;
  cost_ -= closing.cost;
}

}  // namespace relais::siting
