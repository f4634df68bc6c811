// The finder: which counters, when are they open, how far are they.
#pragma once

#include "network/directory.hpp"

namespace relais::network {

// One meeting place that answers the question, as light as it can be: the page is made of it afterwards.
struct FoundPlace {
  MeetingPlace const* place;
  std::optional<double> chord;  // see geo::NearestTree; absent when no place was asked for
};

// An instant on the wall clocks of all places.
class Moment {
 public:
  Moment(Directory const& directory, Instant instant);
  LocalMinute at(MeetingPlace const& place) const { return local_[place.zone]; }
  LocalMinute in_zone(std::uint32_t zone) const { return local_[zone]; }
  Instant instant() const { return instant_; }

 private:
  Instant instant_;
  std::vector<LocalMinute> local_;  // by the zone's number
};

// Some minutes, from one instant until another.
struct AskedTime {
  Moment from;
  Moment until;
  // At the first of them at which it is open, else at their beginning.
  Opening opening(MeetingPlace const& place) const;
  bool has_opening(MeetingPlace const& place) const {
    return place.times.first_open(from.at(place), until.at(place)).has_value();
  }
};

std::optional<AskedTime> asked_time(Directory const& directory, CounterQuery const& query);

// Where distances are counted from; nothing where no place was asked for.
Result<std::optional<Location>> asked_location(Directory const& directory, CounterQuery const& query);

struct FoundCounters {
  std::vector<FoundPlace> items;
  std::optional<std::string> next;
  std::int64_t offer_not_known = 0;
  std::int64_t host_place_not_known = 0;
  std::int64_t wheelchair_not_known = 0;
  std::vector<FoundPlace> hours_not_known;
  Moment now;
  std::optional<AskedTime> then;
};

// Nearest first where `near` or `commune` is given, else in the order of names. Refusals: network.place_unknown,
// network.procedure_unknown, network.partner_unknown, network.cursor_unreadable, network.near_and_commune,
// network.within_needs_place, network.sort_needs_place, network.open_until_alone, network.open_until_out_of_reach,
// network.network_unknown, network.partner_of_another_procedure.
// About ten microseconds for the twenty nearest of three thousand.
Result<FoundCounters> find_counters(Directory const& directory, Scope const& scope, CounterQuery const& query,
                                    Instant now);

}  // namespace relais::network
