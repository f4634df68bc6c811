#include "identity/people_store.hpp"

#include <fmt/format.h>

#include "identity/people_sql.hpp"

namespace relais::identity {
namespace {

// An account is seen by whoever reaches one of its roles, and by itself.
db::Statement const kPeople{"identity.people", kSelectAccounts + R"sql(
  where a.network_id = :network
    and )sql" + reaches_account(R"sql(a.id)sql") + R"sql(
    and (:q = '' or lower(a.name) like '%' || :q || '%' escape '\' or a.email like '%' || :q || '%' escape '\')
    and (:state = '' or a.state = :state)
    and ((:role = '' and :of_organisation = '') or exists (
      select 1 from role_grant g
      where g.network_id = a.network_id and g.account_id = a.id and g.ended_at is null
        and (:role = '' or g.role = :role) and (:of_organisation = '' or g.organisation_id = :of_organisation)))
    and (a.name > :after_name or (a.name = :after_name and a.id > :after_id))
  order by a.name, a.id limit :limit)sql"};

db::Statement const kPerson{"identity.person", kSelectAccounts + R"sql(
  where a.network_id = :network and a.id = :id
    and )sql" + reaches_account(R"sql(a.id)sql")};

db::Statement const kGrants{"identity.grants", std::string{R"sql(
  select g.network_id, g.id, g.account_id, g.organisation_id, g.role, g.scope_kind, g.scope_code, g.given_by,
    g.given_at, g.ended_at
  from role_grant g
  where g.network_id = :network and g.ended_at is null and (:id = '' or g.account_id = :id)
    and )sql"} + reaches_thing(R"sql(g.scope_kind)sql", R"sql(g.scope_code)sql") +
                                                   R"sql(
  order by g.given_at, g.id)sql"};

db::Statement const kGrant{"identity.grant", std::string{R"sql(
  select g.network_id, g.id, g.account_id, g.organisation_id, g.role, g.scope_kind, g.scope_code, g.given_by,
    g.given_at, g.ended_at
  from role_grant g
  where g.network_id = :network and g.id = :id
    and )sql"} + reaches_thing(R"sql(g.scope_kind)sql", R"sql(g.scope_code)sql")};

db::Statement const kOrganisations{"identity.organisations", R"sql(
  select network_id, id, kind, name, partner_code, territory_code, closed_on
  from organisation where network_id = :network and closed_on is null order by name, id)sql"};

db::Statement const kPartners{"identity.partners", R"sql(
  select code, name_fr as name from partner where network_id = :network and succeeded_by is null
  order by name_fr, code)sql"};

db::Statement const kOrganisation{"identity.organisation", R"sql(
  select network_id, id, kind, name, partner_code, territory_code, closed_on
  from organisation where network_id = :network and id = :id)sql"};

db::Statement const kRolesReaching{"identity.roles_reaching", R"sql(
  select distinct r.role from reach r
  where r.network_id = :network and r.account_id = :account and r.organisation_id = :organisation
    and :roles like '%|' || r.role || '|%'
    and ((r.kind = :kind and r.code = :code) or (r.kind = 'network' and r.code = :network)))sql"};

db::Statement const kThings{"identity.things_within_reach", std::string{R"sql(
  with thing (kind, code, name) as (
    select 'counter', id, name from counter where network_id = :network and closed_on is null
    union all select 'territory', code, name from territory
      where network_id = :network and kind in ('region', 'department', 'province')
    union all select 'organisation', id, name from organisation where network_id = :network and closed_on is null
    union all select 'procedure_family', code, name_fr from partner where network_id = :network
    union all select 'network', id, name from network where id = :network)
  select t.code, t.name from thing t
  where t.kind = :kind and (:words = '' or lower(t.name) like '%' || :words || '%' escape '\')
    and )sql"} + reaches_thing(R"sql(t.kind)sql", R"sql(t.code)sql") +
                                                                R"sql(
  order by t.name, t.code limit :limit)sql"};

db::Statement const kLiesWithin{"identity.lies_within_organisation", R"sql(
  select count(*) from extent
  where network_id = :network and kind = :kind and code = :code and within_kind = 'organisation'
    and within_code = :organisation)sql"};

db::Statement const kCounters{"identity.counters_within_reach", std::string{R"sql(
  select c.id from counter c
  where c.network_id = :network and c.closed_on is null
    and )sql"} + reaches_thing(R"sql('counter')sql", R"sql(c.id)sql") +
                                                                    R"sql(
  order by c.name, c.id)sql"};

db::Statement const kSaveOrganisation{"identity.save_organisation", R"sql(
  insert into organisation (network_id, id, kind, name, partner_code, territory_code, closed_on)
  values (:network_id, :id, :kind, :name, :partner_code, :territory_code, :closed_on)
  on conflict (network_id, id) do update set
    kind = excluded.kind, name = excluded.name, partner_code = excluded.partner_code,
    territory_code = excluded.territory_code, closed_on = excluded.closed_on)sql"};

db::Statement const kHost{"identity.host_counter", R"sql(
  insert into counter_host (network_id, counter_id, organisation_id) values (:network_id, :counter_id, :organisation_id)
  on conflict (network_id, counter_id) do update set organisation_id = excluded.organisation_id)sql"};

db::Statement const kSaveGrant{"identity.save_grant", R"sql(
  insert into role_grant (network_id, id, account_id, organisation_id, role, scope_kind, scope_code, given_by, given_at,
    ended_at)
  values (:network_id, :id, :account_id, :organisation_id, :role, :scope_kind, :scope_code, :given_by, :given_at,
    :ended_at)
  on conflict (network_id, id) do update set ended_at = excluded.ended_at)sql"};

db::Statement const kGroups{"identity.groups", R"sql(
  select network_id, id, name from working_group where network_id = :network order by name, id)sql"};

db::Statement const kMembers{"identity.group_members", std::string{R"sql(
  select m.network_id, m.group_id, m.account_id from group_member m
  where m.network_id = :network
    and )sql"} + reaches_account(R"sql(m.account_id)sql") + R"sql(
  order by m.group_id, m.account_id)sql"};

db::Statement const kGroupSize{"identity.group_size", R"sql(
  select count(*) from group_member where network_id = :network and group_id = :id)sql"};

db::Statement const kSaveGroup{"identity.save_group", R"sql(
  insert into working_group (network_id, id, name) values (:network_id, :id, :name)
  on conflict (network_id, id) do update set name = excluded.name)sql"};

db::Statement const kAddMember{"identity.add_group_member", R"sql(
  insert into group_member (network_id, group_id, account_id) values (:network_id, :group_id, :account_id)
  on conflict (network_id, group_id, account_id) do nothing)sql"};

db::Statement const kRemoveMember{"identity.remove_group_member", R"sql(
  delete from group_member
  where network_id = :network_id and group_id = :group_id and account_id = :account_id)sql"};

template <class T>
std::string text_or_empty(std::optional<T> const& value) {
  return value ? TextForm<T>::write(*value) : std::string{};
}

// In the words of LIKE, whose own signs stand for themselves.
std::string pattern(std::string const& words) {
  std::string text;
  for (auto const c : words) {
    text += c == '%' || c == '_' || c == '\\' ? "\\" : "";
    text += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  return text;
}

}  // namespace

std::vector<Account> PeopleReader::people(PeopleQuery const& query) const {
  auto const after = query.after.value_or("");
  auto const line = after.rfind('\n');
  return snapshot_.all<Account>(
      kPeople, scope_.reach(), db::arg("q", pattern(query.q.value_or(""))), db::arg("role", text_or_empty(query.role)),
      db::arg("state", text_or_empty(query.state)), db::arg("of_organisation", text_or_empty(query.organisation)),
      db::arg("after_name", after.substr(0, line)),
      db::arg("after_id", line == after.npos ? "" : after.substr(line + 1)), db::arg("limit", query.limit));
}

std::optional<Account> PeopleReader::person(AccountId const& id) const {
  return snapshot_.one<Account>(kPerson, scope_.reach(), db::arg("id", id));
}

std::vector<RoleGrant> PeopleReader::grants() const {
  return snapshot_.all<RoleGrant>(kGrants, scope_.reach(), db::arg("id", ""));
}

std::vector<RoleGrant> PeopleReader::grants_of(AccountId const& id) const {
  return snapshot_.all<RoleGrant>(kGrants, scope_.reach(), db::arg("id", id));
}

std::optional<RoleGrant> PeopleReader::grant(GrantId const& id) const {
  return snapshot_.one<RoleGrant>(kGrant, scope_.reach(), db::arg("id", id));
}

std::vector<Organisation> PeopleReader::organisations() const {
  return snapshot_.all<Organisation>(kOrganisations, db::arg("network", scope_.network()));
}

std::vector<Thing> PeopleReader::partners() const {
  return snapshot_.all<Thing>(kPartners, db::arg("network", scope_.network()));
}

std::optional<Organisation> PeopleReader::organisation(OrganisationId const& id) const {
  return snapshot_.one<Organisation>(kOrganisation, db::arg("network", scope_.network()), db::arg("id", id));
}

std::vector<WorkingGroup> PeopleReader::groups() const {
  return snapshot_.all<WorkingGroup>(kGroups, db::arg("network", scope_.network()));
}

std::int64_t PeopleReader::size_of(GroupId const& group) const {
  return snapshot_.one<std::int64_t>(kGroupSize, db::arg("network", scope_.network()), db::arg("id", group))
      .value_or(0);
}

std::vector<GroupMember> PeopleReader::members() const {
  return snapshot_.all<GroupMember>(kMembers, scope_.reach());
}

bool PeopleReader::reaches(ScopeKind kind, std::string const& code) const {
  return is_machine() || !roles_reaching(kind, code).empty();
}

bool PeopleReader::may_act_for(OrganisationId const& organisation, ScopeKind kind, std::string const& code) const {
  auto const lies_within = [&] {
    return snapshot_
               .one<std::int64_t>(kLiesWithin, db::arg("network", scope_.network()), db::arg("kind", kind),
                                  db::arg("code", code), db::arg("organisation", organisation))
               .value_or(0) > 0;
  };
  return is_machine() || scope_.reach().organisation == organisation.text ||
         reaches(ScopeKind::kOrganisation, organisation.text) || lies_within();
}

std::vector<Role> PeopleReader::roles_reaching(ScopeKind kind, std::string const& code) const {
  return snapshot_.all<Role>(kRolesReaching, scope_.reach(), db::arg("kind", kind), db::arg("code", code));
}

std::vector<std::string> PeopleReader::counters() const {
  return snapshot_.all<std::string>(kCounters, scope_.reach());
}

std::vector<Thing> PeopleReader::things(ScopeKind kind, std::string const& words, std::int32_t limit) const {
  return snapshot_.all<Thing>(kThings, scope_.reach(), db::arg("kind", kind), db::arg("words", pattern(words)),
                              db::arg("limit", limit));
}

void PeopleStore::save(Organisation const& organisation) {
  transaction_.run(kSaveOrganisation, organisation);
}

void PeopleStore::host(std::string const& counter, OrganisationId const& organisation) {
  transaction_.run(kHost, db::arg("network_id", scope_.network()), db::arg("counter_id", counter),
                   db::arg("organisation_id", organisation));
}

void PeopleStore::save(WorkingGroup const& group) {
  transaction_.run(kSaveGroup, group);
}

void PeopleStore::add(GroupMember const& member) {
  transaction_.run(kAddMember, member);
}

void PeopleStore::remove(GroupMember const& member) {
  transaction_.run(kRemoveMember, member);
}

void PeopleStore::save(RoleGrant const& grant) {
  transaction_.run(kSaveGrant, grant);
}

}  // namespace relais::identity
