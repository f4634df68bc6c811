// Resets of second factors that one person asks for and another agrees to.
#pragma once

#include "identity/people_store.hpp"
#include "identity/security_models.hpp"

namespace relais::identity {

class ResetReader {
 public:
  ResetReader(db::Snapshot const& snapshot, Scope const& scope) : snapshot_(snapshot), scope_(scope) {}

  std::optional<FactorReset> find(std::string const& id) const;  // of somebody within reach
  std::vector<FactorReset> open() const;                         // that wait for an agreement, oldest first

 private:
  db::Snapshot const& snapshot_;
  Scope const& scope_;
};

class ResetStore : public ResetReader {
 public:
  ResetStore(db::Transaction& transaction, Scope const& scope)
      : ResetReader(transaction, scope), transaction_(transaction) {}
  void save(FactorReset const& reset);

 private:
  db::Transaction& transaction_;
};

}  // namespace relais::identity
