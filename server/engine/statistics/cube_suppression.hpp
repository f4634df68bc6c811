// The rule of suppression.hpp for all tables that the product publishes at once: every place of every level by every
// period of every level by every value of a breakdown and all of them. A reader may add and subtract any of these.
//
// 1. A count of 1 to 4 is hidden on every level; 0 is shown.
// 2. For each such count there is another cube which has exactly the same shown cells, whole and not negative counts,
//    and in which the count is not 1 to 4: some persons are moved to another place, period or value, with others moved
//    the other way where sums are shown (the hypercube method: R. D. Repsilber, "Sicherung persoenlicher Angaben in
//    Tabellendaten", 1999; S. Giessing, D. Repsilber, "Tools and strategies to protect multiple tables with the GHQUAR
//    cell suppression engine", 2002). The cells that tell the two cubes apart are hidden, those that cost least. So
//    nothing that is worked out from shown cells, however many, can bound the count within 1 to 4, and no line has
//    exactly one hidden cell. A second other cube, where there is one, is for a reader who guesses that no zero is
//    hidden: in it the count differs and no hidden cell is 0, or a zero is hidden among the first.
// 3. The totals of all values are decided from the totals alone: they are the same whatever the breakdown, and no
//    breakdown or several of them together tell more about a hidden total.
//
// 4. A breakdown may be cut finer (procedures of a partner): the finer cube is decided under what was decided of the
//    coarser one, so that both together tell no more than each.
//
// What a caller must see to: a published figure is a cell of the cube or composed of such cells (compose.hpp). What
// it does not do: protect what is published today from what was published yesterday of the same period; periods are
// published once they are over, and again only after corrections.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "engine/statistics/cube.hpp"
#include "engine/statistics/suppression.hpp"

namespace relais::statistics {

// Which cells of a cube are hidden.
class CubeSuppression {
 public:
  explicit CubeSuppression(Cube const& cube)
      : periods_{cube.periods().size()}, values_{cube.values() + 1}, is_hidden_(cube.size(), 0) {}

  bool is_hidden(CubeCell const& cell) const { return is_hidden_[index(cell)] != 0; }
  CellState at(CubeCell const& cell) const { return is_hidden(cell) ? CellState::kHidden : CellState::kShown; }
  void hide(CubeCell const& cell) { is_hidden_[index(cell)] = 1; }

 private:
  std::size_t index(CubeCell const& cell) const { return (cell[0] * periods_ + cell[1]) * values_ + cell[2]; }

  std::size_t periods_;
  std::size_t values_;
  std::vector<char> is_hidden_;
};

// Persons more or fewer, by leaf cell: what tells another cube from the true one.
using Changes = std::map<CubeCell, std::int64_t>;

struct Protected {
  CubeSuppression suppression;
  std::vector<Changes> others;  // the other cubes that a reader must take for possible
};

// The same cube always gives the same answer.
Protected protect(Cube const& cube);
inline CubeSuppression suppressed(Cube const& cube) {
  return protect(cube).suppression;
}

// What a value of the whole is made of: all values of `part` together are this one. `place_in_part`: of each place of
// the whole the place of the part that it is, or lies in, where the part has fewer levels; its root is 0.
Protected protect_within(Cube const& part, Protected const& whole, std::size_t value,
                         std::vector<std::size_t> const& place_in_part);

}  // namespace relais::statistics
