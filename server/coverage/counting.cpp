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

bool is_misplaced(Standing const& standing) {
  return standing.ground == Ground::kOffRoads || standing.ground == Ground::kUnplaced;
}

void note_misplaced(AccessMap& map, std::uint32_t counter, PlaceStanding const& place) {
  map.misplaced.push_back(
      {map.networks[counter], map.counters[counter], map.names[counter],
       place.standing.ground == Ground::kOffRoads ? Misplacement::kOffRoads : Misplacement::kInNoCommune,
       place.kilometres, place.near});
}

// Places that are flown to.
class Flights {
 public:
  Flights(Wave const& wave, std::vector<std::uint32_t> places) : wave_(wave), places_(std::move(places)) {
    std::vector<geo::Point> points;
    std::ranges::transform(places_, std::back_inserter(points),
                           [&](std::uint32_t place) { return wave.places[place].at; });
    tree_ = geo::NearestTree{points};
  }

  bool is_empty() const { return places_.empty(); }

  // The two nearest counters, of those that take no longer than the limit.
  TwoNearest from(Commune const& commune, Time limit) {
    constexpr double kWholeEarth = 4;  // chord squared
    auto const density = density_of(commune);
    auto const reach = limit == kNever ? kWholeEarth : geo::chord_of_metres(straight_line_metres(density, limit));
    auto const from = geo::direction(*commune.centre);
    auto nearest = TwoNearest{};
    auto not_this = kNowhere;
    for (auto again = 0; again < 2; ++again) {  // the nearest, and the nearest of another counter
      tree_.search(
          from, 1, reach, geo::NearestTree::kFromTheStart,
          [&](std::uint32_t i) { return wave_.places[places_[i]].counter != not_this; }, found_);
      if (found_.empty()) {
        break;
      }
      not_this = wave_.places[places_[found_.front().index]].counter;
      nearest.take({straight_line_time(density, geo::metres_of_chord(found_.front().chord)), not_this});
    }
    return nearest;
  }

 private:
  Wave const& wave_;
  std::vector<std::uint32_t> places_;
  geo::NearestTree tree_;
  std::vector<geo::Neighbour> found_;
};

}  // namespace

StandingOf standing_in(Land const& land, RoadsGround const* ground) {
  auto const owners = ground == nullptr ? std::make_shared<Owners const>(land.communes) : nullptr;
  return [=](geo::Point at) {
    auto place = PlaceStanding{ground == nullptr ? standing_without_roads(*owners, at) : standing(*ground, at)};
    if (!is_misplaced(place.standing)) {
      return place;
    }
    constexpr double kLookedFor = 30'000;  // metres
    constexpr double kMetresAKilometre = 1'000;
    auto const nearest = (owners ? *owners : ground->owners).nearest_centre(at);
    auto const road =
        place.standing.ground == Ground::kOffRoads ? ground->index->snap(position_of(at), kLookedFor) : std::nullopt;
    place.kilometres = (road ? road->metres : nearest.metres) / kMetresAKilometre;
    place.near = nearest.commune;
    return place;
  };
}

std::vector<Wave> waves_of(Places const& places, StandingOf const& standing, AccessMap& map) {
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
    auto const found = std::ranges::lower_bound(map.counters, place.counter) - map.counters.begin();
    auto const counter = static_cast<std::uint32_t>(found);
    auto const stands = standing(place.at);
    if (is_misplaced(stands.standing)) {
      note_misplaced(map, counter, stands);
      continue;
    }
    wave.places.push_back({counter, place.at, stands.standing.part});
    if (stands.standing.ground == Ground::kRoads) {
      wave.on_roads.push_back({counter, stands.standing.at});
    }
  }
  std::vector<Wave> all;
  all.reserve(waves.size());
  for (auto& [key, wave] : waves) {
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
  by_air_.resize(communes.size());
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

std::uint32_t Counting::part_of(std::uint32_t commune) const {
  return ground_of(commune) == Ground::kRoads ? coverage::part_of(ground_->graph, ground_->homes.centres[commune].edge)
                                              : kNoPart;
}

// From beyond the roads to every place; from roads to those beyond and on other parts, where both are cut.
void Counting::fly(Wave const& wave) {
  auto const flights_from = [&](std::uint32_t part) {
    std::vector<std::uint32_t> places;
    for (std::uint32_t place = 0; place < wave.places.size(); ++place) {
      if (part == kNoPart || may_fly(ground_->graph, part, wave.places[place].part)) {
        places.push_back(place);
      }
    }
    return Flights{wave, std::move(places)};
  };
  std::map<std::uint32_t, Flights> flights;  // by the part from which
  for (std::size_t at = 0; at < communes_.size(); ++at) {
    auto const i = communes_[at];
    auto const ground = ground_of(i);
    if ((ground != Ground::kBeyondRoads && ground != Ground::kRoads) || !may_go(i, wave)) {
      continue;
    }
    auto const part = part_of(i);
    auto found = flights.find(part);
    if (found == flights.end()) {
      found = flights.emplace(part, flights_from(part)).first;
    }
    if (!found->second.is_empty()) {
      // Whom it takes longer to than to the second by road is not among the two nearest.
      auto const limit = map_.communes[i].from_centre.second.time;
      take(by_air_[at], found->second.from(land_.communes[i], limit), wave.closes_in);
    }
  }
}

// Where the nearest is by straight line, all of the commune is counted so.
void Counting::merge(std::uint32_t i, TwoNearest const& by_air) {
  auto& commune = map_.communes[i];
  auto const by_road = commune.from_centre;
  commune.from_centre.take(by_air.first);
  commune.from_centre.take(by_air.second);
  auto const method = [&](roads::Reached const& reached) {
    return reached.time == kNever || reached == by_road.first || reached == by_road.second ? Method::kRoads
                                                                                           : Method::kStraightLine;
  };
  commune.method = method(commune.from_centre.first);
  commune.second_method = method(commune.from_centre.second);
}

void Counting::sum_up() {
  auto const before = map_.base == nullptr ? 0 : map_.base->people.size();
  std::size_t next = 0;
  for (std::size_t at = 0; at < communes_.size(); ++at) {
    auto const i = communes_[at];
    auto& commune = map_.communes[i];
    auto const people = land_.communes[i].people.value_or(0);
    auto const first = map_.people.size();
    merge(i, by_air_[at]);
    switch (ground_of(i)) {
      case Ground::kRoads: {
        auto const homes = ground_->homes.of(i).size();
        commune.method == Method::kRoads ? sum_up_homes(i, std::span{times_}.subspan(next, homes)) : sum_up_centre(i);
        next += homes;
        break;
      }
      case Ground::kOffRoads:
        commune.off_roads = people;
        break;
      case Ground::kBeyondRoads:
        commune.method = Method::kStraightLine;
        sum_up_centre(i);
        break;
      case Ground::kUnplaced:
        commune.method = Method::kStraightLine;
        break;
    }
    commune.first = static_cast<std::uint32_t>(before + first);
    commune.last = static_cast<std::uint32_t>(before + map_.people.size());
  }
}

void Counting::sum_up_centre(std::uint32_t i) {
  auto& commune = map_.communes[i];
  auto const people = land_.communes[i].people.value_or(0);
  auto const time = commune.from_centre.first.time;
  time == kNever ? void(commune.unreached = people)
                 : map_.people.push_back({tick_of(time), static_cast<float>(people)});
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
