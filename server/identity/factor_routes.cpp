#include "identity/factor_routes.hpp"

#include "identity/session_models.hpp"
#include "identity/visit_routes.hpp"
#include "platform/text/uuid.hpp"

namespace relais::identity {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

struct IdPath {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(IdPath, (), (id))

class OwnFactors {
 public:
  explicit OwnFactors(House const& house) : house_(house) {}

  Result<MadeFactor> make_factor(NewFactor const& asked, Request const& request) const {
    if (asked.kind == FactorKind::kCard) {
      return invalid("/kind", "identity.card_is_given");
    }
    auto const person = begun(house_, request);
    if (!person) {
      return person.problem();
    }
    auto const now = house_.clock->now();
    auto const secret = fresh_code_secret();
    auto const cells = fresh_grid();
    auto const id = uuid_v7(now);
    auto const& sign_in = person->sign_in;
    auto const sealed = asked.kind == FactorKind::kApplication ? house_.vault->seal(secret) : std::string{};
    return house_.database->write([&](db::Transaction& tx) -> Result<MadeFactor> {
      auto store = FactorStore{tx};
      if (!may_set_up(store, *person)) {
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
      tell_own(tx, sign_in, "journal.factor_made", TextForm<FactorKind>::write(asked.kind), request, now);
      return made;
    });
  }

  // An application shows by a first code that it has taken the secret.
  Result<http::With<Standing>> confirm_factor(std::string const& id, TypedCode const& typed,
                                              Request const& request) const {
    auto const person = begun(house_, request);
    if (!person) {
      return person.problem();
    }
    auto const now = house_.clock->now();
    auto const fresh = Fresh::make(now);
    auto const completed = house_.database->write([&](db::Transaction& tx) -> Result<SignIn> {
      auto store = FactorStore{tx};
      auto const& sign_in = person->sign_in;
      if (!may_set_up(store, *person)) {
        return Problem{Fault::kForbidden, "http.second_factor_needed"};
      }
      for (auto authenticator : store.of_account(sign_in.network_id, sign_in.account_id)) {
        if (authenticator.id != id || authenticator.confirmed_at || authenticator.kind == FactorKind::kGrid) {
          continue;
        }
        auto const source = source_of(authenticator, *house_.vault);
        auto const step = source ? step_of_code(*source, typed.code, now, kUsualWindow) : std::nullopt;
        if (!step) {
          return invalid("/code", "identity.code_refused");
        }
        authenticator.confirmed_at = now;
        authenticator.last_step = *step;
        store.save(authenticator);
        tell_own(tx, sign_in, "journal.factor_confirmed", TextForm<FactorKind>::write(authenticator.kind), request,
                 now);
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
    auto const person = begun(house_, request);
    if (!person) {
      return person.problem();
    }
    auto const all = house_.database->read([&](db::Snapshot const& snapshot) {
      return FactorReader{snapshot}.of_account(person->sign_in.network_id, person->sign_in.account_id);
    });
    FactorList list;
    for (auto const& one : all) {
      list.items.push_back({one.id, one.kind, one.serial, one.confirmed_at});
    }
    return list;
  }

 private:
  // Whoever has a factor proves themselves by it before they add another, and whoever lost theirs waits for a reset by
  // two persons; whoever never had one sets up their first.
  static bool may_set_up(FactorReader const& factors, Recognised const& recognised) {
    auto const& sign_in = recognised.sign_in;
    return recognised.person.stage == Stage::kComplete ||
           (recognised.person.stage == Stage::kPassword &&
            !factors.has_had_one(sign_in.network_id, sign_in.account_id));
  }

  House const& house_;
};

}  // namespace

void add_factor_routes(http::Routes& routes, House const& house) {
  auto const factors = OwnFactors{house};
  routes.get<NoParameters, FactorList>(
      "/api/v1/factors", Right::kOwnSession, Work::kLong,
      [factors](NoParameters const&, Request const& request) { return factors.factors(request); },
      {.summary = "identity.api.factors"});
  routes.post<NoParameters, NewFactor, MadeFactor>(
      "/api/v1/factors", Right::kOwnSession, Work::kWrite,
      [factors](NoParameters const&, NewFactor const& asked, Request const& request) {
        return factors.make_factor(asked, request);
      },
      {.summary = "identity.api.make_factor", .rate = kSignIns});
  routes.put<IdPath, TypedCode, Standing>(
      "/api/v1/factors/{id}/confirmation", Right::kOwnSession, Work::kWrite,
      [factors](IdPath const& path, TypedCode const& typed, Request const& request) {
        return factors.confirm_factor(path.id, typed, request);
      },
      {.summary = "identity.api.confirm_factor", .rate = kSignIns});
}

}  // namespace relais::identity
