// From a proven password (or link, or identity provider) to a sign-in; from its second factor to the whole.
#pragma once

#include "identity/factor_store.hpp"
#include "identity/sign_in_store.hpp"

namespace relais::identity {

// What is random is made before the transaction, which may be run again.
struct Fresh {
  std::string id;
  std::string secret;
  static Fresh make(Instant now);
};

// How and where somebody signs in.
struct Circumstances {
  SignInMethod method = SignInMethod::kPassword;
  Desk desk = Desk::kOwn;
  std::string browser;
  std::string request;  // its id, for the journal
};

// What is still wanted of somebody who signs in.
struct Standing {
  Stage stage = Stage::kPassword;
  std::vector<FactorKind> factors;       // to prove themselves by; empty at stage password: one must be set up first
  std::optional<std::string> grid_cell;  // the cell that is asked for, where they have a grid
};
BOOST_DESCRIBE_STRUCT(Standing, (), (stage, factors, grid_cell))

// Of somebody at that stage.
Standing standing_of(FactorReader const& factors, SignIn const& sign_in);

// Begins a sign-in under the hat of their first role. Complete at once only where no role asks for a second factor and
// none is set up. They are seen from now on; their failures are forgotten. Nothing where the account was disabled or
// got another password since `account` was read.
std::optional<SignIn> begin_sign_in(db::Transaction& transaction, Account const& account, Circumstances const& how,
                                    Fresh const& fresh, Instant now);

// Counts a try before it is made, for the name that is tried and for the address it comes from, so that many at once
// are no more than one after the other; success forgets both. Gives how long to wait instead, where nothing is counted.
std::chrono::seconds count_try(db::Transaction& transaction, std::string const& name_key,
                               std::string const& address_key, Instant now);
void tell_refused_sign_in(db::Transaction& transaction, Account const& account, std::string const& request,
                          Instant now);

// The key of a throttle: nobody reads from the table who was tried, or from where.
std::string throttle_of_name(std::string_view email);
std::string throttle_of_address(std::string_view address);
std::string throttle_of_factor(AccountId const& account);

// Completes a sign-in by a code of one of their factors: under a new secret, so that whoever knew the old one is left
// behind. Nothing where the code fits none, or is spent; that is counted.
std::optional<SignIn> prove_second_factor(db::Transaction& transaction, Vault const& vault, SignIn sign_in,
                                          std::string const& code, Circumstances const& how, Fresh const& fresh,
                                          Instant now);

}  // namespace relais::identity
