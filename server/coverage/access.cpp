#include "coverage/access.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace relais::coverage {
namespace {

using roads::kNever;
using roads::Time;
using roads::TwoNearest;

constexpr Time kTenthsAMinute = 600;

struct Welcome {
  std::uint32_t counter = 0;  // into AccessMap::counters
  geo::Point at;
};

// Places of one network that close at the same moment: a search cannot mix those that close with those that do not, for
// what is nearer hides what stays open longer.
struct Wave {
  NetworkId network;
  Time closes_in = kNever;
  std::vector<Welcome> places;
};

std::vector<Wave> waves_of(Places const& places, AccessMap& map) {
  auto& counters = map.counters;
  std::map<std::string, Place const*> first;
  for (auto const& place : places.places) {
    first.try_emplace(place.counter, &place);
  }
  for (auto const& [id, place] : first) {
    counters.push_back(id);
    map.names.push_back(place->name);
    map.networks.push_back(place->network);
  }
  std::map<std::tuple<NetworkId, Time>, Wave> waves;
  for (auto const& place : places.places) {
    auto const closes_in = place.closes_in ? static_cast<Time>(*place.closes_in * kTenthsAMinute) : kNever;
    auto& wave = waves[{place.network, closes_in}];
    wave.network = place.network;
    wave.closes_in = closes_in;
    auto const counter = std::ranges::lower_bound(counters, place.counter) - counters.begin();
    wave.places.push_back({static_cast<std::uint32_t>(counter), place.at});
  }
  std::vector<Wave> all;
  all.reserve(waves.size());
  for (auto& [key, wave] : waves) {
    all.push_back(std::move(wave));
  }
  return all;
}

// The nearest two that are reached before they close.
void take(TwoNearest& nearest, TwoNearest const& found, Time closes_in) {
  for (auto const& reached : {found.first, found.second}) {
    if (reached.time != kNever && reached.time <= closes_in) {
      nearest.take(reached);
    }
  }
}

class Counting {
 public:
  Counting(Land const& land, bool across, RoadsGround const* ground) : land_(land), across_(across), ground_(ground) {
    map_.communes.resize(land.communes.size());
    if (ground != nullptr) {
      times_.assign(ground->homes.homes.size(), kNever);
    }
  }

  AccessMap count(Places const& places) {
    map_.left_out = places.left_out;
    for (auto const& wave : waves_of(places, map_)) {
      if (ground_ != nullptr) {
        drive(wave);
      }
      fly(wave);
    }
    sum_up();
    return std::move(map_);
  }

 private:
  Ground ground_of(std::size_t commune) const {
    return ground_ != nullptr               ? ground_->homes.ground[commune]
           : land_.communes[commune].centre ? Ground::kBeyondRoads
                                            : Ground::kUnplaced;
  }
  bool may_go(Commune const& commune, Wave const& wave) const {
    return commune.network == wave.network || (across_ && commune.is_at_border);
  }

  void drive(Wave const& wave) {
    std::vector<roads::CounterOnRoad> counters;
    for (auto const& [counter, at] : wave.places) {
      if (auto const snapped = ground_->index->snap(position_of(at), kNearRoadsMetres)) {
        snapped->metres <= roads::kSnapMetres ? counters.push_back({counter, *snapped})
                                              : map_.off_roads.push_back(map_.counters[counter]);
      }
    }
    if (counters.empty()) {
      return;
    }
    auto const of_nodes = roads::two_nearest(ground_->graph, roads::seeds(ground_->graph, counters));
    auto const from = roads::FromPoints{ground_->graph, counters, of_nodes};
    auto const& homes = ground_->homes;
    for (std::size_t i = 0; i < homes.homes.size(); ++i) {
      auto const& home = homes.homes[i];
      if (may_go(land_.communes[home.commune], wave)) {
        auto const nearest = from.from({home.edge, home.share, 0}).first.time;
        times_[i] = nearest <= wave.closes_in ? std::min(times_[i], nearest) : times_[i];
      }
    }
    for (std::size_t i = 0; i < land_.communes.size(); ++i) {
      if (homes.ground[i] == Ground::kRoads && may_go(land_.communes[i], wave)) {
        take(map_.communes[i].from_centre, from.from(homes.centres[i]), wave.closes_in);
      }
    }
  }

  void fly(Wave const& wave) {
    std::vector<geo::Point> points;
    for (auto const& place : wave.places) {
      points.push_back(place.at);
    }
    auto const tree = geo::NearestTree{points};
    std::vector<geo::Neighbour> found;
    for (std::size_t i = 0; i < land_.communes.size(); ++i) {
      auto const& commune = land_.communes[i];
      if (ground_of(i) != Ground::kBeyondRoads || !may_go(commune, wave)) {
        continue;
      }
      auto& nearest = map_.communes[i].from_centre;
      auto const from = geo::direction(*commune.centre);
      auto not_this = kNowhere;
      for (auto again = 0; again < 2; ++again) {  // the nearest, and the nearest of another counter
        tree.search(
            from, 1, kWholeEarth, geo::NearestTree::kFromTheStart,
            [&](std::uint32_t place) { return wave.places[place].counter != not_this; }, found);
        if (found.empty()) {
          break;
        }
        not_this = wave.places[found.front().index].counter;
        auto const time = straight_line_time(density_of(commune), geo::metres_of_chord(found.front().chord));
        take(nearest, {{time, not_this}, {}}, wave.closes_in);
      }
    }
  }

  void sum_up() {
    auto next = std::size_t{0};
    for (std::size_t i = 0; i < land_.communes.size(); ++i) {
      auto& commune = map_.communes[i];
      auto const people = land_.communes[i].people.value_or(0);
      commune.first = static_cast<std::uint32_t>(map_.people.size());
      switch (ground_of(i)) {
        case Ground::kRoads:
          next = sum_up_homes(i, next);
          break;
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
      commune.last = static_cast<std::uint32_t>(map_.people.size());
    }
  }

  // Gives the first home of the next commune.
  std::size_t sum_up_homes(std::size_t commune, std::size_t home) {
    auto const& homes = ground_->homes.homes;
    auto& access = map_.communes[commune];
    access.off_roads = ground_->homes.off_roads[commune];
    by_tick_.clear();
    for (; home < homes.size() && homes[home].commune == commune; ++home) {
      if (times_[home] == kNever) {
        access.unreached += homes[home].people;
      } else {
        by_tick_.push_back({tick_of(times_[home]), homes[home].people});
      }
    }
    std::ranges::stable_sort(by_tick_, {}, &PeopleAt::tick);
    for (auto const& at : by_tick_) {
      if (map_.people.size() > access.first && map_.people.back().tick == at.tick) {
        map_.people.back().people += at.people;
      } else {
        map_.people.push_back(at);
      }
    }
    return home;
  }

  static constexpr double kWholeEarth = 4;  // chord squared
  Land const& land_;
  bool across_;
  RoadsGround const* ground_;
  AccessMap map_;
  std::vector<Time> times_;  // of each home
  std::vector<PeopleAt> by_tick_;
};

}  // namespace

Tick tick_of(Time time) {
  constexpr Time kTenthsATick = kTenthsAMinute / kTicksAMinute;
  return static_cast<Tick>(std::min<Time>((time + kTenthsATick - 1) / kTenthsATick, kLongest));
}

Density density_of(Commune const& commune) {
  auto const density =
      commune.people && commune.area_km2 && *commune.area_km2 > 0 ? *commune.people / *commune.area_km2 : 0.0;
  return density >= kDenseFrom          ? Density::kDense
         : density >= kIntermediateFrom ? Density::kIntermediate
                                        : Density::kRural;
}

StraightLine straight_line(Density density) {
  switch (density) {
    case Density::kDense:
      return {1.3, 25};
    case Density::kIntermediate:
      return {1.35, 35};
    case Density::kRural:
      return {1.4, 45};
  }
  return {};
}

Time straight_line_time(Density density, double metres) {
  auto const [detour, kmh] = straight_line(density);
  constexpr double kMetresToTenths = 3.6 * 10;
  return static_cast<Time>(std::lround(metres * detour / kmh * kMetresToTenths));
}

AccessMap access(Land const& land, Places const& places, bool across, RoadsGround const* ground) {
  return Counting{land, across, ground}.count(places);
}

}  // namespace relais::coverage
