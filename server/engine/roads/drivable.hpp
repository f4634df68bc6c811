// Whether a car may use an OpenStreetMap way, which way round, and how fast: the tags' meaning in one place.
//
// Free-flow speeds in km/h: motorway 115, national (trunk) 80, departmental (primary, secondary, tertiary) 65, communal
// (unclassified) 42, street (residential) 28, service and living street 15, ramp 50. A `maxspeed` only makes slower: 85
// % of it is driven (what the class speeds are of the French limits). Absurd limits, below 5 or above 140, are no
// limits. Tracks and paths are not roads; a ferry carries cars only where its tags say so, for most that do not say
// carry none.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "engine/roads/network.hpp"

namespace relais::roads {

struct Tag {
  std::string_view key;
  std::string_view value;
};

struct Drivable {
  RoadClass road_class = RoadClass::kStreet;
  Direction direction = Direction::kBoth;
  std::uint16_t speed = 0;          // km/h
  std::uint32_t ferry_seconds = 0;  // the whole crossing; 0: by speed
};

// Nothing: not for cars.
std::optional<Drivable> drivable(std::span<Tag const> tags);

// A bollard, a private gate: roads end at the node.
bool is_barrier(std::span<Tag const> tags);

bool is_highway(std::span<Tag const> tags);

// The speed limit in km/h; nothing where there is none or the text makes no sense.
std::optional<int> speed_limit(std::string_view text);

}  // namespace relais::roads
