#include "engine/statistics/cube_suppression.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <utility>

#include "engine/statistics/other_cube.hpp"

namespace relais::statistics {
namespace {

// A cube on its way to being safe. What is safe stays so: a further hidden cell leaves a reader with more
// possibilities, never with fewer.
class CubeProtection {
 public:
  explicit CubeProtection(Cube const& cube) : cube_{cube}, others_{cube} {}

  // Returns by which moves the hidden counts are safe.
  std::vector<Move> protect() {
    auto small = std::vector<CubeCell>{};
    for (std::size_t i = 0; i < cube_.size(); ++i) {
      auto const cell = cube_.cell(i);
      if (is_small(cube_.at(cell)) && (cell[2] != kAllValues || cube_.values() == 0)) {
        others_.hide(cell);
        small.push_back(cell);
      }
    }
    auto moves = std::vector<Move>{};
    for (auto const& cell : small) {
      auto const move = others_.cheapest(cell, Aim::kNotSmall);
      take(move, moves);
      if (!move || !others_.is_possible(*move, Aim::kWithoutZeros)) {
        take(others_.cheapest(cell, Aim::kWithoutZeros), moves);
      }
    }
    return moves;
  }

  // What is hidden of the totals.
  template <class IsHidden>
  void hide_totals(IsHidden is_hidden) {
    for (std::size_t i = 0; i < cube_.size(); ++i) {
      auto const [place, period, value] = cube_.cell(i);
      if ((value == kAllValues || cube_.values() == 1) && is_hidden(place, period)) {
        others_.hide({place, period, value});
      }
    }
  }

  // For a move of persons between totals a way to move persons who have values.
  Changes take_over(Move const& move) {
    auto changes = Changes{};
    for (auto const& [leaf, change] : move.leaves) {
      give_values(leaf, change, move.partner, changes);
    }
    hide_changed(changes);
    return changes;
  }

  // The same where only the changes of totals are known: who leaves is of the values that most have, who joins of those
  // that somebody left, or of the fullest.
  Changes take_over(Changes const& of_totals) {
    auto changes = Changes{};
    auto left = Persons{};
    for (auto const& [total, change] : of_totals) {
      if (change < 0) {
        for (auto const& [value, count] : some_of(total, -change, left, changes)) {
          changes[{total[0], total[1], value}] -= count;
          left.push_back({value, count});
        }
      }
    }
    for (auto const& [total, change] : of_totals) {
      for (auto missing = change; missing > 0;) {
        auto const [value, count] = left.empty() ? std::pair{fullest(total), missing} : left.back();
        auto const joining = std::min(missing, count);
        changes[{total[0], total[1], value}] += joining;
        missing -= joining;
        if (!left.empty() && (left.back().second -= joining) == 0) {
          left.pop_back();
        }
      }
    }
    hide_changed(changes);
    return changes;
  }

  Changes leaf_changes(Move const& move) const {
    auto changes = Changes{};
    for (auto const& [leaf, change] : move.leaves) {
      for (unsigned corner = 0; corner < 8; ++corner) {
        auto cell = leaf;
        auto signed_change = change;
        auto exists = true;
        for (std::size_t axis = 0; axis < 3; ++axis) {
          if ((corner >> axis & 1u) != 0) {
            exists = exists && move.partner[axis] != kNoPartner;
            cell[axis] = move.partner[axis];
            signed_change = -signed_change;
          }
        }
        if (exists) {
          changes[cell] += signed_change;
        }
      }
    }
    return changes;
  }

  CubeSuppression const& suppression() const { return others_.suppression(); }

 private:
  using Persons = std::vector<std::pair<std::size_t, std::int64_t>>;  // of a value, so many

  void take(std::optional<Move> const& move, std::vector<Move>& moves) {
    if (move) {
      for (auto const& cell : others_.changed(*move)) {
        others_.hide(cell);
      }
      moves.push_back(*move);
    }
  }

  // Of two corners that change against each other, persons of the same values leave the one and join the other. The
  // corners of one period belong together; without a partner among the places, those of the two periods.
  void give_values(CubeCell const& leaf, std::int64_t change, CubeCell const& partner, Changes& changes) const {
    auto persons = Persons{};
    auto const exchange = [&](CubeCell more, CubeCell fewer) {
      if (change < 0) {
        std::swap(more, fewer);
      }
      persons = some_of(fewer, std::abs(change), persons, changes);
      for (auto const& [value, count] : persons) {
        changes[{more[0], more[1], value}] += count;
        changes[{fewer[0], fewer[1], value}] -= count;
      }
    };
    auto const in_place = CubeCell{leaf[0], partner[1], kAllValues};
    auto const in_period = CubeCell{partner[0], leaf[1], kAllValues};
    if (partner[0] != kNoPartner) {
      exchange(leaf, in_period);
      if (partner[1] != kNoPartner) {
        exchange({partner[0], partner[1], kAllValues}, in_place);
      }
    } else if (partner[1] != kNoPartner) {
      exchange(leaf, in_place);
    } else {
      for (auto const& [value, count] : some_of(leaf, change > 0 ? 1 : -change, {}, changes)) {
        changes[{leaf[0], leaf[1], value}] += change > 0 ? change : -count;
      }
    }
  }

  // So many of the persons of a leaf of the totals who have not left yet: like those, then of the values that most
  // have.
  Persons some_of(CubeCell const& total, std::int64_t wanted, Persons const& like, Changes const& changes) const {
    auto ranked = std::vector<std::tuple<bool, std::int64_t, std::size_t>>{};
    for (std::size_t value = 1; value <= cube_.values(); ++value) {
      auto const cell = CubeCell{total[0], total[1], value};
      auto const changed = changes.find(cell);
      auto const there = cube_.at(cell) + (changed == changes.end() ? 0 : std::min<std::int64_t>(changed->second, 0));
      auto const is_like = std::any_of(like.begin(), like.end(), [&](auto const& one) { return one.first == value; });
      ranked.push_back({!is_like, -there, value});
    }
    std::sort(ranked.begin(), ranked.end());
    auto persons = Persons{};
    for (auto const& [is_other, negative, value] : ranked) {
      if (auto const taken = std::min(wanted, -negative); taken > 0) {
        persons.push_back({value, taken});
        wanted -= taken;
      }
    }
    return persons;
  }

  std::size_t fullest(CubeCell const& total) const {
    std::size_t best = 1;
    for (std::size_t value = 2; value <= cube_.values(); ++value) {
      best = cube_.at({total[0], total[1], value}) > cube_.at({total[0], total[1], best}) ? value : best;
    }
    return best;
  }

  void hide_changed(Changes const& leaves) {
    auto changes = Changes{};
    for (auto const& [leaf, change] : leaves) {
      for (auto place = leaf[0];; place = cube_.places().parent(place)) {
        for (auto period = leaf[1];; period = cube_.periods().parent(period)) {
          changes[{place, period, leaf[2]}] += change;
          if (period == 0) {
            break;
          }
        }
        if (place == 0) {
          break;
        }
      }
    }
    for (auto const& [cell, change] : changes) {
      if (change != 0) {
        others_.hide(cell);
      }
    }
  }

  Cube const& cube_;
  OtherCubes others_;
};

}  // namespace

Protected protect(Cube const& cube) {
  auto const totals = cube.totals();
  auto all_values = CubeProtection{totals};
  auto const moves = all_values.protect();
  auto others = std::vector<Changes>{};
  if (cube.values() == 0) {
    for (auto const& move : moves) {
      others.push_back(all_values.leaf_changes(move));
    }
    return {all_values.suppression(), std::move(others)};
  }
  auto protection = CubeProtection{cube};
  protection.hide_totals([&](std::size_t place, std::size_t period) {
    return all_values.suppression().is_hidden({place, period, kAllValues});
  });
  for (auto const& move : moves) {
    others.push_back(protection.take_over(move));
  }
  if (cube.values() > 1) {
    for (auto const& move : protection.protect()) {
      others.push_back(protection.leaf_changes(move));
    }
  }
  return {protection.suppression(), std::move(others)};
}

Protected protect_within(Cube const& part, Protected const& whole, std::size_t value,
                         std::vector<std::size_t> const& place_in_part) {
  auto in_whole = std::vector<std::size_t>(part.places().size());
  for (auto place = place_in_part.size(); place-- > 0;) {
    in_whole[place_in_part[place]] = place;  // the highest of them has the lowest number
  }
  auto protection = CubeProtection{part};
  protection.hide_totals([&](std::size_t place, std::size_t period) {
    return whole.suppression.is_hidden({in_whole[place], period, value});
  });
  auto others = std::vector<Changes>{};
  for (auto const& other : whole.others) {
    auto of_totals = Changes{};
    for (auto const& [leaf, change] : other) {
      if (leaf[2] == value) {
        of_totals[{place_in_part[leaf[0]], leaf[1], kAllValues}] += change;
      }
    }
    if (!of_totals.empty()) {
      others.push_back(protection.take_over(of_totals));
    }
  }
  if (part.values() > 1) {
    for (auto const& move : protection.protect()) {
      others.push_back(protection.leaf_changes(move));
    }
  }
  return {protection.suppression(), std::move(others)};
}

}  // namespace relais::statistics
