// Durations and distances by fixed classes: counts that can be added up over counters and months, and still give a
// median and a 90th percentile, with the class as their error. Exact quantiles cannot be merged. The classes are
// constants of the capability that counts; rolled-up counts of other classes never meet.
//
// Source: interpolation within the class as for any grouped data (for instance Insee, "médiane d'une distribution
// groupée").
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <boost/describe/class.hpp>

namespace relais::statistics {

struct QuantileEstimate {
  std::optional<double> value;  // nothing in the open last class: at least `low` is all that is known
  double low = 0;               // the exact quantile is not below
  std::optional<double> high;   // and is below this; nothing: no bound
};
BOOST_DESCRIBE_STRUCT(QuantileEstimate, (), (value, low, high))

class Histogram {
 public:
  // `edges` ascending, at least one, and outliving the histogram: classes from each edge to before the next, and an
  // open one from the last edge on.
  explicit Histogram(std::span<double const> edges);
  // With the counts of every class, none negative.
  Histogram(std::span<double const> edges, std::vector<std::int64_t> counts);

  // Of a value not below the first edge.
  void add(double value, std::int64_t count = 1);
  // Of the same classes.
  Histogram& operator+=(Histogram const& other);

  std::vector<std::int64_t> const& counts() const { return counts_; }
  std::int64_t total() const;

  // Of `share` 0 to 1: the smallest value that at least this share of all values does not exceed. Nothing of nothing.
  std::optional<QuantileEstimate> quantile(double share) const;

 private:
  std::span<double const> edges_;
  std::vector<std::int64_t> counts_;
};

}  // namespace relais::statistics
