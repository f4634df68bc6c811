// What would be if: counters that close, open, move, keep other hours, or go on tour.
#pragma once

#include "coverage/coverage.hpp"

namespace relais::coverage {

enum class EditKind { kClose, kAdd, kMove, kHours, kTour };
BOOST_DESCRIBE_ENUM(EditKind, kClose, kAdd, kMove, kHours, kTour)

struct TourStop {
  std::string name;
  Centre location;
  std::optional<std::string> hours;  // OSM opening_hours
};
BOOST_DESCRIBE_STRUCT(TourStop, (), (name, location, hours))

// kClose, kMove, kHours: of that counter. kAdd: with name and location. kTour: with name and stops. A place without
// hours counts as open whenever that is asked for.
struct Edit {
  EditKind kind = EditKind::kClose;
  std::optional<std::string> counter;
  std::optional<std::string> name;
  std::optional<Centre> location;
  std::optional<std::string> hours;
  std::optional<std::vector<TourStop>> stops;
};
BOOST_DESCRIBE_STRUCT(Edit, (), (kind, counter, name, location, hours, stops))

// A file of edits.
struct EditsFile {
  std::vector<Edit> edits;
};
BOOST_DESCRIBE_STRUCT(EditsFile, (), (edits))

inline constexpr std::size_t kMostEdits = 200;
inline constexpr std::size_t kMostStops = 40;

// The places as they would be, by the edits in their order; those that are added belong to `network`. Refusals, each
// with the field ("/edits/2/counter"): coverage.too_many_edits, coverage.edit_counter_unknown,
// coverage.edit_incomplete, coverage.edit_location, coverage.edit_hours.
Result<Places> apply_edits(Land const& land, Places places, PlacesAsked const& asked, NetworkId const& network,
                           std::vector<Edit> const& edits);

}  // namespace relais::coverage

namespace relais {

template <>
struct json::Constraints<coverage::Edit> {
  static constexpr auto all = std::tuple{length(&coverage::Edit::name, 1, 100), length(&coverage::Edit::hours, 1, 500),
                                         length(&coverage::Edit::stops, 1, coverage::kMostStops)};
};

template <>
struct json::Constraints<coverage::TourStop> {
  static constexpr auto all =
      std::tuple{length(&coverage::TourStop::name, 1, 100), length(&coverage::TourStop::hours, 1, 500)};
};

}  // namespace relais
