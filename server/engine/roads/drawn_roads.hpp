// Roads drawn as text, for tests. Every character but a space is a point; a minute lies between neighbours. - and its
// one-way kind < > join left and right, | and ^ v up and down, letters and + join all four sides.
#pragma once

#include <map>
#include <string_view>

#include "engine/roads/network.hpp"

namespace relais::roads {

struct DrawnRoads {
  Network network;
  std::map<char, Position> places;  // of the letters

  Position at(char letter) const { return places.at(letter); }
};

inline DrawnRoads drawn(std::string_view map, std::uint32_t seconds_a_step = 60) {
  constexpr std::int32_t kStep = 10'000;  // 111 m
  auto roads = DrawnRoads{};
  std::map<Position, std::pair<std::uint32_t, char>> points;
  auto at = Position{};  // at the equator steps are as long to the east as to the north
  for (auto const character : map) {
    if (character == '\n') {
      at = {at.lat - kStep, 0};
      continue;
    }
    if (character != ' ') {
      points[at] = {static_cast<std::uint32_t>(roads.network.nodes.size()), character};
      roads.network.nodes.push_back(at);
      roads.places[character] = at;
    }
    at.lon += kStep;
  }
  auto const join = [&](Position a, Position b, std::string_view others, char onward, char back) {
    auto const from = points.find(a);
    auto const to = points.find(b);
    if (from == points.end() || to == points.end() || others.find(from->second.second) != others.npos ||
        others.find(to->second.second) != others.npos) {
      return;
    }
    auto const is = [&](char character) { return from->second.second == character || to->second.second == character; };
    auto const direction = is(onward) ? Direction::kForward : (is(back) ? Direction::kBackward : Direction::kBoth);
    roads.network.segments.push_back(
        {from->second.first, to->second.first, seconds_a_step * 1'000, RoadClass::kCommunal, direction, 42});
  };
  for (auto const& [position, point] : points) {
    join(position, {position.lat, position.lon + kStep}, "|^v", '>', '<');
    join(position, {position.lat - kStep, position.lon}, "-<>", 'v', '^');
  }
  return roads;
}

}  // namespace relais::roads
