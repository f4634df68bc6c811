#include "commands/coverage_land.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "coverage/people_grid_store.hpp"
#include "engine/hours/parse.hpp"
#include "network/find_counters.hpp"

namespace relais::commands {
namespace {

using network::Directory;
using network::TerritoryKind;

constexpr auto kMinutesAnHour = 60.0;
// Whoever is on the road longer than that does not mind when it closes.
constexpr auto kLongestWay = std::chrono::hours{4};

std::optional<coverage::Level> level_of(TerritoryKind kind) {
  switch (kind) {
    case TerritoryKind::kIntercommunal:
      return coverage::Level::kIntercommunal;
    case TerritoryKind::kDepartment:
    case TerritoryKind::kProvince:
      return coverage::Level::kDepartment;
    case TerritoryKind::kRegion:
      return coverage::Level::kRegion;
    default:
      return std::nullopt;
  }
}

class LandMaker {
 public:
  explicit LandMaker(Directory const& directory) : directory_(directory) {}

  void fill(coverage::Land& land) {
    land.version = directory_.version();
    auto const size = [&](NetworkId const& network) {
      return std::ranges::count(directory_.counters(), network, &network::Counter::network_id);
    };
    for (auto const& network : directory_.networks()) {
      land.networks.push_back(network.id);
    }
    std::ranges::stable_sort(land.networks, [&](auto const& a, auto const& b) { return size(a) > size(b); });
    for (auto const& network : directory_.networks()) {
      for (auto const kind : {TerritoryKind::kIntercommunal, TerritoryKind::kDepartment, TerritoryKind::kProvince,
                              TerritoryKind::kRegion}) {
        for (auto const* const territory : directory_.territories().of_kind(network.id, kind)) {
          index_[territory] = static_cast<std::uint32_t>(land.territories.size());
          land.territories.push_back({network.id, territory->code.text, territory->name, *level_of(kind)});
        }
      }
    }
    count_places();
    for (auto const& network : directory_.networks()) {
      for (auto const* const commune : directory_.territories().of_kind(network.id, TerritoryKind::kCommune)) {
        land.communes.push_back(commune_of(*commune));
        note_source(*commune);
      }
    }
    add_sources(land);
  }

 private:
  coverage::Commune commune_of(network::Territory const& territory) const {
    auto const& territories = directory_.territories();
    coverage::Commune commune;
    commune.network = territory.network_id;
    commune.code = territory.code.text;
    commune.name = territory.name;
    commune.people = territory.population;
    if (territory.lat && territory.lon) {
      commune.centre = geo::Point{*territory.lat, *territory.lon};
    }
    commune.area_km2 = territory.area_km2;
    commune.is_rural = directory_.zones().is_in(territory, network::Zone::kRural);
    commune.is_at_border = directory_.zones().is_in(territory, network::Zone::kBorder);
    auto const place = [&](coverage::Level level, network::Territory const* whole) {
      auto const found = index_.find(whole);
      commune.within[static_cast<std::size_t>(level)] = found == index_.end() ? coverage::kNowhere : found->second;
    };
    place(coverage::Level::kIntercommunal, territories.holder(territory, TerritoryKind::kIntercommunal));
    place(coverage::Level::kDepartment, territories.middle_level(territory));
    place(coverage::Level::kRegion, territories.holder(territory, TerritoryKind::kRegion));
    auto const counters = counters_in_.find(territory.code);
    commune.counters = counters == counters_in_.end() ? 0 : counters->second;
    return commune;
  }

  // A district's counter stands in its commune.
  void count_places() {
    for (auto const& place : directory_.places()) {
      auto const& counter = directory_.counters()[place.counter];
      auto const& code = place.stop ? directory_.stops()[*place.stop].commune_code : counter.commune_code;
      auto const* commune = code ? directory_.territories().find(*code) : nullptr;
      if (commune != nullptr && commune->kind == TerritoryKind::kDistrict) {
        commune = directory_.territories().holder(*commune, TerritoryKind::kCommune);
      }
      if (commune != nullptr) {
        ++counters_in_[commune->code];
      }
    }
  }

  void note_source(network::Territory const& commune) {
    if (commune.population) {
      people_.insert({commune.network_id, commune.population_source.value_or(commune.source), commune.population_year});
    }
  }

  void add_sources(coverage::Land& land) const {
    for (auto const& [network, name, year] : people_) {
      land.sources.push_back({network, "people", name, {}, year});
    }
    std::map<std::pair<NetworkId, std::string>, Date> lists;
    for (auto const& counter : directory_.counters()) {
      auto& last = lists.try_emplace({counter.network_id, counter.source}, counter.source_date).first->second;
      last = std::max(last, counter.source_date);
    }
    for (auto const& [list, date] : lists) {
      land.sources.push_back({list.first, "counters", list.second, date, {}});
    }
  }

  Directory const& directory_;
  std::map<network::Territory const*, std::uint32_t> index_;
  std::map<network::TerritoryCode, std::int32_t> counters_in_;
  std::set<std::tuple<NetworkId, std::string, std::optional<std::int32_t>>> people_;
};

template <class T>
std::optional<T> code_of(std::optional<std::string> const& text) {
  return text ? std::optional{T{*text}} : std::nullopt;
}

double weekly_hours(network::MeetingPlace const& place) {
  auto const* const schedule = place.times.schedule();
  return schedule == nullptr ? 0 : schedule->weekly_minutes() / kMinutesAnHour;
}

// Minutes from then until it closes; nothing where that is later than anybody drives.
std::optional<double> closes_in(network::AskedTime const& then, network::MeetingPlace const& place) {
  auto const from = then.from.at(place);
  auto const* const schedule = place.times.schedule();
  auto const change = schedule == nullptr ? std::nullopt : schedule->next_change(from, from + kLongestWay);
  return change ? std::optional{static_cast<double>((change->at - from).count())} : std::nullopt;
}

Result<coverage::Places> places(Directory const& directory, coverage::PlacesAsked const& asked) {
  network::CounterQuery query;
  query.procedure = code_of<network::ProcedureCode>(asked.procedure);
  query.partner = code_of<network::PartnerCode>(asked.partner);
  query.limit = static_cast<std::int32_t>(directory.places().size());
  if (asked.kind) {
    query.kind = TextForm<network::CounterKind>::read(*asked.kind);
    if (!query.kind) {
      return invalid("kind", "coverage.kind_unknown");
    }
  }
  auto const found = network::find_counters(directory, Scope::public_directory(), query,
                                            Instant{std::chrono::sys_days{directory.today()}});
  if (!found) {
    return found.problem();
  }
  query.open_at = asked.open_at;
  auto const then = network::asked_time(directory, query);
  coverage::Places result;
  for (auto const& item : found->items) {
    auto const& place = *item.place;
    auto const card = directory.card(place);
    if ((then || asked.weekly_hours) && !place.times.are_known()) {
      ++result.left_out[card.network].hours_not_known;
    } else if (!card.location) {
      ++result.left_out[card.network].unplaced;
    } else if ((!then || then->has_opening(place)) && weekly_hours(place) >= asked.weekly_hours.value_or(0)) {
      auto const closes = then ? closes_in(*then, place) : std::nullopt;
      result.places.push_back({card.network,
                               card.id.text,
                               card.name,
                               {card.location->lat, card.location->lon},
                               closes,
                               weekly_hours(place)});
    }
  }
  return result;
}

// By the clock of the nearest place that exists.
std::optional<coverage::HoursKept> hours_kept(Directory const& directory, std::string const& hours, geo::Point at,
                                              coverage::PlacesAsked const& asked) {
  auto parsed = hours::parse(hours);
  if (!std::holds_alternative<hours::Rules>(parsed)) {
    return std::nullopt;
  }
  std::vector<geo::Neighbour> nearest;
  constexpr double kWholeEarth = 4;
  directory.located().tree.search(
      geo::direction(at), 1, kWholeEarth, geo::NearestTree::kFromTheStart, [](std::uint32_t) { return true; }, nearest);
  if (nearest.empty()) {
    return coverage::HoursKept{};
  }
  auto const& beside = directory.places()[directory.located().places[nearest.front().index]];
  auto const day = hours::Day{directory.today()};
  auto const schedule =
      hours::Schedule::compile(std::get<hours::Rules>(std::move(parsed)), directory.clocks()[beside.clock].calendar,
                               day, day + std::chrono::days{1});
  coverage::HoursKept kept;
  kept.weekly_hours = schedule.weekly_minutes() / kMinutesAnHour;
  if (asked.open_at) {
    auto const local = network::Moment{directory, *asked.open_at}.at(beside);
    kept.is_open = schedule.state_at(local) == hours::State::kOpen;
    auto const change = schedule.next_change(local, local + kLongestWay);
    kept.closes_in = change ? std::optional{static_cast<double>((change->at - local).count())} : std::nullopt;
  }
  kept.is_open = kept.is_open && kept.weekly_hours >= asked.weekly_hours.value_or(0);
  return kept;
}

}  // namespace

coverage::ReadPeopleGrids people_grids_in(db::Database& database) {
  return [&database] {
    return database.read(
        [](db::Snapshot const& snapshot) { return coverage::people_grids(snapshot, Scope::public_directory()); });
  };
}

network::TravelTimes travel_times(coverage::CoverageHouse const& house) {
  return [&house](network::Location const& from, std::span<network::Location const> to) -> network::RoadTimes {
    auto const around = house.surroundings();
    if (!around || around->roads == nullptr || around->roads->about().is_made_up) {
      return {};
    }
    std::vector<geo::Point> points;
    for (auto const& [lat, lon] : to) {
      points.push_back({lat, lon});
    }
    constexpr double kWorthShowing = 90;  // minutes
    return {house.minutes_by_road({from.lat, from.lon}, points, kWorthShowing), around->roads->about().attribution};
  };
}

coverage::LandNow coverage_land(network::DirectoryNow directory) {
  struct Made {
    std::mutex mutex;
    std::shared_ptr<Directory const> of;
    std::shared_ptr<coverage::Land const> land;
  };
  return
      [directory = std::move(directory), made = std::make_shared<Made>()]() -> std::shared_ptr<coverage::Land const> {
        auto const now = directory();
        auto const lock = std::lock_guard{made->mutex};
        if (now != nullptr && made->of != now) {
          auto land = std::make_shared<coverage::Land>();
          LandMaker{*now}.fill(*land);
          land->places = [now](coverage::PlacesAsked const& asked) { return places(*now, asked); };
          land->has_counter = [now](std::string const& id) { return now->find(network::CounterId{id}) != nullptr; };
          land->hours_kept = [now](std::string const& hours, NetworkId const&, geo::Point at,
                                   coverage::PlacesAsked const& asked) { return hours_kept(*now, hours, at, asked); };
          land->code_of = [now](std::string const& code) -> std::optional<std::string> {
            auto const* const territory = now->territories().find(network::TerritoryCode{code});
            return territory == nullptr ? std::nullopt : std::optional{territory->code.text};
          };
          made->land = std::move(land);
          made->of = now;
        }
        return now == nullptr ? nullptr : made->land;
      };
}

}  // namespace relais::commands
