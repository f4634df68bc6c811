#include "identity/session_routes.hpp"

#include <algorithm>

#include "identity/device_routes.hpp"
#include "identity/password.hpp"
#include "identity/session_models.hpp"
#include "identity/visit_routes.hpp"
#include "platform/http/rate_limiter.hpp"

namespace relais::identity {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

constexpr auto kSeenEvery = std::chrono::minutes{1};
constexpr std::int64_t kMostPins = 5;

class Session {
 public:
  explicit Session(House const& house) : house_(house) {}

  Result<http::With<Standing>> begin(NewSession const& asked, Request const& request) const {
    auto const now = house_.clock->now();
    auto const email = read_email(asked.email).value_or(asked.email);
    auto const name_key = throttle_of_name(email);
    auto const address_key = throttle_of_address(http::counted_client(request.client));
    auto const tried = house_.database->write([&](db::Transaction& tx) {
      return std::pair{SignInReader{tx}.account_of_email(email), count_try(tx, name_key, address_key, now)};
    });
    auto const& account = tried.first;
    if (tried.second.count() > 0) {
      return wait_first(tried.second);
    }
    auto const may_try = account && account->state == AccountState::kActive && account->password_hash;
    auto fits = false;
    if (may_try) {
      fits = password_fits(*account->password_hash, asked.password);
    } else {
      waste_a_check(asked.password);
    }
    auto const fresh = Fresh::make(now);
    auto const how = circumstances(SignInMethod::kPassword, asked.desk, request);
    auto const standing = house_.database->write([&](db::Transaction& tx) {
      auto const sign_in = fits ? begin_sign_in(tx, *account, how, fresh, now) : std::nullopt;
      if (!sign_in) {
        if (account) {
          tell_refused_sign_in(tx, *account, how.request, now);
        }
        return std::optional<Standing>{};
      }
      SignInStore{tx}.forget_failures(address_key);
      return std::optional{standing_of(FactorReader{tx}, *sign_in)};
    });
    if (!standing) {
      return Problem{Fault::kUnauthenticated, "identity.sign_in_refused"};
    }
    return with_session(house_, *standing, fresh.secret, asked.desk);
  }

  Result<http::With<Standing>> prove(TypedCode const& typed, Request const& request) const {
    auto const now = house_.clock->now();
    auto const person = begun(house_, request);
    if (!person) {
      return person.problem();
    }
    auto const wait = house_.database->read([&](db::Snapshot const& snapshot) {
      return wait_after(SignInReader{snapshot}.throttle(throttle_of_factor(person->sign_in.account_id)), kFreeByName,
                        now);
    });
    if (wait.count() > 0) {
      return wait_first(wait);
    }
    if (person->person.stage != Stage::kPassword) {
      return Problem{Fault::kConflict, "identity.already_complete"};
    }
    auto const fresh = Fresh::make(now);
    auto const how = circumstances(person->sign_in.method, person->sign_in.desk, request);
    auto const proven = house_.database->write([&](db::Transaction& tx) {
      return prove_second_factor(tx, *house_.vault, person->sign_in, typed.code, how, fresh, now);
    });
    if (!proven) {
      return invalid("/code", "identity.code_refused");
    }
    return with_session(house_, Standing{proven->stage, {}, {}}, fresh.secret, proven->desk);
  }

  http::With<Standing> end(Request const& request) const {
    if (auto const person = begun(house_, request)) {
      auto sign_in = person->sign_in;
      sign_in.ended_at = house_.clock->now();
      sign_in.ended_because = SignInEnd::kSignedOut;
      change(sign_in, "journal.session_ended", request);
    }
    return {Standing{}, "Set-Cookie", session_cookie(house_, "", std::chrono::seconds{0})};
  }

  Result<Standing> lock(Lock const& asked, Request const& request) const {
    auto const person = asked.locked ? complete(house_, request) : begun(house_, request);
    if (!person) {
      return person.problem();
    }
    if (!asked.locked) {
      return unlock(*person, asked.pin.value_or(""), request);
    }
    auto sign_in = person->sign_in;
    sign_in.stage = Stage::kLocked;
    change(sign_in, "journal.session_locked", request);
    return Standing{Stage::kLocked, {}, {}};
  }

  Result<void> wear(ChosenHat const& chosen, Request const& request) const {
    auto const person = complete(house_, request);
    if (!person) {
      return person.problem();
    }
    auto const now = house_.clock->now();
    return house_.database->write([&](db::Transaction& tx) -> Result<void> {
      auto store = SignInStore{tx};
      auto const grants = store.grants(person->sign_in.network_id, person->sign_in.account_id);
      if (std::ranges::find(grants, chosen.organisation, &RoleGrant::organisation_id) == grants.end()) {
        return invalid("/organisation", "identity.hat_unknown");
      }
      auto sign_in = person->sign_in;
      sign_in.organisation_id = chosen.organisation;
      if (!store.change(sign_in, sign_in.secret_hash)) {
        return Problem{Fault::kUnauthenticated, "http.unauthenticated"};
      }
      tell_own(tx, sign_in, "journal.session_hat", "", request, now);
      return {};
    });
  }

 private:
  void change(SignIn const& sign_in, std::string const& action, Request const& request) const {
    auto const now = house_.clock->now();
    house_.database->write([&](db::Transaction& tx) {
      if (SignInStore{tx}.change(sign_in, sign_in.secret_hash)) {
        tell_own(tx, sign_in, action, "", request, now);
      }
    });
  }

  Result<Standing> unlock(Recognised const& person, std::string const& pin, Request const& request) const {
    if (person.person.stage != Stage::kLocked) {
      return Problem{Fault::kConflict, "identity.not_locked"};
    }
    auto const now = house_.clock->now();
    auto const key = "pin:" + person.sign_in.id;
    auto const account = house_.database->read([&](db::Snapshot const& snapshot) {
      return SignInReader{snapshot}.account(person.sign_in.network_id, person.sign_in.account_id);
    });
    // Counted before it is looked at: many at once are no more tries than one after the other.
    auto const may_try = house_.database->write([&](db::Transaction& tx) {
      auto store = SignInStore{tx};
      store.count_failure(key, now);
      auto sign_in = person.sign_in;
      if (store.throttle(key).failures <= kMostPins) {
        return true;
      }
      sign_in.ended_at = now;
      sign_in.ended_because = SignInEnd::kTooManyPins;
      store.change(sign_in, sign_in.secret_hash);
      return false;
    });
    auto const fits = may_try && account && account->pin_hash && password_fits(*account->pin_hash, pin);
    auto const unlocked = house_.database->write([&](db::Transaction& tx) {
      auto store = SignInStore{tx};
      auto sign_in = person.sign_in;
      if (fits) {
        store.forget_failures(key);
        sign_in.stage = Stage::kComplete;
        sign_in.seen_at = now;
        sign_in.idle_at = now + times_of(sign_in.desk).idle;
      }
      auto const stands = !fits || store.change(sign_in, sign_in.secret_hash);
      tell_own(tx, sign_in, fits ? "journal.session_unlocked" : "journal.session_refused", fits ? "" : "pin", request,
               now);
      return fits && stands;
    });
    return unlocked ? Result<Standing>{Standing{Stage::kComplete, {}, {}}}
                    : Result<Standing>{invalid("/pin", "identity.pin_wrong")};
  }

  House const& house_;
};

}  // namespace

Principal principal_of(House const& house, Request const& request) {
  auto const found = recognised(house, request);
  if (!found) {
    return device_of(house, request);
  }
  auto const now = house.clock->now();
  // Who is locked out by the clock stays so until the PIN is typed.
  if (found->person.stage != Stage::kLocked && now - found->sign_in.seen_at >= kSeenEvery) {
    auto seen = found->sign_in;
    seen.seen_at = now;
    seen.idle_at = now + times_of(seen.desk).idle;
    house.database->write([&](db::Transaction& tx) { SignInStore{tx}.keep_open(seen); });
  }
  return Principal::person(found->person);
}

void add_session_routes(http::Routes& routes, House const& house) {
  auto const session = Session{house};
  routes.post<NoParameters, NewSession, Standing>(
      "/api/v1/session", Right::kSignIn, Work::kWrite,
      [session](NoParameters const&, NewSession const& asked, Request const& request) {
        return session.begin(asked, request);
      },
      {.summary = "identity.api.begin_session", .rate = kSignIns});
  routes.get<NoParameters, WaysIn>("/api/v1/session", Right::kSignIn, Work::kShort,
                                   [&house](NoParameters const&) {
                                     return WaysIn{house.provider.has_value(), static_cast<bool>(house.post)};
                                   },
                                   {.summary = "identity.api.ways_in"});
  routes.remove<NoParameters, Standing>(
      "/api/v1/session", Right::kOwnSession, Work::kWrite,
      [session](NoParameters const&, Request const& request) { return session.end(request); },
      {.summary = "identity.api.end_session"});
  routes.put<NoParameters, TypedCode, Standing>(
      "/api/v1/session/second-factor", Right::kOwnSession, Work::kWrite,
      [session](NoParameters const&, TypedCode const& typed, Request const& request) {
        return session.prove(typed, request);
      },
      {.summary = "identity.api.prove_second_factor", .rate = kSignIns});
  routes.put<NoParameters, Lock, Standing>("/api/v1/session/lock", Right::kOwnSession, Work::kWrite,
                                           [session](NoParameters const&, Lock const& asked, Request const& request) {
                                             return session.lock(asked, request);
                                           },
                                           {.summary = "identity.api.lock_session", .rate = kSignIns});
  routes.put<NoParameters, ChosenHat, void>("/api/v1/session/hat", Right::kOwnSession, Work::kWrite,
                                            [session](NoParameters const&, ChosenHat const& chosen,
                                                      Request const& request) { return session.wear(chosen, request); },
                                            {.summary = "identity.api.wear_hat"});
}

}  // namespace relais::identity
