// From a name and a role to an account that its person opens by a link.
#pragma once

#include "identity/people_store.hpp"
#include "identity/sign_in_store.hpp"

namespace relais::identity {

// One role, on whose behalf and how far.
struct OfferedRole {
  OrganisationId organisation;
  Role role = Role::kAdvisor;
  ScopeKind scope_kind = ScopeKind::kCounter;
  std::string scope_code;
};
BOOST_DESCRIBE_STRUCT(OfferedRole, (), (organisation, role, scope_kind, scope_code))

struct Invitation {
  std::string email;
  std::string name;
  Language language = Language::kFr;
  OfferedRole role;
  std::optional<StaffKind> staff_kind = {};
};
BOOST_DESCRIBE_STRUCT(Invitation, (), (email, name, language, role, staff_kind))

// Who gives, and the random parts.
struct Inviter {
  std::optional<AccountId> account;  // absent: on the machine itself
  std::string request;
  std::string fresh_account;
  std::string fresh_grant;
  std::string fresh_secret;  // of the link
};

struct Invited {
  Account account;
  bool is_new = false;    // else the role was added to the account that has this address
  bool has_link = false;  // one was made: whoever is active already needs none
};

inline constexpr auto kInvitationLasts = std::chrono::days{7};
inline constexpr auto kPasswordLinkLasts = std::chrono::hours{1};

// Refusals: identity.email_malformed, identity.name_missing, identity.organisation_unknown, identity.scope_unknown
// (what does not exist and what lies outside the giver's reach are not told apart), identity.role_not_yours,
// identity.account_elsewhere (the address belongs to an account that the giver cannot see).
Result<Invited> invite_person(db::Transaction& transaction, Scope const& scope, Invitation const& invitation,
                              Inviter const& by, Instant now);

// The kinds of thing that a role is given for, the usual one first; none: it is nobody's role.
std::vector<ScopeKind> scope_kinds_of(Role role);

// Whether somebody may give and end this role there, on behalf of whom it may be.
Result<void> may_decide(PeopleReader const& people, OfferedRole const& role);

// Whether the giver may give this role there.
Result<void> may_offer(PeopleReader const& people, OfferedRole const& role);

}  // namespace relais::identity
