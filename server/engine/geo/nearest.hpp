// The nearest points on the sphere: a balanced k-d tree over unit vectors in one array.
//
// Building costs O(n log n). A search for the k nearest of n visits O(k + log n) nodes when the predicate accepts most
// points; a predicate that accepts few makes it visit as many nodes as it takes to find them.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace relais::geo {

inline constexpr double kEarthRadiusMetres = 6'371'008.8;  // mean radius, IUGG 1980

// Degrees, WGS84.
struct Point {
  double lat = 0;
  double lon = 0;
  bool operator==(Point const&) const = default;
};

// A point as a unit vector.
struct Direction {
  double x = 0;
  double y = 0;
  double z = 0;
};

Direction direction(Point point);

// Square of the straight line between two unit vectors, 0 to 4: grows with the distance, and is what searches compare.
inline double chord_squared(Direction const& a, Direction const& b) {
  auto const dx = a.x - b.x;
  auto const dy = a.y - b.y;
  auto const dz = a.z - b.z;
  return dx * dx + dy * dy + dz * dz;
}

double metres_of_chord(double chord_squared);
double chord_of_metres(double metres);  // the inverse, also a chord squared

double metres_between(Point a, Point b);

// One answer of a search. Answers are ordered by distance, and by index where two are equally far.
struct Neighbour {
  double chord = 0;  // chord_squared
  std::uint32_t index = 0;
  auto operator<=>(Neighbour const&) const = default;
};

class NearestTree {
 public:
  NearestTree() = default;
  // `points[i]` is found as index i. Points must be finite.
  explicit NearestTree(std::span<Point const> points);

  // At most `count` accepted neighbours that come after `after`, within `chord_limit`, nearest first, into `found`
  // (cleared first). `accepts(index)` is asked only of points that are near enough to enter the list.
  template <class Accepts>
  void search(Direction const& from, std::size_t count, double chord_limit, Neighbour after, Accepts const& accepts,
              std::vector<Neighbour>& found) const {
    found.clear();
    if (count == 0 || nodes_.empty()) {
      return;
    }
    auto query = Query<Accepts>{from, {from.x, from.y, from.z}, count, chord_limit, after, accepts, found};
    visit(0, nodes_.size(), 0, query);
    std::sort_heap(found.begin(), found.end());
  }

  static constexpr auto kFromTheStart = Neighbour{-1, 0};

 private:
  static constexpr std::size_t kLeaf = 8;  // so many points are looked at one after the other

  struct Node {
    Direction at;
    std::uint32_t index;
    double along(std::size_t axis) const { return axis == 0 ? at.x : (axis == 1 ? at.y : at.z); }
  };

  template <class Accepts>
  struct Query {
    Direction from;
    std::array<double, 3> axes;  // of `from`
    std::size_t count;
    double reach;  // what is further cannot enter the list any more
    Neighbour after;
    Accepts const& accepts;
    std::vector<Neighbour>& heap;  // the worst at the front

    void offer(Node const& node) {
      auto const candidate = Neighbour{chord_squared(from, node.at), node.index};
      if (candidate.chord > reach || candidate <= after) {
        return;
      }
      auto const is_full = heap.size() == count;
      if ((is_full && candidate > heap.front()) || !accepts(candidate.index)) {
        return;
      }
      if (is_full) {
        std::pop_heap(heap.begin(), heap.end());
        heap.back() = candidate;
      } else {
        heap.push_back(candidate);
      }
      std::push_heap(heap.begin(), heap.end());
      if (heap.size() == count) {
        reach = heap.front().chord;
      }
    }
  };

  void build(std::size_t first, std::size_t last, std::size_t axis);

  // The median of [first, last) splits it along `axis`; the nearer side is visited first.
  template <class Accepts>
  void visit(std::size_t first, std::size_t last, std::size_t axis, Query<Accepts>& query) const {
    if (last - first <= kLeaf) {
      for (auto i = first; i < last; ++i) {
        query.offer(nodes_[i]);
      }
      return;
    }
    auto const middle = first + (last - first) / 2;
    auto const gap = query.axes[axis] - nodes_[middle].along(axis);
    auto const next_axis = axis == 2 ? 0 : axis + 1;
    auto const nearer_is_below = gap <= 0;
    nearer_is_below ? visit(first, middle, next_axis, query) : visit(middle + 1, last, next_axis, query);
    query.offer(nodes_[middle]);
    if (gap * gap <= query.reach) {
      nearer_is_below ? visit(middle + 1, last, next_axis, query) : visit(first, middle, next_axis, query);
    }
  }

  std::vector<Node> nodes_;
};

}  // namespace relais::geo
