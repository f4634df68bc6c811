// The graph as one run of bytes, to be mapped into memory and searched where it lies.
//
// A head (mark, version, byte order, checksum, number of elements of each array), then what it says about itself and
// the arrays, one after the other, each beginning at a multiple of 8 bytes. About 100 bytes a node and 8 a point of a
// shape. What is damaged, of another version or of a machine with the other byte order is refused; it is made anew from
// its extracts.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/roads/graph.hpp"
#include "platform/result/result.hpp"

namespace relais::roads {

// What a file may say about itself: UTF-8 JSON as a rule (from which extracts, when), for the caller alone.
inline constexpr std::size_t kMostAbout = 64 * 1024;  // bytes

// Gives the file piece by piece, for one of national size should not be in memory twice. `about` is not longer than
// kMostAbout.
void write_graph_file(GraphView const& graph, std::string_view about,
                      std::function<void(std::span<std::byte const>)> const& write);

std::vector<std::byte> graph_file(GraphView const& graph, std::string_view about = {});

struct OpenedGraph {
  GraphView graph;
  std::string_view about;
};

// `bytes` begin at a multiple of 8 and outlive what is opened. Every byte is read once, for the checksum, and every
// number that leads somewhere is checked.
Result<OpenedGraph> open_graph(std::span<std::byte const> bytes);

}  // namespace relais::roads
