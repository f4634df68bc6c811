// One calendar year of a network's figures by one breakdown, with what may be published of it. All places are in one
// cube (counters in departments in the network), so that whoever reads the pages of all of them learns no more than
// from one; sums that anybody above a counter is shown are put together of its cells alone (engine/statistics).
#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "engine/statistics/compose.hpp"
#include "engine/statistics/cube_suppression.hpp"
#include "indicators/figure.hpp"
#include "indicators/rollup_store.hpp"

namespace relais::indicators {

// Of which places a figure is: whole departments, or some counters; the whole network where neither is said.
struct Chosen {
  std::optional<std::vector<std::string>> departments = {};
  std::optional<std::vector<std::string>> counters = {};
};

class PublishedYear {
 public:
  // Reads and protects it. Memory: 9 bytes a cell, some 12 MB for a country's year by partner.
  PublishedYear(RollupReader const& rollup, Feed const& feed, std::string const& indicator, std::size_t breakdown,
                std::chrono::year year);

  // Whether figures of these counters are published by this breakdown.
  bool holds(Chosen const& chosen) const { return wholes_.empty() || !chosen.counters; }
  // Of months of this year, added to `sums`; `value`: nothing is all of them.
  void add_to(Sums& sums, Chosen const& chosen, std::vector<Month> const& months,
              std::optional<std::string> const& value) const;
  std::vector<std::string> const& values() const { return values_; }
  std::size_t cells() const { return numerators_.cells() + denominators_.cells(); }

 private:
  struct Row {
    std::size_t leaf = 0;  // in leaves_
    std::size_t month = 0;
    std::size_t value = 0;  // in values_
    std::int64_t numerator = 0;
    std::int64_t denominator = 0;
  };

  // What one of the two sums of a figure looks like.
  class Side {
   public:
    Side() : cube_{statistics::Tree{{0}}, statistics::Tree{{0}}, 0}, decided_{statistics::CubeSuppression{cube_}, {}} {}
    // Of one value each row; with a number of values 0 all together alone.
    Side(statistics::Tree places, std::size_t values);
    statistics::Cube& cube() { return cube_; }
    statistics::Protected const& decided() const { return decided_; }
    void protect() { decided_ = statistics::protect(cube_); }
    void protect_within(statistics::Protected const& whole, std::size_t value,
                        std::vector<std::size_t> const& place_in_part) {
      decided_.suppression = statistics::suppressed_within(cube_, whole, value, place_in_part);
    }
    statistics::Composed sum(std::vector<std::size_t> const& places, std::vector<std::size_t> const& periods,
                             std::size_t value) const {
      return statistics::compose(cube_, decided_.suppression, places, periods, value);
    }
    std::size_t cells() const { return cube_.size(); }

   private:
    statistics::Cube cube_;
    statistics::Protected decided_;
  };
  // A coarser value, cut finer: both sides by department.
  struct Part {
    std::vector<std::size_t> values;  // in values_; that in the cube is the place here plus 1
    Side numerators;
    Side denominators;
  };

  std::vector<Row> read(RollupReader const& rollup, Feed const& feed, std::string const& indicator,
                        std::size_t breakdown, std::chrono::year year, PlaceKind kind,
                        std::vector<std::string>& values);
  void place_counters(RollupReader const& rollup);
  void cut_finer(std::vector<Row> const& rows);
  std::vector<std::size_t> counter_nodes(Chosen const& chosen) const;
  std::vector<std::size_t> department_nodes(Chosen const& chosen) const;
  statistics::Composed sum(Side Part::*side, Side const& whole, Chosen const& chosen,
                           std::vector<std::size_t> const& periods, std::optional<std::string> const& value) const;
  void add_classes(Sums& sums, std::vector<std::size_t> const& places, std::vector<std::size_t> const& periods) const;

  std::size_t classes_ = 0;            // of a breakdown by classes
  std::vector<std::string> values_;    // in order
  std::vector<std::string> wholes_;    // in order; of a breakdown that cuts another finer
  std::vector<std::string> counters_;  // in order
  std::vector<std::string> departments_;
  std::vector<std::size_t> node_of_counter_;
  std::vector<std::size_t> department_of_node_;  // node of the department; 0: of none
  std::vector<std::size_t> parents_;
  std::vector<char> is_recorded_;  // by node and month
  Side numerators_;
  Side denominators_;
  std::vector<std::int64_t> counts_of_classes_;  // by node of a counter, month and class
  std::vector<Part> parts_;                      // by value of the whole
};

// Published years, each kept a hundred times as long as it took to make it, ten minutes at most: making them takes a
// hundredth of the time, and what is made in milliseconds is never older than a second.
class KeptYears {
 public:
  using Made = std::shared_ptr<PublishedYear const>;
  Made get(std::string const& key, std::function<PublishedYear()> const& make);

 private:
  using Time = std::chrono::steady_clock::time_point;
  struct Kept {
    Made year;
    Time until;
    Time used;
  };
  void make_room();

  static constexpr std::size_t kMostCells = 24'000'000;  // some 220 MB

  std::mutex mutex_;
  std::map<std::string, Kept> kept_;
};

}  // namespace relais::indicators
