// What is left of a median problem: by candidate and demand point the time that it would spare.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/siting/median.hpp"

namespace relais::siting {

struct Saving {
  std::uint32_t number = 0;  // of the point in a candidate's row, of the candidate in a point's
  std::uint32_t time = 0;    // spared for each of the people there
  auto operator<=>(Saving const&) const = default;
};

struct MedianCore {
  std::vector<std::uint32_t> original;  // by candidate here, its place in the problem
  std::vector<Candidate> candidates;    // free ones, by id
  Rules rules;                          // once the forced ones are open
  double travel = 0;                    // people x time with none of these
  std::vector<double> people;           // by point
  Table<Saving> by_candidate;
  Table<Saving> by_point;  // the most first; of equal ones the lowest candidate
};

enum class Useless : std::uint8_t { kDropped, kKept };

// Forced candidates are open, forbidden ones out; points where nothing can be spared are left out, as are candidates
// that spare nothing, unless an area may want them. In an order that does not depend on the problem's.
MedianCore core_of(MedianProblem const& problem, Useless useless = Useless::kDropped);

}  // namespace relais::siting
