// Roads before they are a graph: points and the straight segments between them, from an OpenStreetMap extract or made.
#pragma once

#include <cstdint>
#include <numbers>
#include <vector>

namespace relais::roads {

// WGS84 in steps of 1e-7 degree (11 mm), as OpenStreetMap keeps it.
struct Position {
  std::int32_t lat = 0;
  std::int32_t lon = 0;
  auto operator<=>(Position const&) const = default;
};

inline constexpr double kStepsPerDegree = 1e7;
inline constexpr double kMetresPerStep = 6'371'008.8 * std::numbers::pi / 180 / kStepsPerDegree;  // along a meridian

// Flat, at their mean latitude: within 0.1 % below 100 km, which no segment reaches.
double metres_between(Position a, Position b);

enum class RoadClass : std::uint8_t {
  kMotorway,
  kNational,
  kDepartmental,
  kCommunal,
  kStreet,
  kService,
  kRamp,
  kFerry
};
inline constexpr int kRoadClasses = 8;

enum class Direction : std::uint8_t { kBoth, kForward, kBackward };

struct Segment {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::uint32_t milliseconds = 0;  // the same both ways
  RoadClass road_class = RoadClass::kStreet;
  Direction direction = Direction::kBoth;
  std::uint16_t speed = 0;  // km/h; segments of one class and speed can be one edge
};

// Between two parallels and two meridians.
struct Box {
  Position low;
  Position high;
  bool operator==(Box const&) const = default;
};

struct Network {
  std::vector<Position> nodes;
  std::vector<Segment> segments;
  std::vector<std::uint32_t> ends;  // nodes from which a road goes on beyond what was read; some perhaps twice
  std::vector<Box> boxes;           // what is known lies in these; none: all is known
};

// Travel of so many metres at so many km/h, at least a millisecond and at most a day.
std::uint32_t milliseconds_of(double metres, double kmh);

}  // namespace relais::roads
