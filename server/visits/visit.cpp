#include "visits/visit.hpp"

namespace relais::visits {

OutcomeGroup group_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::kResolved:
    case Outcome::kInformationOnly:
      return OutcomeGroup::kResolved;
    case Outcome::kAwaitingDocument:
    case Outcome::kAwaitingPartner:
    case Outcome::kAppointmentSet:
      return OutcomeGroup::kUnderWay;
    case Outcome::kReoriented:
      return OutcomeGroup::kReoriented;
    case Outcome::kNotPossible:
    case Outcome::kAbandoned:
      return OutcomeGroup::kNotDone;
  }
  return OutcomeGroup::kNotDone;
}

}  // namespace relais::visits
