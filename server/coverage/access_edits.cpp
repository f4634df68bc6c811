#include "coverage/access_edits.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <set>
#include <tuple>

namespace relais::coverage {
namespace {

using roads::CounterOnRoad;
using roads::kNoCounter;

// Between two counters of the base that follow each other: for those that open between them.
constexpr std::uint32_t kRoom = 256;

// Of counters by id; those of the base have multiples of kRoom. Nothing: there is no room left.
std::optional<std::vector<std::uint32_t>> numbers_of(std::vector<std::string> const& counters,
                                                     std::vector<std::string> const& of_base) {
  std::vector<std::uint32_t> numbers;
  for (auto const& id : counters) {
    auto const next = std::ranges::lower_bound(of_base, id);
    auto const of_next = static_cast<std::uint32_t>(next - of_base.begin() + 1) * kRoom;
    if (next != of_base.end() && *next == id) {
      numbers.push_back(of_next);
      continue;
    }
    auto const number = std::max(of_next - kRoom, numbers.empty() ? 0 : numbers.back()) + 1;
    if (number == of_next) {
      return std::nullopt;
    }
    numbers.push_back(number);
  }
  return numbers;
}

void number(std::vector<Wave>& waves, std::vector<std::uint32_t> const& numbers) {
  for (auto& wave : waves) {
    std::ranges::for_each(wave.places, [&](Welcome& place) { place.counter = numbers[place.counter]; });
    std::ranges::for_each(wave.on_roads, [&](CounterOnRoad& place) { place.counter = numbers[place.counter]; });
  }
}

// `index_of`: the counter's index in the map, by how it is known so far.
void name_nearest(AccessMap& map, std::span<std::uint32_t const> communes, auto const& index_of) {
  for (auto const i : communes) {
    for (auto* const reached : {&map.communes[i].from_centre.first, &map.communes[i].from_centre.second}) {
      reached->counter = reached->counter == kNoCounter ? kNoCounter : index_of(reached->counter);
    }
  }
}

auto index_by_number(std::vector<std::uint32_t> const& numbers) {
  return [&](std::uint32_t number) {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(numbers, number) - numbers.begin());
  };
}

std::vector<std::uint32_t> all_of(Land const& land) {
  std::vector<std::uint32_t> all(land.communes.size());
  std::iota(all.begin(), all.end(), 0U);
  return all;
}

// Counters that have a place in one of the two that they have not in the other, ascending.
std::vector<std::uint32_t> with_other_places(Wave const& before, Wave const& after) {
  using Stand = std::tuple<std::uint32_t, double, double>;
  auto const stands = [](Wave const& wave) {
    std::vector<Stand> all;
    std::ranges::transform(wave.places, std::back_inserter(all), [](Welcome const& place) {
      return Stand{place.counter, place.at.lat, place.at.lon};
    });
    std::ranges::sort(all);
    return all;
  };
  std::vector<Stand> others;
  std::ranges::set_symmetric_difference(stands(before), stands(after), std::back_inserter(others));
  std::vector<std::uint32_t> counters;
  std::ranges::transform(others, std::back_inserter(counters), [](Stand const& stand) { return std::get<0>(stand); });
  counters.erase(std::unique(counters.begin(), counters.end()), counters.end());
  return counters;
}

}  // namespace

AccessEdits::AccessEdits(Land const& land, Places const& places, bool across, RoadsGround const& ground)
    : land_(land), across_(across), ground_(ground) {
  auto map = AccessMap{};
  map.left_out = places.left_out;
  auto waves = waves_of(
      places,
      [&, standing = standing_in(land, &ground)](geo::Point at) {
        return standings_.insert_or_assign({at.lat, at.lon}, standing(at)).first->second;
      },
      map);
  auto const numbers = *numbers_of(map.counters, map.counters);
  number(waves, numbers);
  auto const all = all_of(land);
  auto counting = Counting{land, across, &ground, all, map};
  for (auto& wave : waves) {
    auto nodes = roads::NearestEdits{ground.graph, roads::seeds(ground.graph, wave.on_roads)};
    counting.add(wave, nodes.of_nodes());
    waves_.push_back({std::move(wave), std::move(nodes)});
  }
  counting.sum_up();
  name_nearest(map, all, index_by_number(numbers));
  map_ = std::make_shared<AccessMap const>(std::move(map));
}

std::optional<AccessMap> AccessEdits::with(Places const& places, std::size_t most) {
  auto map = AccessMap{};
  map.left_out = places.left_out;
  auto wanted = waves_of(
      places,
      [&, standing = standing_in(land_, &ground_)](geo::Point at) {
        auto const known = standings_.find({at.lat, at.lon});
        return known == standings_.end() ? standing(at) : known->second;
      },
      map);
  auto const numbers = numbers_of(map.counters, map_->counters);
  if (!numbers) {
    return std::nullopt;
  }
  number(wanted, *numbers);
  auto const others = changes(std::move(wanted), most);
  if (!others) {
    return std::nullopt;
  }
  map.base = map_;
  map.communes = map_->communes;
  std::vector<std::uint32_t> index_now(map_->counters.size(), kNoCounter);  // by that in the base
  for (std::uint32_t i = 0; i < numbers->size(); ++i) {
    if ((*numbers)[i] % kRoom == 0) {
      index_now[(*numbers)[i] / kRoom - 1] = i;
    }
  }
  name_nearest(map, all_of(land_), [&](std::uint32_t index) { return index_now[index]; });
  auto const communes = apply(*others);
  auto counting = Counting{land_, across_, &ground_, communes, map};
  for (std::size_t i = 0; i < waves_.size(); ++i) {
    if (!(*others)[i].wanted.places.empty()) {
      counting.add((*others)[i].wanted, waves_[i].nodes.of_nodes());
    }
  }
  counting.sum_up();
  name_nearest(map, communes, index_by_number(*numbers));
  return map;
}

std::optional<std::vector<AccessEdits::Change>> AccessEdits::changes(std::vector<Wave> wanted, std::size_t most) const {
  std::vector<Change> all;
  std::set<std::uint32_t> counters;
  for (auto const& kept : waves_) {
    auto& change = all.emplace_back();
    auto const found = std::ranges::find_if(wanted, [&](Wave const& wave) {
      return wave.network == kept.wave.network && wave.closes_in == kept.wave.closes_in;
    });
    if (found != wanted.end()) {
      change.wanted = std::move(*found);
      wanted.erase(found);
    }
    change.counters = with_other_places(kept.wave, change.wanted);
    counters.insert(change.counters.begin(), change.counters.end());
  }
  return wanted.empty() && counters.size() <= most ? std::optional{std::move(all)} : std::nullopt;
}

// Communes on the roads for which places of these counters are by straight line, and no further than their second
// nearest is: whose two nearest they change. Those beyond the roads are counted again in any case.
void AccessEdits::mark_who_flies(Wave const& wave, std::span<std::uint32_t const> counters,
                                 std::vector<bool>& is_changed) const {
  auto const is_far = [&](std::uint32_t i, geo::Point at) {
    auto const& commune = land_.communes[i];
    auto const second = map_->communes[i].from_centre.second.time;
    auto const time = straight_line_time(density_of(commune), geo::metres_between(*commune.centre, at));
    return second != roads::kNever && time > second + 1;  // a tenth for rounding
  };
  for (auto const& place : wave.places) {
    if (!std::ranges::binary_search(counters, place.counter)) {
      continue;
    }
    auto flies_from = std::vector<bool>(ground_.graph.parts.size());
    for (std::uint32_t part = 0; part < flies_from.size(); ++part) {
      flies_from[part] = may_fly(ground_.graph, part, place.part);
    }
    if (std::ranges::find(flies_from, true) == flies_from.end()) {
      continue;
    }
    for (std::uint32_t i = 0; i < is_changed.size(); ++i) {
      is_changed[i] =
          is_changed[i] || (ground_.homes.ground[i] == Ground::kRoads &&
                            flies_from[part_of(ground_.graph, ground_.homes.centres[i].edge)] && !is_far(i, place.at));
    }
  }
}

std::vector<std::uint32_t> AccessEdits::apply(std::span<Change const> changes) {
  std::vector<bool> is_changed(land_.communes.size());
  auto const change_at = [&](std::uint32_t node) {
    for (auto const commune : ground_.homes.communes_at(node)) {
      is_changed[commune] = true;
    }
  };
  for (std::size_t i = 0; i < waves_.size(); ++i) {
    auto const& change = changes[i];
    auto& nodes = waves_[i].nodes;
    auto const those_of = [&](Wave const& wave) {
      std::vector<CounterOnRoad> places;
      std::ranges::copy_if(wave.on_roads, std::back_inserter(places), [&](CounterOnRoad const& place) {
        return std::ranges::binary_search(change.counters, place.counter);
      });
      for (auto const& place : places) {
        change_at(ground_.graph.edges[place.at.edge].from);
      }
      mark_who_flies(wave, change.counters, is_changed);
      return places;
    };
    those_of(waves_[i].wave);
    nodes.undo();
    nodes.apply(change.counters, roads::seeds(ground_.graph, those_of(change.wanted)));
    for (auto const& [node, at_start] : nodes.touched()) {
      if (nodes.of_nodes()[node] != at_start) {
        change_at(node);
      }
    }
  }
  std::vector<std::uint32_t> communes;
  for (std::uint32_t i = 0; i < is_changed.size(); ++i) {
    if (is_changed[i] || ground_.homes.ground[i] == Ground::kBeyondRoads) {
      communes.push_back(i);
    }
  }
  return communes;
}

}  // namespace relais::coverage
