#include "engine/siting/solve.hpp"

#include <algorithm>

#include "engine/siting/branching.hpp"
#include "engine/siting/draft.hpp"
#include "engine/siting/primal_dual.hpp"

namespace relais::siting {
namespace {

constexpr int kRounds = 3'000;
constexpr double kSharp = 0.1;             // of what is left between plan and bound: prices need not be better
constexpr std::size_t kFew = 3'000;        // undecided candidates: branching is worth its while
constexpr std::size_t kVeryFew = 100;      // also before a better plan is looked for
constexpr std::uint64_t kSwapsEach = 500;  // tried, by promising candidate, the first time
constexpr std::uint64_t kLongestWalk = 8;  // twice as long each time, so often
constexpr double kWorse = 0.06;            // of an open candidate's mean loss: what a swap may cost at first
constexpr double kPromising = 0.95;        // of the score that is selected

class Solver {
 public:
  Solver(Worth& worth, Pricing& pricing, Choice const& choice, Ledger& ledger)
      : pricing_{pricing},
        ledger_{ledger},
        draft_{worth, choice, ledger},
        dual_{pricing, choice.candidates(), choice.rules()},
        branching_{dual_, pricing, draft_, choice, ledger},
        has_budget_{choice.rules().budget.has_value()},
        decisions_(choice.candidates().size(), Decision::kUndecided) {}

  std::vector<std::uint32_t> run() {
    ledger_.proven(pricing_.total());
    start();
    position_ = dual_.first_position();
    prove();
    for (std::uint64_t walk = 0; !ledger_.is_over(); ++walk) {
      if (undecided_ <= (walk == 0 ? kVeryFew : kFew)) {
        branching_.run(decisions_, position_);
        break;
      }
      wander(walk);
      prove();
    }
    return draft_.best();
  }

 private:
  void start() {
    for (auto const by : {Draft::By::kPromise, Draft::By::kPromisePerCost}) {
      if (by == Draft::By::kPromise || has_budget_) {
        draft_.clear();
        draft_.fill(by);
        draft_.keep();
        draft_.improve();
        draft_.keep();
      }
    }
  }

  // Sharpens the bound until it is close to what any prices can prove, then follows the shares to a plan.
  void prove() {
    if (ledger_.is_over()) {
      return;
    }
    auto const proof = dual_.run(position_, kRounds, [&](Proof const& best, double error) {
      ledger_.proven(best.bound);
      ledger_.spend(PrimalDual::kBetweenProofs * pricing_.entries());
      return ledger_.is_over() || error < kSharp * (best.bound - ledger_.gain());
    });
    if (!proof.scores.empty()) {
      proof_ = proof;
    }
    draft_.follow(position_.shares);
    undecided_ = branching_.decide(decisions_, proof_);
  }

  void wander(std::uint64_t walk) {
    auto may_be_chosen = std::vector<char>(decisions_.size());
    for (std::uint32_t i = 0; i < decisions_.size(); ++i) {
      auto const least = kPromising * proof_.greatest.to_come_in[dual_.selection().area_of(i)];
      may_be_chosen[i] = decisions_[i] != Decision::kClosed && proof_.scores[i] >= least ? 1 : 0;
    }
    auto const promising = static_cast<std::uint64_t>(std::ranges::count(may_be_chosen, 1));
    draft_.restore(std::vector{draft_.best()});
    draft_.wander(may_be_chosen, (kSwapsEach << std::min(walk, kLongestWalk)) * promising, kWorse * draft_.mean_loss(),
                  walk);
  }

  Pricing& pricing_;
  Ledger& ledger_;
  Draft draft_;
  PrimalDual dual_;
  Branching branching_;
  bool has_budget_;
  std::vector<Decision> decisions_;
  std::size_t undecided_ = kNone;
  Position position_;
  Proof proof_;
};

}  // namespace

std::vector<std::uint32_t> solve(Worth& worth, Pricing& pricing, Choice const& choice, Ledger& ledger) {
  return Solver{worth, pricing, choice, ledger}.run();
}

std::vector<std::uint32_t> with_forced(std::span<std::uint32_t const> places, std::span<std::uint32_t const> original,
                                       std::span<Candidate const> candidates) {
  auto all = std::vector<std::uint32_t>{};
  std::ranges::transform(places, std::back_inserter(all), [&](auto place) { return original[place]; });
  for (std::uint32_t candidate = 0; candidate < candidates.size(); ++candidate) {
    if (candidates[candidate].standing == Standing::kForced) {
      all.push_back(candidate);
    }
  }
  return all;
}

std::vector<Opening> in_order_of_opening(Worth& worth, std::span<std::uint32_t const> numbers) {
  auto candidates = std::vector<Candidate>(numbers.size());
  auto const count = static_cast<std::uint32_t>(numbers.size());
  auto const watch = Watch{};
  auto ledger = Ledger{{}, watch, 0};
  auto order = Draft{worth, Choice{std::move(candidates), {.count = count}}, ledger}.fill();
  for (std::uint32_t candidate = 0; candidate < count; ++candidate) {
    if (!worth.is_open(candidate)) {
      order.push_back(candidate);
    } else {
      worth.close(candidate);
    }
  }
  auto openings = std::vector<Opening>{};
  for (auto const candidate : order) {
    auto const before = worth.value();
    worth.open(candidate);
    openings.push_back({numbers[candidate], static_cast<std::uint64_t>(worth.value() - before)});
  }
  return openings;
}

}  // namespace relais::siting
