#include "identity/provider.hpp"

#include <array>

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <sodium.h>

#include "platform/outgoing/fetch.hpp"
#include "platform/pages/url.hpp"
#include "platform/text/base64.hpp"

namespace relais::identity {
namespace {

constexpr auto kKept = std::chrono::hours{1};
constexpr auto kPatience = std::chrono::seconds{5};
constexpr auto kPause = std::chrono::seconds{30};  // after a failure

Problem unreachable(std::string why) {
  return {Fault::kUnavailable, "identity.provider_unreachable", {}, std::move(why)};
}

Result<boost::json::object> object_in(Result<outgoing::Fetched> const& fetched) {
  if (!fetched) {
    return unreachable(fetched.problem().detail);
  }
  boost::system::error_code error;
  auto const value = boost::json::parse(fetched->body, error);
  if (fetched->status != 200 || error || !value.is_object()) {
    return unreachable(fmt::format("answers {}", fetched->status));
  }
  return value.as_object();
}

std::string text_of(boost::json::object const& object, std::string_view name) {
  auto const* const value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string{value->as_string()} : std::string{};
}

std::string form(std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
  std::string text;
  for (auto const& [name, value] : fields) {
    text += fmt::format("{}{}={}", text.empty() ? "" : "&", name, pages::percent_encoded(value));
  }
  return text;
}

}  // namespace

std::string pkce_challenge(std::string_view verifier) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<unsigned char const*>(verifier.data()), verifier.size());
  return base64_url({reinterpret_cast<char const*>(hash.data()), hash.size()});
}

bool Provider::may_ask(Instant now) {
  auto const lock = std::lock_guard{mutex_};
  if (is_asking_ || (now >= failed_at_ && now - failed_at_ < kPause)) {
    return false;
  }
  is_asking_ = true;
  return true;
}

void Provider::has_asked(bool answered, Instant now) {
  auto const lock = std::lock_guard{mutex_};
  is_asking_ = false;
  failed_at_ = answered ? Instant{} : now;
}

Result<ProviderPlaces> Provider::places(Instant now) {
  {
    auto const lock = std::lock_guard{mutex_};
    if (places_ && now - places_at_ < kKept) {
      return *places_;
    }
  }
  if (!may_ask(now)) {
    return unreachable("did not answer a moment ago");
  }
  auto const published = object_in(outgoing::fetch(client_.issuer + "/.well-known/openid-configuration", kPatience));
  has_asked(static_cast<bool>(published), now);
  if (!published) {
    return published.problem();
  }
  auto found = ProviderPlaces{text_of(*published, "authorization_endpoint"), text_of(*published, "token_endpoint"),
                              text_of(*published, "jwks_uri"), text_of(*published, "userinfo_endpoint")};
  if (text_of(*published, "issuer") != client_.issuer || found.authorization_endpoint.empty() ||
      found.token_endpoint.empty() || found.jwks_uri.empty()) {
    return unreachable("publishes another issuer, or not where its pages are");
  }
  auto const lock = std::lock_guard{mutex_};
  places_ = found;
  places_at_ = now;
  return found;
}

Result<std::string> Provider::keys(ProviderPlaces const& places, bool fresh, Instant now) {
  {
    auto const lock = std::lock_guard{mutex_};
    if (!keys_.empty() && !fresh && now - keys_at_ < kKept) {
      return keys_;
    }
  }
  if (!may_ask(now)) {
    return unreachable("did not answer a moment ago");
  }
  auto const fetched = outgoing::fetch(places.jwks_uri, kPatience);
  auto const checked = object_in(fetched);
  has_asked(static_cast<bool>(checked), now);
  if (!checked) {
    return checked.problem();
  }
  auto const lock = std::lock_guard{mutex_};
  keys_ = fetched->body;
  keys_at_ = now;
  return keys_;
}

Result<std::string> Provider::address_for(Departure const& departure, std::string const& back, Instant now) {
  auto const found = places(now);
  if (!found) {
    return found.problem();
  }
  auto const separator = found->authorization_endpoint.find('?') == std::string::npos ? '?' : '&';
  return found->authorization_endpoint + separator +
         form({{"response_type", "code"},
               {"client_id", client_.id},
               {"redirect_uri", back},
               {"scope", client_.scope},
               {"state", departure.state},
               {"nonce", departure.nonce},
               {"code_challenge", pkce_challenge(departure.verifier)},
               {"code_challenge_method", "S256"}});
}

Result<KnownPerson> Provider::person_of(std::string const& code, Departure const& departure, std::string const& back,
                                        Instant now) {
  auto const found = places(now);
  if (!found) {
    return found.problem();
  }
  auto const answered = object_in(outgoing::post_form(found->token_endpoint,
                                                      form({{"grant_type", "authorization_code"},
                                                            {"code", code},
                                                            {"redirect_uri", back},
                                                            {"client_id", client_.id},
                                                            {"client_secret", client_.secret},
                                                            {"code_verifier", departure.verifier}}),
                                                      kPatience));
  if (!answered) {
    return answered.problem();
  }
  auto const token = text_of(*answered, "id_token");
  auto const expected = ExpectedToken{client_.issuer, client_.id, departure.nonce};
  auto person = Result<KnownPerson>{unreachable("")};
  // A provider changes its keys: one that is not known is looked for once more.
  for (auto const fresh : {false, true}) {
    auto const all = keys(*found, fresh, now);
    if (!all) {
      return all.problem();
    }
    person = read_id_token(token, *all, expected, now);
    if (person) {
      return person->email.empty() ? completed(*person, *found, text_of(*answered, "access_token"), now) : person;
    }
  }
  return person;
}

Result<KnownPerson> Provider::completed(KnownPerson person, ProviderPlaces const& places,
                                        std::string const& access_token, Instant now) {
  if (places.userinfo_endpoint.empty() || access_token.empty()) {
    return person;
  }
  auto const told = outgoing::fetch(places.userinfo_endpoint, kPatience, access_token);
  if (!told || told->status != 200) {
    return unreachable(told ? fmt::format("answers {}", told->status) : told.problem().detail);
  }
  auto const all = keys(places, false, now);
  return all ? read_user_info(told->body, *all, {client_.issuer, client_.id, ""}, std::move(person)) : all.problem();
}

}  // namespace relais::identity
