// What answers questions about access: the land, the roads of this machine, and the maps that have been counted.
//
// Roads and homes are loaded in the background and again when the directory or the file of roads changes; until then
// questions are refused with coverage.loading. A map is counted when it is first asked for and kept by the places that
// count and the minutes that they stay open, so that one map serves every question with the same answer. Where it
// differs little from one that was counted, as edits make it, it is made of that one (access_edits.hpp). Memory for a
// country of 6 million junctions: the mapped file, 300 MB for homes and the index, 20 MB a map that was counted and 2
// MB one that was made of it, 100 MB for each of the at most four waves of places of which others are made, and while a
// map of more waves is counted (one at a time) 150 MB.
#pragma once

#include <deque>
#include <mutex>

#include "coverage/access_edits.hpp"
#include "coverage/capacity.hpp"
#include "coverage/centre_times.hpp"
#include "coverage/compare.hpp"
#include "coverage/coverage.hpp"
#include "platform/log/log.hpp"

namespace relais::coverage {

class CoverageHouse {
 public:
  // `roads_file` need not exist. `grids` is asked when the land has changed. `log` must outlive this.
  CoverageHouse(LandNow land, std::string roads_file, ReadPeopleGrids grids, log::Log const& log);

  // Loads what has changed; whether anything had. Called by one thread.
  bool keep_up();

  // Refusal: coverage.loading.
  Result<Surroundings> surroundings() const;
  // Refusals: that, and those of Land::places.
  // Refusals: coverage.loading, those of Land::places and coverage().
  Result<Coverage> answer(CoverageQuery const& query, std::size_t limit = kItemsUnlessSaid) const;

  // How it is with the first edits, beside how it is with the second. Refusals: those of answer() and apply_edits().
  Result<Comparison> compare(CoverageQuery const& query, std::vector<Edit> const& before,
                             std::vector<Edit> const& after) const;
  // Whether that could be asked; counts nothing.
  Result<void> check(CoverageQuery const& query, std::vector<Edit> const& edits) const;

  // Refusals: those of surroundings(), Land::places and coverage::capacity(). Some milliseconds for each place near.
  Result<Capacity> capacity(CapacityQuery const& query) const;

  // By road, from one point to each of the others; nothing where there are no roads, one of the two is not on them, or
  // it takes longer than the limit. Some milliseconds.
  std::vector<std::optional<double>> minutes_by_road(geo::Point from, std::span<geo::Point const> to,
                                                     double limit_minutes) const;

 private:
  struct Kept {
    std::string key;
    std::shared_ptr<AccessMap const> map;
  };
  // Of which maps with other places are made.
  struct Base {
    Surroundings around;
    bool across;
    std::unique_ptr<AccessEdits> edits;
  };
  std::shared_ptr<Roads const> open_roads(std::shared_ptr<Roads const> const& before, std::uint64_t inode);
  using Searches = std::vector<std::unique_ptr<roads::Within>>;

  // One map for each speed, the same where no place closes meanwhile.
  struct Maps {
    std::shared_ptr<AccessMap const> as_roads;
    std::shared_ptr<AccessMap const> slower;
    std::shared_ptr<AccessMap const> faster;
    SpeedMaps view() const { return {*as_roads, *slower, *faster}; }
  };
  Result<Maps> maps(Surroundings const& around, CoverageQuery const& query, std::vector<Edit> const& edits) const;
  // `speed`: of the roads' speeds, by whom places are reached before they close.
  // Refusal: coverage.busy, where others are being counted.
  Result<std::shared_ptr<AccessMap const>> map(Surroundings const& around, Places places, bool across,
                                               double speed) const;
  // By whoever holds counting_.
  std::shared_ptr<AccessMap const> count(Surroundings const& around, Places const& places, bool across) const;
  std::optional<RoadsKnown> roads_known(Surroundings const& around) const;
  std::unique_ptr<roads::Within> idle_search(std::shared_ptr<Roads const> const& roads) const;

  LandNow land_;
  std::string roads_file_;
  ReadPeopleGrids grids_;
  log::Log const& log_;
  std::string file_identity_ = "not looked yet";
  std::uint64_t inode_ = 0;   // of the file that the roads in use lie in
  mutable std::mutex mutex_;  // of what follows
  std::optional<Surroundings> around_;
  mutable std::deque<Kept> kept_;  // the last used first
  mutable Searches idle_;          // of around_'s roads
  mutable std::timed_mutex counting_;
  mutable std::deque<Base> bases_;  // of whoever holds it; the last used first
};

}  // namespace relais::coverage
