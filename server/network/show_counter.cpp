#include "network/show_counter.hpp"

#include <algorithm>

#include "network/coming_closures.hpp"

namespace relais::network {
namespace {

std::optional<Offer> offer_of(Directory const& directory, Counter const& counter, Bundle const& bundle) {
  if (bundle.partners.empty() && bundle.missing.empty()) {
    return std::nullopt;
  }
  auto const& catalogue = directory.catalogue();
  auto const offered = [&](PartnerCode const& code) {
    auto const* const partner = catalogue.find(counter.network_id, code);
    auto shown = OfferedPartner{code, {partner->name_fr, partner->name_en, {}, {}}, {}};
    for (auto const* const procedure : catalogue.first_level_of(counter.network_id, code)) {
      shown.procedures.push_back(procedure->code);
    }
    return shown;
  };
  auto offer = Offer{"label", bundle.label, {}, {}};
  std::ranges::transform(bundle.partners, std::back_inserter(offer.partners), offered);
  std::ranges::transform(bundle.missing, std::back_inserter(offer.missing), offered);
  return offer;
}

// Of a tour, the stop that is open or opens first.
MeetingPlace const& soonest(Directory const& directory, std::span<MeetingPlace const> places, Instant now) {
  auto const opens = [&](MeetingPlace const& place) {
    return place.times.opens(directory.zone(place).local(now)).value_or(LocalMinute::max());
  };
  return *std::ranges::min_element(places, {}, opens);
}

}  // namespace

Result<CounterDetail> show_counter(Directory const& directory, Scope const& scope, CounterId const& id, Instant now) {
  auto const* const counter = directory.find(id);
  auto const is_outside = counter != nullptr && !scope.sees(counter->network_id);
  auto const places =
      counter == nullptr || is_outside ? std::span<MeetingPlace const>{} : directory.places_of(*counter);
  if (places.empty()) {
    return Problem{Fault::kNotFound, "network.counter_unknown"};
  }
  auto const& place = soonest(directory, places, now);
  auto const local = directory.zone(place).local(now);
  auto detail = CounterDetail{*counter, place.times.opening(local), {}, {}, {}, {}, {}, {}, {}, {}};
  if (!place.stop) {
    detail.week = place.times.week(local);
    detail.closures = coming_closures(directory, scope, place, now);
  }
  if (counter->commune_code) {
    if (auto const* const commune = directory.territories().find(*counter->commune_code)) {
      detail.commune = *commune;
    }
  }
  detail.offer = offer_of(directory, *counter, directory.bundles()[place.bundle]);
  auto const stops = directory.stops_of(*counter);
  detail.stops.assign(stops.begin(), stops.end());
  for (auto const& other : directory.counters()) {
    if (other.antenna_of == counter->id && other.network_id == counter->network_id &&
        !directory.places_of(other).empty()) {
      detail.antennas.push_back(other.id);
    }
  }
  detail.unread_fields = directory.unread_fields_of(*counter);
  if (auto const* const particulars = directory.particulars_of(*counter)) {
    detail.particulars = *particulars;
  }
  return detail;
}

}  // namespace relais::network
