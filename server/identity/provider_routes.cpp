#include "identity/provider_routes.hpp"

#include <fmt/format.h>

#include "identity/provider.hpp"
#include "identity/visit_routes.hpp"
#include "platform/http/parameters.hpp"
#include "platform/journal/journal.hpp"
#include "platform/json/read.hpp"

namespace relais::identity {
namespace {

using http::Request;
using http::Work;

constexpr auto kAway = std::chrono::minutes{10};  // at most, between leaving and coming back
constexpr std::string_view kBackPath = "/api/v1/session/provider/return";

struct Leaving {
  std::optional<Desk> desk;
  std::optional<Language> language;
};
BOOST_DESCRIBE_STRUCT(Leaving, (), (desk, language))

struct Returning {
  std::optional<std::string> code;
  std::optional<std::string> state;
  std::optional<std::string> error;
};
BOOST_DESCRIBE_STRUCT(Returning, (), (code, state, error))

http::Answer to_elsewhere(std::string const& address) {
  auto answer = http::Answer{};
  answer.status = 303;
  answer.add("Location", address);
  return answer;
}

class Away {
 public:
  Away(House const& house, std::shared_ptr<Provider> provider) : house_(&house), provider_(std::move(provider)) {}

  http::Answer leave(Request const& request) const {
    auto const asked = http::read_parameters<Leaving>(request, http::Unknown::kIgnored);
    auto const now = house_->clock->now();
    auto const departure =
        Departure{fresh_secret(),
                  fresh_secret(),
                  fresh_secret(),
                  TextForm<Desk>::write(asked && asked->desk ? *asked->desk : Desk::kOwn),
                  TextForm<Language>::write(asked && asked->language ? *asked->language : request.language()),
                  now};
    auto const address = provider_->address_for(departure, house_->public_url + std::string{kBackPath}, now);
    if (!address) {
      return back_to_sign_in(departure.language, address.problem().code);
    }
    auto answer = to_elsewhere(*address);
    answer.add("Set-Cookie", provider_cookie(*house_, house_->vault->seal(json::write(departure)), kAway));
    return answer;
  }

  http::Answer come_back(Request const& request) const {
    auto const now = house_->clock->now();
    auto const sealed = house_->vault->unseal(request.cookie(provider_cookie_name(*house_)));
    auto const departure = sealed ? json::read<Departure>(*sealed) : json::read<Departure>("");
    auto const returned = http::read_parameters<Returning>(request, http::Unknown::kIgnored);
    if (!departure || now - departure->at > kAway) {
      return back_to_sign_in(TextForm<Language>::write(request.language()), "identity.provider_refused");
    }
    // Whoever did not leave from this browser does not come back to it.
    if (!returned || !returned->code || !same_secret(returned->state.value_or(""), departure->state)) {
      return back_to_sign_in(departure->language, "identity.provider_refused");
    }
    auto const person =
        provider_->person_of(*returned->code, *departure, house_->public_url + std::string{kBackPath}, now);
    if (!person) {
      return back_to_sign_in(departure->language, person.problem().code);
    }
    return signed_in(*person, *departure, request, now);
  }

 private:
  http::Answer signed_in(KnownPerson const& person, Departure const& departure, Request const& request,
                         Instant now) const {
    auto const fresh = Fresh::make(now);
    auto const desk = TextForm<Desk>::read(departure.desk).value_or(Desk::kOwn);
    auto const how = circumstances(SignInMethod::kProvider, desk, request);
    auto const sign_in = house_->database->write([&](db::Transaction& tx) {
      auto const account = account_of(tx, person, house_->provider->verifies_email);
      return account ? begin_sign_in(tx, *account, how, fresh, now) : std::optional<SignIn>{};
    });
    if (!sign_in) {
      return back_to_sign_in(departure.language, "identity.provider_unknown_person");
    }
    auto answer = http::redirect(303, fmt::format("/{}/workspace/", departure.language));
    answer.add("Set-Cookie", session_cookie(*house_, fresh.secret, times_of(desk).whole));
    answer.add("Set-Cookie", provider_cookie(*house_, "", std::chrono::seconds{0}));
    return answer;
  }

  // Known by their subject; the first time by a verified address that somebody has invited, and by the subject from
  // then on: an address that changes hands at the provider opens nothing here.
  static std::optional<Account> account_of(db::Transaction& tx, KnownPerson const& person, bool verifies_email) {
    auto store = SignInStore{tx};
    if (auto known = store.account_of_subject(person.subject)) {
      return known;
    }
    auto account = person.email_is_verified || verifies_email ? store.account_of_email(person.email) : std::nullopt;
    if (!account || account->subject || account->state == AccountState::kDisabled) {
      return std::nullopt;
    }
    account->subject = person.subject;
    account->state = AccountState::kActive;
    store.save(*account);
    return account;
  }

  http::Answer back_to_sign_in(std::string const& language, std::string_view code) const {
    auto answer = http::redirect(303, fmt::format("/{}/workspace/?refused={}", language, code));
    answer.add("Set-Cookie", provider_cookie(*house_, "", std::chrono::seconds{0}));
    return answer;
  }

  House const* house_;
  std::shared_ptr<Provider> provider_;
};

}  // namespace

void add_provider_routes(http::Routes& routes, House const& house) {
  if (!house.provider) {
    return;
  }
  auto const away = Away{house, std::make_shared<Provider>(*house.provider)};
  auto const options = http::RouteOptions{.summary = "identity.api.provider", .rate = http::RateLimit{60, 60}};
  routes.get(
      "/api/v1/session/provider", Right::kSignIn, Work::kLong,
      [away](Request const& request) { return away.leave(request); }, options);
  routes.get(std::string{kBackPath}, Right::kSignIn, Work::kLong,
             [away](Request const& request) { return away.come_back(request); },
             {.summary = "identity.api.provider_return", .rate = http::RateLimit{60, 60}});
}

}  // namespace relais::identity
