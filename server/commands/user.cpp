#include <cstdio>

#include <fmt/format.h>

#include "commands/commands.hpp"
#include "commands/program.hpp"
#include "identity/extent_store.hpp"
#include "identity/invite_person.hpp"
#include "platform/text/uuid.hpp"

namespace relais::commands {
namespace {

// "counter:fs-1729"
std::optional<identity::OfferedRole> read_role(UserToAdd const& what) {
  auto const colon = what.scope.find(':');
  auto const role = TextForm<Role>::read(what.role);
  auto const kind = TextForm<ScopeKind>::read(what.scope.substr(0, colon));
  if (!role || !kind || colon == what.scope.npos) {
    return std::nullopt;
  }
  return identity::OfferedRole{OrganisationId{what.organisation}, *role, *kind, what.scope.substr(colon + 1)};
}

std::string link_of(config::Settings const& settings, std::string const& secret) {
  auto const site = settings.public_url.empty() ? "http://" + settings.listen : settings.public_url;
  return fmt::format("{}/fr/workspace/link#{}", site, secret);
}

}  // namespace

int add_user(config::Settings const& settings, UserToAdd const& what) {
  auto const role = read_role(what);
  if (!role) {
    return refuse({Fault::kInvalid,
                   "identity.role_unreadable",
                   {},
                   "--role is a role such as administrator, --scope a kind and a code such as network:fr"});
  }
  auto database = open_database(settings, false);
  if (!database) {
    return refuse(database.problem());
  }
  auto const network = NetworkId{what.network};
  auto const scope = Scope::whole_network(network);
  auto const now = SystemClock{}.now();
  auto const by = identity::Inviter{{}, "", uuid_v7(now), uuid_v7(now), identity::fresh_secret()};
  auto const invited = database->write([&](db::Transaction& tx) {
    auto people = identity::PeopleStore{tx, scope};
    if (!people.organisation(role->organisation)) {
      people.save(identity::Organisation{
          network, role->organisation, identity::OrganisationKind::kOperator, what.organisation, {}, {}, {}});
    }
    identity::refresh_extents(tx, network);
    auto const name = what.name.empty() ? what.email : what.name;
    return identity::invite_person(tx, scope, {what.email, name, Language::kFr, *role}, by, now);
  });
  if (!invited) {
    return refuse(invited.problem());
  }
  fmt::print("{} is {} for {}.\n", invited->account.email, what.role, what.scope);
  if (invited->has_link) {
    fmt::print("For the first sign-in, within seven days, once:\n{}\n", link_of(settings, by.fresh_secret));
  }
  return 0;
}

}  // namespace relais::commands
