// The graph as one run of bytes, to be mapped into memory and searched where it lies.
//
// A head (mark, version, byte order, checksum, number of elements of each array), then the arrays one after the other,
// each beginning at a multiple of 8 bytes. About 100 bytes a node and 8 a point of a shape. What is damaged, of another
// version or of a machine with the other byte order is refused; it is made anew from its extracts.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/roads/graph.hpp"
#include "platform/result/result.hpp"

namespace relais::roads {

std::vector<std::byte> graph_file(GraphView const& graph);

// `bytes` begin at a multiple of 8 and outlive the view. Every byte is read once, for the checksum, and every number
// that leads somewhere is checked.
Result<GraphView> open_graph(std::span<std::byte const> bytes);

}  // namespace relais::roads
