// What is left of a covering problem once everything is taken out that cannot matter.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/siting/covering.hpp"
#include "engine/siting/table.hpp"

namespace relais::siting {

struct CoveringCore {
  std::vector<std::uint32_t> original;  // by candidate here, its place in the problem
  std::vector<Candidate> candidates;    // free ones, by id
  Rules rules;                          // once the forced ones are open
  double settled = 0;                   // people who count without any of these

  // Points that count once a candidate of theirs is open.
  Rows single;  // by candidate
  std::vector<double> single_people;
  // Points that still need two: one within X minutes, another within Y. Entry: 2 x point, + 1 where within X.
  Rows doubled;  // by candidate
  std::vector<double> doubled_people;
};

// Of entries coded like those of `doubled`: by point 2 x candidate, + 1 where within X.
Rows turned_coded(Rows const& by_candidate, std::size_t points);

enum class Dominated : std::uint8_t { kDropped, kKept };

// Forced candidates are open, forbidden ones out; demand that is covered, or that nobody can cover, is left out; points
// with the same candidates are one; candidates are dropped for which another can always stand in. In an order that does
// not depend on the problem's. 0.2 s for 35,000 points and 0.9 million entries.
//
// Source: isomorphic aggregation and dominance of W. Lv and others, "Presolving and cutting planes for the generalized
// maximal covering location problem", European Journal of Operational Research 327, 2025.
CoveringCore core_of(CoveringProblem const& problem, Dominated dominated = Dominated::kDropped);

}  // namespace relais::siting
