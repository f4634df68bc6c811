// Where the counter of a row stands: its address, its commune, its point on the map.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "network/import_counter_row.hpp"
#include "network/import_values.hpp"

namespace relais::network {
namespace {

// A counter farther than this from the centre of its commune is somewhere else. The largest communes, in Guyane, reach
// some 200 km from their centre.
constexpr double kFarthestFromCommuneKm = 250;

}  // namespace

// A place is a commune, named or found by its code, or a point on the map.
bool CounterRowReader::read_place() {
  auto& counter = listed_.counter;
  set_text("address", counter.address);
  set_text("address_extra", counter.address_extra);
  set_text("postcode", counter.postcode);
  auto const lost_zero = list_.country == "fr" && counter.postcode && counter.postcode->size() == 4;
  if (lost_zero && std::ranges::all_of(*counter.postcode, [](char c) { return c >= '0' && c <= '9'; })) {
    counter.postcode->insert(0, 1, '0');
  }
  read_commune();
  auto const has_point = !cell("point").empty() || (!cell("latitude").empty() && !cell("longitude").empty());
  if (counter.commune_name.empty() && !has_point) {
    warn("commune_name", "", "network.place_missing");
    return false;
  }
  return true;
}

void CounterRowReader::read_commune() {
  auto& counter = listed_.counter;
  auto const code = cell("commune_code");
  counter.commune_name = one_line(cell("commune_name"));
  counter.commune_code = std::nullopt;
  auto const named = CommuneWords{code, counter.commune_name, counter.postcode ? *counter.postcode : std::string_view{},
                                  cell("department")};
  commune_ = code.empty() ? nullptr : communes_.by_code(code);
  auto const is_unknown_code = !code.empty() && commune_ == nullptr;
  if (commune_ == nullptr && !counter.commune_name.empty()) {
    commune_ = communes_.by_name(named);
  }
  if (commune_ != nullptr) {
    counter.commune_code = commune_->code;
    counter.commune_name = counter.commune_name.empty() ? commune_->name : counter.commune_name;
  }
  if (is_unknown_code) {
    leave_unread("commune_code", "commune_code", code, "network.commune_code_unknown");
  } else if (commune_ == nullptr && !counter.commune_name.empty()) {
    leave_unread("commune_code", "commune_name", fmt::format("{} {}", counter.postcode.value_or(""), named.name),
                 "network.commune_not_found");
  }
}

void CounterRowReader::read_location() {
  if (!has("point") && !(has("latitude") && has("longitude"))) {
    return;
  }
  auto& counter = listed_.counter;
  counter.lat = counter.lon = std::nullopt;
  auto lat_text = cell("latitude");
  auto lon_text = cell("longitude");
  auto const point = cell("point");
  auto const is_point = lat_text.empty() && lon_text.empty() && !point.empty();
  if (is_point) {
    auto const comma = std::min(point.find_first_of(",; "), point.size());
    lat_text = meaningful(point.substr(0, comma));
    lon_text = meaningful(point.substr(std::min(comma + 1, point.size())));
  }
  if (lat_text.empty() && lon_text.empty()) {
    return;
  }
  auto const refuse = [&](std::string_view reason) {
    leave_unread("location", is_point ? "point" : "latitude", fmt::format("{}, {}", lat_text, lon_text), reason);
  };
  auto const lat = read_degrees(lat_text);
  auto const lon = read_degrees(lon_text);
  if (!lat || !lon) {
    return refuse("network.coordinates_unreadable");
  }
  if (*lat == 0 && *lon == 0) {
    return refuse("network.coordinates_zero");
  }
  auto const centre = commune_ == nullptr ? std::nullopt : commune_->centre;
  auto const is_far = [&](Location const& there) { return distance_km(*centre, there) > kFarthestFromCommuneKm; };
  auto const is_on_earth = std::abs(*lat) <= 90 && std::abs(*lon) <= 180;
  if (centre && std::abs(*lon) <= 90 && is_far({*lat, *lon}) && !is_far({*lon, *lat})) {
    return refuse("network.coordinates_swapped");
  }
  if (!is_on_earth) {
    return refuse("network.coordinates_out_of_range");
  }
  if (centre && is_far({*lat, *lon})) {
    return refuse("network.coordinates_far_from_commune");
  }
  counter.lat = lat;
  counter.lon = lon;
}

}  // namespace relais::network
