// What-if at once: maps of access of nearly the same places as a map that has been counted.
//
// For each wave of places (those of one network that close at the same moment) the two nearest counters of every node
// are kept and repaired (roads::NearestEdits). A counter whose places are other than they were closes, and opens where
// they are now; counted again are only the communes that this changes: those with a home or the centre on an edge of a
// node whose two nearest are others now, or on the edge of a place that closed or opened, and those for whom such a
// place is by straight line and near enough. Everybody else is as long on
// the road as before, to the same counters: counters are numbered in the order of their ids, with room between them, so
// that of two equally near the same comes first as if all had been counted.
//
// Memory: 16 bytes a node of the roads for each wave, 20 more for each node that an edit changes. One thread.
#pragma once

#include "coverage/counting.hpp"
#include "engine/roads/nearest_edits.hpp"

namespace relais::coverage {

class AccessEdits {
 public:
  // Counts all, at the cost of access(). `land` and `ground` must outlive this.
  AccessEdits(Land const& land, Places const& places, bool across, RoadsGround const& ground);

  std::shared_ptr<AccessMap const> const& map() const { return map_; }
  std::size_t waves() const { return waves_.size(); }

  // As access() of these places, to the bit. Nothing: more than `most` counters have other places or close at another
  // moment, or one closes when none did; that is to be counted from nothing. Cost: 100 ns a node that changes, 20 µs a
  // commune counted again, a microsecond a place, 50 ns a commune.
  std::optional<AccessMap> with(Places const& places, std::size_t most);

 private:
  struct Kept {
    Wave wave;
    roads::NearestEdits nodes;
  };
  struct Change {
    Wave wanted;
    std::vector<std::uint32_t> counters;  // whose places are others, ascending
  };

  std::optional<std::vector<Change>> changes(std::vector<Wave> wanted, std::size_t most) const;
  void mark_who_flies(Wave const& wave, std::span<std::uint32_t const> counters, std::vector<bool>& is_changed) const;
  // Gives the communes to count again.
  std::vector<std::uint32_t> apply(std::span<Change const> changes);

  Land const& land_;
  bool across_;
  RoadsGround const& ground_;
  std::map<std::pair<double, double>, PlaceStanding> standings_;  // of the base's places, by lat and lon
  std::vector<Kept> waves_;
  std::shared_ptr<AccessMap const> map_;
};

}  // namespace relais::coverage
