// A person who works with the product, and the roles that were given to them.
#pragma once

#include "identity/organisation.hpp"
#include "platform/text/language.hpp"

namespace relais::identity {

enum class AccountState { kInvited, kActive, kDisabled };
BOOST_DESCRIBE_ENUM(AccountState, kInvited, kActive, kDisabled)

// What somebody does at a counter: welcomes and accompanies, or runs workshops and digital activities as well.
enum class StaffKind { kReception, kAnimator };
BOOST_DESCRIBE_ENUM(StaffKind, kReception, kAnimator)

struct Account {
  NetworkId network_id;
  AccountId id;
  std::string email;  // in lower case
  std::string name;
  Language language = Language::kFr;
  AccountState state = AccountState::kInvited;
  std::optional<std::string> password_hash;
  std::optional<std::string> pin_hash;
  std::optional<std::string> subject;  // "https://issuer.example#1234": who they are at the identity provider
  Instant made_at;
  std::optional<Date> seen_on;
  std::int64_t reminders = 0;
  std::optional<Date> disabled_on;
  std::optional<std::string> disabled_because;
  std::optional<StaffKind> staff_kind;  // absent: not said, or nobody of a counter
};
BOOST_DESCRIBE_STRUCT(Account, (),
                      (network_id, id, email, name, language, state, password_hash, pin_hash, subject, made_at, seen_on,
                       reminders, disabled_on, disabled_because, staff_kind))

using GrantId = Code<struct GrantIdTag>;

struct RoleGrant {
  NetworkId network_id;
  GrantId id;
  AccountId account_id;
  OrganisationId organisation_id;  // on whose behalf: the hat
  Role role = Role::kAdvisor;
  ScopeKind scope_kind = ScopeKind::kCounter;
  std::string scope_code;
  std::optional<AccountId> given_by;  // absent: on the machine itself
  Instant given_at;
  std::optional<Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(RoleGrant, (),
                      (network_id, id, account_id, organisation_id, role, scope_kind, scope_code, given_by, given_at,
                       ended_at))

using GroupId = Code<struct GroupIdTag>;

// People who work together across organisations.
struct WorkingGroup {
  NetworkId network_id;
  GroupId id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(WorkingGroup, (), (network_id, id, name))

struct GroupMember {
  NetworkId network_id;
  GroupId group_id;
  AccountId account_id;
};
BOOST_DESCRIBE_STRUCT(GroupMember, (), (network_id, group_id, account_id))

// "Marie.Durand@Cc-Thierache.fr " -> "marie.durand@cc-thierache.fr"; nothing where it is no address.
std::optional<std::string> read_email(std::string_view text);

}  // namespace relais::identity
