// OpenStreetMap extracts joined into one network of roads for cars. What is made of it carries "© OpenStreetMap
// contributors, ODbL 1.0".
//
// Every file is read twice, first for its ways, then for the nodes that they use: memory grows with the roads, not with
// the file. 30 bytes a node of a road and 8 more for each time that a way names it.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "engine/roads/network.hpp"
#include "platform/result/result.hpp"

namespace relais::roads {

struct Extract {
  std::string name;  // for messages
  std::span<std::byte const> bytes;
};

struct ExtractCounts {
  std::size_t nodes = 0;  // of the files, as everything up to `highways`
  std::size_t ways = 0;
  std::size_t relations = 0;
  std::size_t highways = 0;       // ways with this tag, for cars or not
  std::size_t roads = 0;          // ways for cars, each once
  std::size_t repeated = 0;       // ways for cars that another extract had already
  std::size_t missing_nodes = 0;  // that roads name and no file has: the roads are cut there
  std::size_t barriers = 0;       // nodes where roads end because cars cannot pass
  bool operator==(ExtractCounts const&) const = default;
};

struct ReadRoads {
  Network network;
  ExtractCounts counts;
  std::optional<std::chrono::sys_days> as_of = {};  // of the oldest extract that says of which day its data are
};

// What one reading may take up: a country of France's size has 6 million roads with 50 million nodes.
struct ReadLimits {
  std::size_t ways = 40'000'000;
  std::size_t refs = 400'000'000;
};

// Of two extracts with the same way or node the first one counts. A file without any road is no problem here.
Result<ReadRoads> read_roads(std::span<Extract const> extracts, ReadLimits limits = {});

}  // namespace relais::roads
