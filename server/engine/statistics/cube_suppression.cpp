#include "engine/statistics/cube_suppression.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
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

  // What is hidden of the totals, and for each move of persons between totals a way to move persons who have values.
  void take_over(CubeSuppression const& totals, std::vector<Move> const& moves) {
    for (std::size_t i = 0; i < cube_.size(); ++i) {
      auto const [place, period, value] = cube_.cell(i);
      if (totals.is_hidden({place, period, kAllValues}) && (value == kAllValues || cube_.values() == 1)) {
        others_.hide({place, period, value});
      }
    }
    for (auto const& move : moves) {
      auto changes = Changes{};
      for (auto const& [leaf, change] : move.leaves) {
        give_values(leaf, change, move.partner, changes);
      }
      hide_changed(changes);
    }
  }

  CubeSuppression const& suppression() const { return others_.suppression(); }

 private:
  using Persons = std::vector<std::pair<std::size_t, std::int64_t>>;  // of a value, so many
  using Changes = std::map<CubeCell, std::int64_t>;

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

CubeSuppression suppressed(Cube const& cube) {
  auto const totals = cube.totals();
  auto all_values = CubeProtection{totals};
  auto const moves = all_values.protect();
  if (cube.values() == 0) {
    return all_values.suppression();
  }
  auto protection = CubeProtection{cube};
  protection.take_over(all_values.suppression(), moves);
  if (cube.values() > 1) {
    protection.protect();
  }
  return protection.suppression();
}

}  // namespace relais::statistics
