#include "identity/visit_routes.hpp"

#include "platform/journal/journal.hpp"

namespace relais::identity {

std::optional<Recognised> recognised(House const& house, http::Request const& request) {
  auto const secret = request.cookie(session_cookie_name(house));
  if (secret.empty()) {
    return std::nullopt;
  }
  auto const hash = secret_hash(secret);
  auto const now = house.clock->now();
  return house.database->read([&](db::Snapshot const& snapshot) { return SignInReader{snapshot}.find(hash, now); });
}

Result<Recognised> begun(House const& house, http::Request const& request) {
  auto found = recognised(house, request);
  return found ? Result<Recognised>{*std::move(found)} : Problem{Fault::kUnauthenticated, "http.unauthenticated"};
}

Result<Recognised> complete(House const& house, http::Request const& request) {
  auto found = begun(house, request);
  return !found || found->person.stage == Stage::kComplete ? found : Problem{Fault::kForbidden, "http.forbidden"};
}

Circumstances circumstances(SignInMethod method, Desk desk, http::Request const& request) {
  return {method, desk, browser_named(request.header("User-Agent")), std::string{request.id}};
}

void tell_own(db::Transaction& tx, SignIn const& sign_in, std::string action, std::string reason,
              http::Request const& request, Instant now) {
  journal::append(
      tx,
      {sign_in.network_id.text, sign_in.account_id.text, sign_in.organisation_id ? sign_in.organisation_id->text : "",
       std::move(action), "account", sign_in.account_id.text, std::move(reason), std::string{request.id}},
      now);
}

std::vector<std::string> own_words(Account const& account) {
  return {account.name, account.email, account.email.substr(0, account.email.find('@'))};
}

Problem wait_first(std::chrono::seconds wait) {
  return {Fault::kTooMany, "identity.wait_before_next_try", {}, {}, wait};
}

}  // namespace relais::identity
