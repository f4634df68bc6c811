#include "engine/roads/drivable.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace relais::roads {
namespace {

struct Kind {
  std::string_view highway;
  RoadClass road_class;
  std::uint16_t speed;
};

constexpr Kind kKinds[] = {
    {"motorway", RoadClass::kMotorway, 115},    {"trunk", RoadClass::kNational, 80},
    {"primary", RoadClass::kDepartmental, 65},  {"secondary", RoadClass::kDepartmental, 65},
    {"tertiary", RoadClass::kDepartmental, 65}, {"unclassified", RoadClass::kCommunal, 42},
    {"road", RoadClass::kCommunal, 42},         {"residential", RoadClass::kStreet, 28},
    {"living_street", RoadClass::kService, 15}, {"service", RoadClass::kService, 15},
    {"motorway_link", RoadClass::kRamp, 50},    {"trunk_link", RoadClass::kRamp, 50},
    {"primary_link", RoadClass::kRamp, 50},     {"secondary_link", RoadClass::kRamp, 50},
    {"tertiary_link", RoadClass::kRamp, 50},
};
constexpr std::uint16_t kFerrySpeed = 15;
constexpr double kDrivenOfLimit = 0.85;

std::string_view value_of(std::span<Tag const> tags, std::string_view key) {
  auto const found = std::ranges::find(tags, key, &Tag::key);
  return found == tags.end() ? std::string_view{} : found->value;
}

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> values) {
  return std::ranges::find(values, value) != values.end();
}

// The most particular of the keys that speak of cars decides.
std::string_view car_access(std::span<Tag const> tags) {
  for (auto const* const key : {"motorcar", "motor_vehicle", "vehicle", "access"}) {
    if (auto const value = value_of(tags, key); !value.empty()) {
      return value;
    }
  }
  return {};
}

bool is_closed(std::string_view access) {
  return is_one_of(access, {"no", "private", "agricultural", "forestry", "agricultural;forestry", "emergency", "bus",
                            "psv", "military", "use_sidepath"});
}

Direction direction_of(std::span<Tag const> tags, RoadClass road_class) {
  auto const oneway = value_of(tags, "oneway");
  if (is_one_of(oneway, {"yes", "true", "1"})) {
    return Direction::kForward;
  }
  if (is_one_of(oneway, {"-1", "reverse"})) {
    return Direction::kBackward;
  }
  auto const is_implied = road_class == RoadClass::kMotorway ||
                          is_one_of(value_of(tags, "junction"), {"roundabout", "circular"}) ||
                          value_of(tags, "highway") == "motorway_link";
  return is_implied && oneway.empty() ? Direction::kForward : Direction::kBoth;
}

// "1:30" hours and minutes, "1:30:00", "45" minutes.
std::uint32_t crossing_seconds(std::string_view text) {
  std::array<std::uint32_t, 3> parts{};
  std::size_t count = 0;
  while (count < parts.size()) {
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), parts[count]);
    if (error != std::errc{} || parts[count] > 1'000) {
      return 0;
    }
    ++count;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.empty()) {
      return count == 1 ? parts[0] * 60 : parts[0] * 3'600 + parts[1] * 60 + parts[2];
    }
    if (text.front() != ':') {
      return 0;
    }
    text.remove_prefix(1);
  }
  return 0;
}

std::optional<Drivable> ferry(std::span<Tag const> tags) {
  if (!is_one_of(car_access(tags), {"yes", "designated", "permissive", "destination", "customers"})) {
    return std::nullopt;
  }
  return Drivable{RoadClass::kFerry, direction_of(tags, RoadClass::kFerry), kFerrySpeed,
                  crossing_seconds(value_of(tags, "duration"))};
}

}  // namespace

std::optional<int> speed_limit(std::string_view text) {
  struct Zone {
    std::string_view ending;
    int limit;
  };
  for (auto const& [ending, limit] : {Zone{":urban", 50}, Zone{":rural", 80}, Zone{":living_street", 20},
                                      Zone{":motorway", 130}, Zone{":zone30", 30}, Zone{":walk", 6}, Zone{"walk", 6}}) {
    if (text.ends_with(ending)) {
      return limit;
    }
  }
  int number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) {
    return std::nullopt;
  }
  auto const unit = std::string_view{end, static_cast<std::size_t>(text.data() + text.size() - end)};
  if (number < 1 || number > 300) {
    return std::nullopt;
  }
  auto const limit = unit == " mph" || unit == "mph" ? static_cast<int>(std::lround(number * 1.609'344)) : number;
  return limit < 5 || limit > 140 ? std::nullopt : std::optional{limit};
}

std::optional<Drivable> drivable(std::span<Tag const> tags) {
  if (value_of(tags, "route") == "ferry") {
    return ferry(tags);
  }
  auto const* const kind = std::ranges::find(kKinds, value_of(tags, "highway"), &Kind::highway);
  if (kind == std::end(kKinds) || is_closed(car_access(tags)) || value_of(tags, "area") == "yes") {
    return std::nullopt;
  }
  auto speed = kind->speed;
  if (auto const limit = speed_limit(value_of(tags, "maxspeed"))) {
    speed = std::min(speed, static_cast<std::uint16_t>(std::lround(*limit * kDrivenOfLimit)));
  }
  return Drivable{kind->road_class, direction_of(tags, kind->road_class), speed, 0};
}

bool is_barrier(std::span<Tag const> tags) {
  auto const barrier = value_of(tags, "barrier");
  if (barrier.empty()) {
    return false;
  }
  auto const access = car_access(tags);
  return access.empty() ? is_one_of(barrier, {"bollard", "block", "jersey_barrier", "log", "debris", "cycle_barrier",
                                              "motorcycle_barrier", "stile", "turnstile", "kissing_gate", "chain",
                                              "wall", "fence", "full-height_turnstile", "horse_stile"})
                        : is_closed(access);
}

bool is_highway(std::span<Tag const> tags) {
  return std::ranges::find(tags, "highway", &Tag::key) != tags.end();
}

}  // namespace relais::roads
