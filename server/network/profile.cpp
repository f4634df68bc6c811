#include "network/profile.hpp"

#include <algorithm>
#include <numeric>

namespace relais::network {
namespace {

constexpr std::int64_t kUsuallySmallUnder = 500;
constexpr std::size_t kMostCommunes = 1'000;

std::vector<TerritoryName> holders(Territories const& territories, Territory const& territory) {
  std::vector<TerritoryName> names;
  for (auto const kind : {TerritoryKind::kCommune, TerritoryKind::kIntercommunal, TerritoryKind::kDepartment,
                          TerritoryKind::kProvince, TerritoryKind::kRegion}) {
    if (auto const* const holder = territories.holder(territory, kind)) {
      names.push_back({holder->code, holder->kind, holder->name});
    }
  }
  return names;
}

SmallCommunes small_communes(std::vector<Territory const*> const& communes, std::int64_t under) {
  auto small = SmallCommunes{under, 0, 0, 0};
  for (auto const* const commune : communes) {
    small.of += commune->population.has_value();
    small.communes += commune->population && *commune->population < under;
  }
  small.share = small.of == 0 ? 0 : static_cast<double>(small.communes) / static_cast<double>(small.of);
  return small;
}

std::vector<ZoneShare> zone_shares(Zones const& zones, std::vector<Territory const*> const& communes) {
  std::vector<ZoneShare> shares;
  for (auto const zone : kZones) {
    shares.push_back({zone, 0, 0});
  }
  for (auto const* const commune : communes) {
    for (auto const& said : zones.of(*commune)) {
      auto& share = *std::ranges::find(shares, said.zone, &ZoneShare::zone);
      share.of += said.is_in.has_value();
      share.communes += said.is_in == true;
    }
  }
  return shares;
}

std::string population_source(Territory const& territory) {
  return territory.population_source.value_or(territory.source);
}

std::vector<StatedFigure> stated_populations(Directory const& directory, Territory const& territory) {
  std::vector<StatedFigure> stated;
  for (auto const& figure : directory.official_figures()) {
    if (figure.network_id == territory.network_id && figure.figure == "population" &&
        figure.territory_code == territory.code) {
      stated.push_back({figure.value, figure.stated_on, figure.source});
    }
  }
  return stated;
}

// Where a wider territory has no figure of its own, it has the people of its communes.
void add_population(std::vector<Territory const*> const& communes, TerritoryProfile& profile) {
  auto total = std::int64_t{0};
  for (auto const* const commune : communes) {
    if (!commune->population) {
      continue;
    }
    total += *commune->population;
    profile.population_year = commune->population_year;
    profile.population_source = population_source(*commune);
  }
  if (total > 0) {
    profile.population = total;
  }
}

std::int64_t counters_in(Directory const& directory, Territory const& territory) {
  auto const& counters = directory.counters();
  return std::count_if(counters.begin(), counters.end(), [&](Counter const& counter) {
    return !directory.places_of(counter).empty() && directory.territories().stands_in(counter.commune_code, territory);
  });
}

std::optional<StatedFigure> official_size(Directory const& directory, NetworkId const& network, Date day) {
  std::optional<StatedFigure> last;
  for (auto const& figure : directory.official_figures()) {
    auto const is_later = !last || last->stated_on < figure.stated_on;
    if (figure.network_id == network && !figure.territory_code && figure.figure == "labelled_counters" &&
        figure.stated_on <= day && is_later) {
      last = StatedFigure{figure.value, figure.stated_on, figure.source};
    }
  }
  return last;
}

}  // namespace

Result<TerritoryProfile> territory_profile(Directory const& directory, TerritoryQuery const& query) {
  auto const& territories = directory.territories();
  auto const* const territory = territories.find(query.code);
  if (territory == nullptr) {
    return Problem{Fault::kNotFound, "network.territory_unknown"};
  }
  auto profile = TerritoryProfile{territory->network_id,
                                  territory->code,
                                  territory->kind,
                                  territory->name,
                                  holders(territories, *territory),
                                  territories.postcodes(*territory),
                                  {},
                                  territory->population,
                                  territory->population_year,
                                  population_source(*territory),
                                  {},
                                  counters_in(directory, *territory),
                                  stated_populations(directory, *territory),
                                  directory.zones().of(*territory),
                                  {}};
  if (territory->lat && territory->lon) {
    profile.location = Location{*territory->lat, *territory->lon};
  }
  if (territory->kind != TerritoryKind::kCommune && territory->kind != TerritoryKind::kDistrict) {
    auto const communes = territories.inside(*territory, TerritoryKind::kCommune);
    profile.small_communes = small_communes(communes, query.small_under.value_or(kUsuallySmallUnder));
    profile.zone_shares = zone_shares(directory.zones(), communes);
    if (!profile.population && !communes.empty()) {
      add_population(communes, profile);
    }
  }
  return profile;
}

Result<TerritoryList> communes_within(Directory const& directory, TerritoriesQuery const& query) {
  auto const* const territory = directory.territories().find(query.within);
  if (territory == nullptr) {
    return Problem{Fault::kNotFound, "network.territory_unknown"};
  }
  auto communes = directory.territories().inside(*territory, TerritoryKind::kCommune);
  if (territory->kind == TerritoryKind::kCommune) {
    communes = {territory};
  }
  std::ranges::sort(communes, {}, [](Territory const* commune) { return commune->code; });
  auto const limit = query.limit ? static_cast<std::size_t>(*query.limit) : kMostCommunes;
  TerritoryList list;
  for (auto const* const commune : communes) {
    if ((query.after && commune->code <= *query.after) ||
        (query.zone && !directory.zones().is_in(*commune, *query.zone))) {
      continue;
    }
    if (list.items.size() == limit) {
      list.next = list.items.back().code;
      break;
    }
    list.items.push_back({commune->code, commune->name, commune->population, directory.zones().of(*commune)});
  }
  return list;
}

Result<NetworkSize> network_size(Directory const& directory, SizeQuery const& query) {
  auto const& networks = directory.networks();
  if (std::none_of(networks.begin(), networks.end(), [&](Network const& one) { return one.id == query.id; })) {
    return Problem{Fault::kNotFound, "network.network_unknown"};
  }
  auto const day = query.on.value_or(directory.today());
  auto size = NetworkSize{query.id, day, query.host_place, 0, 0, 0, {}, {}, {}};
  if (!query.host_place) {
    size.official = official_size(directory, query.id, day);
  }
  for (auto const& counter : directory.counters()) {
    auto const is_known = !query.host_place || counter.host_place;
    if (counter.network_id != query.id || (is_known && query.host_place && counter.host_place != query.host_place)) {
      continue;
    }
    auto const since = counts_since(counter);
    size.undated += is_known && !since;
    if (!since || *since > day || (counter.closed_on && *counter.closed_on <= day)) {
      continue;
    }
    if (!is_known) {
      ++size.not_known.host_place;
      continue;
    }
    ++size.with_antennas;
    size.main_places += !counter.is_antenna;
    if (std::find(size.sources.begin(), size.sources.end(), counter.source) == size.sources.end()) {
      size.sources.push_back(counter.source);
    }
  }
  return size;
}

}  // namespace relais::network
