#include <algorithm>

#include "identity/factor_store.hpp"
#include "identity/identity.hpp"
#include "identity/sign_in_store.hpp"

namespace relais::identity {
namespace {

db::Statement const kActive{"identity.active_accounts", R"sql(
  select id from account where network_id = :network and state = 'active' order by id)sql"};

std::optional<AbsentPerson> absent(db::Snapshot const& snapshot, std::optional<Account> const& account) {
  if (!account || account->state != AccountState::kActive) {
    return std::nullopt;
  }
  auto const grants = SignInReader{snapshot}.grants(account->network_id, account->id);
  auto const factors = FactorReader{snapshot}.of_account(account->network_id, account->id);
  auto const has_factor =
      std::ranges::any_of(factors, [](Authenticator const& one) { return one.confirmed_at.has_value(); });
  if (!has_factor && std::ranges::any_of(grants, needs_second_factor, &RoleGrant::role)) {
    return std::nullopt;
  }
  std::vector<SignedIn> hats;
  for (auto const& grant : grants) {
    auto hat = std::ranges::find(hats, grant.organisation_id, &SignedIn::hat);
    if (hat == hats.end()) {
      hats.push_back({account->network_id, account->id, "", Stage::kComplete, grant.organisation_id, {}});
      hat = hats.end() - 1;
    }
    hat->roles.push_back(grant.role);
  }
  auto person = AbsentPerson{account->id, account->email, account->language, {}};
  std::ranges::transform(hats, std::back_inserter(person.hats), Principal::person);
  return person;
}

}  // namespace

std::optional<AbsentPerson> absent_person(db::Snapshot const& snapshot, NetworkId const& network,
                                          AccountId const& account) {
  return absent(snapshot, SignInReader{snapshot}.account(network, account));
}

std::optional<AbsentPerson> absent_person_at(db::Snapshot const& snapshot, NetworkId const& network,
                                             std::string const& email) {
  auto const address = read_email(email);
  auto account = address ? SignInReader{snapshot}.account_of_email(*address) : std::nullopt;
  return account && account->network_id == network ? absent(snapshot, account) : std::nullopt;
}

std::vector<AccountId> active_accounts(db::Snapshot const& snapshot, NetworkId const& network) {
  return snapshot.all<AccountId>(kActive, db::arg("network", network));
}

}  // namespace relais::identity
