#include "identity/session_routes.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "identity/password.hpp"
#include "identity/people_store.hpp"
#include "identity/session_cookie_routes.hpp"
#include "identity/session_models.hpp"
#include "platform/http/rate_limiter.hpp"
#include "platform/journal/journal.hpp"
#include "platform/text/uuid.hpp"

namespace relais::identity {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

constexpr auto kSeenEvery = std::chrono::minutes{1};
constexpr std::int64_t kMostPins = 5;
// Of one address: behind a counter's, several agents sign in at nine o'clock.
constexpr auto kSignIns = http::RateLimit{60, 60};

template <class Answered>
http::With<Answered> with_session(House const& house, Answered answered, std::string_view secret, Desk desk) {
  return {std::move(answered), "Set-Cookie", session_cookie(house, secret, times_of(desk).whole)};
}

http::With<Standing> without_session(House const& house) {
  return {Standing{}, "Set-Cookie", session_cookie(house, "", std::chrono::seconds{0})};
}

Problem wait_for(std::chrono::seconds) {
  return {Fault::kTooMany, "identity.wait_before_next_try"};
}

// Fits the words of the account's owner that a password must not be.
std::vector<std::string> own_words(Account const& account) {
  std::vector<std::string> words{account.name, account.email, account.email.substr(0, account.email.find('@'))};
  return words;
}

Problem refused_password(std::string_view field, std::string_view code) {
  return {Fault::kInvalid, std::string{code}, {{std::string{field}, std::string{code}}}};
}

// The routes share what they need of the house.
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
      return wait_for(tried.second);
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
    auto const recognised = this->recognised(request);
    if (!recognised) {
      return Problem{Fault::kUnauthenticated, "http.unauthenticated"};
    }
    auto const wait = house_.database->read([&](db::Snapshot const& snapshot) {
      return wait_after(SignInReader{snapshot}.throttle(throttle_of_factor(recognised->sign_in.account_id)),
                        kFreeByName, now);
    });
    if (wait.count() > 0) {
      return wait_for(wait);
    }
    if (recognised->person.stage != Stage::kPassword) {
      return Problem{Fault::kConflict, "identity.already_complete"};
    }
    auto const fresh = Fresh::make(now);
    auto const how = circumstances(recognised->sign_in.method, recognised->sign_in.desk, request);
    auto const proven = house_.database->write([&](db::Transaction& tx) {
      return prove_second_factor(tx, *house_.vault, recognised->sign_in, typed.code, how, fresh, now);
    });
    if (!proven) {
      return refused_password("/code", "identity.code_refused");
    }
    return with_session(house_, Standing{proven->stage, {}, {}}, fresh.secret, proven->desk);
  }

  http::With<Standing> end(Request const& request) const {
    change(request, "journal.session_ended", [](SignIn& sign_in, Instant now) {
      sign_in.ended_at = now;
      sign_in.ended_because = SignInEnd::kSignedOut;
    });
    return without_session(house_);
  }

  Result<Standing> lock(Lock const& asked, Request const& request) const {
    if (!asked.locked) {
      return unlock(asked.pin.value_or(""), request);
    }
    auto const found = recognised(request);
    if (!found || found->person.stage != Stage::kComplete) {
      return Problem{Fault::kForbidden, "http.forbidden"};
    }
    change(request, "journal.session_locked", [](SignIn& sign_in, Instant) { sign_in.stage = Stage::kLocked; });
    return Standing{Stage::kLocked, {}, {}};
  }

  Result<Me> me(Request const& request) const {
    auto const recognised = this->recognised(request);
    if (!recognised) {
      return Problem{Fault::kUnauthenticated, "http.unauthenticated"};
    }
    auto const& sign_in = recognised->sign_in;
    return house_.database->read([&](db::Snapshot const& snapshot) {
      auto const reader = SignInReader{snapshot};
      auto const account = reader.account(sign_in.network_id, sign_in.account_id).value();
      Me me;
      auto shown = sign_in;
      shown.stage = recognised->person.stage;
      static_cast<Standing&>(me) = standing_of(FactorReader{snapshot}, shown);
      me.id = account.id;
      me.network = account.network_id;
      me.name = account.name;
      me.email = account.email;
      me.language = account.language;
      me.desk = sign_in.desk;
      me.has_pin = account.pin_hash.has_value();
      me.hat = sign_in.organisation_id;
      me.hats = hats_of(reader, account.network_id, account.id);
      for (auto const& right : TextForm<Right>::entries()) {
        if (request.principal.has(right.value) && !rights_of(Role::kAnonymous).has(right.value)) {
          me.rights.push_back(right.value);
        }
      }
      return me;
    });
  }

  Result<void> wear(ChosenHat const& chosen, Request const& request) const {
    auto const recognised = this->recognised(request);
    if (!recognised || recognised->person.stage != Stage::kComplete) {
      return Problem{Fault::kForbidden, "http.forbidden"};
    }
    auto const now = house_.clock->now();
    return house_.database->write([&](db::Transaction& tx) -> Result<void> {
      auto store = SignInStore{tx};
      auto const grants = store.grants(recognised->sign_in.network_id, recognised->sign_in.account_id);
      if (std::ranges::find(grants, chosen.organisation, &RoleGrant::organisation_id) == grants.end()) {
        return refused_password("/organisation", "identity.hat_unknown");
      }
      auto sign_in = recognised->sign_in;
      sign_in.organisation_id = chosen.organisation;
      if (!store.change(sign_in, sign_in.secret_hash)) {
        return Problem{Fault::kUnauthenticated, "http.unauthenticated"};
      }
      tell(tx, sign_in, "journal.session_hat", "", request, now);
      return {};
    });
  }

  Result<void> set_pin(ChosenPin const& chosen, Request const& request) const {
    if (auto const refusal = pin_refusal(chosen.pin)) {
      return refused_password("/pin", *refusal);
    }
    if (request.principal.signed_in()->stage != Stage::kComplete) {
      return Problem{Fault::kForbidden, "http.forbidden"};
    }
    auto const hash = password_hash(chosen.pin);
    return change_account(request, "journal.account_pin",
                          [&](Account& account, SignInStore&, SignIn const&, Instant) { account.pin_hash = hash; });
  }

  Result<void> set_password(NewPassword const& asked, Request const& request) const {
    auto const recognised = this->recognised(request);
    if (!recognised || recognised->person.stage != Stage::kComplete) {
      return Problem{Fault::kForbidden, "http.forbidden"};
    }
    auto const account = house_.database->read([&](db::Snapshot const& snapshot) {
      return SignInReader{snapshot}.account(recognised->sign_in.network_id, recognised->sign_in.account_id);
    });
    auto const name_key = throttle_of_name(account->email);
    auto const now = house_.clock->now();
    auto const wait = house_.database->read([&](db::Snapshot const& snapshot) {
      return wait_after(SignInReader{snapshot}.throttle(name_key), kFreeByName, now);
    });
    if (wait.count() > 0) {
      return wait_for(wait);
    }
    if (account->password_hash && !password_fits(*account->password_hash, asked.old_password)) {
      house_.database->write([&](db::Transaction& tx) { SignInStore{tx}.count_failure(name_key, now); });
      return refused_password("/old_password", "identity.old_password_wrong");
    }
    if (auto const refusal = password_refusal(asked.new_password, own_words(*account))) {
      return refused_password("/new_password", *refusal);
    }
    auto const hash = password_hash(asked.new_password);
    return change_account(request, "journal.account_password",
                          [&](Account& changed, SignInStore& store, SignIn const& sign_in, Instant at) {
                            changed.password_hash = hash;
                            store.end_all(changed.network_id, changed.id, SignInEnd::kPasswordChanged, at, sign_in.id);
                            store.end_links(changed.network_id, changed.id, at);
                          });
  }

  Result<SignInList> sign_ins(Request const& request) const {
    auto const recognised = this->recognised(request);
    if (!recognised || recognised->person.stage != Stage::kComplete) {
      return Problem{Fault::kForbidden, "http.forbidden"};
    }
    auto const& own = recognised->sign_in;
    SignInList list;
    auto const all = house_.database->read([&](db::Snapshot const& snapshot) {
      return SignInReader{snapshot}.open_sign_ins(own.network_id, own.account_id, house_.clock->now());
    });
    for (auto const& one : all) {
      list.items.push_back({one.id, one.browser, one.desk, one.method, one.began_at, one.seen_at, one.id == own.id});
    }
    return list;
  }

  Result<void> revoke(std::string const& id, Request const& request) const {
    auto const recognised = this->recognised(request);
    if (!recognised || recognised->person.stage != Stage::kComplete) {
      return Problem{Fault::kForbidden, "http.forbidden"};
    }
    auto const& own = recognised->sign_in;
    auto const now = house_.clock->now();
    return house_.database->write([&](db::Transaction& tx) -> Result<void> {
      auto store = SignInStore{tx};
      for (auto one : store.open_sign_ins(own.network_id, own.account_id, now)) {
        if (one.id == id) {
          one.ended_at = now;
          one.ended_because = SignInEnd::kRevoked;
          store.change(one, one.secret_hash);
          tell(tx, one, "journal.session_revoked", "", request, now);
          return {};
        }
      }
      return Problem{Fault::kNotFound, "identity.sign_in_unknown"};
    });
  }

  // Whoever holds the secret of a link sees whose it is; only using it consumes it, so that the scanners of mails,
  // which follow every link, do no harm.
  Result<LinkShown> show_link(LinkSecret const& asked) const {
    return house_.database->read([&](db::Snapshot const& snapshot) -> Result<LinkShown> {
      auto const [link, account] = good_link(snapshot, asked.secret);
      if (!link) {
        return Problem{Fault::kNotFound, "identity.link_over"};
      }
      return LinkShown{link->purpose, account->name, account->email};
    });
  }

  // The same answer whoever is named: an address is not found out here.
  Result<void> forget_password(ForgottenPassword const& asked) const {
    if (!house_.post) {
      return Problem{Fault::kUnavailable, "identity.mail_not_set"};
    }
    house_.database->write(
        [&](db::Transaction& tx) { house_.forget_password(tx, read_email(asked.email).value_or("")); });
    return {};
  }

  Result<http::With<Standing>> use_link(LinkUse const& asked, Request const& request) const {
    auto const account =
        house_.database->read([&](db::Snapshot const& snapshot) { return good_link(snapshot, asked.secret).second; });
    if (!account) {
      return Problem{Fault::kNotFound, "identity.link_over"};
    }
    if (auto const refusal = password_refusal(asked.password, own_words(*account))) {
      return refused_password("/password", *refusal);
    }
    auto const now = house_.clock->now();
    auto const hash = password_hash(asked.password);
    auto const fresh = Fresh::make(now);
    auto const how = circumstances(SignInMethod::kLink, Desk::kOwn, request);
    auto const standing = house_.database->write([&](db::Transaction& tx) -> Result<Standing> {
      auto store = SignInStore{tx};
      auto [link, owner] = good_link(tx, asked.secret);
      if (!link || !store.use(*link, now)) {
        return Problem{Fault::kNotFound, "identity.link_over"};
      }
      owner->password_hash = hash;
      owner->state = AccountState::kActive;
      store.save(*owner);
      store.end_links(owner->network_id, owner->id, now);
      store.end_all(owner->network_id, owner->id, SignInEnd::kPasswordChanged, now);
      auto const sign_in = begin_sign_in(tx, *owner, how, fresh, now);
      tell(tx, *sign_in, "journal.account_link_used", TextForm<LinkPurpose>::write(link->purpose), request, now);
      return standing_of(FactorReader{tx}, *sign_in);
    });
    if (!standing) {
      return standing.problem();
    }
    return with_session(house_, *standing, fresh.secret, Desk::kOwn);
  }

  std::optional<Recognised> recognised(Request const& request) const {
    auto const secret = request.cookie(session_cookie_name(house_));
    if (secret.empty()) {
      return std::nullopt;
    }
    auto const hash = secret_hash(secret);
    auto const now = house_.clock->now();
    return house_.database->read([&](db::Snapshot const& snapshot) { return SignInReader{snapshot}.find(hash, now); });
  }

  Principal principal(Request const& request) const {
    auto const found = recognised(request);
    if (!found) {
      return Principal::anonymous();
    }
    auto const now = house_.clock->now();
    // Who is locked out by the clock stays so until the PIN is typed.
    if (found->person.stage != Stage::kLocked && now - found->sign_in.seen_at >= kSeenEvery) {
      auto seen = found->sign_in;
      seen.seen_at = now;
      seen.idle_at = now + times_of(seen.desk).idle;
      house_.database->write([&](db::Transaction& tx) { SignInStore{tx}.keep_open(seen); });
    }
    return Principal::person(found->person);
  }

  Result<MadeFactor> make_factor(NewFactor const& asked, Request const& request) const {
    if (asked.kind == FactorKind::kCard) {
      return refused_password("/kind", "identity.card_is_given");
    }
    auto const recognised = this->recognised(request);
    auto const now = house_.clock->now();
    auto const secret = fresh_code_secret();
    auto const cells = fresh_grid();
    auto const id = uuid_v7(now);
    if (!recognised) {
      return Problem{Fault::kUnauthenticated, "http.unauthenticated"};
    }
    auto const& sign_in = recognised->sign_in;
    auto const sealed = asked.kind == FactorKind::kApplication ? house_.vault->seal(secret) : std::string{};
    return house_.database->write([&](db::Transaction& tx) -> Result<MadeFactor> {
      auto store = FactorStore{tx};
      if (!may_set_up(store, *recognised)) {
        return Problem{Fault::kForbidden, "http.second_factor_needed"};
      }
      auto made = MadeFactor{id, asked.kind, {}, {}, {}};
      auto const is_grid = asked.kind == FactorKind::kGrid;
      if (is_grid) {
        store.end(sign_in.network_id, sign_in.account_id, FactorKind::kGrid,
                  Date{std::chrono::floor<std::chrono::days>(now)});
      }
      auto const authenticator = Authenticator{sign_in.network_id,
                                               id,
                                               asked.kind,
                                               sign_in.account_id,
                                               {},
                                               sealed,
                                               6,
                                               30,
                                               0,
                                               0,
                                               is_grid ? std::optional{now} : std::nullopt,
                                               {}};
      store.save(authenticator);
      if (is_grid) {
        for (auto const& cell : cells) {
          store.add(GridCell{sign_in.network_id, id, cell.cell, grid_code_hash(id, cell.cell, cell.code), {}});
        }
        made.cells = cells;
      } else {
        auto const account = SignInReader{tx}.account(sign_in.network_id, sign_in.account_id);
        made.secret = base32(secret);
        made.uri = provisioning_uri({.secret = secret}, account->email);
      }
      tell(tx, sign_in, "journal.factor_made", TextForm<FactorKind>::write(asked.kind), request, now);
      return made;
    });
  }

  // An application shows by a first code that it has taken the secret.
  Result<http::With<Standing>> confirm_factor(std::string const& id, TypedCode const& typed,
                                              Request const& request) const {
    auto const recognised = this->recognised(request);
    if (!recognised) {
      return Problem{Fault::kUnauthenticated, "http.unauthenticated"};
    }
    auto const now = house_.clock->now();
    auto const fresh = Fresh::make(now);
    auto const completed = house_.database->write([&](db::Transaction& tx) -> Result<SignIn> {
      auto store = FactorStore{tx};
      auto const& sign_in = recognised->sign_in;
      if (!may_set_up(store, *recognised)) {
        return Problem{Fault::kForbidden, "http.second_factor_needed"};
      }
      for (auto authenticator : store.of_account(sign_in.network_id, sign_in.account_id)) {
        if (authenticator.id != id || authenticator.confirmed_at || authenticator.kind == FactorKind::kGrid) {
          continue;
        }
        auto const source = source_of(authenticator, *house_.vault);
        auto const step = source ? step_of_code(*source, typed.code, now, kUsualWindow) : std::nullopt;
        if (!step) {
          return refused_password("/code", "identity.code_refused");
        }
        authenticator.confirmed_at = now;
        authenticator.last_step = *step;
        store.save(authenticator);
        tell(tx, sign_in, "journal.factor_confirmed", TextForm<FactorKind>::write(authenticator.kind), request, now);
        auto whole = sign_in;
        whole.stage = Stage::kComplete;
        whole.secret_hash = secret_hash(fresh.secret);
        if (!SignInStore{tx}.change(whole, sign_in.secret_hash)) {
          return Problem{Fault::kUnauthenticated, "http.unauthenticated"};
        }
        return whole;
      }
      return Problem{Fault::kNotFound, "identity.factor_unknown"};
    });
    if (!completed) {
      return completed.problem();
    }
    return with_session(house_, Standing{Stage::kComplete, {}, {}}, fresh.secret, completed->desk);
  }

  Result<FactorList> factors(Request const& request) const {
    auto const recognised = this->recognised(request);
    if (!recognised) {
      return Problem{Fault::kUnauthenticated, "http.unauthenticated"};
    }
    auto const all = house_.database->read([&](db::Snapshot const& snapshot) {
      return FactorReader{snapshot}.of_account(recognised->sign_in.network_id, recognised->sign_in.account_id);
    });
    FactorList list;
    for (auto const& one : all) {
      list.items.push_back({one.id, one.kind, one.serial, one.confirmed_at});
    }
    return list;
  }

 private:
  static Circumstances circumstances(SignInMethod method, Desk desk, Request const& request) {
    return {method, desk, browser_named(request.header("User-Agent")), std::string{request.id}};
  }

  static void tell(db::Transaction& tx, SignIn const& sign_in, std::string action, std::string reason,
                   Request const& request, Instant now) {
    journal::append(
        tx,
        {sign_in.network_id.text, sign_in.account_id.text, sign_in.organisation_id ? sign_in.organisation_id->text : "",
         std::move(action), "account", sign_in.account_id.text, std::move(reason), std::string{request.id}},
        now);
  }

  // Whoever has a factor proves themselves by it before they add another, and whoever lost theirs waits for a reset by
  // two persons; whoever never had one sets up their first.
  static bool may_set_up(FactorReader const& factors, Recognised const& recognised) {
    auto const& sign_in = recognised.sign_in;
    return recognised.person.stage == Stage::kComplete ||
           (recognised.person.stage == Stage::kPassword &&
            !factors.has_had_one(sign_in.network_id, sign_in.account_id));
  }

  std::pair<std::optional<MailedLink>, std::optional<Account>> good_link(db::Snapshot const& snapshot,
                                                                         std::string const& secret) const {
    auto const reader = SignInReader{snapshot};
    auto const link = reader.link(secret_hash(secret));
    if (!link || link->used_at || link->expires_at <= house_.clock->now()) {
      return {};
    }
    auto account = reader.account(link->network_id, link->account_id);
    if (!account || account->state == AccountState::kDisabled) {
      return {};
    }
    return {link, account};
  }

  template <class Change>
  void change(Request const& request, std::string const& action, Change const& change) const {
    auto const found = recognised(request);
    if (!found) {
      return;
    }
    auto const now = house_.clock->now();
    auto sign_in = found->sign_in;
    change(sign_in, now);
    house_.database->write([&](db::Transaction& tx) {
      if (SignInStore{tx}.change(sign_in, sign_in.secret_hash)) {
        tell(tx, sign_in, action, "", request, now);
      }
    });
  }

  template <class Change>
  Result<void> change_account(Request const& request, std::string const& action, Change const& change) const {
    auto const found = recognised(request);
    if (!found || found->person.stage != Stage::kComplete) {
      return Problem{Fault::kForbidden, "http.forbidden"};
    }
    auto const now = house_.clock->now();
    return house_.database->write([&](db::Transaction& tx) -> Result<void> {
      auto store = SignInStore{tx};
      auto account = store.account(found->sign_in.network_id, found->sign_in.account_id);
      change(*account, store, found->sign_in, now);
      store.save(*account);
      tell(tx, found->sign_in, action, "", request, now);
      return {};
    });
  }

  Result<Standing> unlock(std::string const& pin, Request const& request) const {
    auto const found = recognised(request);
    if (!found) {
      return Problem{Fault::kUnauthenticated, "http.unauthenticated"};
    }
    if (found->person.stage != Stage::kLocked) {
      return Problem{Fault::kConflict, "identity.not_locked"};
    }
    auto const now = house_.clock->now();
    auto const key = "pin:" + found->sign_in.id;
    auto const account = house_.database->read([&](db::Snapshot const& snapshot) {
      return SignInReader{snapshot}.account(found->sign_in.network_id, found->sign_in.account_id);
    });
    // Counted before it is looked at: many at once are no more tries than one after the other.
    auto const may_try = house_.database->write([&](db::Transaction& tx) {
      auto store = SignInStore{tx};
      store.count_failure(key, now);
      auto sign_in = found->sign_in;
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
      auto sign_in = found->sign_in;
      if (fits) {
        store.forget_failures(key);
        sign_in.stage = Stage::kComplete;
        sign_in.seen_at = now;
        sign_in.idle_at = now + times_of(sign_in.desk).idle;
      }
      auto const stands = !fits || store.change(sign_in, sign_in.secret_hash);
      tell(tx, sign_in, fits ? "journal.session_unlocked" : "journal.session_refused", fits ? "" : "pin", request, now);
      return fits && stands;
    });
    return unlocked ? Result<Standing>{Standing{Stage::kComplete, {}, {}}}
                    : Result<Standing>{refused_password("/pin", "identity.pin_wrong")};
  }

  House const& house_;
};

struct IdPath {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(IdPath, (), (id))

}  // namespace

Principal principal_of(House const& house, Request const& request) {
  return Session{house}.principal(request);
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
  routes.get<NoParameters, Me>("/api/v1/me", Right::kOwnSession, Work::kLong,
                               [session](NoParameters const&, Request const& request) { return session.me(request); },
                               {.summary = "identity.api.me"});
  routes.put<NoParameters, ChosenPin, void>(
      "/api/v1/me/pin", Right::kOwnSession, Work::kWrite,
      [session](NoParameters const&, ChosenPin const& chosen, Request const& request) {
        return session.set_pin(chosen, request);
      },
      {.summary = "identity.api.set_pin", .rate = kSignIns});
  routes.put<NoParameters, NewPassword, void>(
      "/api/v1/me/password", Right::kOwnSession, Work::kWrite,
      [session](NoParameters const&, NewPassword const& asked, Request const& request) {
        return session.set_password(asked, request);
      },
      {.summary = "identity.api.set_password", .rate = kSignIns});
  routes.get<NoParameters, SignInList>(
      "/api/v1/sign-ins", Right::kOwnSession, Work::kLong,
      [session](NoParameters const&, Request const& request) { return session.sign_ins(request); },
      {.summary = "identity.api.sign_ins"});
  routes.remove<IdPath, void>(
      "/api/v1/sign-ins/{id}", Right::kOwnSession, Work::kWrite,
      [session](IdPath const& path, Request const& request) { return session.revoke(path.id, request); },
      {.summary = "identity.api.revoke_sign_in"});
  routes.get<NoParameters, FactorList>(
      "/api/v1/factors", Right::kOwnSession, Work::kLong,
      [session](NoParameters const&, Request const& request) { return session.factors(request); },
      {.summary = "identity.api.factors"});
  routes.post<NoParameters, NewFactor, MadeFactor>(
      "/api/v1/factors", Right::kOwnSession, Work::kWrite,
      [session](NoParameters const&, NewFactor const& asked, Request const& request) {
        return session.make_factor(asked, request);
      },
      {.summary = "identity.api.make_factor", .rate = kSignIns});
  routes.put<IdPath, TypedCode, Standing>(
      "/api/v1/factors/{id}/confirmation", Right::kOwnSession, Work::kWrite,
      [session](IdPath const& path, TypedCode const& typed, Request const& request) {
        return session.confirm_factor(path.id, typed, request);
      },
      {.summary = "identity.api.confirm_factor", .rate = kSignIns});
  routes.post<NoParameters, ForgottenPassword, void>(
      "/api/v1/password-links", Right::kSignIn, Work::kWrite,
      [session](NoParameters const&, ForgottenPassword const& asked) { return session.forget_password(asked); },
      {.summary = "identity.api.forget_password", .rate = http::RateLimit{6, 6}});
  routes.post<NoParameters, LinkSecret, LinkShown>(
      "/api/v1/links", Right::kSignIn, Work::kWrite,
      [session](NoParameters const&, LinkSecret const& asked) { return session.show_link(asked); },
      {.summary = "identity.api.show_link", .rate = kSignIns});
  routes.put<NoParameters, LinkUse, Standing>(
      "/api/v1/links", Right::kSignIn, Work::kWrite,
      [session](NoParameters const&, LinkUse const& asked, Request const& request) {
        return session.use_link(asked, request);
      },
      {.summary = "identity.api.use_link", .rate = kSignIns});
}

}  // namespace relais::identity
