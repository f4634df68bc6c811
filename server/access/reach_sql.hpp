// The conditions by which statements show what a scope reaches: parts of SQL whose parameters are those of
// Scope::reach(). A command on the machine itself (no account) reaches everything.
#pragma once

#include <string>
#include <string_view>

namespace relais {

// What a row `r` of the view `reach` must be to be of the person who asks.
inline constexpr std::string_view kIsMine =
    "r.network_id = :network and r.account_id = :account and r.organisation_id = :organisation "
    "and :roles like '%|' || r.role || '|%'";

// `kind` and `code`: SQL of a thing's, as in role_grant. Whoever reaches the network reaches everything in it.
inline std::string reaches_thing(std::string_view kind, std::string_view code) {
  return "(:account = '' or exists (select 1 from reach r where " + std::string{kIsMine} +
         " and ((r.kind = " + std::string{kind} + " and r.code = " + std::string{code} +
         ") or (r.kind = 'network' and r.code = :network))))";
}

}  // namespace relais
