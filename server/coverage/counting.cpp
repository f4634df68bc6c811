#include "coverage/counting.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace relais::coverage {
namespace {

using roads::kNever;
using roads::Time;
using roads::TwoNearest;

constexpr Time kTenthsAMinute = 600;

using WaveKey = std::pair<NetworkId, Time>;

WaveKey key_of(Place const& place) {
  return {place.network, place.closes_in ? static_cast<Time>(*place.closes_in * kTenthsAMinute) : kNever};
}

// The nearest two that are reached before they close.
void take(TwoNearest& nearest, TwoNearest const& found, Time closes_in) {
  for (auto const& reached : {found.first, found.second}) {
    if (reached.time != kNever && reached.time <= closes_in) {
      nearest.take(reached);
    }
  }
}

void put_on_roads(Wave& wave, SnapPlace const& snap, AccessMap& map) {
  for (auto const& [counter, at] : wave.places) {
    if (auto const snapped = snap(at)) {
      snapped->metres <= roads::kSnapMetres ? wave.on_roads.push_back({counter, *snapped})
                                            : map.off_roads.push_back(map.counters[counter]);
    }
  }
}

}  // namespace

SnapPlace snap_by(RoadsGround const* ground) {
  return [=](geo::Point at) {
    return ground == nullptr ? std::nullopt : ground->index->snap(position_of(at), kNearRoadsMetres);
  };
}

std::vector<Wave> waves_of(Places const& places, SnapPlace const& snap, AccessMap& map) {
  std::map<std::string, Place const*> first;
  for (auto const& place : places.places) {
    first.try_emplace(place.counter, &place);
  }
  for (auto const& [id, place] : first) {
    map.counters.push_back(id);
    map.names.push_back(place->name);
    map.networks.push_back(place->network);
  }
  std::map<WaveKey, Wave> waves;
  for (auto const& place : places.places) {
    auto const key = key_of(place);
    auto& wave = waves[key];
    std::tie(wave.network, wave.closes_in) = key;
    auto const counter = std::ranges::lower_bound(map.counters, place.counter) - map.counters.begin();
    wave.places.push_back({static_cast<std::uint32_t>(counter), place.at});
  }
  std::vector<Wave> all;
  all.reserve(waves.size());
  for (auto& [key, wave] : waves) {
    put_on_roads(wave, snap, map);
    all.push_back(std::move(wave));
  }
  return all;
}

std::size_t count_waves(Places const& places) {
  std::set<WaveKey> keys;
  for (auto const& place : places.places) {
    keys.insert(key_of(place));
  }
  return keys.size();
}

Counting::Counting(Land const& land, bool across, RoadsGround const* ground, std::span<std::uint32_t const> communes,
                   AccessMap& map)
    : land_(land), across_(across), ground_(ground), communes_(communes), map_(map) {
  map.communes.resize(land.communes.size());
  std::size_t homes = 0;
  for (auto const i : communes) {
    map.communes[i] = {};
    homes += ground == nullptr ? 0 : ground->homes.of(i).size();
  }
  times_.assign(homes, kNever);
}

void Counting::add(Wave const& wave, std::span<TwoNearest const> of_nodes) {
  if (!wave.on_roads.empty()) {
    drive(wave, of_nodes);
  }
  fly(wave);
}

Ground Counting::ground_of(std::uint32_t commune) const {
  return ground_ != nullptr               ? ground_->homes.ground[commune]
         : land_.communes[commune].centre ? Ground::kBeyondRoads
                                          : Ground::kUnplaced;
}

bool Counting::may_go(std::uint32_t i, Wave const& wave) const {
  auto const& commune = land_.communes[i];
  return commune.network == wave.network || (across_ && commune.is_at_border);
}

void Counting::drive(Wave const& wave, std::span<TwoNearest const> of_nodes) {
  auto const from = roads::FromPoints{ground_->graph, wave.on_roads, of_nodes};
  std::size_t next = 0;
  for (auto const i : communes_) {
    auto const homes = ground_->homes.of(i);
    auto const times = std::span{times_}.subspan(next, homes.size());
    next += homes.size();
    if (homes.empty() || !may_go(i, wave)) {
      continue;
    }
    for (std::size_t home = 0; home < homes.size(); ++home) {
      auto const nearest = from.from({homes[home].edge, homes[home].share, 0}).first.time;
      times[home] = nearest <= wave.closes_in ? std::min(times[home], nearest) : times[home];
    }
    take(map_.communes[i].from_centre, from.from(ground_->homes.centres[i]), wave.closes_in);
  }
}

void Counting::fly(Wave const& wave) {
  constexpr double kWholeEarth = 4;  // chord squared
  std::optional<geo::NearestTree> tree;
  std::vector<geo::Neighbour> found;
  for (auto const i : communes_) {
    auto const& commune = land_.communes[i];
    if (ground_of(i) != Ground::kBeyondRoads || !may_go(i, wave)) {
      continue;
    }
    if (!tree) {
      std::vector<geo::Point> points;
      std::ranges::transform(wave.places, std::back_inserter(points), &Welcome::at);
      tree.emplace(points);
    }
    auto const from = geo::direction(*commune.centre);
    auto not_this = kNowhere;
    for (auto again = 0; again < 2; ++again) {  // the nearest, and the nearest of another counter
      tree->search(
          from, 1, kWholeEarth, geo::NearestTree::kFromTheStart,
          [&](std::uint32_t place) { return wave.places[place].counter != not_this; }, found);
      if (found.empty()) {
        break;
      }
      not_this = wave.places[found.front().index].counter;
      auto const time = straight_line_time(density_of(commune), geo::metres_of_chord(found.front().chord));
      take(map_.communes[i].from_centre, {{time, not_this}, {}}, wave.closes_in);
    }
  }
}

void Counting::sum_up() {
  auto const before = map_.base == nullptr ? 0 : map_.base->people.size();
  std::size_t next = 0;
  for (auto const i : communes_) {
    auto& commune = map_.communes[i];
    auto const people = land_.communes[i].people.value_or(0);
    auto const first = map_.people.size();
    switch (ground_of(i)) {
      case Ground::kRoads: {
        auto const homes = ground_->homes.of(i).size();
        sum_up_homes(i, std::span{times_}.subspan(next, homes));
        next += homes;
        break;
      }
      case Ground::kOffRoads:
        commune.off_roads = people;
        break;
      case Ground::kBeyondRoads: {
        commune.method = Method::kStraightLine;
        auto const time = commune.from_centre.first.time;
        time == kNever ? void(commune.unreached = people)
                       : map_.people.push_back({tick_of(time), static_cast<float>(people)});
        break;
      }
      case Ground::kUnplaced:
        commune.method = Method::kStraightLine;
        commune.unreached = people;
        break;
    }
    commune.first = static_cast<std::uint32_t>(before + first);
    commune.last = static_cast<std::uint32_t>(before + map_.people.size());
  }
}

void Counting::sum_up_homes(std::uint32_t i, std::span<Time const> times) {
  auto const homes = ground_->homes.of(i);
  auto& commune = map_.communes[i];
  commune.off_roads = ground_->homes.off_roads[i];
  by_tick_.clear();
  for (std::size_t home = 0; home < homes.size(); ++home) {
    if (times[home] == kNever) {
      commune.unreached += homes[home].people;
    } else {
      by_tick_.push_back({tick_of(times[home]), homes[home].people});
    }
  }
  std::ranges::stable_sort(by_tick_, {}, &PeopleAt::tick);
  auto const first = map_.people.size();
  for (auto const& at : by_tick_) {
    if (map_.people.size() > first && map_.people.back().tick == at.tick) {
      map_.people.back().people += at.people;
    } else {
      map_.people.push_back(at);
    }
  }
}

}  // namespace relais::coverage
