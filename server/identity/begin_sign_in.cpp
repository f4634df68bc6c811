#include "identity/begin_sign_in.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "platform/journal/journal.hpp"
#include "platform/text/uuid.hpp"

namespace relais::identity {
namespace {

void tell(db::Transaction& transaction, SignIn const& sign_in, std::string action, std::string reason,
          std::string const& request, Instant now) {
  journal::append(
      transaction,
      {sign_in.network_id.text, sign_in.account_id.text, sign_in.organisation_id ? sign_in.organisation_id->text : "",
       std::move(action), "sign_in", sign_in.id, std::move(reason), request},
      now);
}

bool is_confirmed(Authenticator const& authenticator) {
  return authenticator.confirmed_at.has_value();
}

// Spends the code with the authenticator that it fits.
std::optional<FactorKind> spent(FactorStore& store, Vault const& vault, SignIn const& sign_in, std::string const& code,
                                Instant now) {
  for (auto const& authenticator : store.of_account(sign_in.network_id, sign_in.account_id)) {
    if (!is_confirmed(authenticator)) {
      continue;
    }
    if (authenticator.kind == FactorKind::kGrid) {
      auto const cell = store.next_cell(authenticator);
      auto const hash = cell ? grid_code_hash(authenticator.id, cell->cell, read_grid_code(code)) : std::string{};
      if (cell && same_secret(hash, cell->code_hash) && store.spend(*cell, now)) {
        return authenticator.kind;
      }
      continue;
    }
    auto const source = source_of(authenticator, vault);
    auto const window = authenticator.kind == FactorKind::kCard ? kCardWindow : kUsualWindow;
    auto const step = source ? step_of_code(*source, code, now, window) : std::nullopt;
    // An application's clock is the telephone's: only a card drifts.
    auto const drift = authenticator.kind == FactorKind::kCard && step ? *step - present_step(*source, now) : 0;
    if (step && store.spend(authenticator, *step, drift)) {
      return authenticator.kind;
    }
  }
  return std::nullopt;
}

}  // namespace

Fresh Fresh::make(Instant now) {
  return {uuid_v7(now), fresh_secret()};
}

Standing standing_of(FactorReader const& factors, SignIn const& sign_in) {
  auto standing = Standing{sign_in.stage, {}, {}};
  if (sign_in.stage != Stage::kPassword) {
    return standing;
  }
  for (auto const& authenticator : factors.of_account(sign_in.network_id, sign_in.account_id)) {
    if (!is_confirmed(authenticator)) {
      continue;
    }
    if (std::ranges::find(standing.factors, authenticator.kind) == standing.factors.end()) {
      standing.factors.push_back(authenticator.kind);
    }
    if (authenticator.kind == FactorKind::kGrid) {
      auto const cell = factors.next_cell(authenticator);
      standing.grid_cell = cell ? std::optional{cell->cell} : std::nullopt;
    }
  }
  return standing;
}

std::optional<SignIn> begin_sign_in(db::Transaction& transaction, Account const& account, Circumstances const& how,
                                    Fresh const& fresh, Instant now) {
  auto store = SignInStore{transaction};
  auto seen = store.account(account.network_id, account.id);
  if (!seen || seen->state != AccountState::kActive || seen->password_hash != account.password_hash) {
    return std::nullopt;
  }
  auto const grants = store.grants(account.network_id, account.id);
  auto const factors = FactorReader{transaction}.of_account(account.network_id, account.id);
  auto const asks_more =
      std::ranges::any_of(grants, needs_second_factor, &RoleGrant::role) || std::ranges::any_of(factors, is_confirmed);
  auto const times = times_of(how.desk);
  auto const sign_in = SignIn{account.network_id,
                              fresh.id,
                              secret_hash(fresh.secret),
                              account.id,
                              grants.empty() ? std::nullopt : std::optional{grants.front().organisation_id},
                              asks_more ? Stage::kPassword : Stage::kComplete,
                              how.method,
                              how.desk,
                              how.browser,
                              now,
                              now,
                              now + times.idle,
                              now + times.whole,
                              {},
                              {}};
  store.add(sign_in);
  seen->seen_on = Date{std::chrono::floor<std::chrono::days>(now)};
  seen->reminders = 0;
  store.save(*seen);
  store.forget_failures(throttle_of_name(account.email));
  tell(transaction, sign_in, asks_more ? "journal.session_begun" : "journal.session_complete",
       TextForm<SignInMethod>::write(how.method), how.request, now);
  return sign_in;
}

std::chrono::seconds count_try(db::Transaction& transaction, std::string const& name_key,
                               std::string const& address_key, Instant now) {
  auto store = SignInStore{transaction};
  auto const wait = std::max(wait_after(store.throttle(name_key), kFreeByName, now),
                             wait_after(store.throttle(address_key), kFreeByAddress, now));
  if (wait.count() == 0) {
    store.count_failure(name_key, now);
    store.count_failure(address_key, now);
  }
  return wait;
}

void tell_refused_sign_in(db::Transaction& transaction, Account const& account, std::string const& request,
                          Instant now) {
  journal::append(transaction,
                  {account.network_id.text, account.id.text, "", "journal.session_refused", "account", account.id.text,
                   "password", request},
                  now);
}

std::string throttle_of_name(std::string_view email) {
  return "name:" + secret_hash(email);
}

std::string throttle_of_address(std::string_view address) {
  return "address:" + secret_hash(address);
}

std::string throttle_of_factor(AccountId const& account) {
  return "factor:" + account.text;
}

std::optional<SignIn> prove_second_factor(db::Transaction& transaction, Vault const& vault, SignIn sign_in,
                                          std::string const& code, Circumstances const& how, Fresh const& fresh,
                                          Instant now) {
  auto store = SignInStore{transaction};
  auto factors = FactorStore{transaction};
  auto const key = throttle_of_factor(sign_in.account_id);
  auto const may_try = wait_after(store.throttle(key), kFreeByName, now).count() == 0;
  auto const kind = may_try ? spent(factors, vault, sign_in, code, now) : std::nullopt;
  if (!kind) {
    store.count_failure(key, now);
    tell(transaction, sign_in, "journal.session_refused", "second_factor", how.request, now);
    return std::nullopt;
  }
  store.forget_failures(key);
  auto const read_by = sign_in.secret_hash;
  sign_in.stage = Stage::kComplete;
  sign_in.secret_hash = secret_hash(fresh.secret);
  sign_in.seen_at = now;
  sign_in.idle_at = now + times_of(sign_in.desk).idle;
  if (!store.change(sign_in, read_by)) {
    return std::nullopt;  // it ended meanwhile
  }
  tell(transaction, sign_in, "journal.session_complete", TextForm<FactorKind>::write(*kind), how.request, now);
  return sign_in;
}

}  // namespace relais::identity
