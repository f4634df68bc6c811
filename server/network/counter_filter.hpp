// Which meeting places answer a question, and of which that cannot be known.
#pragma once

#include "network/find_counters.hpp"

namespace relais::network {

// What a place must be, worked out once for a question.
class CounterFilter {
 public:
  // `directory` and `query` outlive it. `partner`: whose offer is asked for.
  CounterFilter(Directory const& directory, Scope const& scope, CounterQuery const& query,
                std::optional<PartnerCode> const& partner, std::optional<AskedTime> const& then);

  bool is_offered() const { return is_offered_; }  // by any bundle
  bool asks_more() const { return asks_more_; }    // than an offer and an hour

  bool offers(Bundle const& bundle) const { return bundle_offers_[&bundle - directory_.bundles().data()]; }
  bool offers(MeetingPlace const& place) const { return bundle_offers_[place.bundle]; }

  // All that does not depend on the hour or on the offer.
  bool fits(MeetingPlace const& place) const {
    return !asks_more_ || (has_host_place(counter(place)) && lets_in(counter(place)) && fits_otherwise(place));
  }

  bool is_open_then(MeetingPlace const& place) const {
    return open_columns_.empty() || open_columns_[place.zone].is_open(place.hours_column);
  }

  bool accepts(MeetingPlace const& place) const { return offers(place) && is_open_then(place) && fits(place); }

  // What cannot be decided of a place that is all else that is asked.
  bool lacks_hours(MeetingPlace const& place) const { return !place.times.are_known() && offers(place) && fits(place); }
  bool lacks_host_place(MeetingPlace const& place) const {
    return !counter(place).host_place && lets_in(counter(place)) && offers(place) && is_open_then(place) &&
           fits_otherwise(place);
  }
  bool lacks_wheelchair(MeetingPlace const& place) const {
    return !counter(place).wheelchair && has_host_place(counter(place)) && offers(place) && is_open_then(place) &&
           fits_otherwise(place);
  }

 private:
  Counter const& counter(MeetingPlace const& place) const { return directory_.counters()[place.counter]; }
  bool has_host_place(Counter const& counter) const {
    return !query_.host_place || counter.host_place == query_.host_place;
  }
  bool lets_in(Counter const& counter) const {
    return !query_.wheelchair || (counter.wheelchair && *counter.wheelchair <= *query_.wheelchair);
  }

  // All but the building and its entrance, which may not be known.
  bool fits_otherwise(MeetingPlace const& place) const;

  Directory const& directory_;
  CounterQuery const& query_;
  std::string only_network_;
  std::string folded_;
  std::vector<std::string_view> words_;
  std::vector<char> bundle_offers_;
  std::vector<hours::OpenTable::During> open_columns_;  // by zone; none: any hour will do
  bool asks_more_ = false;
  bool is_offered_ = false;
};

}  // namespace relais::network
