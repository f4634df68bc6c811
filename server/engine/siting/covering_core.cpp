#include "engine/siting/covering_core.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

#include "engine/siting/rules.hpp"

namespace relais::siting {
namespace {

// Entries are 2 x point, + 1 where the candidate is within X minutes.
struct Points {
  Rows by_candidate;
  std::vector<double> people;
};

std::vector<std::uint32_t> ascending(std::span<std::uint32_t const> row) {
  auto sorted = std::vector<std::uint32_t>{row.begin(), row.end()};
  std::ranges::sort(sorted);
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  return sorted;
}

// The demand points that a candidate reaches, coded as entries.
std::vector<std::uint32_t> reached(CoveringProblem const& problem, std::uint32_t candidate) {
  auto within = ascending(problem.within[candidate]);
  auto coded = std::vector<std::uint32_t>{};
  if (!problem.backup) {
    std::ranges::transform(within, std::back_inserter(coded), [](auto point) { return 2 * point + 1; });
    return coded;
  }
  auto all = std::vector<std::uint32_t>{};
  std::ranges::set_union(within, ascending(problem.backup->within[candidate]), std::back_inserter(all));
  for (auto const point : all) {
    coded.push_back(2 * point + (std::ranges::binary_search(within, point) ? 1 : 0));
  }
  return coded;
}

// How many counters serve each demand point, among those that exist or are forced.
class Served {
 public:
  explicit Served(CoveringProblem const& problem)
      : has_backup_{problem.backup}, near_{problem.existing}, all_(problem.people.size()) {
    near_.resize(problem.people.size());
    if (has_backup_) {
      all_ = problem.backup->existing;
      all_.resize(problem.people.size());
      std::ranges::transform(near_, all_, all_.begin(), [](auto near, auto all) { return std::max(near, all); });
    }
  }

  void add(std::span<std::uint32_t const> reached) {
    for (auto const entry : reached) {
      near_[entry / 2] += entry % 2;
      all_[entry / 2] += 1;
    }
  }

  bool is_settled(std::uint32_t point) const { return near_[point] > 0 && (!has_backup_ || all_[point] > 1); }
  bool needs_two(std::uint32_t point) const { return has_backup_ && all_[point] == 0; }
  // Of a point that needs one more.
  bool is_settled_by(std::uint32_t entry) const { return near_[entry / 2] > 0 || entry % 2 == 1; }

 private:
  bool has_backup_;
  std::vector<std::uint32_t> near_;
  std::vector<std::uint32_t> all_;
};

bool can_be_covered(std::span<std::uint32_t const> candidates, bool by_two) {
  return by_two ? candidates.size() > 1 && std::ranges::any_of(candidates, [](auto entry) { return entry % 2 == 1; })
                : !candidates.empty();
}

// Points with the same candidates become one, in the order of their candidates.
Points merged(Points const& points, bool by_two) {
  auto const across = turned_coded(points.by_candidate, points.people.size());
  auto order = std::vector<std::uint32_t>{};
  for (std::uint32_t point = 0; point < across.size(); ++point) {
    if (points.people[point] > 0 && can_be_covered(across[point], by_two)) {
      order.push_back(point);
    }
  }
  std::ranges::sort(order, [&](auto a, auto b) { return std::ranges::lexicographical_compare(across[a], across[b]); });
  auto rows = std::vector<std::vector<std::uint32_t>>(points.by_candidate.size());
  auto merged = Points{};
  for (std::size_t i = 0; i < order.size(); ++i) {
    auto const candidates = across[order[i]];
    if (i > 0 && std::ranges::equal(candidates, across[order[i - 1]])) {
      merged.people.back() += points.people[order[i]];
      continue;
    }
    for (auto const entry : candidates) {
      rows[entry / 2].push_back(2 * static_cast<std::uint32_t>(merged.people.size()) + entry % 2);
    }
    merged.people.push_back(points.people[order[i]]);
  }
  for (auto const& row : rows) {
    merged.by_candidate.entries.insert(merged.by_candidate.entries.end(), row.begin(), row.end());
    merged.by_candidate.end_row();
  }
  return merged;
}

// A candidate is dropped where enough others can stand in for it: whatever it covers they cover, too. One of them is
// not open or it is not needed itself: one is enough for points that need one, two where they need two, and an area's
// minimum where it lies in an area that has one.
class Dominance {
 public:
  Dominance(CoveringCore const& core, Points const& single, Points const& doubled)
      : core_{core},
        singles_{static_cast<std::uint32_t>(single.people.size())},
        claims_{claims(single, doubled)},
        claimants_{turned(claims_, singles_ + 2 * doubled.people.size())},
        of_area_(core.rules.at_least.size()),
        is_dropped_(core.candidates.size()) {
    for (std::uint32_t candidate = 0; candidate < core.candidates.size(); ++candidate) {
      if (minimum_at(candidate) > 0) {
        of_area_[core.candidates[candidate].area].push_back(candidate);
      }
    }
  }

  std::vector<bool> dropped() {
    for (std::uint32_t candidate = 0; candidate < is_dropped_.size(); ++candidate) {
      is_dropped_[candidate] = is_dominated(candidate);
    }
    return std::move(is_dropped_);
  }

 private:
  // By candidate, ascending: single points, and of doubled ones both being within Y and being within X.
  Rows claims(Points const& single, Points const& doubled) const {
    auto all = Rows{};
    for (std::uint32_t candidate = 0; candidate < core_.candidates.size(); ++candidate) {
      for (auto const entry : single.by_candidate[candidate]) {
        all.entries.push_back(entry / 2);
      }
      for (auto const entry : doubled.by_candidate[candidate]) {
        all.entries.push_back(singles_ + entry - entry % 2);
        if (entry % 2 == 1) {
          all.entries.push_back(singles_ + entry);
        }
      }
      all.end_row();
    }
    return all;
  }

  bool is_dominated(std::uint32_t candidate) const {
    auto const row = claims_[candidate];
    auto const minimum = minimum_at(candidate);
    if (row.empty() && minimum == 0) {
      return true;
    }
    auto const by_size = [&](auto claim) { return claimants_[claim].size(); };
    auto const others = row.empty() ? std::span<std::uint32_t const>{of_area_[core_.candidates[candidate].area]}
                                    : claimants_[std::ranges::min(row, {}, by_size)];
    auto const has_doubled = !row.empty() && row.back() >= singles_;
    auto wanting = std::max<std::uint32_t>(has_doubled ? 2 : 1, minimum);
    for (auto const other : others) {
      if (!is_dropped_[other] && dominates(other, candidate) && !(candidate < other && dominates(candidate, other)) &&
          --wanting == 0) {
        return true;
      }
    }
    return false;
  }

  bool dominates(std::uint32_t better, std::uint32_t candidate) const {
    return better != candidate && can_stand_in(better, candidate) &&
           std::ranges::includes(claims_[better], claims_[candidate]);
  }

  bool can_stand_in(std::uint32_t better, std::uint32_t candidate) const {
    auto const& in = core_.candidates[better];
    auto const& out = core_.candidates[candidate];
    auto const is_limited = in.group < core_.rules.at_most.size() && core_.rules.at_most[in.group] != kNone;
    return (minimum_at(candidate) == 0 || in.area == out.area) && (!is_limited || in.group == out.group) &&
           (!core_.rules.budget || in.cost <= out.cost);
  }

  std::uint32_t minimum_at(std::uint32_t candidate) const {
    auto const area = core_.candidates[candidate].area;
    return area < core_.rules.at_least.size() ? core_.rules.at_least[area] : 0;
  }

  CoveringCore const& core_;
  std::uint32_t singles_;
  Rows claims_;
  Rows claimants_;  // by claim the candidates that make it
  std::vector<std::vector<std::uint32_t>> of_area_;
  std::vector<bool> is_dropped_;
};

Rows without(Rows const& rows, std::vector<bool> const& is_dropped) {
  auto kept = Rows{};
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    if (!is_dropped[row]) {
      kept.entries.insert(kept.entries.end(), rows[row].begin(), rows[row].end());
      kept.end_row();
    }
  }
  return kept;
}

template <class Element>
void drop(std::vector<Element>& elements, std::vector<bool> const& is_dropped) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (!is_dropped[i]) {
      elements[kept++] = elements[i];
    }
  }
  elements.resize(kept);
}

}  // namespace

Rows turned_coded(Rows const& by_candidate, std::size_t points) {
  return turned(
      by_candidate, points, [](auto entry) { return entry / 2; },
      [](auto candidate, auto entry) { return 2 * candidate + entry % 2; });
}

CoveringCore core_of(CoveringProblem const& problem, Dominated dominated) {
  assert(problem.within.size() == problem.candidates.size());
  auto core = CoveringCore{};
  core.rules = left_by_forced(problem.candidates, problem.rules);
  auto served = Served{problem};
  for (std::uint32_t candidate = 0; candidate < problem.candidates.size(); ++candidate) {
    if (problem.candidates[candidate].standing == Standing::kForced) {
      served.add(reached(problem, candidate));
    } else if (problem.candidates[candidate].standing == Standing::kFree) {
      core.original.push_back(candidate);
    }
  }
  std::ranges::sort(core.original, {}, [&](auto candidate) { return problem.candidates[candidate].id; });

  auto const people = std::vector<double>{problem.people.begin(), problem.people.end()};
  auto single = Points{{}, people};
  auto doubled = Points{{}, people};
  for (auto const candidate : core.original) {
    core.candidates.push_back(problem.candidates[candidate]);
    for (auto const entry : reached(problem, candidate)) {
      if (served.needs_two(entry / 2)) {
        doubled.by_candidate.entries.push_back(entry);
      } else if (!served.is_settled(entry / 2) && served.is_settled_by(entry)) {
        single.by_candidate.entries.push_back(entry | 1);
      }
    }
    single.by_candidate.end_row();
    doubled.by_candidate.end_row();
  }
  for (std::uint32_t point = 0; point < people.size(); ++point) {
    core.settled += served.is_settled(point) ? people[point] : 0;
  }

  single = merged(single, false);
  doubled = merged(doubled, true);
  if (dominated == Dominated::kDropped) {
    auto const is_dropped = Dominance{core, single, doubled}.dropped();
    drop(core.original, is_dropped);
    drop(core.candidates, is_dropped);
    single = merged({without(single.by_candidate, is_dropped), std::move(single.people)}, false);
    doubled = merged({without(doubled.by_candidate, is_dropped), std::move(doubled.people)}, true);
  }
  core.single = std::move(single.by_candidate);
  for (auto& entry : core.single.entries) {
    entry /= 2;
  }
  core.single_people = std::move(single.people);
  core.doubled = std::move(doubled.by_candidate);
  core.doubled_people = std::move(doubled.people);
  return core;
}

}  // namespace relais::siting
