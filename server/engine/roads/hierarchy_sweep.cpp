#include "engine/roads/hierarchy_sweep.hpp"

#include <array>
#include <bit>
#include <cassert>

#include "engine/roads/hierarchy_labels.hpp"

namespace relais::roads {
namespace {

constexpr std::uint64_t bit_of(std::uint32_t place) {
  return std::uint64_t{1} << place % 64;
}

struct Climb {
  std::vector<std::uint64_t>& is_climbed;
  std::vector<std::uint32_t>& climbed;  // becomes the places that have a label, from the lowest to the highest
};

template <class Label>
RELAIS_INLINE Label& reach(Climb const& climb, Label* labels, std::uint32_t place) {
  auto& bits = climb.is_climbed[place / 64];
  if ((bits & bit_of(place)) == 0) {
    bits |= bit_of(place);
    labels[place] = Label{};
  }
  return labels[place];
}

// Who looks from a place for counters looks along the roads, and who looks from counters for places against them: what
// is climbed here is driven down.
template <class Label>
RELAIS_INLINE void climb(Ladder const& ladder, Climb const& climb, Label* labels) {
  climb.climbed.clear();
  auto const* run = ladder.runs.data() + ladder.runs.size() - 1;
  for (auto word = climb.is_climbed.size(); word-- > 0;) {
    while (climb.is_climbed[word] != 0) {
      auto const place = static_cast<std::uint32_t>(word * 64 + 63 - std::countl_zero(climb.is_climbed[word]));
      climb.climbed.push_back(place);
      while (place < run->first_place) {
        --run;
      }
      auto const first = run->first_arc + (place - run->first_place) * run->arcs_a_node;
      for (auto arc = first; arc < first + run->arcs_a_node; ++arc) {
        if (ladder.times_down[arc] != kNoWay) {
          take(reach(climb, labels, ladder.up[arc]), labels[place], ladder.times_down[arc]);
        }
      }
      climb.is_climbed[word] &= ~bit_of(place);
    }
  }
}

// Those who were not climbed have no label yet.
template <std::uint32_t kArcs, class Label>
RELAIS_INLINE void descend_to(std::uint32_t begin, std::uint32_t end, std::uint32_t const* up, Time const* times,
                              std::uint32_t arcs, Label* labels) {
  auto const count = kArcs == 0 ? arcs : kArcs;
  for (auto place = begin; place < end; ++place) {
    Label label;
    for (std::uint32_t i = 0; i < count; ++i) {
      take(label, labels[up[i]], times[i]);
    }
    labels[place] = label;
    up += count;
    times += count;
  }
}

template <class Label>
RELAIS_INLINE void descend(Ladder const& ladder, std::span<std::uint32_t const> climbed, Label* labels) {
  auto next = climbed.rbegin();
  for (std::size_t i = 0; i + 1 < ladder.runs.size(); ++i) {
    auto const& run = ladder.runs[i];
    auto const end = ladder.runs[i + 1].first_place;
    auto const arcs = run.arcs_a_node;
    for (auto place = run.first_place; place < end;) {
      auto const stop = next == climbed.rend() ? end : std::min(end, *next);
      auto const first = run.first_arc + (place - run.first_place) * arcs;
      auto const* const up = ladder.up.data() + first;
      auto const* const times = ladder.times_up.data() + first;
      switch (arcs) {
        case 1:
          descend_to<1>(place, stop, up, times, arcs, labels);
          break;
        case 2:
          descend_to<2>(place, stop, up, times, arcs, labels);
          break;
        case 3:
          descend_to<3>(place, stop, up, times, arcs, labels);
          break;
        case 4:
          descend_to<4>(place, stop, up, times, arcs, labels);
          break;
        default:
          descend_to<0>(place, stop, up, times, arcs, labels);
      }
      place = stop;
      if (place < end) {
        auto const own = run.first_arc + (place - run.first_place) * arcs;
        for (auto arc = own; arc < own + arcs; ++arc) {
          take(labels[place], labels[ladder.up[arc]], ladder.times_up[arc]);
        }
        ++place;
        ++next;
      }
    }
  }
}

// The processor's vectors are worth it where a label holds several numbers.
#define RELAIS_FOR_PROCESSORS(name, parameters, arguments)   \
  [[gnu::target("avx512f")]] void name##_avx512 parameters { \
    name arguments;                                          \
  }                                                          \
  [[gnu::target("avx2")]] void name##_avx2 parameters {      \
    name arguments;                                          \
  }                                                          \
  void name##_here parameters {                              \
    if (__builtin_cpu_supports("avx512f")) {                 \
      return name##_avx512 arguments;                        \
    }                                                        \
    if (__builtin_cpu_supports("avx2")) {                    \
      return name##_avx2 arguments;                          \
    }                                                        \
    name arguments;                                          \
  }

#if defined(__x86_64__)
RELAIS_FOR_PROCESSORS(climb, (Ladder const& ladder, Climb const& from, NearestEach* labels), (ladder, from, labels))
RELAIS_FOR_PROCESSORS(descend, (Ladder const& ladder, std::span<std::uint32_t const> from, NearestEach* labels),
                      (ladder, from, labels))
#else
void climb_here(Ladder const& ladder, Climb const& from, NearestEach* labels) {
  climb(ladder, from, labels);
}
void descend_here(Ladder const& ladder, std::span<std::uint32_t const> from, NearestEach* labels) {
  descend(ladder, from, labels);
}
#endif
#undef RELAIS_FOR_PROCESSORS

template <class Label>
void climb_here(Ladder const& ladder, Climb const& from, Label* labels) {
  climb(ladder, from, labels);
}

template <class Label>
void descend_here(Ladder const& ladder, std::span<std::uint32_t const> from, Label* labels) {
  descend(ladder, from, labels);
}

}  // namespace

HierarchyPart::HierarchyPart(HierarchyView const& whole, std::span<std::uint32_t const> nodes)
    : is_in_((whole.ladder.places() + 63) / 64), before_(is_in_.size()) {
  auto const& ladder = whole.ladder;
  for (auto const node : nodes) {
    is_in_[whole.place_of[node] / 64] |= bit_of(whole.place_of[node]);
  }
  auto run = ladder.runs.size() - 1;
  for (auto word = is_in_.size(); word-- > 0;) {
    for (auto below = ~std::uint64_t{0}; (is_in_[word] & below) != 0;) {
      auto const bit = 63 - std::countl_zero(is_in_[word] & below);
      auto const place = static_cast<std::uint32_t>(word * 64 + bit);
      below = bit_of(place) - 1;
      while (place < ladder.runs[run].first_place) {
        --run;
      }
      for (auto const upper : ladder.ups_of(ladder.runs[run], place)) {
        is_in_[upper / 64] |= bit_of(upper);
      }
    }
  }
  std::uint32_t count = 0;
  for (std::size_t word = 0; word < is_in_.size(); ++word) {
    before_[word] = count;
    count += static_cast<std::uint32_t>(std::popcount(is_in_[word]));
  }
  auto& part = part_.ladder;
  run = 0;
  std::uint32_t arcs = 0;
  std::uint32_t places = 0;
  for (std::size_t word = 0; word < is_in_.size(); ++word) {
    for (auto bits = is_in_[word]; bits != 0; bits &= bits - 1) {
      auto const place = static_cast<std::uint32_t>(word * 64 + std::countr_zero(bits));
      auto is_new = part.runs.empty();
      while (place >= ladder.runs[run + 1].first_place) {
        ++run;
        is_new = true;
      }
      auto const& of = ladder.runs[run];
      if (is_new) {
        part.runs.push_back({places, arcs, of.arcs_a_node});
      }
      auto const first = of.first_arc + (place - of.first_place) * of.arcs_a_node;
      for (auto arc = first; arc < first + of.arcs_a_node; ++arc) {
        part.up.push_back(place_of(ladder.up[arc]));
        part.times_up.push_back(ladder.times_up[arc]);
        part.times_down.push_back(ladder.times_down[arc]);
      }
      arcs += of.arcs_a_node;
      ++places;
    }
  }
  part.runs.push_back({places, arcs, 0});
  for (auto const node : nodes) {
    part_.place_of.push_back(place_of(whole.place_of[node]));
  }
}

std::uint32_t HierarchyPart::place_of(std::uint32_t whole_place) const {
  auto const lower = is_in_[whole_place / 64] & (bit_of(whole_place) - 1);
  return before_[whole_place / 64] + static_cast<std::uint32_t>(std::popcount(lower));
}

template <class Label>
Label* Sweep::Memory::of(std::size_t labels) {
  static_assert(sizeof(Line) % sizeof(Label) == 0);
  auto const wanted = (labels * sizeof(Label) + sizeof(Line) - 1) / sizeof(Line);
  if (count < wanted) {
    lines = nullptr;
    lines = std::make_unique_for_overwrite<Line[]>(wanted);
    count = wanted;
  }
  return reinterpret_cast<Label*>(lines.get());
}

Sweep::Sweep(HierarchyView const& whole)
    : whole_{whole}, ground_{whole}, is_climbed_((whole.ladder.places() + 63) / 64) {}

Sweep::Sweep(HierarchyView const& whole, HierarchyPart const& part)
    : whole_{whole}, part_{&part}, ground_{part.view()}, is_climbed_((whole.ladder.places() + 63) / 64) {}

bool Sweep::are_in_part(std::span<std::span<Seed const> const> scenarios) const {
  return part_ != nullptr && std::ranges::all_of(scenarios, [&](auto const& seeds) {
           return std::ranges::all_of(seeds,
                                      [&](Seed const& seed) { return part_->holds(whole_.place_of[seed.node]); });
         });
}

template <class Label>
Label const* Sweep::pass(std::span<std::span<Seed const> const> scenarios) {
  auto const is_near = are_in_part(scenarios);
  auto const is_apart = part_ != nullptr && !is_near;
  auto const& ladder = is_apart ? whole_.ladder : ground_.ladder;
  auto* const labels = labels_.of<Label>(ground_.ladder.places());
  auto* const climbing = is_apart ? climbing_.of<Label>(ladder.places()) : labels;
  auto const from = Climb{is_climbed_, climbed_};
  for (std::size_t scenario = 0; scenario < scenarios.size(); ++scenario) {
    for (auto const& seed : scenarios[scenario]) {
      if (seed.reached.time <= kFarthestWay) {
        auto const place = whole_.place_of[seed.node];
        take_seed(reach(from, climbing, is_near ? part_->place_of(place) : place), scenario, rank_of(seed.reached));
      }
    }
  }
  climb_here(ladder, from, climbing);
  if (is_apart) {
    std::erase_if(climbed_, [&](std::uint32_t place) { return !part_->holds(place); });
    for (auto& place : climbed_) {
      auto const own = part_->place_of(place);
      labels[own] = climbing[place];
      place = own;
    }
  }
  descend_here(ground_.ladder, climbed_, labels);
  return labels;
}

void Sweep::nearest(std::span<Seed const> seeds, std::span<Reached> answers) {
  assert(answers.size() == this->answers());
  auto const* const labels = pass<Nearest>(std::array{seeds});
  std::ranges::transform(ground_.place_of, answers.begin(),
                         [&](std::uint32_t place) { return reached_or_never(labels[place].rank); });
}

void Sweep::two_nearest(std::span<Seed const> seeds, std::span<TwoNearest> answers) {
  assert(answers.size() == this->answers());
  auto const* const labels = pass<NearestTwo>(std::array{seeds});
  std::ranges::transform(ground_.place_of, answers.begin(), [&](std::uint32_t place) {
    return TwoNearest{reached_or_never(labels[place].first), reached_or_never(labels[place].second)};
  });
}

void Sweep::nearest_each(std::span<std::vector<Seed> const> scenarios, std::span<Reached> answers) {
  assert(answers.size() == scenarios.size() * this->answers());
  for (std::size_t first = 0; first < scenarios.size(); first += kTogether) {
    auto const some = scenarios.subspan(first, std::min(kTogether, scenarios.size() - first));
    auto const seeds = std::vector<std::span<Seed const>>(some.begin(), some.end());
    auto const* const labels = pass<NearestEach>(seeds);
    for (std::size_t i = 0; i < this->answers(); ++i) {
      auto const& label = labels[ground_.place_of[i]];
      for (std::size_t scenario = 0; scenario < some.size(); ++scenario) {
        answers[(first + scenario) * this->answers() + i] = reached_or_never(label.ranks[scenario]);
      }
    }
  }
}

}  // namespace relais::roads
