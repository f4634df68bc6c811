#include "engine/siting/median_times.hpp"

#include <algorithm>

namespace relais::siting {

MedianTimes::MedianTimes(MedianCore const& core)
    : Worth{core.by_candidate.size()}, core_{core}, best_(core.people.size()) {}

double MedianTimes::gain(std::uint32_t candidate) const {
  double gain = 0;
  for (auto const& [point, time] : core_.by_candidate[candidate]) {
    auto const now = best_[point].first.time;
    gain += time > now ? core_.people[point] * (time - now) : 0;
  }
  return gain;
}

double MedianTimes::exchange(std::uint32_t candidate, Relief& relief) const {
  double gain = 0;
  for (auto const& [point, time] : core_.by_candidate[candidate]) {
    auto const& [first, second] = best_[point];
    gain += time > first.time ? core_.people[point] * (time - first.time) : 0;
    if (first.number != kNone && time > second.time) {
      relief.add(first.number, core_.people[point] * (std::min(time, first.time) - second.time));
    }
  }
  return gain;
}

double MedianTimes::gain_without(std::uint32_t closing, std::uint32_t opening) const {
  double gain = 0;
  for (auto const& [point, time] : core_.by_candidate[opening]) {
    auto const& [first, second] = best_[point];
    auto const now = first.number == closing ? second.time : first.time;
    gain += time > now ? core_.people[point] * (time - now) : 0;
  }
  return gain;
}

// Adds to the value and to the losses (or takes back) what the point has.
void MedianTimes::account(std::uint32_t point, double sign) {
  auto const& [first, second] = best_[point];
  value_ += sign * core_.people[point] * first.time;
  if (first.number != kNone) {
    loss_[first.number] += sign * core_.people[point] * (first.time - second.time);
  }
}

void MedianTimes::open(std::uint32_t candidate) {
  is_open_[candidate] = 1;
  for (auto const& [point, time] : core_.by_candidate[candidate]) {
    auto& [first, second] = best_[point];
    if (time <= second.time) {
      continue;
    }
    account(point, -1);
    auto const here = Saving{candidate, time};
    if (time > first.time) {
      second = first;
      first = here;
    } else {
      second = here;
    }
    account(point, 1);
  }
}

void MedianTimes::close(std::uint32_t candidate) {
  is_open_[candidate] = 0;
  for (auto const& saving : core_.by_candidate[candidate]) {
    auto& best = best_[saving.number];
    if (best.first.number == candidate || best.second.number == candidate) {
      account(saving.number, -1);
      best = find(saving.number);
      account(saving.number, 1);
    }
  }
}

MedianTimes::TwoBest MedianTimes::find(std::uint32_t point) const {
  auto best = TwoBest{};
  for (auto const& saving : core_.by_point[point]) {
    if (!is_open(saving.number)) {
      continue;
    }
    if (best.first.number != kNone) {
      best.second = saving;
      break;
    }
    best.first = saving;
  }
  return best;
}

// Over the nearest of some points that it serves, to one of the nearest of that point.
std::uint32_t MedianTimes::beside(std::uint32_t candidate, Random& random) const {
  auto const row = core_.by_candidate[candidate];
  if (row.empty()) {
    return candidate;
  }
  auto nearest = Saving{};
  for (int tries = 0; tries < 4; ++tries) {
    auto const& saving = row[random.below(static_cast<std::uint32_t>(row.size()))];
    nearest = saving.time > nearest.time ? saving : nearest;
  }
  auto const others = core_.by_point[nearest.number];
  return others[random.below(static_cast<std::uint32_t>(std::min<std::size_t>(others.size(), 24)))].number;
}

std::uint32_t MedianTimes::entries_of(std::uint32_t candidate) const {
  return static_cast<std::uint32_t>(core_.by_candidate[candidate].size());
}

}  // namespace relais::siting
