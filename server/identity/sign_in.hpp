// A sign-in: from the password (or the identity provider) to its end.
#pragma once

#include "identity/account.hpp"
#include "identity/secret.hpp"

namespace relais::identity {

// own: one person's machine. shared: a counter's, where people come and go: short, locked by itself, opened by a PIN.
enum class Desk { kOwn, kShared };
BOOST_DESCRIBE_ENUM(Desk, kOwn, kShared)

enum class SignInMethod { kPassword, kProvider, kLink };
BOOST_DESCRIBE_ENUM(SignInMethod, kPassword, kProvider, kLink)

enum class SignInEnd { kSignedOut, kRevoked, kPasswordChanged, kDisabled, kTooManyPins };
BOOST_DESCRIBE_ENUM(SignInEnd, kSignedOut, kRevoked, kPasswordChanged, kDisabled, kTooManyPins)

struct SignIn {
  NetworkId network_id;
  std::string id;
  std::string secret_hash;
  AccountId account_id;
  std::optional<OrganisationId> organisation_id;  // the hat
  Stage stage = Stage::kPassword;
  SignInMethod method = SignInMethod::kPassword;
  Desk desk = Desk::kOwn;
  std::string browser;  // "Firefox, Windows": to be recognised in a list, no more
  Instant began_at;
  Instant seen_at;
  Instant idle_at;
  Instant ends_at;
  std::optional<Instant> ended_at;
  std::optional<SignInEnd> ended_because;
};
BOOST_DESCRIBE_STRUCT(SignIn, (),
                      (network_id, id, secret_hash, account_id, organisation_id, stage, method, desk, browser, began_at,
                       seen_at, idle_at, ends_at, ended_at, ended_because))

struct DeskTimes {
  std::chrono::minutes idle;   // without a request: over, or locked on a shared desk
  std::chrono::minutes whole;  // from its beginning, whatever happens
};
constexpr DeskTimes times_of(Desk desk) {
  using namespace std::chrono_literals;
  return desk == Desk::kShared ? DeskTimes{5min, 10h} : DeskTimes{60min, 12h};
}

// How far it stands now; nothing once it is over. An hour that lies before its beginning is a clock that was set back:
// it is over too, for nobody knows how long it has lasted.
std::optional<Stage> stage_now(SignIn const& sign_in, Instant now);

// What is kept of a User-Agent: the browser's and the system's name.
std::string browser_named(std::string_view user_agent);

// Growing delays after failures. A throttle stands for an address or for a name that is tried.
struct Throttle {
  std::string what;
  std::int64_t failures = 0;
  Instant failed_at;
};
BOOST_DESCRIBE_STRUCT(Throttle, (), (what, failures, failed_at))

// How long the next try has to wait. The first `free` failures cost nothing, then 2, 4, 8 … seconds, at most a quarter
// of an hour; a failure is forgotten after a day.
std::chrono::seconds wait_after(Throttle const& throttle, std::int64_t free, Instant now);

inline constexpr std::int64_t kFreeByName = 5;
inline constexpr std::int64_t kFreeByAddress = 20;  // a counter's agents share one

}  // namespace relais::identity
