#include <algorithm>
#include <cstdio>

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "commands/commands.hpp"
#include "commands/program.hpp"
#include "identity/extent_store.hpp"
#include "identity/invite_person.hpp"
#include "platform/text/uuid.hpp"

namespace relais::commands {
namespace {

using identity::Organisation;
using identity::OrganisationKind;

template <class Enum>
std::vector<Enum> all_of() {
  std::vector<Enum> all;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto one) { all.push_back(one.value); });
  return all;
}

template <class Enum>
std::vector<std::string> words_of(std::vector<Enum> const& all) {
  std::vector<std::string> words;
  std::ranges::transform(all, std::back_inserter(words), [](Enum one) { return TextForm<Enum>::write(one); });
  return words;
}

Problem refused(Fault fault, std::string code, std::string detail) {
  return {fault, std::move(code), {}, std::move(detail)};
}

// "counter:fs-1729"
Result<identity::OfferedRole> read_role(UserToAdd const& what) {
  auto const role = TextForm<Role>::read(what.role);
  auto const fitting = role ? identity::scope_kinds_of(*role) : std::vector<ScopeKind>{};
  if (fitting.empty()) {
    return refused(Fault::kInvalid, "identity.role_unreadable",
                   fmt::format("there is no role \"{}\". Roles, and the kind of scope that each is given for:\n{}",
                               what.role, roles_and_scopes()));
  }
  auto const colon = std::min(what.scope.find(':'), what.scope.size());
  auto const kind = TextForm<ScopeKind>::read(what.scope.substr(0, colon));
  if (!kind || colon + 1 >= what.scope.size() || std::ranges::count(fitting, *kind) == 0) {
    return refused(Fault::kInvalid, "identity.scope_does_not_fit",
                   fmt::format("--scope {}: {} is given for {}, written KIND:CODE", what.scope, what.role,
                               fmt::join(words_of(fitting), " or ")));
  }
  return identity::OfferedRole{OrganisationId{what.organisation}, *role, *kind, what.scope.substr(colon + 1)};
}

std::string const kOperatorName = "Exploitation de Relais";

// The organisation on whose behalf, made where that is asked for.
Result<void> find_organisation(db::Transaction& tx, Scope const& scope, UserToAdd const& what) {
  auto people = identity::PeopleStore{tx, scope};
  auto const id = OrganisationId{what.organisation};
  auto const partner = what.partner.empty() ? std::nullopt : std::optional{what.partner};
  if (auto const known = people.organisation(id)) {
    return !partner || known->partner_code == partner
               ? Result<void>{}
               : refused(Fault::kConflict, "identity.organisation_exists",
                         fmt::format("{} is there, with {}: change it on the page Organismes", what.organisation,
                                     known->partner_code ? "partner code " + *known->partner_code
                                                         : std::string{"no partner code"}));
  }
  auto kind = TextForm<OrganisationKind>::read(what.kind);
  if (!what.kind.empty() && !kind) {
    return refused(
        Fault::kInvalid, "identity.organisation_unknown",
        fmt::format("--kind {}: it is one of {}", what.kind, fmt::join(words_of(all_of<OrganisationKind>()), ", ")));
  }
  auto const is_operator = what.organisation == UserToAdd{}.organisation;
  if (!kind && (partner || is_operator)) {
    kind = partner ? OrganisationKind::kPartner : OrganisationKind::kOperator;
  }
  if (!kind) {
    return refused(Fault::kNotFound, "identity.organisation_unknown",
                   fmt::format("there is no organisation \"{0}\" in {1}. Make it on the page Organismes, or here: a "
                               "body that answers for its procedures with --partner CODE (caf, cpam, ...) and "
                               "--acts-in TERRITORY, another with --kind {2}",
                               what.organisation, what.network, fmt::join(words_of(all_of<OrganisationKind>()), ", ")));
  }
  auto const network = scope.network();
  if (partner && !identity::extent_exists(tx, network, ScopeKind::kProcedureFamily, *partner)) {
    std::vector<std::string> codes;
    std::ranges::transform(people.partners(), std::back_inserter(codes), &identity::Thing::code);
    return refused(Fault::kNotFound, "network.partner_unknown",
                   fmt::format("there is no partner \"{}\". Partners: {}", *partner, fmt::join(codes, ", ")));
  }
  auto const territory = what.acts_in.empty() ? std::nullopt : std::optional{what.acts_in};
  if (territory && !identity::extent_exists(tx, network, ScopeKind::kTerritory, *territory)) {
    return refused(Fault::kNotFound, "identity.scope_unknown",
                   fmt::format("--acts-in {}: there is no such territory", *territory));
  }
  auto const& name = !what.organisation_name.empty() ? what.organisation_name
                     : is_operator                   ? kOperatorName
                                                     : what.organisation;
  people.save(Organisation{network, id, *kind, name, partner, territory, {}});
  return {};
}

std::string link_of(config::Settings const& settings, std::string const& secret) {
  auto const site = settings.public_url.empty() ? "http://" + settings.listen : settings.public_url;
  return fmt::format("{}/fr/workspace/link#{}", site, secret);
}

}  // namespace

std::string roles_and_scopes() {
  std::string lines;
  for (auto const role : all_of<Role>()) {
    if (auto const kinds = identity::scope_kinds_of(role); !kinds.empty()) {
      lines += fmt::format("  {:<26}{}\n", TextForm<Role>::write(role), fmt::join(words_of(kinds), " or "));
    }
  }
  return lines;
}

int add_user(config::Settings const& settings, UserToAdd const& what) {
  auto const role = read_role(what);
  if (!role) {
    return refuse(role.problem());
  }
  auto database = open_database(settings, false);
  if (!database) {
    return refuse(database.problem());
  }
  auto const network = NetworkId{what.network};
  auto const scope = Scope::whole_network(network);
  auto const now = SystemClock{}.now();
  auto const by = identity::Inviter{{}, "", uuid_v7(now), uuid_v7(now), identity::fresh_secret()};
  auto const invited = database->write([&](db::Transaction& tx) -> Result<identity::Invited> {
    if (auto const found = find_organisation(tx, scope, what); !found) {
      return found.problem();
    }
    identity::refresh_extents(tx, network);
    if (!identity::extent_exists(tx, network, role->scope_kind, role->scope_code)) {
      return refused(Fault::kNotFound, "identity.scope_unknown",
                     fmt::format("--scope {}: there is nothing of this code in {}", what.scope, what.network));
    }
    auto const name = what.name.empty() ? what.email : what.name;
    return identity::invite_person(tx, scope, {what.email, name, Language::kFr, *role}, by, now);
  });
  if (!invited) {
    return refuse(invited.problem());
  }
  fmt::print("{} is {} for {}.\n", invited->account.email, what.role, what.scope);
  if (invited->has_link) {
    fmt::print("For the first sign-in, within seven days, once{}:\n{}\n",
               invited->is_new ? "" : "; a link that was printed for this address before is void",
               link_of(settings, by.fresh_secret));
  }
  return 0;
}

}  // namespace relais::commands
