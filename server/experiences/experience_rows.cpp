#include "experiences/experience_rows.hpp"

namespace relais::experiences {

bool is_appeal(FullExperience const& full) {
  auto is_one = false;
  for (auto const& decision : full.decisions) {
    auto const publishes = decision.kind == DecisionKind::kAccept || decision.kind == DecisionKind::kMask;
    is_one = decision.kind == DecisionKind::kAppeal || (is_one && !publishes);
  }
  return is_one;
}

bool may_appeal(FullExperience const& full) {
  return full.row.state == ExperienceState::kRejected && !is_appeal(full);
}

}  // namespace relais::experiences
