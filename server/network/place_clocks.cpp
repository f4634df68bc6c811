#include "network/place_clocks.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

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

std::size_t PlaceClocks::zone_number(std::string_view name) {
  auto const known =
      std::find_if(zones_.begin(), zones_.end(), [&](TimeZone const& zone) { return zone.name() == name; });
  if (known != zones_.end()) {
    return static_cast<std::size_t>(known - zones_.begin());
  }
  auto zone = TimeZone::named(name);
  if (!zone) {
    return zone_number("Europe/Paris");
  }
  zones_.push_back(std::move(*zone));
  return zones_.size() - 1;
}

PlaceClock PlaceClocks::make(Network const* network, std::string_view department,
                             std::optional<hours::SchoolZone> school_zone) {
  auto const zone_name = network == nullptr ? std::string_view{"Europe/Paris"} : std::string_view{network->time_zone};
  auto const overseas = network != nullptr && network->country == "FR" ? overseas_time_zone(department) : std::nullopt;
  auto school = std::optional<hours::SchoolHolidays>{};
  auto public_days = std::optional<hours::PublicHolidays>{};
  if (network != nullptr) {
    public_days = hours::PublicHolidays::at({network->country, std::string{department}});
    if (school_zone) {
      school = school_holidays_of(school_holidays_, network->id, TextForm<hours::SchoolZone>::write(*school_zone));
    }
  }
  return {zone_number(overseas.value_or(zone_name)), hours::Calendar{std::move(public_days), std::move(school)}};
}

std::size_t PlaceClocks::number(NetworkId const& network_id, std::string_view department,
                                std::string_view municipality) {
  auto const found =
      std::find_if(networks_.begin(), networks_.end(), [&](Network const& one) { return one.id == network_id; });
  auto const* const network = found == networks_.end() ? nullptr : &*found;
  auto const is_belgian = network != nullptr && network->country == "BE";
  auto const school_zone = is_belgian ? hours::belgian_school_zone(municipality.substr(municipality.find('-') + 1))
                                      : hours::french_school_zone(department);
  auto const zone_name = school_zone ? TextForm<hours::SchoolZone>::write(*school_zone) : std::string{};
  auto const key = fmt::format("{} {}", network_id.text, is_belgian ? std::string_view{zone_name} : department);
  auto const [entry, is_new] = numbers_.emplace(key, clocks_.size());
  if (is_new) {
    clocks_.push_back(make(network, is_belgian ? std::string_view{} : department, school_zone));
  }
  return entry->second;
}

}  // namespace relais::network
