#include "engine/siting/cover_counts.hpp"

namespace relais::siting {
CoverCounts::CoverCounts(CoveringCore const& core)
    : Worth{core.single.size()},
      core_{core},
      across_single_{turned(core.single, core.single_people.size())},
      across_doubled_{turned_coded(core.doubled, core.doubled_people.size())},
      count_(core.single_people.size()),
      sum_(core.single_people.size()),
      pairs_(core.doubled_people.size()) {}

double CoverCounts::gain(std::uint32_t candidate) const {
  double people = 0;
  for (auto const point : core_.single[candidate]) {
    people += count_[point] == 0 ? core_.single_people[point] : 0;
  }
  for (auto const entry : core_.doubled[candidate]) {
    auto const& pair = pairs_[entry / 2];
    people += pair.with(entry, 1).is_met() && !pair.is_met() ? core_.doubled_people[entry / 2] : 0;
  }
  return people;
}

double CoverCounts::promise(std::uint32_t candidate) const {
  double people = 0;
  for (auto const point : core_.single[candidate]) {
    people += count_[point] == 0 ? core_.single_people[point] : 0;
  }
  double parts = 0;
  for (auto const entry : core_.doubled[candidate]) {
    auto const& pair = pairs_[entry / 2];
    parts += (pair.with(entry, 1).parts() - pair.parts()) * core_.doubled_people[entry / 2];
  }
  return people + parts / 3;
}

double CoverCounts::exchange(std::uint32_t candidate, Relief& relief) const {
  double people = 0;
  for (auto const point : core_.single[candidate]) {
    if (count_[point] == 0) {
      people += core_.single_people[point];
    } else if (count_[point] == 1) {
      relief.add(sum_[point], core_.single_people[point]);
    }
  }
  for (auto const entry : core_.doubled[candidate]) {
    auto const& pair = pairs_[entry / 2];
    auto const together = pair.with(entry, 1);
    people += together.is_met() && !pair.is_met() ? core_.doubled_people[entry / 2] : 0;
    for (auto const other : across_doubled_[entry / 2]) {
      if (is_open(other / 2)) {
        auto const amount = static_cast<int>(together.with(other, -1).is_met()) + static_cast<int>(pair.is_met()) -
                            static_cast<int>(together.is_met()) - static_cast<int>(pair.with(other, -1).is_met());
        if (amount != 0) {
          relief.add(other / 2, amount * core_.doubled_people[entry / 2]);
        }
      }
    }
  }
  return people;
}

double CoverCounts::gain_without(std::uint32_t closing, std::uint32_t opening) const {
  double people = 0;
  for (auto const point : core_.single[opening]) {
    auto const is_free = count_[point] == 0 || (count_[point] == 1 && sum_[point] == closing);
    people += is_free ? core_.single_people[point] : 0;
  }
  auto const theirs = core_.doubled[closing];
  auto other = theirs.begin();
  for (auto const entry : core_.doubled[opening]) {
    while (other != theirs.end() && *other / 2 < entry / 2) {
      ++other;
    }
    auto const& pair = pairs_[entry / 2];
    auto const is_shared = other != theirs.end() && *other / 2 == entry / 2;
    auto const without = is_shared ? pair.with(*other, -1) : pair;
    people += without.with(entry, 1).is_met() && !without.is_met() ? core_.doubled_people[entry / 2] : 0;
  }
  return people;
}

void CoverCounts::open(std::uint32_t candidate) {
  for (auto const point : core_.single[candidate]) {
    auto const people = core_.single_people[point];
    if (count_[point] == 0) {
      value_ += people;
      loss_[candidate] += people;
    } else if (count_[point] == 1) {
      loss_[sum_[point]] -= people;
    }
    ++count_[point];
    sum_[point] += candidate;
  }
  for (auto const entry : core_.doubled[candidate]) {
    account_losses(entry / 2, -1);
  }
  is_open_[candidate] = 1;
  for (auto const entry : core_.doubled[candidate]) {
    change_pair(entry, 1);
  }
}

void CoverCounts::close(std::uint32_t candidate) {
  for (auto const point : core_.single[candidate]) {
    auto const people = core_.single_people[point];
    --count_[point];
    sum_[point] -= candidate;
    if (count_[point] == 0) {
      value_ -= people;
      loss_[candidate] -= people;
    } else if (count_[point] == 1) {
      loss_[sum_[point]] += people;
    }
  }
  for (auto const entry : core_.doubled[candidate]) {
    account_losses(entry / 2, -1);
  }
  is_open_[candidate] = 0;
  for (auto const entry : core_.doubled[candidate]) {
    change_pair(entry, -1);
  }
}

void CoverCounts::change_pair(std::uint32_t entry, int sign) {
  auto& pair = pairs_[entry / 2];
  auto const was_met = pair.is_met();
  pair = pair.with(entry, sign);
  value_ += (static_cast<int>(pair.is_met()) - static_cast<int>(was_met)) * core_.doubled_people[entry / 2];
  account_losses(entry / 2, 1);
}

void CoverCounts::account_losses(std::uint32_t pair, double sign) {
  if (!pairs_[pair].is_met() || (pairs_[pair].near > 1 && pairs_[pair].all > 2)) {
    return;
  }
  for (auto const entry : across_doubled_[pair]) {
    if (is_open(entry / 2) && !pairs_[pair].with(entry, -1).is_met()) {
      loss_[entry / 2] += sign * core_.doubled_people[pair];
    }
  }
}

std::uint32_t CoverCounts::beside(std::uint32_t candidate, Random& random) const {
  auto const single = core_.single[candidate];
  auto const doubled = core_.doubled[candidate];
  if (single.empty() && doubled.empty()) {
    return candidate;
  }
  auto const picked = random.below(static_cast<std::uint32_t>(single.size() + doubled.size()));
  if (picked < single.size()) {
    auto const candidates = across_single_[single[picked]];
    return candidates[random.below(static_cast<std::uint32_t>(candidates.size()))];
  }
  auto const candidates = across_doubled_[doubled[picked - single.size()] / 2];
  return candidates[random.below(static_cast<std::uint32_t>(candidates.size()))] / 2;
}

std::uint32_t CoverCounts::entries_of(std::uint32_t candidate) const {
  return static_cast<std::uint32_t>(core_.single[candidate].size() + core_.doubled[candidate].size());
}

}  // namespace relais::siting
