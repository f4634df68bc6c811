#include "coverage/edit.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

namespace relais::coverage {
namespace {

bool is_on_earth(Centre const& at) {
  constexpr double kPole = 90;
  constexpr double kDateLine = 180;
  return std::abs(at.lat) <= kPole && std::abs(at.lon) <= kDateLine;
}

class Editing {
 public:
  Editing(Land const& land, Places places, PlacesAsked const& asked, NetworkId const& network)
      : land_(land), places_(std::move(places)), asked_(asked), network_(network) {}

  Result<Places> apply(std::vector<Edit> const& edits) {
    if (edits.size() > kMostEdits) {
      return invalid("/edits", "coverage.too_many_edits");
    }
    for (number_ = 0; number_ < edits.size(); ++number_) {
      if (auto const applied = apply(edits[number_]); !applied) {
        return applied.problem();
      }
    }
    return std::move(places_);
  }

 private:
  Problem wrong(std::string_view member, std::string_view code) const {
    return invalid(fmt::format("/edits/{}/{}", number_, member), std::string{code});
  }

  Result<void> apply(Edit const& edit) {
    auto const is_of_counter = edit.kind != EditKind::kAdd && edit.kind != EditKind::kTour;
    if (is_of_counter && (!edit.counter || !land_.has_counter(*edit.counter))) {
      return wrong("counter", "coverage.edit_counter_unknown");
    }
    switch (edit.kind) {
      case EditKind::kClose:
        closed_.insert(*edit.counter);
        std::erase_if(places_.places, [&](Place const& place) { return place.counter == *edit.counter; });
        return {};
      case EditKind::kMove:
        return move(edit);
      case EditKind::kHours:
        return keep_other_hours(edit);
      case EditKind::kAdd:
        return edit.name && edit.location ? add("location", place_of(*edit.name, *edit.location), edit.hours)
                                          : wrong(edit.name ? "location" : "name", "coverage.edit_incomplete");
      case EditKind::kTour:
        return add_tour(edit);
    }
    return {};
  }

  Result<void> move(Edit const& edit) {
    if (!edit.location || !is_on_earth(*edit.location)) {
      return wrong("location", edit.location ? "coverage.edit_location" : "coverage.edit_incomplete");
    }
    auto const at = geo::Point{edit.location->lat, edit.location->lon};
    moved_[*edit.counter] = at;
    for (auto& place : places_.places) {
      if (place.counter == *edit.counter) {
        place.at = at;  // all of it stands there now, the stops of a tour too
      }
    }
    return {};
  }

  // Of all its places, where they stand by now. Where it does not count for what is asked (another procedure), or has
  // closed, it does not now either.
  Result<void> keep_other_hours(Edit const& edit) {
    if (!edit.hours) {
      return wrong("hours", "coverage.edit_incomplete");
    }
    auto kept = land_.places({asked_.procedure, asked_.partner, asked_.kind, {}, {}});
    if (!kept) {
      return kept.problem();
    }
    if (closed_.contains(*edit.counter)) {
      return {};
    }
    std::erase_if(places_.places, [&](Place const& place) { return place.counter == *edit.counter; });
    auto const moved = moved_.find(*edit.counter);
    for (auto& place : kept->places) {
      if (place.counter == *edit.counter) {
        place.at = moved == moved_.end() ? place.at : moved->second;
        if (auto added = add("hours", place, edit.hours); !added) {
          return added;
        }
      }
    }
    return {};
  }

  Result<void> add_tour(Edit const& edit) {
    if (!edit.name || !edit.stops || edit.stops->empty()) {
      return wrong(edit.name ? "stops" : "name", "coverage.edit_incomplete");
    }
    for (std::size_t i = 0; i < edit.stops->size(); ++i) {
      auto const& stop = (*edit.stops)[i];
      auto place = place_of(fmt::format("{}, {}", *edit.name, stop.name), stop.location);
      if (auto added = add(fmt::format("stops/{}", i), std::move(place), stop.hours); !added) {
        return added;
      }
    }
    return {};
  }

  Place place_of(std::string const& name, Centre const& at) const {
    return {network_, fmt::format("added-{}", number_), name, {at.lat, at.lon}, {}, 0};
  }

  Result<void> add(std::string const& field, Place place, std::optional<std::string> const& hours) {
    if (!is_on_earth({place.at.lat, place.at.lon})) {
      return wrong(field, "coverage.edit_location");
    }
    if (hours) {
      auto const kept = land_.hours_kept(*hours, place.network, place.at, asked_);
      if (!kept) {
        return wrong(field == "location" ? "hours" : field, "coverage.edit_hours");
      }
      if (!kept->is_open) {
        return {};
      }
      place.closes_in = kept->closes_in;
      place.weekly_hours = kept->weekly_hours;
    }
    places_.places.push_back(std::move(place));
    return {};
  }

  Land const& land_;
  Places places_;
  PlacesAsked const& asked_;
  NetworkId const& network_;
  std::size_t number_ = 0;
  std::set<std::string> closed_;
  std::map<std::string, geo::Point> moved_;
};

}  // namespace

Result<Places> apply_edits(Land const& land, Places places, PlacesAsked const& asked, NetworkId const& network,
                           std::vector<Edit> const& edits) {
  return Editing{land, std::move(places), asked, network}.apply(edits);
}

}  // namespace relais::coverage
