// What a territory and a network are, in figures that carry their source and date.
#pragma once

#include "network/directory.hpp"

namespace relais::network {

struct TerritoryQuery {
  TerritoryCode code;                       // in the path
  std::optional<std::int64_t> small_under;  // a commune is small under so many inhabitants: 500 unless said
};
BOOST_DESCRIBE_STRUCT(TerritoryQuery, (), (code, small_under))

struct TerritoryName {
  TerritoryCode code;
  TerritoryKind kind = TerritoryKind::kCommune;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(TerritoryName, (), (code, kind, name))

// Of the communes with a known population.
struct SmallCommunes {
  std::int64_t under = 500;
  std::int64_t communes = 0;
  std::int64_t of = 0;
  double share = 0;  // communes / of
};
BOOST_DESCRIBE_STRUCT(SmallCommunes, (), (under, communes, of, share))

// How many communes of a wider territory lie in a zone, of those of which it is known.
struct ZoneShare {
  Zone zone = Zone::kRural;
  std::int64_t communes = 0;
  std::int64_t of = 0;
};
BOOST_DESCRIBE_STRUCT(ZoneShare, (), (zone, communes, of))

struct StatedFigure {
  double value = 0;
  Date stated_on;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(StatedFigure, (), (value, stated_on, source))

// GET /api/v1/territories/{code}
struct TerritoryProfile {
  NetworkId network;
  TerritoryCode code;  // today's, where a former one was asked for
  TerritoryKind kind = TerritoryKind::kCommune;
  std::string name;
  std::vector<TerritoryName> within;
  std::vector<std::string> postcodes;
  std::optional<Location> location;
  std::optional<std::int64_t> population;  // for a territory that has no figure of its own: the sum of its communes
  std::optional<std::int32_t> population_year;
  std::string population_source;
  std::optional<SmallCommunes> small_communes;  // absent for a commune
  std::int64_t counters = 0;                    // that exist today, antennas included
  std::vector<StatedFigure> stated;             // populations that others stated: a reference, never the figure
  std::vector<TerritoryZone> zones;             // of a commune
  std::vector<ZoneShare> zone_shares;           // of what is wider
};
BOOST_DESCRIBE_STRUCT(TerritoryProfile, (),
                      (network, code, kind, name, within, postcodes, location, population, population_year,
                       population_source, small_communes, counters, stated, zones, zone_shares))

// Refusal: network.territory_unknown.
Result<TerritoryProfile> territory_profile(Directory const& directory, TerritoryQuery const& query);

struct TerritoriesQuery {
  TerritoryCode within;                // all communes of this territory
  std::optional<Zone> zone;            // those that lie in it
  std::optional<TerritoryCode> after;  // the last one of the page before
  std::optional<std::int64_t> limit;   // 1,000 unless said
};
BOOST_DESCRIBE_STRUCT(TerritoriesQuery, (), (within, zone, after, limit))

struct TerritoryItem {
  TerritoryCode code;
  std::string name;
  std::optional<std::int64_t> population;
  std::vector<TerritoryZone> zones;
};
BOOST_DESCRIBE_STRUCT(TerritoryItem, (), (code, name, population, zones))

// GET /api/v1/territories: communes by code.
struct TerritoryList {
  std::vector<TerritoryItem> items;
  std::optional<TerritoryCode> next;  // the `after` of the next page; absent: this was the last
};
BOOST_DESCRIBE_STRUCT(TerritoryList, (), (items, next))

// Refusal: network.territory_unknown.
Result<TerritoryList> communes_within(Directory const& directory, TerritoriesQuery const& query);

struct SizeQuery {
  NetworkId id;            // in the path
  std::optional<Date> on;  // today unless said
  std::optional<HostPlace> host_place;
};
BOOST_DESCRIBE_STRUCT(SizeQuery, (), (id, on, host_place))

struct SizeNotKnown {
  std::int64_t host_place = 0;  // with host_place: counters that stood on the day, and whose building is not known
};
BOOST_DESCRIBE_STRUCT(SizeNotKnown, (), (host_place))

// GET /api/v1/networks/{id}/size: counters that stood on a day, from their label's date (or their opening, where they
// have no label) until they closed. As the lists that we hold tell: a counter that closed before its list was made is
// not in it.
struct NetworkSize {
  NetworkId network;
  Date on;
  std::optional<HostPlace> host_place;
  std::int64_t main_places = 0;
  std::int64_t with_antennas = 0;
  std::int64_t undated = 0;  // counters of which no date is known: not counted
  SizeNotKnown not_known;
  std::vector<std::string> sources;
  std::optional<StatedFigure> official;  // the last one stated up to that day; of the whole network only
};
BOOST_DESCRIBE_STRUCT(NetworkSize, (),
                      (network, on, host_place, main_places, with_antennas, undated, not_known, sources, official))

// Refusal: network.network_unknown.
Result<NetworkSize> network_size(Directory const& directory, SizeQuery const& query);

}  // namespace relais::network

template <>
struct relais::json::Constraints<relais::network::TerritoriesQuery> {
  static constexpr auto all = std::tuple{range(&network::TerritoriesQuery::limit, 1, 1'000)};
};
template <>
struct relais::json::Constraints<relais::network::TerritoryQuery> {
  static constexpr auto all = std::tuple{range(&network::TerritoryQuery::small_under, 1, 100'000)};
};
