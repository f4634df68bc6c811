// The best choice of places under rules, with proof, whatever places are worth: greedy, swaps, prices, and branches
// where prices leave few candidates undecided.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/siting/ledger.hpp"
#include "engine/siting/plan.hpp"
#include "engine/siting/pricing.hpp"
#include "engine/siting/rules.hpp"
#include "engine/siting/worth.hpp"

namespace relais::siting {

// What is open in the best plan, ascending. Its worth and the bound are the ledger's. Nothing is open in `worth` yet;
// the rules can be met.
std::vector<std::uint32_t> solve(Worth& worth, Pricing& pricing, Choice const& choice, Ledger& ledger);

// All that open in the problem: `places` by their numbers there, `original`, and the forced ones.
std::vector<std::uint32_t> with_forced(std::span<std::uint32_t const> places, std::span<std::uint32_t const> original,
                                       std::span<Candidate const> candidates);

// All candidates of a plan, of which none is open yet: the best first, then the best beside it, and so on. `numbers`:
// by candidate its number in the answer.
std::vector<Opening> in_order_of_opening(Worth& worth, std::span<std::uint32_t const> numbers);

}  // namespace relais::siting
