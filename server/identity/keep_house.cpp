#include "identity/keep_house.hpp"

#include "identity/invite_person.hpp"
#include "identity/letters.hpp"
#include "identity/team.hpp"
#include "platform/journal/journal.hpp"

namespace relais::identity {
namespace {

constexpr auto kFirstReminder = std::chrono::days{122};
constexpr auto kSecondReminder = kFirstReminder + std::chrono::days{31};
constexpr auto kDisabled = kSecondReminder + std::chrono::days{31};

void disable(db::Transaction& tx, House const& house, Account account, Instant now) {
  auto store = SignInStore{tx};
  account.state = AccountState::kDisabled;
  account.disabled_on = day_of(now);
  account.disabled_because = "idle";
  store.save(account);
  store.end_all(account.network_id, account.id, SignInEnd::kDisabled, now);
  store.end_links(account.network_id, account.id, now);
  auto const teams = teams_of(tx, account.network_id, account.id);
  store.end_roles(account.network_id, account.id, now);
  tell_short_teams(tx, house, account.network_id, teams, now);
}

void tell(db::Transaction& transaction, Account const& account, std::string action, Instant now) {
  journal::append(transaction,
                  {account.network_id.text, "", "", std::move(action), "account", account.id.text, "idle", ""}, now);
}

}  // namespace

Idleness idleness_of(Account const& account, Date today) {
  auto const since = account.seen_on.value_or(day_of(account.made_at));
  auto const idle = std::chrono::sys_days{today} - std::chrono::sys_days{since};
  if (account.state != AccountState::kActive || idle < kFirstReminder) {
    return Idleness::kInUse;
  }
  return idle < kSecondReminder ? Idleness::kFirstReminder
         : idle < kDisabled     ? Idleness::kSecondReminder
                                : Idleness::kDisabled;
}

HouseKept keep_house(db::Transaction& transaction, House const& house, Instant now) {
  auto store = SignInStore{transaction};
  auto kept = HouseKept{};
  auto const today = day_of(now);
  for (auto account : store.accounts_unseen_since(day_of(now - kFirstReminder))) {
    auto const idleness = idleness_of(account, today);
    auto const reminders_due = idleness == Idleness::kInUse ? 0 : idleness == Idleness::kFirstReminder ? 1 : 2;
    if (house.post && account.reminders < reminders_due) {
      // One a day, and nobody is disabled who was not reminded twice, however long the machine stood still.
      house.post(transaction, reminder_letter(house, account));
      ++account.reminders;
      store.save(account);
      tell(transaction, account, "journal.people_reminded", now);
      ++kept.reminded;
    } else if (idleness == Idleness::kDisabled) {
      disable(transaction, house, account, now);
      tell(transaction, account, "journal.people_disabled", now);
      ++kept.disabled;
    }
  }
  kept.journal_entries_deleted = journal::delete_old(transaction, today);
  return kept;
}

void send_password_link(db::Transaction& transaction, House const& house, std::string const& email,
                        std::string const& fresh_secret, Instant now) {
  auto store = SignInStore{transaction};
  auto const account = store.account_of_email(email);
  if (!account || account->state != AccountState::kActive || !account->password_hash || !house.post) {
    return;
  }
  // Whoever asks again and again in another's name neither fills a letter box nor spoils the link that is in it.
  if (store.links_since(*account, LinkPurpose::kPassword, now - std::chrono::minutes{10}) > 0) {
    return;
  }
  store.add(MailedLink{secret_hash(fresh_secret),
                       account->network_id,
                       account->id,
                       LinkPurpose::kPassword,
                       now,
                       now + kPasswordLinkLasts,
                       {}});
  house.post(transaction, password_letter(house, *account, fresh_secret));
  tell(transaction, *account, "journal.password_link_sent", now);
}

}  // namespace relais::identity
