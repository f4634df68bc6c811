#include "identity/id_token.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cjose/cjose.h>

#include "identity/account.hpp"
#include "identity/secret.hpp"

namespace relais::identity {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 9> kAlgorithms{"RS256", "RS384", "RS512", "PS256", "PS384",
                                                      "PS512", "ES256", "ES384", "ES512"};
constexpr auto kForgiven = std::chrono::minutes{2};

struct Released {
  void operator()(cjose_jws_t* jws) const { cjose_jws_release(jws); }
  void operator()(cjose_jwk_t* jwk) const { cjose_jwk_release(jwk); }
};
using Signed = std::unique_ptr<cjose_jws_t, Released>;
using Key = std::unique_ptr<cjose_jwk_t, Released>;

Problem refused(std::string why) {
  return {Fault::kUnauthenticated, "identity.token_refused", {}, std::move(why)};
}

std::string text_of(json::object const& claims, std::string_view name) {
  auto const* const value = claims.if_contains(name);
  return value != nullptr && value->is_string() ? std::string{value->as_string()} : std::string{};
}

std::optional<Instant> instant_of(json::object const& claims, std::string_view name) {
  auto const* const value = claims.if_contains(name);
  if (value == nullptr || !value->is_number()) {
    return std::nullopt;
  }
  boost::system::error_code error;
  auto const seconds = value->to_number<double>(error);
  auto const is_sane = !error && seconds > 0 && seconds < 1e11;
  return is_sane ? std::optional{Instant{std::chrono::seconds{static_cast<std::int64_t>(seconds)}}} : std::nullopt;
}

bool is_meant_for(json::object const& claims, std::string const& client) {
  auto const* const audience = claims.if_contains("aud");
  auto const is_client = [&](json::value const& one) { return one.is_string() && one.as_string() == client; };
  if (audience == nullptr) {
    return false;
  }
  if (audience->is_array()) {
    auto const& all = audience->as_array();
    auto const party = text_of(claims, "azp");
    // Several audiences: the one that asked has to be named.
    return std::ranges::any_of(all, is_client) && (all.size() == 1 || party == client);
  }
  return is_client(*audience);
}

// The keys that may have signed: of that name, or all where the token names none.
std::vector<Key> keys_named(std::string const& keys, std::string_view name) {
  std::vector<Key> found;
  boost::system::error_code error;
  auto const set = json::parse(keys, error);
  auto const* const all = !error && set.is_object() ? set.as_object().if_contains("keys") : nullptr;
  if (all == nullptr || !all->is_array()) {
    return found;
  }
  for (auto const& one : all->as_array()) {
    if (!one.is_object() || (!name.empty() && text_of(one.as_object(), "kid") != name)) {
      continue;
    }
    auto const text = json::serialize(one);
    if (auto key = Key{cjose_jwk_import(text.data(), text.size(), nullptr)}) {
      found.push_back(std::move(key));
    }
  }
  return found;
}

std::optional<json::object> claims_of(Signed const& token) {
  std::uint8_t* bytes = nullptr;
  std::size_t size = 0;
  if (!cjose_jws_get_plaintext(token.get(), &bytes, &size, nullptr)) {
    return std::nullopt;
  }
  boost::system::error_code error;
  auto value = json::parse({reinterpret_cast<char const*>(bytes), size}, error);
  return !error && value.is_object() ? std::optional{value.as_object()} : std::nullopt;
}

std::string subject_of(json::object const& claims, ExpectedToken const& expected) {
  return expected.issuer + "#" + text_of(claims, "sub");
}

std::optional<std::string_view> flaw_of(json::object const& claims, ExpectedToken const& expected, Instant now) {
  auto const ends = instant_of(claims, "exp");
  auto const made = instant_of(claims, "iat");
  if (text_of(claims, "iss") != expected.issuer) {
    return "another issuer";
  }
  if (!is_meant_for(claims, expected.client_id)) {
    return "meant for another client";
  }
  if (expected.nonce.empty() || !same_secret(text_of(claims, "nonce"), expected.nonce)) {
    return "another nonce";
  }
  if (!ends || *ends + kForgiven <= now) {
    return "over";
  }
  if (!made || *made > now + kForgiven) {
    return "from the future";
  }
  return text_of(claims, "sub").empty() ? std::optional{std::string_view{"about nobody"}} : std::nullopt;
}

// What a signed text says, once a key of the set has proven to have signed it.
Result<json::object> claims_in(std::string_view token, std::string const& keys) {
  auto const jws = Signed{cjose_jws_import(token.data(), token.size(), nullptr)};
  if (!jws) {
    return refused("not a signed token");
  }
  auto* const header = cjose_jws_get_protected(jws.get());
  auto const attribute = [&](char const* name) {
    auto const* const value = cjose_header_get(header, name, nullptr);
    return value == nullptr ? std::string_view{} : std::string_view{value};
  };
  if (std::ranges::find(kAlgorithms, attribute(CJOSE_HDR_ALG)) == kAlgorithms.end()) {
    return refused("an algorithm that is not taken");
  }
  auto const candidates = keys_named(keys, attribute(CJOSE_HDR_KID));
  auto const is_signed =
      std::ranges::any_of(candidates, [&](Key const& key) { return cjose_jws_verify(jws.get(), key.get(), nullptr); });
  if (!is_signed) {
    return refused("signed by none of the provider's keys");
  }
  auto claims = claims_of(jws);
  return claims ? Result{*std::move(claims)} : refused("no claims");
}

void add_address(KnownPerson& person, json::object const& claims) {
  auto const* const verified = claims.if_contains("email_verified");
  person.email = read_email(text_of(claims, "email")).value_or("");
  person.email_is_verified = verified != nullptr && verified->is_bool() && verified->as_bool();
}

}  // namespace

Result<KnownPerson> read_id_token(std::string_view token, std::string const& keys, ExpectedToken const& expected,
                                  Instant now) {
  auto const claims = claims_in(token, keys);
  if (!claims) {
    return claims.problem();
  }
  if (auto const flaw = flaw_of(*claims, expected, now)) {
    return refused(std::string{*flaw});
  }
  auto person = KnownPerson{subject_of(*claims, expected), "", false};
  add_address(person, *claims);
  return person;
}

Result<KnownPerson> read_user_info(std::string_view body, std::string const& keys, ExpectedToken const& expected,
                                   KnownPerson person) {
  boost::system::error_code error;
  auto const plain = json::parse(body, error);
  auto const is_plain = !error && plain.is_object();
  auto const claims = is_plain ? Result{plain.as_object()} : claims_in(body, keys);
  if (!claims) {
    return claims.problem();
  }
  if (!is_plain && text_of(*claims, "iss") != expected.issuer) {
    return refused("another issuer");
  }
  if (!is_plain && !is_meant_for(*claims, expected.client_id)) {
    return refused("meant for another client");
  }
  if (subject_of(*claims, expected) != person.subject) {
    return refused("about another person");
  }
  add_address(person, *claims);
  return person;
}

}  // namespace relais::identity
