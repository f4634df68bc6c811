// One calendar year of a network's figures by one breakdown, with what may be published of it. All places are in one
// cube (counters in departments in the network), and sums that are part of one another are decided one under the other,
// so that whoever reads all pages learns no more than from one; sums that anybody above a counter is shown are put
// together of its cells alone (engine/statistics).
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
  // Reads and protects it. Memory: 9 bytes a cell, some 12 MB for a country's year of acts by body.
  // Of the months for which this definition holds.
  PublishedYear(RollupReader const& rollup, Feed const& feed, Definition const& definition, std::size_t breakdown,
                std::chrono::year year);

  // Whether figures of one value of these places are published. Procedures, and outcomes by body, are of departments: a
  // counter's are its own team's, for most of them would be of single persons.
  bool holds(Chosen const& chosen) const { return !is_of_departments_ || !chosen.counters; }
  // Of months of this year, added to `sums`; `value`: nothing is all of them.
  void add_to(Sums& sums, Chosen const& chosen, std::vector<Month> const& months,
              std::optional<std::string> const& value) const;
  std::vector<std::string> const& values() const { return values_; }
  std::size_t cells() const;

 private:
  // Of one place and month.
  struct Row {
    std::size_t place = 0;  // in counters_ or departments_
    std::size_t month = 0;
    std::size_t value = 0;
    Counts counts{};
  };
  struct Rows {
    std::vector<std::string> values;  // in order
    std::vector<Row> rows;
  };

  // A cube with what is decided of it; a whole of columns is all its values or one of them.
  struct Side {
    statistics::Cube cube;
    statistics::Protected decided;
    std::size_t value = statistics::kAllValues;
  };
  // What a figure is made of.
  struct Sides {
    std::optional<Side> numerator;
    std::optional<Side> denominator;
  };
  // A coarser value, cut finer.
  struct Part {
    std::vector<std::size_t> values;  // in values_; that in the cube is the place here plus 1
    Sides sides;
  };
  Rows read(RollupReader const& rollup, std::size_t breakdown, PlaceKind kind);
  void place_counters(RollupReader const& rollup);
  std::size_t node(PlaceKind kind, Row const& row) const;
  Side decide(std::vector<std::string> const& columns) const;
  Side blank(PlaceKind kind, std::size_t values) const;
  void fill(Side& side, PlaceKind kind, std::vector<Row> const& rows, std::vector<std::size_t> const& columns,
            std::function<std::size_t(Row const&)> const& value_of) const;
  Sides by_value(PlaceKind kind, std::vector<Row> const& rows, std::size_t values,
                 std::function<std::size_t(Row const&)> const& value_of, Sides const& whole, std::size_t whole_value,
                 std::vector<std::size_t> const& place_in_part) const;
  void cut_finer(Rows const& finer);
  void count_classes(std::vector<Row> const& rows);
  std::vector<std::size_t> counter_nodes(Chosen const& chosen) const;
  std::vector<std::size_t> department_nodes(Chosen const& chosen) const;
  statistics::Composed sum(std::optional<Side> Sides::*side, Chosen const& chosen,
                           std::vector<std::size_t> const& periods, std::optional<std::string> const& value) const;

  Feed const* feed_;  // while it is made
  std::chrono::year year_;
  Definition definition_;
  bool is_of_departments_ = false;
  std::size_t classes_ = 0;            // of a breakdown by classes
  std::vector<std::string> values_;    // in order
  std::vector<std::string> wholes_;    // in order: those of the breakdown that this one cuts finer
  std::vector<std::string> counters_;  // in order
  std::vector<std::string> departments_;
  std::vector<std::size_t> node_of_counter_;
  std::vector<std::size_t> department_of_node_;  // node of the department; 0: of none
  std::vector<std::size_t> parents_;
  std::vector<char> is_recorded_;  // by node and month
  std::vector<Row> all_rows_;      // while it is made
  Sides all_;
  Sides by_;
  std::vector<Part> parts_;                      // by value of the whole
  std::vector<std::int64_t> counts_of_classes_;  // by node of a counter, month and class
};

// Published years, each kept a hundred times as long as it took to make it, ten minutes at most: making them takes a
// hundredth of the time, and what is made in milliseconds is never older than a second. One is made at a time: who asks
// for the same waits for it.
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
  Made find(std::string const& key);
  void make_room();

  static constexpr std::size_t kMostCells = 24'000'000;  // some 220 MB

  std::mutex making_;
  std::mutex mutex_;
  std::map<std::string, Kept> kept_;
};

}  // namespace relais::indicators
