#include "engine/roads/snap.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace relais::roads {
namespace {

constexpr double kCellsAPiece = 2;
constexpr double kSmallestCell = 20'000;  // steps: 220 m
constexpr double kRounding = 0.1;         // metres by which a piece may lie beside the cells that have it

struct Flat {
  double x;
  double y;
};

double length(Flat line) {
  return std::sqrt(line.x * line.x + line.y * line.y);
}

}  // namespace

struct SnapIndex::Nearest {
  Position point;
  double narrowing;  // of a degree to the east there
  double metres;     // what is further is not asked for
  bool is_found = false;
  Piece piece{};
  double along = 0;  // the piece, 0 to 1

  // Metres from the point.
  Flat flat(Position at) const {
    return {(double{1} * at.lon - point.lon) * narrowing * kMetresPerStep,
            (double{1} * at.lat - point.lat) * kMetresPerStep};
  }
};

SnapIndex::SnapIndex(GraphView const& graph) : graph_{graph} {
  if (graph.edges.empty()) {
    return;
  }
  auto high = low_ = graph.nodes.front();
  auto const widen = [&](Position at) {
    low_ = {std::min(low_.lat, at.lat), std::min(low_.lon, at.lon)};
    high = {std::max(high.lat, at.lat), std::max(high.lon, at.lon)};
  };
  std::ranges::for_each(graph.nodes, widen);
  std::ranges::for_each(graph.points, widen);
  auto const height = double{1} * high.lat - low_.lat + 1;
  auto const width = double{1} * high.lon - low_.lon + 1;
  auto const narrowing =
      std::max(0.1, std::cos((double{1} * high.lat + low_.lat) / 2 / kStepsPerDegree * std::numbers::pi / 180));
  auto const pieces = static_cast<double>(graph.edges.size() + graph.points.size());
  auto const side = std::max(kSmallestCell, std::sqrt(height * width * narrowing / (pieces * kCellsAPiece)));
  row_steps_ = static_cast<std::int64_t>(side);
  column_steps_ = static_cast<std::int64_t>(side / narrowing);
  rows_ = static_cast<std::int64_t>(height) / row_steps_ + 1;
  columns_ = static_cast<std::int64_t>(width) / column_steps_ + 1;
  first_.resize(static_cast<std::size_t>(rows_ * columns_) + 1);
  auto const each = [&](auto const& use) {
    for (std::uint32_t edge = 0; edge < graph.edges.size(); ++edge) {
      auto const parts = static_cast<std::uint32_t>(graph.shape(edge).size()) + 1;
      for (std::uint32_t part = 0; part < parts; ++part) {
        auto const piece = Piece{edge, part};
        each_cell_of(end_of(piece, 0), end_of(piece, 1), [&](std::size_t cell) { use(cell, piece); });
      }
    }
  };
  each([&](std::size_t cell, Piece) { ++first_[cell + 1]; });
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  pieces_.resize(first_.back());
  auto next = first_;
  each([&](std::size_t cell, Piece piece) { pieces_[next[cell]++] = piece; });
}

Position SnapIndex::end_of(Piece piece, std::uint32_t which) const {
  auto const shape = graph_.shape(piece.edge);
  auto const index = piece.part + which;
  if (index == 0) {
    return graph_.nodes[graph_.edges[piece.edge].from];
  }
  return index <= shape.size() ? shape[index - 1] : graph_.nodes[graph_.edges[piece.edge].to];
}

SnapIndex::Cell SnapIndex::cell_of(Position at) const {
  return {(std::int64_t{at.lat} - low_.lat) / row_steps_, (std::int64_t{at.lon} - low_.lon) / column_steps_};
}

// The cells that the straight line from a to b passes: row by row, those between where it enters and leaves the row.
template <class Use>
void SnapIndex::each_cell_of(Position a, Position b, Use const& use) const {
  if (b < a) {
    std::swap(a, b);
  }
  auto const from = cell_of(a);
  auto const to = cell_of(b);
  for (auto row = from.row; row <= to.row; ++row) {
    auto const lon_at = [&](std::int64_t lat) {
      auto const clamped = std::clamp<std::int64_t>(lat, a.lat, b.lat);
      return a.lat == b.lat ? double{1} * b.lon
                            : a.lon + (double{1} * b.lon - a.lon) * static_cast<double>(clamped - a.lat) /
                                          (double{1} * b.lat - a.lat);
    };
    auto const bottom = low_.lat + row * row_steps_;
    auto const enters = a.lat == b.lat ? double{1} * a.lon : lon_at(bottom);
    auto const leaves = lon_at(bottom + row_steps_);
    auto const column = [&](double lon) {
      return std::clamp<std::int64_t>(static_cast<std::int64_t>((lon - low_.lon) / static_cast<double>(column_steps_)),
                                      0, columns_ - 1);
    };
    for (auto at = column(std::min(enters, leaves)); at <= column(std::max(enters, leaves)); ++at) {
      use(static_cast<std::size_t>(row * columns_ + at));
    }
  }
}

void SnapIndex::look_into(Cell cell, Nearest& nearest) const {
  if (cell.row < 0 || cell.row >= rows_ || cell.column < 0 || cell.column >= columns_) {
    return;
  }
  auto const low = Position{static_cast<std::int32_t>(low_.lat + cell.row * row_steps_),
                            static_cast<std::int32_t>(low_.lon + cell.column * column_steps_)};
  auto const [left, bottom] = nearest.flat(low);
  auto const height = static_cast<double>(row_steps_) * kMetresPerStep;
  auto const width = static_cast<double>(column_steps_) * nearest.narrowing * kMetresPerStep;
  auto const away = length({std::max({left, -left - width, 0.0}), std::max({bottom, -bottom - height, 0.0})});
  if (away > nearest.metres + kRounding) {
    return;
  }
  auto const index = static_cast<std::size_t>(cell.row * columns_ + cell.column);
  for (auto i = first_[index]; i < first_[index + 1]; ++i) {
    auto const piece = pieces_[i];
    auto const a = nearest.flat(end_of(piece, 0));
    auto const b = nearest.flat(end_of(piece, 1));
    auto const dx = b.x - a.x;
    auto const dy = b.y - a.y;
    auto const square = dx * dx + dy * dy;
    auto const along = square == 0 ? 0 : std::clamp(-(a.x * dx + a.y * dy) / square, 0.0, 1.0);
    auto const metres = length({a.x + along * dx, a.y + along * dy});
    if (metres < nearest.metres ||
        (metres == nearest.metres && (!nearest.is_found || piece.edge < nearest.piece.edge))) {
      nearest.metres = metres;
      nearest.is_found = true;
      nearest.piece = piece;
      nearest.along = along;
    }
  }
}

double SnapIndex::share_of(Piece piece, double along) const {
  auto const parts = static_cast<std::uint32_t>(graph_.shape(piece.edge).size()) + 1;
  double before = 0;
  double all = 0;
  for (std::uint32_t part = 0; part < parts; ++part) {
    auto const metres = metres_between(end_of({piece.edge, part}, 0), end_of({piece.edge, part}, 1));
    before += part < piece.part ? metres : (part == piece.part ? along * metres : 0);
    all += metres;
  }
  return all == 0 ? 0 : std::min(1.0, before / all);
}

std::optional<Snapped> SnapIndex::snap(Position point, double within_metres) const {
  if (pieces_.empty()) {
    return std::nullopt;
  }
  auto const narrowing = std::cos(point.lat / kStepsPerDegree * std::numbers::pi / 180);
  auto const cell_metres =
      kMetresPerStep * std::min(static_cast<double>(row_steps_), static_cast<double>(column_steps_) * narrowing);
  // A point outside of the box begins at the cell that is nearest to it, from which no road is nearer than from there.
  auto const away_rows =
      std::max({std::int64_t{0}, std::int64_t{low_.lat} - point.lat, point.lat - (low_.lat + rows_ * row_steps_)});
  auto const away_columns = std::max(
      {std::int64_t{0}, std::int64_t{low_.lon} - point.lon, point.lon - (low_.lon + columns_ * column_steps_)});
  if (static_cast<double>(away_rows) * kMetresPerStep > within_metres ||
      static_cast<double>(away_columns) * narrowing * kMetresPerStep > within_metres) {
    return std::nullopt;
  }
  auto const cell = cell_of(point);
  auto const centre =
      Cell{std::clamp<std::int64_t>(cell.row, 0, rows_ - 1), std::clamp<std::int64_t>(cell.column, 0, columns_ - 1)};
  auto nearest = Nearest{.point = point, .narrowing = narrowing, .metres = within_metres};
  // Whoever stands at a cell's edge is as near to the next ring as to his own.
  for (std::int64_t ring = 0; static_cast<double>(ring - 1) * cell_metres <= nearest.metres && ring <= rows_ + columns_;
       ++ring) {
    for (auto row = -ring; row <= ring; ++row) {
      auto const is_side = row == -ring || row == ring;
      for (auto column = -ring; column <= ring; column += is_side || ring == 0 ? 1 : 2 * ring) {
        look_into({centre.row + row, centre.column + column}, nearest);
      }
    }
  }
  if (!nearest.is_found) {
    return std::nullopt;
  }
  return Snapped{nearest.piece.edge, share_of(nearest.piece, nearest.along), nearest.metres};
}

}  // namespace relais::roads
