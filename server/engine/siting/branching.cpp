#include "engine/siting/branching.hpp"

#include <algorithm>
#include <utility>

namespace relais::siting {
namespace {

constexpr int kRounds = 400;
constexpr double kSharp = 0.3;   // of what is left between bound and plan: better prices would not end the branch
constexpr double kWhole = 1e-4;  // shares this near to 0 or 1 are taken for it

double doubt(double share) {
  return std::min(share, 1 - share);
}

}  // namespace

Branching::Branching(PrimalDual& dual, Pricing const& pricing, Draft& draft, Choice const& choice, Ledger& ledger)
    : dual_{dual}, pricing_{pricing}, draft_{draft}, choice_{choice}, ledger_{ledger} {}

std::size_t Branching::decide(std::vector<Decision>& decisions, Proof const& proof) {
  std::size_t undecided = 0;
  for (std::size_t i = 0; i < decisions.size() && !proof.scores.empty(); ++i) {
    if (decisions[i] != Decision::kUndecided) {
      continue;
    }
    auto const score = proof.scores[i] - proof.greatest.dearness * choice_.candidates()[i].cost;
    auto const opened =
        proof.bound -
        std::max(0.0, proof.greatest.to_come_in[dual_.selection().area_of(static_cast<std::uint32_t>(i))] - score);
    auto const closed = proof.bound - std::max(0.0, score - proof.greatest.to_go_out);
    if (ledger_.suffices(opened)) {
      decisions[i] = Decision::kClosed;
      set_aside_ = std::max(set_aside_, opened);
    } else if (ledger_.suffices(closed)) {
      decisions[i] = Decision::kOpen;
      set_aside_ = std::max(set_aside_, closed);
    } else {
      ++undecided;
    }
  }
  return undecided;
}

void Branching::run(std::vector<Decision> decisions, Position position) {
  auto const by_bound = [](Node const& a, Node const& b) { return a.bound < b.bound; };
  waiting_.push_back({std::move(decisions), std::move(position), ledger_.bound()});
  while (!waiting_.empty() && !ledger_.is_over()) {
    std::ranges::pop_heap(waiting_, by_bound);
    auto node = std::move(waiting_.back());
    waiting_.pop_back();
    auto const before = waiting_.size();
    explore(std::move(node));
    for (auto end = before + 1; end <= waiting_.size(); ++end) {
      std::push_heap(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(end), by_bound);
    }
    report();
  }
}

void Branching::report() const {
  auto bound = std::max(set_aside_, ledger_.gain());
  for (auto const& node : waiting_) {
    bound = std::max(bound, node.bound);
  }
  ledger_.proven(bound);
}

bool Branching::can_be_met(std::vector<Decision> const& decisions) const {
  auto const& rules = choice_.rules();
  auto room = rules.at_most;
  auto possible = std::vector<std::uint32_t>(rules.at_least.size());
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    auto const& candidate = choice_.candidates()[i];
    if (decisions[i] != Decision::kClosed && candidate.area < possible.size()) {
      ++possible[candidate.area];
    }
    if (decisions[i] == Decision::kOpen && candidate.group < room.size()) {
      if (room[candidate.group] == 0) {
        return false;
      }
      --room[candidate.group];
    }
  }
  return std::ranges::equal(rules.at_least, possible, std::less_equal{});
}

void Branching::explore(Node node) {
  if (ledger_.suffices(node.bound)) {
    set_aside_ = std::max(set_aside_, node.bound);
    return;
  }
  if (!can_be_met(node.decisions)) {
    return;
  }
  auto& selection = dual_.selection();
  for (std::size_t i = 0; i < node.decisions.size(); ++i) {
    selection.low[i] = node.decisions[i] == Decision::kOpen ? 1 : 0;
    selection.high[i] = node.decisions[i] == Decision::kClosed ? 0 : 1;
  }
  auto const proof = dual_.run(node.position, kRounds, [&](Proof const& best, double error) {
    ledger_.spend(PrimalDual::kBetweenProofs * pricing_.entries());
    return ledger_.is_over() || ledger_.suffices(best.bound) || error < 0.25 ||
           error < kSharp * (best.bound - ledger_.gain());
  });
  node.bound = std::min(node.bound, proof.bound);
  draft_.follow(node.position.shares);
  if (ledger_.suffices(node.bound)) {
    set_aside_ = std::max(set_aside_, node.bound);
    return;
  }
  if (decide(node.decisions, proof) == 0) {
    try_leaf(node.decisions);
    return;
  }
  split(std::move(node));
}

// On the candidate that the shares are least sure about; of equal ones the lowest.
void Branching::split(Node node) {
  std::uint32_t least_sure = kNone;
  for (std::uint32_t i = 0; i < node.decisions.size(); ++i) {
    auto const is_less_sure =
        least_sure == kNone || doubt(node.position.shares[i]) > doubt(node.position.shares[least_sure]) + kWhole;
    if (node.decisions[i] == Decision::kUndecided && is_less_sure) {
      least_sure = i;
    }
  }
  auto closed = node;
  closed.decisions[least_sure] = Decision::kClosed;
  node.decisions[least_sure] = Decision::kOpen;
  waiting_.push_back(std::move(closed));
  waiting_.push_back(std::move(node));
}

void Branching::try_leaf(std::vector<Decision> const& decisions) {
  draft_.clear();
  auto places = std::vector<double>(decisions.size());
  std::ranges::transform(decisions, places.begin(),
                         [](auto decision) { return decision == Decision::kOpen ? 1.0 : 0.0; });
  draft_.fill_from(places);
  draft_.keep();
}

}  // namespace relais::siting
