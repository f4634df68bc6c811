#include "identity/people_routes.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>

#include "identity/extent_store.hpp"
#include "identity/letters.hpp"
#include "identity/people_models.hpp"
#include "identity/team.hpp"
#include "platform/journal/tell_routes.hpp"
#include "platform/text/uuid.hpp"

namespace relais::identity {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;
using journal::tell;

constexpr std::string_view kRead = "journal.people_read";
constexpr std::int64_t kBulk = 100;  // in an hour: more than anybody needs for their work

struct PersonPath {
  AccountId id;
};
BOOST_DESCRIBE_STRUCT(PersonPath, (), (id))

struct GrantPath {
  GrantId id;
};
BOOST_DESCRIBE_STRUCT(GrantPath, (), (id))

struct GroupPath {
  GroupId id;
};
BOOST_DESCRIBE_STRUCT(GroupPath, (), (id))

struct OrganisationPath {
  OrganisationId id;
};
BOOST_DESCRIBE_STRUCT(OrganisationPath, (), (id))

Problem unknown_person() {
  return {Fault::kNotFound, "identity.person_unknown"};
}

PersonItem shown(Account const& account, std::vector<RoleGrant> const& grants) {
  auto item = PersonItem{account.id,    account.name,    account.email,      account.language,
                         account.state, account.seen_on, account.staff_kind, {}};
  std::ranges::copy_if(grants, std::back_inserter(item.roles),
                       [&](RoleGrant const& grant) { return grant.account_id == account.id; });
  return item;
}

class People {
 public:
  explicit People(House const& house) : house_(house) {}

  PeopleList list(PeopleParameters const& asked, Request const& request) const {
    auto const scope = request.scope();
    auto const limit = asked.limit.value_or(50);
    auto const now = house_.clock->now();
    return house_.database->write([&](db::Transaction& tx) {
      auto const reader = PeopleReader{tx, scope};
      auto people = reader.people({asked.q, asked.role, asked.state, asked.organisation, asked.cursor, limit + 1});
      auto const grants = reader.grants();
      PeopleList list;
      if (std::ssize(people) > limit) {
        people.pop_back();
        list.next = people.back().name + "\n" + people.back().id.text;
      }
      for (auto const& account : people) {
        list.items.push_back(shown(account, grants));
      }
      journal_read(tx, request, "people", "list", std::ssize(list.items), now);
      return list;
    });
  }

  Result<PersonItem> person(AccountId const& id, Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    return house_.database->write([&](db::Transaction& tx) -> Result<PersonItem> {
      auto const reader = PeopleReader{tx, scope};
      auto const account = reader.person(id);
      if (!account) {
        return unknown_person();
      }
      journal_read(tx, request, "account", id.text, 1, now);
      return shown(*account, reader.grants_of(id));
    });
  }

  Result<InvitedPerson> invite(Invitation const& asked, Request const& request) const {
    if (!house_.post) {
      return Problem{Fault::kUnavailable, "identity.mail_not_set"};
    }
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    auto const by = Inviter{request.principal.signed_in()->account, std::string{request.id}, uuid_v7(now), uuid_v7(now),
                            fresh_secret()};
    return house_.database->write([&](db::Transaction& tx) -> Result<InvitedPerson> {
      auto const invited = invite_person(tx, scope, asked, by, now);
      if (!invited) {
        return invited.problem();
      }
      if (invited->has_link) {
        house_.post(tx, invitation_letter(house_, invited->account, by.fresh_secret));
      }
      return InvitedPerson{invited->account.id, invited->is_new, invited->has_link};
    });
  }

  // A review, and where it is wanted and nothing is refused, all of it.
  Result<PeopleImport> bring(PeopleFile const& file, Request const& request) const {
    if (!house_.post) {
      return Problem{Fault::kUnavailable, "identity.mail_not_set"};
    }
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    auto const by = Inviter{request.principal.signed_in()->account, std::string{request.id}, {}, {}, {}};
    auto report = Result<PeopleImport>{PeopleImport{}};
    auto const undo = Problem{Fault::kConflict, "identity.review_only"};
    auto const done = house_.database->write([&](db::Transaction& tx) -> Result<void> {
      std::vector<ImportedPerson> invited;
      report = import_people(tx, scope, file.csv, by, now, invited);
      if (!report || file.dry_run || report->refused > 0) {
        return undo;
      }
      for (auto const& one : invited) {
        house_.post(tx, invitation_letter(house_, one.invited.account, one.secret));
      }
      return {};
    });
    if (report) {
      report->is_done = static_cast<bool>(done);
      house_.database->write([&](db::Transaction& tx) {
        tell(tx, request, report->is_done ? "journal.people_brought" : "journal.people_reviewed", "people", "list", "",
             now);
      });
    }
    return report;
  }

  // Who could have given a role may end it.
  Result<void> end_role(GrantId const& id, Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    return house_.database->write([&](db::Transaction& tx) -> Result<void> {
      auto store = PeopleStore{tx, scope};
      auto grant = store.grant(id);
      if (!grant || grant->ended_at) {
        return Problem{Fault::kNotFound, "identity.role_unknown"};
      }
      if (grant->account_id == request.principal.signed_in()->account) {
        return Problem{Fault::kInvalid, "identity.not_own_role"};
      }
      if (auto const allowed =
              may_decide(store, {grant->organisation_id, grant->role, grant->scope_kind, grant->scope_code});
          !allowed) {
        return Problem{Fault::kForbidden, "identity.role_not_yours"};
      }
      grant->ended_at = now;
      store.save(*grant);
      if (grant->scope_kind == ScopeKind::kCounter) {
        tell_short_teams(tx, house_, grant->network_id, std::array{grant->scope_code}, now);
      }
      tell(tx, request, "journal.people_role_ended", "account", grant->account_id.text,
           TextForm<Role>::write(grant->role), now);
      return {};
    });
  }

  Result<void> disable(AccountId const& id, Disabling const& why, Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    if (request.principal.signed_in()->account == id) {
      return Problem{Fault::kInvalid, "identity.not_oneself"};
    }
    return house_.database->write([&](db::Transaction& tx) -> Result<void> {
      auto account = PeopleReader{tx, scope}.person(id);
      if (!account || account->email.starts_with("erased ")) {
        return unknown_person();
      }
      account->state = AccountState::kDisabled;
      account->disabled_on = Date{std::chrono::floor<std::chrono::days>(now)};
      account->disabled_because = why.reason;
      auto sign_ins = SignInStore{tx};
      sign_ins.save(*account);
      sign_ins.end_all(account->network_id, id, SignInEnd::kDisabled, now);
      sign_ins.end_links(account->network_id, id, now);
      auto const teams = teams_of(tx, account->network_id, id);
      sign_ins.end_roles(account->network_id, id, now);
      tell_short_teams(tx, house_, account->network_id, teams, now);
      tell(tx, request, "journal.people_disabled", "account", id.text, "", now);
      return {};
    });
  }

  GroupList groups(Request const& request) const {
    auto const scope = request.scope();
    return house_.database->read([&](db::Snapshot const& snapshot) {
      return groups_of(PeopleReader{snapshot, scope});
    });
  }

  Result<GroupItem> save_group(GroupId const& id, GroupChange const& change, Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    return house_.database->write([&](db::Transaction& tx) -> Result<GroupItem> {
      auto store = PeopleStore{tx, scope};
      for (auto const& member : change.members) {
        if (!store.person(member)) {
          return Problem{Fault::kInvalid, "identity.person_unknown", {{"/members", "identity.person_unknown"}}};
        }
      }
      auto own = store.members();
      std::erase_if(own, [&](GroupMember const& member) { return member.group_id != id; });
      // A group of strangers alone is none of one's own.
      if (own.empty() && store.size_of(id) > 0) {
        return Problem{Fault::kNotFound, "identity.group_unknown"};
      }
      store.save(WorkingGroup{scope.network(), id, change.name});
      for (auto const& member : own) {
        store.remove(member);
      }
      for (auto const& member : change.members) {
        store.add(GroupMember{scope.network(), id, member});
      }
      tell(tx, request, "journal.group_changed", "group", id.text, "", now);
      return GroupItem{id, change.name, change.members};
    });
  }

  OrganisationList organisations(Request const& request) const {
    auto const scope = request.scope();
    return house_.database->read([&](db::Snapshot const& snapshot) {
      auto const reader = PeopleReader{snapshot, scope};
      return OrganisationList{reader.organisations(), reader.partners()};
    });
  }

  Result<Organisation> save_organisation(OrganisationId const& id, OrganisationChange const& change,
                                         Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    return house_.database->write([&](db::Transaction& tx) -> Result<Organisation> {
      auto store = PeopleStore{tx, scope};
      auto const known = store.organisation(id);
      // Within reach before and after: nobody takes one into their territory, nor out of it.
      if (known && !store.reaches(ScopeKind::kOrganisation, id.text)) {
        return Problem{Fault::kNotFound, "identity.organisation_unknown"};
      }
      if (known && request.header("If-None-Match") == "*") {
        return Problem{Fault::kConflict, "identity.organisation_exists", {{"/id", "identity.organisation_exists"}}};
      }
      auto const kind = change.territory_code ? ScopeKind::kTerritory : ScopeKind::kNetwork;
      auto const code = change.territory_code.value_or(scope.network().text);
      if (!extent_exists(tx, scope.network(), kind, code) || !reaches_place(store, kind, code)) {
        return Problem{Fault::kInvalid, "identity.scope_unknown", {{"/territory_code", "identity.scope_unknown"}}};
      }
      if (change.partner_code &&
          (!extent_exists(tx, scope.network(), ScopeKind::kProcedureFamily, *change.partner_code) ||
           !may_be_partner(store, change))) {
        return Problem{Fault::kInvalid, "network.partner_unknown", {{"/partner_code", "network.partner_unknown"}}};
      }
      auto const organisation =
          Organisation{scope.network(), id, change.kind, change.name, change.partner_code, change.territory_code, {}};
      store.save(organisation);
      for (auto const& counter : change.counters.value_or(std::vector<std::string>{})) {
        if (!extent_exists(tx, scope.network(), ScopeKind::kCounter, counter) ||
            !store.reaches(ScopeKind::kCounter, counter)) {
          return Problem{Fault::kInvalid, "identity.scope_unknown", {{"/counters", "identity.scope_unknown"}}};
        }
        store.host(counter, id);
      }
      refresh_extents(tx, scope.network());
      tell(tx, request, "journal.organisations_changed", "organisation", id.text, "", now);
      return organisation;
    });
  }

  ThingList things(ThingParameters const& asked, Request const& request) const {
    auto const scope = request.scope();
    return house_.database->read([&](db::Snapshot const& snapshot) {
      return ThingList{
          PeopleReader{snapshot, scope}.things(asked.kind, asked.q.value_or(""), asked.limit.value_or(20))};
    });
  }

  // What this person would see: their own principal asks the very functions that answer their requests.
  Result<Sight> sight(AccountId const& id, Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    return house_.database->write([&](db::Transaction& tx) -> Result<Sight> {
      auto const reader = PeopleReader{tx, scope};
      if (!reader.person(id)) {
        return unknown_person();
      }
      // Who acts beyond one's reach sees things that one must not learn of.
      if (reader.grants_of(id).size() != SignInReader{tx}.grants(scope.network(), id).size()) {
        return Problem{Fault::kForbidden, "identity.acts_beyond"};
      }
      tell(tx, request, "journal.people_seen_as", "account", id.text, "", now);
      return sight_of(tx, id, scope.network());
    });
  }

 private:
  static GroupList groups_of(PeopleReader const& people) {
    GroupList list;
    auto const members = people.members();
    for (auto const& group : people.groups()) {
      auto item = GroupItem{group.id, group.name, {}};
      for (auto const& member : members) {
        if (member.group_id == group.id) {
          item.members.push_back(member.account_id);
        }
      }
      list.items.push_back(std::move(item));
    }
    return list;
  }

  // Records of persons are read: journaled, and told to the data protection officers once it is in bulk.
  void journal_read(db::Transaction& tx, Request const& request, std::string kind, std::string id, std::int64_t records,
                    Instant now) const {
    auto const& person = *request.principal.signed_in();
    auto const since = now - std::chrono::hours{1};
    auto const before = journal::sum_since(tx, person.network.text, person.account.text, std::string{kRead}, since);
    tell(tx, request, std::string{kRead}, std::move(kind), std::move(id), std::to_string(records), now);
    if (before / kBulk == (before + records) / kBulk) {
      return;
    }
    tell(tx, request, "journal.bulk_alarm", "account", person.account.text, "", now);
    for (auto const& officer : SignInReader{tx}.holders(person.network, Role::kDataProtectionOfficer)) {
      if (house_.post) {
        house_.post(tx, bulk_letter(house_, officer));
      }
    }
  }

  // A territory that nothing lies in yet has no extents: it is within reach where the network is.
  static bool reaches_place(PeopleReader const& people, ScopeKind kind, std::string const& code) {
    return people.reaches(kind, code) || people.reaches(ScopeKind::kNetwork, people.network().text);
  }

  // Whoever speaks for a partner everywhere has to reach its procedures; a local branch stands for itself alone.
  static bool may_be_partner(PeopleReader const& people, OrganisationChange const& change) {
    return change.territory_code || people.reaches(ScopeKind::kProcedureFamily, *change.partner_code);
  }

  static Sight sight_of(db::Snapshot const& snapshot, AccountId const& id, NetworkId const& network) {
    auto const reader = SignInReader{snapshot};
    auto const grants = reader.grants(network, id);
    auto person = SignedIn{network, id, "", Stage::kComplete, {}, {}};
    if (!grants.empty()) {
      person.hat = grants.front().organisation_id;
    }
    for (auto const& grant : grants) {
      if (grant.organisation_id == person.hat) {
        person.roles.push_back(grant.role);
      }
    }
    auto const principal = Principal::person(person);
    auto sight = Sight{hats_of(reader, network, id), person.hat, {}, {}, {}};
    std::set<std::string> counters;  // a right may reach what another does
    for (auto const& right : TextForm<Right>::entries()) {
      if (!principal.has(right.value) || rights_of(Role::kAnonymous).has(right.value)) {
        continue;
      }
      sight.rights.push_back(right.value);
      if (right.value == Right::kOwnSession) {
        continue;
      }
      auto const reached = principal.scope(right.value);
      std::ranges::copy(PeopleReader{snapshot, reached}.counters(), std::inserter(counters, counters.end()));
    }
    sight.counters.assign(counters.begin(), counters.end());
    if (principal.has(Right::kReadPeople)) {
      auto const reached = principal.scope(Right::kReadPeople);
      for (auto const& one :
           PeopleReader{snapshot, reached}.people({{}, {}, {}, {}, {}, std::numeric_limits<std::int32_t>::max()})) {
        sight.people.push_back(one.id);
      }
    }
    return sight;
  }

  House const& house_;
};

}  // namespace

void add_people_routes(http::Routes& routes, House const& house) {
  auto const people = People{house};
  routes.get<PeopleParameters, PeopleList>(
      "/api/v1/people", Right::kReadPeople, Work::kWrite,
      [people](PeopleParameters const& asked, Request const& request) { return people.list(asked, request); },
      {.summary = "identity.api.people"});
  routes.get<PersonPath, PersonItem>(
      "/api/v1/people/{id}", Right::kReadPeople, Work::kWrite,
      [people](PersonPath const& path, Request const& request) { return people.person(path.id, request); },
      {.summary = "identity.api.person"});
  routes.get<PersonPath, Sight>(
      "/api/v1/people/{id}/sight", Right::kSeeAs, Work::kWrite,
      [people](PersonPath const& path, Request const& request) { return people.sight(path.id, request); },
      {.summary = "identity.api.sight"});
  routes.put<PersonPath, Disabling, void>(
      "/api/v1/people/{id}/disablement", Right::kManagePeople, Work::kWrite,
      [people](PersonPath const& path, Disabling const& why, Request const& request) {
        return people.disable(path.id, why, request);
      },
      {.summary = "identity.api.disable_person"});
  routes.post<NoParameters, Invitation, InvitedPerson>(
      "/api/v1/invitations", Right::kInvitePeople, Work::kWrite,
      [people](NoParameters const&, Invitation const& asked, Request const& request) {
        return people.invite(asked, request);
      },
      {.summary = "identity.api.invite_person"});
  routes.post<NoParameters, PeopleFile, PeopleImport>(
      "/api/v1/people/imports", Right::kInvitePeople, Work::kWrite,
      [people](NoParameters const&, PeopleFile const& file, Request const& request) {
        return people.bring(file, request);
      },
      {.summary = "identity.api.import_people", .body_limit = 1024 * 1024});
  routes.remove<GrantPath, void>(
      "/api/v1/roles/{id}", Right::kInvitePeople, Work::kWrite,
      [people](GrantPath const& path, Request const& request) { return people.end_role(path.id, request); },
      {.summary = "identity.api.end_role"});
  routes.get<ThingParameters, ThingList>(
      "/api/v1/reach", Right::kInvitePeople, Work::kLong,
      [people](ThingParameters const& asked, Request const& request) { return people.things(asked, request); },
      {.summary = "identity.api.things"});
  routes.get<NoParameters, GroupList>(
      "/api/v1/groups", Right::kReadPeople, Work::kLong,
      [people](NoParameters const&, Request const& request) { return people.groups(request); },
      {.summary = "identity.api.groups"});
  routes.put<GroupPath, GroupChange, GroupItem>(
      "/api/v1/groups/{id}", Right::kManageOrganisations, Work::kWrite,
      [people](GroupPath const& path, GroupChange const& change, Request const& request) {
        return people.save_group(path.id, change, request);
      },
      {.summary = "identity.api.save_group"});
  routes.get<NoParameters, OrganisationList>(
      "/api/v1/organisations", Right::kReadPeople, Work::kLong,
      [people](NoParameters const&, Request const& request) { return people.organisations(request); },
      {.summary = "identity.api.organisations"});
  routes.put<OrganisationPath, OrganisationChange, Organisation>(
      "/api/v1/organisations/{id}", Right::kManageOrganisations, Work::kWrite,
      [people](OrganisationPath const& path, OrganisationChange const& change, Request const& request) {
        return people.save_organisation(path.id, change, request);
      },
      {.summary = "identity.api.save_organisation"});
}

}  // namespace relais::identity
