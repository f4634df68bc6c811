// Organisations, accounts, roles and groups, as far as the asking person reaches.
#pragma once

#include "identity/account.hpp"
#include "platform/db/session.hpp"

namespace relais::identity {

struct PeopleQuery {
  std::optional<std::string> q;  // of a name or an address
  std::optional<Role> role;
  std::optional<AccountState> state;
  std::optional<OrganisationId> organisation;
  std::optional<std::string> after;  // cursor: the name and id of the last one
  std::int32_t limit = 50;
};

// Something that a role can be given for.
struct Thing {
  std::string code;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (code, name))

class PeopleReader {
 public:
  PeopleReader(db::Snapshot const& snapshot, Scope const& scope) : snapshot_(snapshot), scope_(scope) {}

  std::vector<Account> people(PeopleQuery const& query) const;  // by name
  std::optional<Account> person(AccountId const& id) const;
  // The roles that hold of these people, as far as the scope sees the people: one statement for all of them.
  std::vector<RoleGrant> grants() const;
  std::vector<RoleGrant> grants_of(AccountId const& id) const;
  std::optional<RoleGrant> grant(GrantId const& id) const;
  std::vector<Organisation> organisations() const;  // all of the network that have not closed, by name: no secret
  // Bodies whose procedures the network helps with, by name: public. Not those that others have succeeded.
  std::vector<Thing> partners() const;
  std::optional<Organisation> organisation(OrganisationId const& id) const;
  std::vector<WorkingGroup> groups() const;          // of the network, by name
  std::int64_t size_of(GroupId const& group) const;  // with those beyond reach
  std::vector<GroupMember> members() const;          // those that are within reach, of all groups
  // Whether a thing lies within reach, for one of the roles that carry the right.
  bool reaches(ScopeKind kind, std::string const& code) const;
  // Whether a role there may be given on behalf of this organisation: it lies within reach, is the hat that is worn, or
  // runs the counter.
  bool may_act_for(OrganisationId const& organisation, ScopeKind kind, std::string const& code) const;
  // The roles by which it does.
  std::vector<Role> roles_reaching(ScopeKind kind, std::string const& code) const;
  // A command on the machine itself asks, not a person.
  bool is_machine() const { return scope_.reach().account.empty(); }
  // Things of one kind within reach whose name holds these words, by name.
  std::vector<Thing> things(ScopeKind kind, std::string const& words, std::int32_t limit) const;
  NetworkId network() const { return scope_.network(); }
  // The counters within reach.
  std::vector<std::string> counters() const;

 protected:
  db::Snapshot const& snapshot_;
  Scope const& scope_;
};

class PeopleStore : public PeopleReader {
 public:
  PeopleStore(db::Transaction& transaction, Scope const& scope)
      : PeopleReader(transaction, scope), transaction_(transaction) {}

  void save(Organisation const& organisation);
  void host(std::string const& counter, OrganisationId const& organisation);
  void save(RoleGrant const& grant);
  void save(WorkingGroup const& group);
  void add(GroupMember const& member);
  void remove(GroupMember const& member);

 private:
  db::Transaction& transaction_;
};

}  // namespace relais::identity
