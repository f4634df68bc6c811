// What persons ask by right (GDPR articles 15 to 21), and the month within which they are answered.
#pragma once

#include "access/access.hpp"
#include "platform/clock/clock.hpp"
#include "platform/db/session.hpp"

namespace relais::identity {

enum class RightAsked { kAccess, kRectification, kErasure, kRestriction, kObjection, kPortability };
BOOST_DESCRIBE_ENUM(RightAsked, kAccess, kRectification, kErasure, kRestriction, kObjection, kPortability)

enum class RequestOutcome { kDone, kRefused };
BOOST_DESCRIBE_ENUM(RequestOutcome, kDone, kRefused)

struct RightsRequest {
  NetworkId network_id;
  std::string id;
  RightAsked kind = RightAsked::kAccess;
  std::optional<AccountId> account_id;  // absent: of somebody without an account
  std::string note;
  Date received_on;
  Date due_on;                                  // a month later; three where it was extended
  std::optional<std::string> extended_because;  // told to the person within the first month
  std::optional<RequestOutcome> outcome;
  std::optional<std::string> answer;
  std::optional<Date> answered_on;
};
BOOST_DESCRIBE_STRUCT(RightsRequest, (),
                      (network_id, id, kind, account_id, note, received_on, due_on, extended_because, outcome, answer,
                       answered_on))

// The same day so many months later, or the last of that month.
Date months_after(Date day, int months);

// Open ones first, by the day on which they are due. Only for whoever reaches the whole network.
std::vector<RightsRequest> rights_requests(db::Snapshot const& snapshot, Scope const& scope);
std::optional<RightsRequest> rights_request(db::Snapshot const& snapshot, Scope const& scope, std::string const& id);
// One's own.
std::vector<RightsRequest> requests_of(db::Snapshot const& snapshot, NetworkId const& network,
                                       AccountId const& account);
void save(db::Transaction& tx, RightsRequest const& request);

// Everything that is kept of one person, a table each; no secrets.
struct KeptAccount {
  AccountId id;
  std::string email;
  std::string name;
  std::string language;
  std::string state;
  Instant made_at;
  std::optional<Date> seen_on;
  std::optional<Date> disabled_on;
  std::optional<std::string> disabled_because;
};
BOOST_DESCRIBE_STRUCT(KeptAccount, (),
                      (id, email, name, language, state, made_at, seen_on, disabled_on, disabled_because))
struct KeptRole {
  std::string role;
  std::string organisation;
  std::string scope_kind;
  std::string scope_code;
  Instant given_at;
  std::optional<Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(KeptRole, (), (role, organisation, scope_kind, scope_code, given_at, ended_at))
struct KeptSignIn {
  Instant began_at;
  Instant seen_at;
  std::optional<Instant> ended_at;
  std::string method;
  std::string desk;
  std::string browser;
};
BOOST_DESCRIBE_STRUCT(KeptSignIn, (), (began_at, seen_at, ended_at, method, desk, browser))
struct KeptFactor {
  std::string kind;
  std::optional<std::string> serial;
  std::optional<Instant> confirmed_at;
};
BOOST_DESCRIBE_STRUCT(KeptFactor, (), (kind, serial, confirmed_at))
struct KeptEntry {
  Instant at;
  std::string action;
  std::string object_kind;
  std::string object_id;
  bool was_done_by_them = false;  // else: to them, by somebody else
};
BOOST_DESCRIBE_STRUCT(KeptEntry, (), (at, action, object_kind, object_id, was_done_by_them))
struct KeptEdition {
  std::string kind;
  std::string object_id;
  std::int64_t number = 0;
  Instant made_at;
};
BOOST_DESCRIBE_STRUCT(KeptEdition, (), (kind, object_id, number, made_at))

struct PersonData {
  KeptAccount account;
  std::vector<std::string> groups;
  std::vector<KeptRole> roles;
  std::vector<KeptSignIn> sign_ins;
  std::vector<KeptFactor> factors;
  std::vector<KeptEntry> journal;
  std::vector<KeptEdition> editions;
  std::vector<RightsRequest> rights_requests;
};
BOOST_DESCRIBE_STRUCT(PersonData, (), (account, groups, roles, sign_ins, factors, journal, editions, rights_requests))

std::optional<PersonData> person_data(db::Snapshot const& snapshot, NetworkId const& network, AccountId const& account);

bool holds_network_role(db::Snapshot const& snapshot, NetworkId const& network, AccountId const& account);

// The account of an address in a network, for a request that came on paper.
std::optional<AccountId> account_of(db::Snapshot const& snapshot, NetworkId const& network, std::string const& email);

}  // namespace relais::identity
