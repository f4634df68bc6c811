#include "identity/session_models.hpp"

#include <algorithm>

namespace relais::identity {

std::vector<Hat> hats_of(SignInReader const& reader, NetworkId const& network, AccountId const& account) {
  std::vector<Hat> hats;
  for (auto const& held : reader.roles_with_names(network, account)) {
    auto hat = std::ranges::find(hats, held.organisation_id, &Hat::organisation);
    if (hat == hats.end()) {
      hat = hats.insert(hat, {held.organisation_id, held.organisation_name, {}});
    }
    hat->roles.push_back(
        {held.id, held.role, held.scope_kind, held.scope_code, held.scope_name.value_or(held.scope_code)});
  }
  return hats;
}

}  // namespace relais::identity
