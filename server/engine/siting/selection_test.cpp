#include "engine/siting/selection.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "engine/siting/random_problem.hpp"

namespace relais::siting {
namespace {

struct Drawn {
  std::vector<Candidate> candidates;
  Rules rules;
};

// Rules that the choice of the first three meets.
Drawn random_rules(Random& random) {
  auto drawn = Drawn{};
  for (std::uint32_t i = 0; i < 10; ++i) {
    drawn.candidates.push_back({.id = i, .area = random.below(4), .cost = 1 + random.below(9)});
  }
  drawn.rules.count = 3 + random.below(3);
  drawn.rules.at_least = {0, 0, 0};
  std::uint64_t cost = 0;
  for (std::uint32_t i = 0; i < 3; ++i) {
    cost += drawn.candidates[i].cost;
    if (drawn.candidates[i].area < 3) {
      ++drawn.rules.at_least[drawn.candidates[i].area];
    }
  }
  if (random.below(2) == 0) {
    drawn.rules.budget = cost + random.below(5);
  }
  return drawn;
}

std::vector<double> random_numbers(double least, double most, Random& random) {
  auto numbers = std::vector<double>(10);
  for (auto& number : numbers) {
    number = least + (most - least) * part_of_one(random);
  }
  return numbers;
}

double at(std::vector<double> const& scores, std::vector<std::uint32_t> const& open) {
  double sum = 0;
  for (auto const candidate : open) {
    sum += scores[candidate];
  }
  return sum;
}

// All whole choices, of which the shares are mixtures where there is no budget.
template <class Visit>
void for_each_choice(Drawn const& drawn, Visit visit) {
  for (std::uint32_t choice = 0; choice < 1U << 10; ++choice) {
    auto open = std::vector<std::uint32_t>{};
    for (std::uint32_t i = 0; i < 10; ++i) {
      if ((choice >> i & 1) == 1) {
        open.push_back(i);
      }
    }
    if (meets_rules(drawn.candidates, drawn.rules, open)) {
      visit(open);
    }
  }
}

TEST(Selection, the_greatest_sum_is_that_of_the_best_choice_and_never_less) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    auto random = Random{seed};
    auto const drawn = random_rules(random);
    auto scores = random_numbers(-20, 80, random);
    for (auto& score : scores) {
      score = std::floor(score * 8) / 8;
    }
    auto const greatest = Selection{drawn.candidates, drawn.rules}.greatest(scores, 0.125);
    auto best = -std::numeric_limits<double>::infinity();
    for_each_choice(drawn, [&](auto const& open) { best = std::max(best, at(scores, open)); });
    if (drawn.rules.budget) {
      EXPECT_GE(greatest.sum, best) << seed;
    } else {
      EXPECT_EQ(greatest.sum, best) << seed;
    }
  }
}

TEST(Selection, what_comes_in_or_goes_out_loses_what_is_said) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    auto random = Random{seed};
    auto const drawn = random_rules(random);
    auto const scores = random_numbers(-20, 80, random);
    auto const selection = Selection{drawn.candidates, drawn.rules};
    auto const greatest = selection.greatest(scores, 1e-6);
    for_each_choice(drawn, [&](auto const& open) {
      for (std::uint32_t i = 0; i < 10; ++i) {
        auto const score = scores[i] - greatest.dearness * drawn.candidates[i].cost;
        auto const is_open = std::ranges::find(open, i) != open.end();
        auto const loss = is_open ? greatest.to_come_in[selection.area_of(i)] - score : score - greatest.to_go_out;
        EXPECT_LE(at(scores, open), greatest.sum - std::max(0.0, loss) + 1e-6) << seed;
      }
    });
  }
}

// The nearest point of a convex set: from there every other point lies away from what was wanted.
TEST(Selection, the_projection_meets_the_rules_and_nothing_is_nearer) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    auto random = Random{seed};
    auto const drawn = random_rules(random);
    auto const wanted = random_numbers(-1, 2, random);
    auto const pace = random_numbers(0.1, 3, random);
    auto shares = wanted;
    Selection{drawn.candidates, drawn.rules}.project(shares, pace);
    double count = 0;
    double cost = 0;
    auto in_area = std::vector<double>(4);
    for (std::uint32_t i = 0; i < 10; ++i) {
      EXPECT_GE(shares[i], 0);
      EXPECT_LE(shares[i], 1);
      count += shares[i];
      cost += shares[i] * drawn.candidates[i].cost;
      in_area[drawn.candidates[i].area] += shares[i];
    }
    EXPECT_LE(count, drawn.rules.count + 1e-6);
    EXPECT_LE(cost, static_cast<double>(drawn.rules.budget.value_or(1'000)) + 1e-4);
    for (std::uint32_t area = 0; area < 3; ++area) {
      EXPECT_GE(in_area[area], drawn.rules.at_least[area] - 1e-6) << seed;
    }
    for_each_choice(drawn, [&](auto const& open) {
      double towards = 0;
      for (std::uint32_t i = 0; i < 10; ++i) {
        auto const there = std::ranges::find(open, i) == open.end() ? 0 : 1;
        towards += (wanted[i] - shares[i]) * (there - shares[i]) / pace[i];
      }
      EXPECT_LE(towards, 1e-3) << seed;
    });
  }
}

}  // namespace
}  // namespace relais::siting
