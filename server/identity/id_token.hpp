// The token by which an identity provider says who somebody is (OpenID Connect Core 1.0, section 3.1.3.7), checked with
// cjose.
#pragma once

#include <string>
#include <string_view>

#include <boost/describe/class.hpp>

#include "platform/clock/clock.hpp"
#include "platform/result/result.hpp"

namespace relais::identity {

// What must be true of a token.
struct ExpectedToken {
  std::string issuer;
  std::string client_id;
  std::string nonce;
};

struct KnownPerson {
  std::string subject;  // "https://issuer.example#1234"
  std::string email;    // in lower case; empty where the provider does not tell
  bool email_is_verified = false;
};

// Refused, always as identity.token_refused, with the reason as detail: not a token, an algorithm other than RS, PS and
// ES (so never "none", nor a secret made of a public key), no key of the set that signed it, another issuer, audience,
// authorised party or nonce, over, or from the future (two minutes are forgiven). `keys`: the provider's JWK set.
Result<KnownPerson> read_id_token(std::string_view token, std::string const& keys, ExpectedToken const& expected,
                                  Instant now);

// Adds the address that a provider's user information tells (section 5.3): a JWT signed as a token is, by the provider
// for this client, or plain JSON. Refused where it is of another subject, issuer or audience, or no key signed it. The
// nonce is not asked for.
Result<KnownPerson> read_user_info(std::string_view body, std::string const& keys, ExpectedToken const& expected,
                                   KnownPerson person);

}  // namespace relais::identity
