// A hierarchy as one run of bytes, to be mapped into memory and swept where it lies, beside the file of its graph
// (graph_file.hpp).
//
// A head (mark, version, byte order, checksum, checksum of the graph, number of elements of each array), then the
// arrays one after the other, each beginning at a multiple of 8 bytes. About 31 bytes a node. What is damaged, of
// another version or of another graph is refused; it is built anew.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "engine/roads/hierarchy.hpp"
#include "platform/result/result.hpp"

namespace relais::roads {

// Gives the file piece by piece, for one of national size should not be in memory twice.
void write_hierarchy_file(GraphView const& graph, HierarchyView const& hierarchy,
                          std::function<void(std::span<std::byte const>)> const& write);

std::vector<std::byte> hierarchy_file(GraphView const& graph, HierarchyView const& hierarchy);

// `bytes` begin at a multiple of 8 and outlive what is opened. Every byte is read once, as are the arcs of the graph,
// and every number that leads somewhere is checked: what is opened can be swept without harm. That its times are right
// rests on the two checksums. Refusals: roads.damaged, roads.other_version, roads.other_graph.
Result<HierarchyView> open_hierarchy(std::span<std::byte const> bytes, GraphView const& graph);

}  // namespace relais::roads
