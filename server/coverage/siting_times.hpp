// How long it takes from the communes of a territory to places where counters are or could be.
//
// Where the hierarchy lies beside the roads, many places at once and on all processors; else one search a place, on
// one. The minutes are the same, for any number of threads.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "coverage/centre_times.hpp"
#include "engine/roads/hierarchy.hpp"

namespace relais::coverage {

// A commune that is near to a place.
struct Near {
  std::uint32_t point = 0;  // into the communes that were given
  double minutes = 0;
  bool operator==(Near const&) const = default;
};

// One thread calls it. Memory beside the roads: without hierarchy that of CentreTimes; with it some tens of bytes for
// each node that lies above the communes, and 32 bytes a time of the places that are asked for together.
class SitingTimes {
 public:
  // Communes into Land::communes, all of this network. All that is given must outlive this.
  SitingTimes(Surroundings const& around, std::span<std::uint32_t const> communes, NetworkId const& network,
              double limit_minutes);

  using Use = std::function<bool(std::size_t place, std::span<Near const> near)>;
  // Calls use(place, near) for each place in their order, with the communes no further than the limit in theirs. False:
  // `use` gave it, and no more are called.
  bool to_each(std::span<geo::Point const> places, Use const& use);

  // Some of the communes lie on the roads.
  bool uses_roads() const { return !centres_.empty(); }
  bool is_on_roads(std::uint32_t point) const { return std::ranges::binary_search(centre_points_, point); }
  // By now minutes of this commune are by straight line.
  bool is_flown(std::uint32_t point) const { return is_flown_[point]; }

 private:
  bool search_each(std::span<geo::Point const> places, Use const& use);
  std::vector<std::vector<Near>> by_road(std::span<geo::Point const> places) const;
  void add_flown(geo::Point place, std::vector<Near>& near);

  Surroundings const& around_;
  std::span<std::uint32_t const> communes_;
  NetworkId const& network_;
  double limit_;
  std::vector<std::optional<std::uint32_t>> point_of_;  // by commune
  std::vector<roads::Snapped> centres_;                 // of the communes on the roads
  std::vector<std::uint32_t> centre_points_;            // whose they are
  // Communes of one part of the roads or beyond them, whose minutes to places elsewhere are by straight line.
  struct Flown {
    std::vector<std::uint32_t> communes;
    geo::NearestTree tree;
  };
  std::map<std::uint32_t, Flown> flown_;
  std::vector<geo::Neighbour> found_;
  std::vector<bool> is_flown_;
  std::optional<roads::HierarchyView> hierarchy_;
};

}  // namespace relais::coverage
