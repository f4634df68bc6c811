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
  explicit OtherCubes(Cube const& cube);

  void hide(CubeCell const& cell);
  CubeSuppression const& suppression() const { return suppression_; }

  // The move that needs the least to be hidden beyond what is hidden, among those between neighbours in the trees. In a
  // cube with values, all values together stay as they are. Nothing if there is none.
  std::optional<Move> cheapest(CubeCell const& target, Aim aim) const;

  // Whether nothing falls below what the aim allows.
  bool is_possible(Move const& move, Aim aim) const;

  // The cells that it changes.
  std::vector<CubeCell> changed(Move const& move) const;

 private:
  using Nodes = std::vector<std::size_t>;
  struct Partner {
    std::size_t node = kNoPartner;
    std::int64_t cost = 0;  // were there no partners in the other trees
    Nodes changed = {};     // nodes of its tree, for the first leaf
  };
  using Partners = std::array<std::vector<Partner>, 3>;

  std::vector<Move> moves(CubeCell const& target, Aim aim) const;
  std::vector<Partner> partners(CubeCell const& target, CubeCell const& leaf, std::size_t axis, std::size_t most) const;
  std::optional<Move> cheapest(std::vector<Move> moves, Partners const& partners, Aim aim) const;
  template <class Visit>
  void for_each_changed(std::size_t axis, std::size_t leaf, std::size_t partner, Visit visit) const;
  Nodes changed_nodes(std::size_t axis, std::size_t leaf, std::size_t partner) const;
  std::int64_t cost(Nodes const& places, Nodes const& periods, Nodes const& values) const;
  std::int64_t cost(Move const& move) const;

  Cube const& cube_;
  CubeSuppression suppression_;
  std::vector<std::int64_t> cost_;  // of hiding a cell: the persons that it shows; none where it is hidden
};

}  // namespace relais::statistics
