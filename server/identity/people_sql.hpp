// Parts of statements that several of this room share; see also access/reach_sql.hpp.
#pragma once

#include <string>
#include <string_view>

#include "access/reach_sql.hpp"

namespace relais::identity {

// Accounts as `a`, in the order of Account's members.
inline std::string const kSelectAccounts =
    "select a.network_id, a.id, a.email, a.name, a.language, a.state, a.password_hash, a.pin_hash, a.subject, "
    "a.made_at, "
    "a.seen_on, a.reminders, a.disabled_on, a.disabled_because, a.staff_kind from account a ";

// `account`: a column or expression of an account's id. Whoever reaches the network reaches also those who hold no
// role.
inline std::string reaches_account(std::string_view account) {
  return "(:account = '' or exists (select 1 from account_reach r where " + std::string{kIsMine} +
         " and r.reached_id = " + std::string{account} + ") or exists (select 1 from reach r where " +
         std::string{kIsMine} + " and r.kind = 'network' and r.code = :network))";
}

}  // namespace relais::identity
