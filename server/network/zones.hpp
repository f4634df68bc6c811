// Which communes are rural and which lie on a border: by rule, and over it by the marks of people.
//
// Rural: fewer than 150 inhabitants to the square kilometre. OECD, Regional Typology (2011), which calls a local unit
// rural below that density. Not known where the list gives no area or no population.
//
// Border: the centre lies within 20 km, as the crow flies, of the centre of a municipality of another country. Only
// countries whose municipalities are in the directory are known of: for France the Belgian ones, so that its other
// borders need marks. A distance of our own choosing, about half an hour by car: no text sets one.
#pragma once

#include <unordered_map>
#include <vector>

#include "network/network.hpp"
#include "network/territories.hpp"
#include "network/zone.hpp"

namespace relais::network {

inline constexpr double kRuralBelow = 150;     // inhabitants to the km²
inline constexpr double kBorderWithinKm = 20;  // between centres

enum class ZoneOrigin { kRule, kMark };
BOOST_DESCRIBE_ENUM(ZoneOrigin, kRule, kMark)

// Of one commune.
struct TerritoryZone {
  Zone zone = Zone::kRural;
  std::optional<bool> is_in;  // absent: neither rule nor mark can tell
  ZoneOrigin origin = ZoneOrigin::kRule;
  std::optional<bool> by_rule;         // what the rule says, whatever the mark
  std::optional<double> density;       // rural: inhabitants to the km²
  std::optional<double> km_to_abroad;  // border: where it is within the distance
  std::optional<Date> marked_on;       // with a mark, as the two below
  std::optional<std::string> reason;
  std::optional<std::string> source;
};
BOOST_DESCRIBE_STRUCT(TerritoryZone, (),
                      (zone, is_in, origin, by_rule, density, km_to_abroad, marked_on, reason, source))

class Zones {
 public:
  // `territories` must outlive this. Some 30 ms for two countries.
  Zones(Territories const& territories, std::vector<Network> const& networks, std::vector<ZoneMark> marks);

  // Every zone, whether in it or not; of a district, those of its commune. Nothing for what is wider than a commune.
  std::vector<TerritoryZone> of(Territory const& commune) const;
  bool is_in(Territory const& commune, Zone zone) const;

 private:
  TerritoryZone by_rule(Territory const& commune, Zone zone) const;

  Territories const& territories_;
  std::unordered_map<std::string_view, double> km_to_abroad_;  // by code; those within the distance
  std::vector<ZoneMark> marks_;                                // by code
};

}  // namespace relais::network
