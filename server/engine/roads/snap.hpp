// The place on the roads that is nearest to a point. Nothing further than a stated distance: people there are a result.
//
// An index in a uniform grid of about two cells a piece of road, or of 220 metres; built in linear time, 12 bytes a
// piece and 4 a cell. A search looks into the cells around the point until no nearer piece can lie in the others: half
// a microsecond in a country's roads (bench/roads.sh). Regions far apart (overseas) make the cells larger and searches
// slower, never wrong.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/roads/graph.hpp"

namespace relais::roads {

struct Snapped {
  std::uint32_t edge = 0;
  double share = 0;   // of the edge's length, from its node `from`: 0 to 1
  double metres = 0;  // from the point to the road
  bool operator==(Snapped const&) const = default;
};

inline constexpr double kSnapMetres = 1'000;  // further from any road counts as off the roads

class SnapIndex {
 public:
  // The graph must outlive the index.
  explicit SnapIndex(GraphView const& graph);

  // Of equally near places that of the lowest edge.
  std::optional<Snapped> snap(Position point, double within_metres = kSnapMetres) const;

 private:
  struct Piece {
    std::uint32_t edge;
    std::uint32_t part;  // between which two points of the edge's shape
  };
  struct Cell {
    std::int64_t row;
    std::int64_t column;
  };
  struct Nearest;

  Position end_of(Piece piece, std::uint32_t which) const;
  template <class Use>
  void each_cell_of(Position a, Position b, Use const& use) const;
  Cell cell_of(Position at) const;
  void look_into(Cell cell, Nearest& nearest) const;
  double share_of(Piece piece, double along) const;

  GraphView graph_;
  Position low_;
  std::int64_t row_steps_ = 1;  // of a cell's side, in steps of Position
  std::int64_t column_steps_ = 1;
  std::int64_t rows_ = 0;
  std::int64_t columns_ = 0;
  std::vector<std::uint32_t> first_;  // of each cell
  std::vector<Piece> pieces_;
};

}  // namespace relais::roads
