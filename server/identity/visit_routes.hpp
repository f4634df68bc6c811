// What the routes share that concern the very person who asks: who that is, and what is said of them.
#pragma once

#include "identity/begin_sign_in.hpp"
#include "identity/session_cookie_routes.hpp"
#include "platform/http/routes.hpp"

namespace relais::identity {

// Of one address: behind a counter's, several agents sign in at nine o'clock.
inline constexpr auto kSignIns = http::RateLimit{60, 60};

// Who brings the session's cookie, by one statement.
std::optional<Recognised> recognised(House const& house, http::Request const& request);
// The same for whoever has begun to sign in: http.unauthenticated.
Result<Recognised> begun(House const& house, http::Request const& request);
// For whoever has signed in whole and is not locked out: http.forbidden.
Result<Recognised> complete(House const& house, http::Request const& request);

Circumstances circumstances(SignInMethod method, Desk desk, http::Request const& request);

// What is told to the journal of one's own account.
void tell_own(db::Transaction& tx, SignIn const& sign_in, std::string action, std::string reason,
              http::Request const& request, Instant now);

// The words that a password must not be made of.
std::vector<std::string> own_words(Account const& account);

Problem wait_first(std::chrono::seconds wait);

template <class Answered>
http::With<Answered> with_session(House const& house, Answered answered, std::string_view secret, Desk desk) {
  return {std::move(answered), "Set-Cookie", session_cookie(house, secret, times_of(desk).whole)};
}

}  // namespace relais::identity
