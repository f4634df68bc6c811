// Parts of statements that several of this room share. The conditions by which statements show what a scope reaches
// stand here alone; their parameters are those of Scope::reach(). A command on the machine itself (no account) reaches
// everything.
#pragma once

#include <string>
#include <string_view>

namespace relais::identity {

// Accounts as `a`, in the order of Account's members.
inline std::string const kSelectAccounts =
    "select a.network_id, a.id, a.email, a.name, a.language, a.state, a.password_hash, a.pin_hash, a.subject, "
    "a.made_at, "
    "a.seen_on, a.reminders, a.disabled_on, a.disabled_because from account a ";

// What the view's row `r` must be to be within the reach that is asked with.
inline constexpr std::string_view kIsMine =
    "r.network_id = :network and r.account_id = :account and r.organisation_id = :organisation "
    "and :roles like '%|' || r.role || '|%'";

// `account`: a column or expression of an account's id. Whoever reaches the network reaches also those who hold no
// role.
inline std::string reaches_account(std::string_view account) {
  return "(:account = '' or exists (select 1 from account_reach r where " + std::string{kIsMine} +
         " and r.reached_id = " + std::string{account} + ") or exists (select 1 from reach r where " +
         std::string{kIsMine} + " and r.kind = 'network' and r.code = :network))";
}

// `kind` and `code`: of a thing, as in role_grant. Whoever reaches the network reaches everything in it.
inline std::string reaches_thing(std::string_view kind, std::string_view code) {
  return "(:account = '' or exists (select 1 from reach r where " + std::string{kIsMine} +
         " and ((r.kind = " + std::string{kind} + " and r.code = " + std::string{code} +
         ") or (r.kind = 'network' and r.code = :network))))";
}

}  // namespace relais::identity
