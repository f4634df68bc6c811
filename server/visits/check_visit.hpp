// A visit as it was sent, to a visit as it is kept: rules, masks, the local quarter of an hour.
#pragma once

#include "platform/result/result.hpp"
#include "visits/guard.hpp"
#include "visits/surroundings.hpp"

namespace relais::visits {

struct KeptVisit {
  Visit visit;  // its acts with their partners and channels filled in, its note masked
  NetworkId network;
  Date day;                            // on the counter's calendar
  std::int32_t slot = 0;               // minutes since midnight of its quarter of an hour
  std::optional<Residence> residence;  // in place of visit.commune
  std::vector<std::string> masked;     // kinds of personal data that were found, each once: "nir", "phone"
  std::string digest;                  // of what was sent, see Guard
};

// How far the device's clock is ahead of ours; below ten minutes it counts as right.
std::chrono::milliseconds clock_error(std::optional<Instant> sent_at, Instant now);

// Refusals name the field: visits.id_malformed, visits.counter_unknown, visits.counter_closed, visits.stop_unknown,
// visits.in_the_future, visits.too_old (a year), visits.procedure_unknown, visits.partner_unknown, visits.about_nothing
// (an act with neither procedure, partner nor label), visits.no_act, visits.acts_of_abandoned, visits.duration_step,
// visits.reorientation_incomplete, visits.reorientation_without_outcome, visits.participants_of_workshop,
// visits.theme_without_border, visits.commune_unknown, visits.code_unknown (a language or country). A note of a day on
// which it would be erased already is left out. `error`: see clock_error().
Result<KeptVisit> check_visit(Visit const& sent, Surroundings const& around, Guard const& guard,
                              std::chrono::milliseconds error, Instant now);

}  // namespace relais::visits
