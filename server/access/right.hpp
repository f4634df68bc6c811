// What a route lets a person do. Every route names one; a route without a right does not compile.
#pragma once

#include <bitset>

#include "access/role.hpp"

namespace relais {

enum class Right {
  // Anybody.
  kReadPublicDirectory,
  kTellOfErrors,    // what is wrong on a page, a few at a time
  kObserveMachine,  // health, readiness, figures of the machine: kept off the public by the reverse proxy
  kSignIn,
  kTellExperience,  // a story of a public service, a few at a time
  kFollowUp,        // with the code of what one has told or asked
  // Whoever has begun to sign in: what concerns one's own session and account alone.
  kOwnSession,
  // By role: rights_of().
  kReadPeople,    // accounts, organisations and roles within reach
  kInvitePeople,  // and end the roles that one could have given
  kManagePeople,  // disable, reset, bring in lists
  kManageOrganisations,
  kManageFactors,  // one-time-code cards and recovery grids
  kReadJournal,
  kSeeAs,  // "what would this person see?"
  kEditCounter,
  kManageCounters,  // open, close, merge, import, treat error reports
  kEditProcedures,
  kReadProcessing,  // register of processing, proofs of erasures
  kManageRetention,
  kAnswerRightsRequests,
  kManageDevices,
  kReadTeam,           // who works at a counter within reach, by name and employer
  kRecordVisits,       // record, read and correct visits of one's own counter: no one above it
  kSignGrids,          // the week of one's own counter
  kReadFigures,        // of the places within reach; a figure is of a counter and a month at least, never of a person
  kTellForOthers,      // stories typed for somebody at one's own counter
  kModerate,           // read stories before they are published
  kAnswerExperiences,  // in the name of one's body or counter, and send on what is not its own
  kManageServices,     // add to the tree that stories are about
  kKeepIrritants,      // confirm what many stories tell of, name it, set it aside
  kReadActions,        // what organisations and departments within reach have decided to change
  kManageActions,      // open, change, end and measure them
  kKeepSeats,          // who leads the network, and where it has a coordinator
  kOwnDevice           // what a kiosk or a tablet asks of itself
};
BOOST_DESCRIBE_ENUM(Right, kReadPublicDirectory, kTellOfErrors, kObserveMachine, kSignIn, kTellExperience, kFollowUp,
                    kOwnSession, kReadPeople, kInvitePeople, kManagePeople, kManageOrganisations, kManageFactors,
                    kReadJournal, kSeeAs, kEditCounter, kManageCounters, kEditProcedures, kReadProcessing,
                    kManageRetention, kAnswerRightsRequests, kManageDevices, kReadTeam, kRecordVisits, kSignGrids,
                    kReadFigures, kTellForOthers, kModerate, kAnswerExperiences, kManageServices, kKeepIrritants,
                    kReadActions, kManageActions, kKeepSeats, kOwnDevice)

inline constexpr std::size_t kRightCount = static_cast<std::size_t>(Right::kOwnDevice) + 1;

class Rights {
 public:
  constexpr Rights() = default;
  Rights(std::initializer_list<Right> rights) {
    for (auto const right : rights) {
      bits_.set(static_cast<std::size_t>(right));
    }
  }
  bool has(Right right) const { return bits_.test(static_cast<std::size_t>(right)); }
  Rights operator|(Rights const& other) const {
    auto both = *this;
    both.bits_ |= other.bits_;
    return both;
  }
  bool operator==(Rights const&) const = default;

 private:
  std::bitset<kRightCount> bits_;
};

// The one declaration of what each role may do (domain.md 3.3).
Rights const& rights_of(Role role);

// The roles that one may give to others: each its own people, the administrator all but what reads cases.
bool may_give(Role giver, Role given);

// Roles that see citizens' personal data: a second factor is compulsory for them.
bool needs_second_factor(Role role);

}  // namespace relais
