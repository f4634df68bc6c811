#include "network/place_clocks.hpp"

#include <algorithm>
#include <array>

namespace relais::network {
namespace {

std::optional<hours::SchoolHolidays> school_holidays_of(std::vector<SchoolHoliday> const& all, NetworkId const& network,
                                                        std::string_view zone) {
  std::vector<hours::DayRange> ranges;
  for (auto const& holiday : all) {
    if (holiday.network_id == network && holiday.zone == zone) {
      ranges.push_back({hours::Day{holiday.since}, hours::Day{holiday.until} - std::chrono::days{1}});
    }
  }
  if (ranges.empty()) {
    return std::nullopt;
  }
  std::sort(ranges.begin(), ranges.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
  auto const known = hours::DayRange{ranges.front().first, ranges.back().last};
  return hours::SchoolHolidays{std::move(ranges), known};
}

}  // namespace

std::optional<std::string_view> overseas_time_zone(std::string_view department) {
  constexpr auto kZones = std::array<std::pair<std::string_view, std::string_view>, 12>{{
      {"971", "America/Guadeloupe"},
      {"972", "America/Martinique"},
      {"973", "America/Cayenne"},
      {"974", "Indian/Reunion"},
      {"975", "America/Miquelon"},
      {"976", "Indian/Mayotte"},
      {"977", "America/St_Barthelemy"},
      {"978", "America/Marigot"},
      {"984", "Indian/Kerguelen"},
      {"986", "Pacific/Wallis"},
      {"987", "Pacific/Tahiti"},
      {"988", "Pacific/Noumea"},
  }};
  for (auto const& [code, zone] : kZones) {
    if (code == department) {
      return zone;
    }
  }
  return std::nullopt;
}

PlaceClocks::PlaceClocks(std::vector<Network> networks, std::vector<SchoolHoliday> school_holidays)
    : networks_(std::move(networks)), school_holidays_(std::move(school_holidays)) {}

std::size_t PlaceClocks::number(NetworkId const& network, std::string_view subdivision) {
  auto const key = std::pair{network.text, std::string{subdivision}};
  if (auto const known = numbers_.find(key); known != numbers_.end()) {
    return known->second;
  }
  auto const found =
      std::find_if(networks_.begin(), networks_.end(), [&](Network const& one) { return one.id == network; });
  auto const country = found == networks_.end() ? std::string{} : found->country;
  auto zone_name = std::string_view{found == networks_.end() ? "Europe/Paris" : std::string_view{found->time_zone}};
  if (country == "FR") {
    zone_name = overseas_time_zone(subdivision).value_or(zone_name);
  }
  auto zone = TimeZone::named(zone_name);
  auto const place = hours::Place{country, std::string{subdivision}};
  auto const school_zone = hours::school_zone(place);
  clocks_.push_back(
      {zone ? *zone : TimeZone::named("Europe/Paris").value(),
       hours::Calendar{hours::PublicHolidays::at(place),
                       school_zone ? school_holidays_of(school_holidays_, network, *school_zone) : std::nullopt}});
  numbers_.emplace(key, clocks_.size() - 1);
  return clocks_.size() - 1;
}

}  // namespace relais::network
