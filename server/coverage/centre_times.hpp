// How long it takes from the centres of communes to a place: by road where they lie on roads, else by straight line.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "coverage/access.hpp"
#include "coverage/roads_file.hpp"
#include "engine/roads/within.hpp"

namespace relais::coverage {

// Land, roads and homes that belong together.
struct Surroundings {
  std::shared_ptr<Land const> land;
  std::shared_ptr<PeopleGrids const> grids;
  std::shared_ptr<Roads const> roads;         // null: none are loaded
  std::shared_ptr<RoadsGround const> ground;  // null without roads
  std::shared_ptr<Owners const> owners = {};  // null with roads, which know them
};

inline constexpr auto kTenthsAMinute = 600.0;

// How the centre of a commune comes to a place, by the rules of access().
enum class Way { kRoad, kStraightLine, kNone };
Standing standing_at(Surroundings const& around, geo::Point place);
Way way_to(Surroundings const& around, Standing const& place, std::uint32_t commune);
double straight_line_minutes(Commune const& commune, geo::Point place);

// One thread. Memory: 5 bytes a node of the roads.
class CentreTimes {
 public:
  // `around` must outlive this.
  CentreTimes(Surroundings const& around, double limit_minutes);

  // Communes into Land::communes; nothing: further than the limit, or no way. Some milliseconds.
  std::vector<std::optional<double>> to(geo::Point place, std::span<std::uint32_t const> communes);
  bool has_used_roads() const { return has_used_roads_; }

 private:
  Surroundings const& around_;
  double limit_;
  std::unique_ptr<roads::Within> search_;
  bool has_used_roads_ = false;
};

// Communes by nearness to a place, as the crow flies.
class Neighbourhood {
 public:
  // `land` must outlive this.
  explicit Neighbourhood(Land const& land);
  // Of one network, those with a centre within so many metres.
  std::vector<std::uint32_t> around(geo::Point place, NetworkId const& network, double metres);

 private:
  Land const& land_;
  std::vector<std::uint32_t> communes_;
  geo::NearestTree tree_;
  std::vector<geo::Neighbour> found_;
};

// As far as the crow flies nobody drives further in so many minutes.
double furthest_metres(double minutes);

}  // namespace relais::coverage
