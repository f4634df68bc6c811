#include "identity/link_routes.hpp"

#include "identity/password.hpp"
#include "identity/session_models.hpp"
#include "identity/visit_routes.hpp"

namespace relais::identity {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

class Links {
 public:
  explicit Links(House const& house) : house_(house) {}

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
      return invalid("/password", std::string{*refusal});
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
      tell_own(tx, *sign_in, "journal.account_link_used", TextForm<LinkPurpose>::write(link->purpose), request, now);
      return standing_of(FactorReader{tx}, *sign_in);
    });
    if (!standing) {
      return standing.problem();
    }
    return with_session(house_, *standing, fresh.secret, Desk::kOwn);
  }

 private:
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

  House const& house_;
};

}  // namespace

void add_link_routes(http::Routes& routes, House const& house) {
  auto const links = Links{house};
  routes.post<NoParameters, ForgottenPassword, void>(
      "/api/v1/password-links", Right::kSignIn, Work::kWrite,
      [links](NoParameters const&, ForgottenPassword const& asked) { return links.forget_password(asked); },
      {.summary = "identity.api.forget_password", .rate = http::RateLimit{6, 6}});
  routes.post<NoParameters, LinkSecret, LinkShown>(
      "/api/v1/links", Right::kSignIn, Work::kWrite,
      [links](NoParameters const&, LinkSecret const& asked) { return links.show_link(asked); },
      {.summary = "identity.api.show_link", .rate = kSignIns});
  routes.put<NoParameters, LinkUse, Standing>(
      "/api/v1/links", Right::kSignIn, Work::kWrite,
      [links](NoParameters const&, LinkUse const& asked, Request const& request) {
        return links.use_link(asked, request);
      },
      {.summary = "identity.api.use_link", .rate = kSignIns});
}

}  // namespace relais::identity
