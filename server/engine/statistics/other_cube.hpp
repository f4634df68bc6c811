// Another cube that a reader must take for possible: some persons are moved, and all that is not to be hidden stays as
// it is.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "engine/statistics/cube.hpp"
#include "engine/statistics/cube_suppression.hpp"

namespace relais::statistics {

inline constexpr std::size_t kNoPartner = static_cast<std::size_t>(-1);

// Persons of a leaf cell more or fewer. With a partner in a tree, the partner changes the other way and sums that hold
// both stay as they are; without, all sums up to the root change. With partners in several trees, what changes are the
// corners of a rectangle or a box, with alternating signs.
struct Move {
  std::vector<std::pair<CubeCell, std::int64_t>> leaves;  // and by how much they change
  CubeCell partner = {kNoPartner, kNoPartner, kNoPartner};
};

// What the other cube must be like.
enum class Aim {
  kNotSmall,      // the count is none, or many
  kWithoutZeros,  // the count differs, and no hidden cell is 0: for a reader who guesses so
};

class OtherCubes {
 public:
  OtherCubes(Cube const& cube, CubeSuppression const& suppression) : cube_{cube}, suppression_{suppression} {}

  // The move that needs the least to be hidden beyond what is hidden. In a cube with values, all values together stay
  // as they are. Nothing if there is none at all.
  std::optional<Move> cheapest(CubeCell const& target, Aim aim) const;

  // The cells that it changes.
  std::vector<CubeCell> changed(Move const& move) const;

 private:
  struct Partner {
    std::size_t node;
    std::int64_t cost;                 // alone
    std::vector<std::size_t> changed;  // nodes of its tree, for the first leaf
  };
  using Partners = std::vector<Partner>;

  std::vector<Move> moves(CubeCell const& target, Aim aim) const;
  std::vector<CubeCell> leaves_under(CubeCell const& target) const;
  Partners partners(CubeCell const& target, CubeCell const& leaf, std::size_t axis, std::size_t most) const;
  std::optional<Move> cheapest(std::vector<Move> const& moves, std::array<Partners, 3> const& partners, Aim aim) const;
  bool is_possible(Move const& move, Aim aim) const;
  std::vector<std::size_t> changed_nodes(std::size_t axis, std::size_t leaf, std::size_t partner) const;
  std::int64_t cost(CubeCell const& cell) const;

  Cube const& cube_;
  CubeSuppression const& suppression_;
};

}  // namespace relais::statistics
