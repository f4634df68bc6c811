// The counters that a result page shows for what was asked: what is known, and beside it what only a call will tell.
#pragma once

#include "network/asked.hpp"
#include "network/find_counters.hpp"

namespace relais::network {

// What to do where nothing answers the whole question.
enum class Instead { kLaterThatDay, kFurther, kWheneverOpen, kHoursToAsk, kEntranceToAsk, kOfferToAsk };

struct NextBestPlaces {
  Instead instead;
  std::vector<FoundPlace> places;  // never empty
};

struct PageAnswer {
  FoundCounters found;
  // The nearest of which it is not known whether they help with what was asked; empty without a place.
  std::vector<FoundPlace> offer_not_known;
  // Clearly nearer than what was found, and closed at the time asked for: who knows of it must not think it has gone.
  std::optional<FoundPlace> nearer_but_closed;
  // Where nothing was found, the best first.
  std::vector<NextBestPlaces> next_best;
};

// Refused as find_counters refuses. A cursor from before the list changed is taken out of `asked`: the first page.
Result<PageAnswer> answer_asked(Directory const& directory, Scope const& scope, Asked& asked, Instant now);

// Further away nobody goes to ask.
bool is_worth_a_call(FoundPlace const& place);

}  // namespace relais::network
