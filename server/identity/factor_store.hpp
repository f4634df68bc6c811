// Authenticators and the cells of grids: rows in, types out.
#pragma once

#include "identity/factor.hpp"
#include "platform/db/session.hpp"

namespace relais::identity {

class FactorReader {
 public:
  explicit FactorReader(db::Snapshot const& snapshot) : snapshot_(snapshot) {}

  // Of one account, confirmed or not; without those that are lost.
  std::vector<Authenticator> of_account(NetworkId const& network, AccountId const& account) const;
  // Whether the account has, or has lost, a factor that was confirmed; a reset forgets it.
  bool has_had_one(NetworkId const& network, AccountId const& account) const;
  // The cell that is asked for next; nothing once all are used.
  std::optional<GridCell> next_cell(Authenticator const& grid) const;
  // Cards that nobody has, and those of the people within reach.
  std::vector<Authenticator> cards(Scope const& scope) const;
  bool has_serial(Scope const& scope, std::string const& serial) const;
  std::optional<Authenticator> card(Scope const& scope, std::string const& serial) const;

 private:
  db::Snapshot const& snapshot_;
};

class FactorStore : public FactorReader {
 public:
  explicit FactorStore(db::Transaction& transaction) : FactorReader(transaction), transaction_(transaction) {}

  void save(Authenticator const& authenticator);
  // Takes a code of this step, once: false where a later one was taken meanwhile.
  bool spend(Authenticator const& authenticator, std::int64_t step, std::int64_t drift_steps);
  void add(GridCell const& cell);
  bool spend(GridCell const& cell, Instant now);
  // Ends the account's factors of this kind.
  void end(NetworkId const& network, AccountId const& account, FactorKind kind, Date today);
  // Takes all of an account's factors away: cards go back into stock, the others end and are nobody's.
  void take_away(NetworkId const& network, AccountId const& account, Date today);

 private:
  db::Transaction& transaction_;
};

}  // namespace relais::identity
