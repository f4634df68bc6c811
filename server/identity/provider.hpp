// An identity provider's side of OpenID Connect: where its pages are, its keys, and the exchange of a code.
#pragma once

#include <mutex>

#include "identity/id_token.hpp"
#include "identity/identity.hpp"

namespace relais::identity {

// What a provider publishes of itself (Discovery 1.0).
struct ProviderPlaces {
  std::string authorization_endpoint;
  std::string token_endpoint;
  std::string jwks_uri;
  std::string userinfo_endpoint;  // empty: none
};

// What the browser carries along, sealed, while it is at the provider.
struct Departure {
  std::string state;
  std::string nonce;
  std::string verifier;  // of PKCE (RFC 7636)
  std::string desk;
  std::string language;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(Departure, (), (state, nonce, verifier, desk, language, at))

// Asks over the network, never inside a transaction; what is published is kept for an hour.
class Provider {
 public:
  explicit Provider(ProviderClient client) : client_(std::move(client)) {}

  // Where the browser goes. Refused: identity.provider_unreachable.
  Result<std::string> address_for(Departure const& departure, std::string const& back, Instant now);
  // Who somebody is whom the provider has sent back with this code. Refused also as read_id_token refuses.
  Result<KnownPerson> person_of(std::string const& code, Departure const& departure, std::string const& back,
                                Instant now);

 private:
  Result<ProviderPlaces> places(Instant now);
  Result<std::string> keys(ProviderPlaces const& places, bool fresh, Instant now);
  // What a provider tells of somebody beside the token, such as ProConnect their address.
  Result<KnownPerson> completed(KnownPerson person, ProviderPlaces const& places, std::string const& access_token,
                                Instant now);

  ProviderClient client_;
  // One asks at a time, and the others are told at once that it does not answer; so they are for a while after a
  // failure.
  bool may_ask(Instant now);
  void has_asked(bool answered, Instant now);

  std::mutex mutex_;
  bool is_asking_ = false;
  Instant failed_at_{};
  std::optional<ProviderPlaces> places_;
  std::string keys_;
  Instant places_at_{};
  Instant keys_at_{};
};

// The challenge of a verifier: BASE64URL(SHA-256(verifier)).
std::string pkce_challenge(std::string_view verifier);

}  // namespace relais::identity
