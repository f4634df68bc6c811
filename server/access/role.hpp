// The roles of the trade (domain.md 3.3) and how far each is given.
#pragma once

#include <string>

#include <boost/describe/enum.hpp>

#include "platform/text/text_form.hpp"

namespace relais {

enum class Role {
  kAdvisor,
  kCounterManager,
  kHostManager,  // counter manager of its body's counters
  kPartnerReferent,
  kPartnerManager,  // partner referent without the content of cases
  kDepartmentalCoordinator,
  kPrefecture,
  kNationalProgramme,
  kAuditor,
  kModerator,
  kDataProtectionOfficer,
  kAdministrator,
  kDevice,  // a kiosk or a tablet
  kAnonymous
};
BOOST_DESCRIBE_ENUM(Role, kAdvisor, kCounterManager, kHostManager, kPartnerReferent, kPartnerManager,
                    kDepartmentalCoordinator, kPrefecture, kNationalProgramme, kAuditor, kModerator,
                    kDataProtectionOfficer, kAdministrator, kDevice, kAnonymous)

// What a role is given for. A territory stands for all that lies in it, an organisation for its counters and people.
enum class ScopeKind { kNetwork, kTerritory, kOrganisation, kCounter, kProcedureFamily };
BOOST_DESCRIBE_ENUM(ScopeKind, kNetwork, kTerritory, kOrganisation, kCounter, kProcedureFamily)

}  // namespace relais
