#include "access/right.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace relais {
namespace {

using enum Right;

struct RoleRights {
  Role role;
  Rights rights;
};

std::array<RoleRights, 14> const kRights{{
    {Role::kAdvisor, {kReadTeam, kRecordVisits, kTellForOthers, kReadFigures}},
    {Role::kCounterManager,
     {kReadPeople, kInvitePeople, kSeeAs, kEditCounter, kManageDevices, kReadTeam, kRecordVisits, kSignGrids,
      kTellForOthers, kAnswerExperiences, kReadFigures}},
    {Role::kHostManager,
     {kReadPeople, kInvitePeople, kSeeAs, kEditCounter, kManageDevices, kReadTeam, kRecordVisits, kSignGrids,
      kTellForOthers, kAnswerExperiences, kReadActions, kManageActions, kReadFigures}},
    {Role::kPartnerReferent, {kReadPeople, kEditProcedures, kAnswerExperiences, kReadActions, kReadFigures}},
    {Role::kPartnerManager,
     {kReadPeople, kInvitePeople, kSeeAs, kEditProcedures, kAnswerExperiences, kReadActions, kManageActions,
      kReadFigures}},
    {Role::kDepartmentalCoordinator,
     {kReadPeople, kInvitePeople, kSeeAs, kManageOrganisations, kEditCounter, kManageCounters, kManageDevices,
      kReadTeam, kAnswerExperiences, kKeepIrritants, kReadActions, kManageActions, kReadFigures}},
    {Role::kPrefecture, {kReadPeople, kReadProcessing, kKeepSeats, kAnswerExperiences, kReadActions, kReadFigures}},
    {Role::kNationalProgramme,
     {kReadProcessing, kManageServices, kKeepIrritants, kKeepSeats, kReadActions, kReadFigures}},
    {Role::kAuditor, {kReadProcessing, kReadActions, kReadFigures}},
    {Role::kModerator, {kModerate, kKeepIrritants}},
    {Role::kDataProtectionOfficer, {kReadJournal, kReadProcessing, kManageRetention, kAnswerRightsRequests}},
    {Role::kAdministrator,
     {kReadPeople, kInvitePeople, kManagePeople, kManageOrganisations, kManageFactors, kReadJournal, kSeeAs,
      kManageCounters, kManageDevices, kReadProcessing, kReadTeam, kKeepSeats, kReadFigures}},
    {Role::kDevice, {kOwnDevice}},
    {Role::kAnonymous, {kReadPublicDirectory, kTellOfErrors, kObserveMachine, kSignIn, kTellExperience, kFollowUp}},
}};

struct Giving {
  Role giver;
  std::span<Role const> given;
};

constexpr std::array kTeam{Role::kAdvisor};
constexpr std::array kHostTeam{Role::kAdvisor, Role::kCounterManager};
constexpr std::array kReferents{Role::kPartnerReferent};
constexpr std::array kDepartment{Role::kAdvisor, Role::kCounterManager, Role::kHostManager, Role::kPartnerReferent,
                                 Role::kPartnerManager};
constexpr std::array kAll{Role::kAdvisor,         Role::kCounterManager,        Role::kHostManager,
                          Role::kPartnerReferent, Role::kPartnerManager,        Role::kDepartmentalCoordinator,
                          Role::kPrefecture,      Role::kNationalProgramme,     Role::kAuditor,
                          Role::kModerator,       Role::kDataProtectionOfficer, Role::kAdministrator};

constexpr std::array kGiving{Giving{Role::kCounterManager, kTeam}, Giving{Role::kHostManager, kHostTeam},
                             Giving{Role::kPartnerManager, kReferents},
                             Giving{Role::kDepartmentalCoordinator, kDepartment}, Giving{Role::kAdministrator, kAll}};

}  // namespace

Rights const& rights_of(Role role) {
  return kRights[static_cast<std::size_t>(role)].rights;
}

bool may_give(Role giver, Role given) {
  auto const giving = std::ranges::find(kGiving, giver, &Giving::giver);
  return giving != kGiving.end() && std::ranges::find(giving->given, given) != giving->given.end();
}

bool needs_second_factor(Role role) {
  switch (role) {
    case Role::kNationalProgramme:
    case Role::kAuditor:
    case Role::kDevice:
    case Role::kAnonymous:
      return false;
    default:
      return true;
  }
}

}  // namespace relais
