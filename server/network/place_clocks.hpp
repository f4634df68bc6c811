// The wall clock and the days off of a place, from the department it lies in.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <span>

#include "engine/hours/calendar.hpp"
#include "engine/hours/school_zone.hpp"
#include "network/network.hpp"
#include "network/territory.hpp"

namespace relais::network {

// IANA zone of a French overseas department or collectivity ("974" -> "Indian/Reunion"); nothing elsewhere.
std::optional<std::string_view> overseas_time_zone(std::string_view department);

struct PlaceClock {
  std::size_t zone;  // into PlaceClocks::zones()
  hours::Calendar calendar;
};

// One clock for each French department and each Belgian school zone, made when first asked for.
class PlaceClocks {
 public:
  PlaceClocks(std::vector<Network> networks, std::vector<SchoolHoliday> school_holidays);

  // The number of a place's clock, which stays. `department`: its French department's code; `municipality`: its Belgian
  // municipality's ("BE-84010"); empty where not known. A network without a usable zone keeps the time of Paris.
  std::size_t number(NetworkId const& network, std::string_view department, std::string_view municipality);
  std::deque<TimeZone> const& zones() const { return zones_; }
  TimeZone const& zone(PlaceClock const& clock) const { return zones_[clock.zone]; }
  PlaceClock const& operator[](std::size_t number) const { return clocks_[number]; }

 private:
  PlaceClock make(Network const* network, std::string_view department, std::optional<hours::SchoolZone> school_zone);
  std::size_t zone_number(std::string_view name);

  std::vector<Network> networks_;
  std::vector<SchoolHoliday> school_holidays_;
  std::deque<TimeZone> zones_;  // some dozen: their addresses stay
  std::deque<PlaceClock> clocks_;
  std::map<std::string, std::size_t> numbers_;
};

}  // namespace relais::network
