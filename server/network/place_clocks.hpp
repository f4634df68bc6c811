// The wall clock and the days off of a place, from the department it lies in.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <span>

#include "engine/hours/calendar.hpp"
#include "network/network.hpp"
#include "network/territory.hpp"

namespace relais::network {

// IANA zone of a French overseas department or collectivity ("974" -> "Indian/Reunion"); nothing elsewhere.
std::optional<std::string_view> overseas_time_zone(std::string_view department);

struct PlaceClock {
  TimeZone zone;
  hours::Calendar calendar;
};

// One clock for each department, made when first asked for.
class PlaceClocks {
 public:
  PlaceClocks(std::vector<Network> networks, std::vector<SchoolHoliday> school_holidays);

  // The number of a place's clock, which stays. `subdivision`: the department's code in France, the province's in
  // Belgium; empty when it is not known. A network without a usable zone keeps the time of Paris.
  std::size_t number(NetworkId const& network, std::string_view subdivision);
  std::size_t size() const { return clocks_.size(); }
  PlaceClock const& operator[](std::size_t number) const { return clocks_[number]; }

 private:
  std::vector<Network> networks_;
  std::vector<SchoolHoliday> school_holidays_;
  std::deque<PlaceClock> clocks_;
  std::map<std::pair<std::string, std::string>, std::size_t> numbers_;
};

}  // namespace relais::network
