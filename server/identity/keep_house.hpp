// What has to happen by itself: accounts that nobody uses are reminded, then disabled; the old journal goes.
#pragma once

#include "identity/identity.hpp"
#include "identity/sign_in_store.hpp"

namespace relais::identity {

// Domain.md 3.3: a reminder after 122 days, another 31 days later, disabled 31 days after that.
enum class Idleness { kInUse, kFirstReminder, kSecondReminder, kDisabled };

// What is due of an account now, counted from when it was last seen (or made).
Idleness idleness_of(Account const& account, Date today);

struct HouseKept {
  std::int64_t reminded = 0;
  std::int64_t disabled = 0;
  std::int64_t journal_entries_deleted = 0;
};

// To be run daily.
HouseKept keep_house(db::Transaction& transaction, House const& house, Instant now);

// A letter with a link for a new password, where this address is that of an active account; nothing else.
void send_password_link(db::Transaction& transaction, House const& house, std::string const& email,
                        std::string const& fresh_secret, Instant now);

}  // namespace relais::identity
