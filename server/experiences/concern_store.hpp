// How stories stand to the person who asks: what concerns them they do not take away from the public.
#pragma once

#include "experiences/irritant.hpp"
#include "experiences/practice.hpp"
#include "platform/db/session.hpp"

namespace relais::experiences {

struct Concern {
  std::int64_t stories = 0;
  std::int64_t own = 0;     // about somebody that they belong to or answer for, now or before, under any hat
  std::int64_t within = 0;  // within reach of the right
};
BOOST_DESCRIBE_STRUCT(Concern, (), (stories, own, within))

// Of those that an irritant is made of, as far as they are published.
Concern concern_of(db::Snapshot const& snapshot, Scope const& scope, IrritantId const& irritant);
// Of the story that a practice was seen in, published or not.
Concern concern_of(db::Snapshot const& snapshot, Scope const& scope, PracticeId const& practice);
Concern concern_of(db::Snapshot const& snapshot, Scope const& scope, ExperienceId const& story);

// Confirming and naming: for whoever keeps the register there, whatever it says of them. Refusal:
// experiences.outside_your_area, where none is within reach.
Result<void> may_name(Concern const& concern);
// Setting aside, putting out of, praising, withdrawing. Refusals: experiences.concerns_you where one is of their own,
// experiences.outside_your_area where one is out of reach.
Result<void> may_decide(Concern const& concern);

}  // namespace relais::experiences
