#include "access/access.hpp"

#include <gmock/gmock.h>

namespace relais {
namespace {

SignedIn person(std::vector<Role> roles, Stage stage = Stage::kComplete) {
  return {{"fr"}, {"a-1"}, "s-1", stage, OrganisationId{"o-1"}, std::move(roles)};
}

TEST(Access, roles_carry_what_their_declaration_says_and_nothing_before_the_sign_in_is_complete) {
  auto const manager = Principal::person(person({Role::kCounterManager}));
  EXPECT_TRUE(manager.has(Right::kEditCounter));
  EXPECT_FALSE(manager.has(Right::kReadJournal));
  EXPECT_TRUE(manager.has(Right::kReadPublicDirectory));
  for (auto const stage : {Stage::kPassword, Stage::kLocked}) {
    auto const begun = Principal::person(person({Role::kCounterManager}, stage));
    EXPECT_FALSE(begun.has(Right::kEditCounter));
    EXPECT_TRUE(begun.has(Right::kOwnSession));
  }
  EXPECT_FALSE(Principal::anonymous().has(Right::kOwnSession));
}

TEST(Access, a_scope_holds_the_roles_that_carry_the_right_alone) {
  auto const both = Principal::person(person({Role::kAdvisor, Role::kCounterManager, Role::kAuditor}));
  EXPECT_EQ(both.scope(Right::kEditCounter).reach().roles, "|counter_manager|");
  EXPECT_EQ(both.scope(Right::kReadJournal).reach().roles, "|");
  EXPECT_EQ(both.scope(Right::kEditCounter).reach().network, "fr");
  EXPECT_TRUE(both.scope(Right::kReadPublicDirectory).is_public());
  EXPECT_THROW(Scope::public_directory().reach(), std::logic_error);
}

TEST(Access, every_role_stands_in_its_own_row) {
  EXPECT_TRUE(rights_of(Role::kAnonymous).has(Right::kSignIn));
  EXPECT_TRUE(rights_of(Role::kAdministrator).has(Right::kManagePeople));
  EXPECT_TRUE(rights_of(Role::kDataProtectionOfficer).has(Right::kAnswerRightsRequests));
  EXPECT_EQ(rights_of(Role::kAdvisor),
            Rights({Right::kReadTeam, Right::kRecordVisits, Right::kTellForOthers, Right::kReadFigures}));
}

TEST(Access, nobody_gives_a_role_above_their_own) {
  EXPECT_TRUE(may_give(Role::kCounterManager, Role::kAdvisor));
  EXPECT_FALSE(may_give(Role::kCounterManager, Role::kCounterManager));
  EXPECT_FALSE(may_give(Role::kDepartmentalCoordinator, Role::kDepartmentalCoordinator));
  EXPECT_FALSE(may_give(Role::kAdvisor, Role::kAdvisor));
  EXPECT_TRUE(may_give(Role::kAdministrator, Role::kDataProtectionOfficer));
  EXPECT_FALSE(may_give(Role::kAdministrator, Role::kDevice));
}

}  // namespace
}  // namespace relais
