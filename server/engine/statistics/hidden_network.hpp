// What a reader can work out about the hidden cells of a table. Each hidden cell is an arc between the node of its row
// and the node of its column; that rows and columns add up means that what flows into a node flows out of it. A cell
// may have another value if the other hidden cells can carry the difference around.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace relais::statistics {

class HiddenNetwork {
 public:
  explicit HiddenNetwork(std::size_t nodes) : arcs_of_(nodes) {}

  // Returns the arc's number.
  std::size_t add(std::size_t from, std::size_t to, std::int64_t count);

  // Whether all published figures allow this cell to be so much lower, or higher, while no hidden cell is below
  // `floor`. Cost: for each unit at most one walk over the hidden cells.
  bool can_be_lower(std::size_t arc, std::int64_t by, std::int64_t floor) const;
  bool can_be_higher(std::size_t arc, std::int64_t by, std::int64_t floor) const;

 private:
  struct Arc {
    std::size_t from;
    std::size_t to;
    std::int64_t count;
  };
  struct Walk {
    std::size_t without;
    std::int64_t floor;
    std::vector<std::int64_t> counts;  // as changed so far
  };
  struct Step {
    std::size_t arc;
    bool is_forward;  // raises the arc's count
  };

  bool can_carry(std::size_t from, std::size_t to, std::int64_t units, Walk walk) const;
  std::optional<std::vector<Step>> way(std::size_t from, std::size_t to, Walk const& walk) const;

  std::vector<Arc> arcs_;
  std::vector<std::vector<std::size_t>> arcs_of_;  // by node
};

}  // namespace relais::statistics
