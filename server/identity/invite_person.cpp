#include "identity/invite_person.hpp"

#include <algorithm>

#include "identity/extent_store.hpp"
#include "platform/journal/journal.hpp"

namespace relais::identity {

std::vector<ScopeKind> scope_kinds_of(Role role) {
  switch (role) {
    case Role::kAdvisor:
    case Role::kCounterManager:
      return {ScopeKind::kCounter};
    case Role::kHostManager:
      return {ScopeKind::kOrganisation};
    case Role::kPartnerReferent:
    case Role::kPartnerManager:
      return {ScopeKind::kOrganisation, ScopeKind::kProcedureFamily};
    case Role::kDepartmentalCoordinator:
    case Role::kPrefecture:
      return {ScopeKind::kTerritory};
    case Role::kAuditor:
    case Role::kModerator:
      return {ScopeKind::kNetwork, ScopeKind::kTerritory};
    case Role::kNationalProgramme:
    case Role::kDataProtectionOfficer:
    case Role::kAdministrator:
      return {ScopeKind::kNetwork};
    case Role::kDevice:
    case Role::kAnonymous:
      break;
  }
  return {};
}

Result<void> may_decide(PeopleReader const& people, OfferedRole const& role) {
  if (people.is_machine()) {
    return {};
  }
  auto const by = people.roles_reaching(role.scope_kind, role.scope_code);
  if (by.empty()) {
    return invalid("/role/scope_code", "identity.scope_unknown");
  }
  if (std::ranges::none_of(by, [&](Role giver) { return may_give(giver, role.role); })) {
    return invalid("/role/role", "identity.role_not_yours");
  }
  return {};
}

Result<void> may_offer(PeopleReader const& people, OfferedRole const& role) {
  if (!people.organisation(role.organisation) ||
      !people.may_act_for(role.organisation, role.scope_kind, role.scope_code)) {
    return invalid("/role/organisation", "identity.organisation_unknown");
  }
  if (std::ranges::count(scope_kinds_of(role.role), role.scope_kind) == 0) {
    return invalid("/role/scope_kind", "identity.scope_does_not_fit");
  }
  return may_decide(people, role);
}

Result<Invited> invite_person(db::Transaction& transaction, Scope const& scope, Invitation const& invitation,
                              Inviter const& by, Instant now) {
  auto people = PeopleStore{transaction, scope};
  auto sign_ins = SignInStore{transaction};
  auto const email = read_email(invitation.email);
  if (!email) {
    return invalid("/email", "identity.email_malformed");
  }
  auto const network = scope.network();
  if (!extent_exists(transaction, network, invitation.role.scope_kind, invitation.role.scope_code)) {
    return invalid("/role/scope_code", "identity.scope_unknown");
  }
  if (auto const allowed = may_offer(people, invitation.role); !allowed) {
    return allowed.problem();
  }
  auto invited = Invited{};
  auto const known = sign_ins.account_of_email(*email);
  if (known && known->network_id != network) {
    return invalid("/email", "identity.account_elsewhere");
  }
  if (known && by.account == known->id) {
    return invalid("/email", "identity.not_oneself");
  }
  // What was disabled is opened again by whoever manages the whole network alone, and without its former roles.
  if (known && known->state == AccountState::kDisabled && !people.reaches(ScopeKind::kNetwork, network.text)) {
    return invalid("/email", "identity.account_elsewhere");
  }
  if (known) {
    invited.account = *known;
    invited.account.state = known->state == AccountState::kDisabled ? AccountState::kInvited : known->state;
  } else {
    if (invitation.name.empty()) {
      return invalid("/name", "identity.name_missing");
    }
    invited.is_new = true;
    invited.account.network_id = network;
    invited.account.id = AccountId{by.fresh_account};
    invited.account.email = *email;
    invited.account.name = invitation.name;
    invited.account.language = invitation.language;
    invited.account.made_at = now;
  }
  if (invitation.staff_kind) {
    invited.account.staff_kind = invitation.staff_kind;
  }
  sign_ins.save(invited.account);
  auto const& role = invitation.role;
  people.save(RoleGrant{network,
                        GrantId{by.fresh_grant},
                        invited.account.id,
                        role.organisation,
                        role.role,
                        role.scope_kind,
                        role.scope_code,
                        by.account,
                        now,
                        {}});
  if (role.scope_kind == ScopeKind::kTerritory) {
    refresh_extents(transaction, network);
  }
  if (invited.account.state == AccountState::kInvited) {
    sign_ins.end_links(network, invited.account.id, now);
    sign_ins.add(MailedLink{secret_hash(by.fresh_secret),
                            network,
                            invited.account.id,
                            LinkPurpose::kInvitation,
                            now,
                            now + kInvitationLasts,
                            {}});
    invited.has_link = true;
  }
  journal::append(
      transaction,
      {network.text, by.account ? by.account->text : "", scope.reach().organisation, "journal.people_role_given",
       "account", invited.account.id.text, TextForm<Role>::write(role.role), by.request},
      now);
  return invited;
}

}  // namespace relais::identity
