// What the routes of people and organisations ask and answer.
#pragma once

#include "identity/import_people.hpp"
#include "identity/invite_person.hpp"
#include "identity/session_models.hpp"

namespace relais::identity {

struct PeopleParameters {
  std::optional<std::string> q;
  std::optional<Role> role;
  std::optional<AccountState> state;
  std::optional<OrganisationId> organisation;
  std::optional<std::string> cursor;
  std::optional<std::int32_t> limit;  // 50 unless said
};
BOOST_DESCRIBE_STRUCT(PeopleParameters, (), (q, role, state, organisation, cursor, limit))

// Nothing of how somebody signs in.
struct PersonItem {
  AccountId id;
  std::string name;
  std::string email;
  Language language = Language::kFr;
  AccountState state = AccountState::kInvited;
  std::optional<Date> seen_on;
  std::optional<StaffKind> staff_kind;
  std::vector<RoleGrant> roles;
};
BOOST_DESCRIBE_STRUCT(PersonItem, (), (id, name, email, language, state, seen_on, staff_kind, roles))

struct PeopleList {
  std::vector<PersonItem> items;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(PeopleList, (), (items, next))

struct ThingParameters {
  ScopeKind kind = ScopeKind::kCounter;
  std::optional<std::string> q;
  std::optional<std::int32_t> limit;  // 20 unless said
};
BOOST_DESCRIBE_STRUCT(ThingParameters, (), (kind, q, limit))

struct ThingList {
  std::vector<Thing> items;
};
BOOST_DESCRIBE_STRUCT(ThingList, (), (items))

struct OrganisationList {
  std::vector<Organisation> items;
  std::vector<Thing> partners;  // whose code an organisation may have
};
BOOST_DESCRIBE_STRUCT(OrganisationList, (), (items, partners))

struct GroupItem {
  GroupId id;
  std::string name;
  std::vector<AccountId> members;  // those within reach
};
BOOST_DESCRIBE_STRUCT(GroupItem, (), (id, name, members))

struct GroupList {
  std::vector<GroupItem> items;
};
BOOST_DESCRIBE_STRUCT(GroupList, (), (items))

struct GroupChange {
  std::string name;
  std::vector<AccountId> members;  // within reach; those beyond it stay as they are
};
BOOST_DESCRIBE_STRUCT(GroupChange, (), (name, members))

struct OrganisationChange {
  OrganisationKind kind = OrganisationKind::kHost;
  std::string name;
  std::optional<std::string> partner_code;
  std::optional<std::string> territory_code;
  std::optional<std::vector<std::string>> counters;  // that it runs
};
BOOST_DESCRIBE_STRUCT(OrganisationChange, (), (kind, name, partner_code, territory_code, counters))

struct InvitedPerson {
  AccountId id;
  bool is_new = false;
  bool has_letter = false;  // a link was sent
};
BOOST_DESCRIBE_STRUCT(InvitedPerson, (), (id, is_new, has_letter))

struct PeopleFile {
  std::string csv;
  bool dry_run = true;  // review, and change nothing
};
BOOST_DESCRIBE_STRUCT(PeopleFile, (), (csv, dry_run))

struct Disabling {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Disabling, (), (reason))

// GET /api/v1/people/{id}/sight: what this person would see.
struct Sight {
  std::vector<Hat> hats;
  std::optional<OrganisationId> hat;
  std::vector<Right> rights;
  std::vector<std::string> counters;  // whose records they reach by any right
  std::vector<AccountId> people;      // whom they see in the list of people
};
BOOST_DESCRIBE_STRUCT(Sight, (), (hats, hat, rights, counters, people))

}  // namespace relais::identity

namespace relais::json {

template <>
struct Constraints<identity::PeopleParameters> {
  static constexpr auto all =
      std::tuple{length(&identity::PeopleParameters::q, 0, 100), length(&identity::PeopleParameters::cursor, 0, 400),
                 range(&identity::PeopleParameters::limit, 1, 200)};
};
template <>
struct Constraints<identity::ThingParameters> {
  static constexpr auto all =
      std::tuple{length(&identity::ThingParameters::q, 0, 100), range(&identity::ThingParameters::limit, 1, 200)};
};
template <>
struct Constraints<identity::Invitation> {
  static constexpr auto all =
      std::tuple{length(&identity::Invitation::email, 1, 254), length(&identity::Invitation::name, 0, 200)};
};
template <>
struct Constraints<identity::GroupChange> {
  static constexpr auto all =
      std::tuple{length(&identity::GroupChange::name, 1, 200), length(&identity::GroupChange::members, 0, 500)};
};
template <>
struct Constraints<identity::OrganisationChange> {
  static constexpr auto all = std::tuple{length(&identity::OrganisationChange::name, 1, 300)};
};
template <>
struct Constraints<identity::Disabling> {
  static constexpr auto all = std::tuple{length(&identity::Disabling::reason, 1, 300)};
};

}  // namespace relais::json
