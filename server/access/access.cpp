#include "access/access.hpp"

#include <stdexcept>

namespace relais {

Reach const& Scope::reach() const {
  if (extent_ == Extent::kPublicDirectory) {
    throw std::logic_error{"what is public reaches the published directory only"};
  }
  return reach_;
}

Principal::Principal() : rights_(rights_of(Role::kAnonymous)) {}

Principal Principal::person(SignedIn signed_in) {
  auto principal = Principal{};
  principal.rights_ = principal.rights_ | Rights{Right::kOwnSession};
  if (signed_in.stage == Stage::kComplete) {
    for (auto const role : signed_in.roles) {
      principal.rights_ = principal.rights_ | rights_of(role);
    }
  }
  principal.signed_in_ = std::move(signed_in);
  return principal;
}

Principal Principal::device(NetworkId network, std::string id) {
  auto principal = Principal{};
  principal.rights_ = principal.rights_ | rights_of(Role::kDevice);
  principal.device_ = Reach{std::move(network.text), std::move(id), "", "|device|"};
  return principal;
}

Scope Principal::scope(Right right) const {
  if (device_ && rights_of(Role::kDevice).has(right)) {
    return Scope{Scope::Extent::kPerson, *device_};
  }
  if (!signed_in_ || rights_of(Role::kAnonymous).has(right)) {
    return Scope::public_directory();
  }
  auto roles = std::string{"|"};
  for (auto const role : signed_in_->roles) {
    if (signed_in_->stage == Stage::kComplete && rights_of(role).has(right)) {
      roles += TextForm<Role>::write(role) + "|";
    }
  }
  return Scope{Scope::Extent::kPerson,
               {signed_in_->network.text, signed_in_->account.text,
                signed_in_->hat ? signed_in_->hat->text : std::string{}, std::move(roles)}};
}

}  // namespace relais
