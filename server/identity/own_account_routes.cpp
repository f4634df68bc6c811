#include "identity/own_account_routes.hpp"

#include "identity/password.hpp"
#include "identity/session_models.hpp"
#include "identity/visit_routes.hpp"

namespace relais::identity {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

struct IdPath {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(IdPath, (), (id))

class OwnAccount {
 public:
  explicit OwnAccount(House const& house) : house_(house) {}

  Result<Me> me(Request const& request) const {
    auto const person = begun(house_, request);
    if (!person) {
      return person.problem();
    }
    auto const& sign_in = person->sign_in;
    return house_.database->read([&](db::Snapshot const& snapshot) {
      auto const reader = SignInReader{snapshot};
      auto const account = reader.account(sign_in.network_id, sign_in.account_id).value();
      Me me;
      auto shown = sign_in;
      shown.stage = person->person.stage;
      static_cast<Standing&>(me) = standing_of(FactorReader{snapshot}, shown);
      me.id = account.id;
      me.network = account.network_id;
      me.name = account.name;
      me.email = account.email;
      me.language = account.language;
      me.desk = sign_in.desk;
      me.has_pin = account.pin_hash.has_value();
      me.has_password = account.password_hash.has_value();
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

  Result<void> set_pin(ChosenPin const& chosen, Request const& request) const {
    if (auto const refusal = pin_refusal(chosen.pin)) {
      return invalid("/pin", std::string{*refusal});
    }
    if (auto const is_oneself = confirm(request, chosen.password.value_or(""), "/password"); !is_oneself) {
      return is_oneself.problem();
    }
    auto const hash = password_hash(chosen.pin);
    return change_account(request, "journal.account_pin",
                          [&](Account& account, SignInStore&, SignIn const&, Instant) { account.pin_hash = hash; });
  }

  Result<void> set_password(NewPassword const& asked, Request const& request) const {
    auto const account = confirm(request, asked.old_password, "/old_password");
    if (!account) {
      return account.problem();
    }
    if (auto const refusal = password_refusal(asked.new_password, own_words(*account))) {
      return invalid("/new_password", std::string{*refusal});
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
    auto const person = complete(house_, request);
    if (!person) {
      return person.problem();
    }
    auto const& own = person->sign_in;
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
    auto const person = complete(house_, request);
    if (!person) {
      return person.problem();
    }
    auto const& own = person->sign_in;
    auto const now = house_.clock->now();
    return house_.database->write([&](db::Transaction& tx) -> Result<void> {
      auto store = SignInStore{tx};
      for (auto one : store.open_sign_ins(own.network_id, own.account_id, now)) {
        if (one.id == id) {
          one.ended_at = now;
          one.ended_because = SignInEnd::kRevoked;
          store.change(one, one.secret_hash);
          tell_own(tx, one, "journal.session_revoked", "", request, now);
          return {};
        }
      }
      return Problem{Fault::kNotFound, "identity.sign_in_unknown"};
    });
  }

 private:
  // Whoever has a password says it again, as rarely wrong as at sign-in.
  Result<Account> confirm(Request const& request, std::string const& password, std::string const& field) const {
    auto const person = complete(house_, request);
    if (!person) {
      return person.problem();
    }
    auto const account = house_.database->read([&](db::Snapshot const& snapshot) {
      return SignInReader{snapshot}.account(person->sign_in.network_id, person->sign_in.account_id);
    });
    auto const name_key = throttle_of_name(account->email);
    auto const now = house_.clock->now();
    auto const wait = house_.database->read([&](db::Snapshot const& snapshot) {
      return wait_after(SignInReader{snapshot}.throttle(name_key), kFreeByName, now);
    });
    if (wait.count() > 0) {
      return wait_first(wait);
    }
    if (account->password_hash && !password_fits(*account->password_hash, password)) {
      house_.database->write([&](db::Transaction& tx) { SignInStore{tx}.count_failure(name_key, now); });
      return invalid(field, "identity.old_password_wrong");
    }
    return *account;
  }

  template <class Change>
  Result<void> change_account(Request const& request, std::string const& action, Change const& change) const {
    auto const person = complete(house_, request);
    if (!person) {
      return person.problem();
    }
    auto const now = house_.clock->now();
    return house_.database->write([&](db::Transaction& tx) -> Result<void> {
      auto store = SignInStore{tx};
      auto account = store.account(person->sign_in.network_id, person->sign_in.account_id);
      change(*account, store, person->sign_in, now);
      store.save(*account);
      tell_own(tx, person->sign_in, action, "", request, now);
      return {};
    });
  }

  House const& house_;
};

}  // namespace

void add_own_account_routes(http::Routes& routes, House const& house) {
  auto const own = OwnAccount{house};
  routes.get<NoParameters, Me>("/api/v1/me", Right::kOwnSession, Work::kLong,
                               [own](NoParameters const&, Request const& request) { return own.me(request); },
                               {.summary = "identity.api.me"});
  routes.put<NoParameters, ChosenPin, void>("/api/v1/me/pin", Right::kOwnSession, Work::kWrite,
                                            [own](NoParameters const&, ChosenPin const& chosen,
                                                  Request const& request) { return own.set_pin(chosen, request); },
                                            {.summary = "identity.api.set_pin", .rate = kSignIns});
  routes.put<NoParameters, NewPassword, void>(
      "/api/v1/me/password", Right::kOwnSession, Work::kWrite,
      [own](NoParameters const&, NewPassword const& asked, Request const& request) {
        return own.set_password(asked, request);
      },
      {.summary = "identity.api.set_password", .rate = kSignIns});
  routes.get<NoParameters, SignInList>(
      "/api/v1/sign-ins", Right::kOwnSession, Work::kLong,
      [own](NoParameters const&, Request const& request) { return own.sign_ins(request); },
      {.summary = "identity.api.sign_ins"});
  routes.remove<IdPath, void>(
      "/api/v1/sign-ins/{id}", Right::kOwnSession, Work::kWrite,
      [own](IdPath const& path, Request const& request) { return own.revoke(path.id, request); },
      {.summary = "identity.api.revoke_sign_in"});
}

}  // namespace relais::identity
