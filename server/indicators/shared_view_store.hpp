// Links to figures: each person's own, and the one that a token opens.
#pragma once

#include "indicators/shared_view.hpp"
#include "platform/db/session.hpp"

namespace relais::indicators {

struct SharedView {
  NetworkId network_id;
  std::string id;
  AccountId account_id;
  std::string token_hash;
  std::string name;
  std::string feed;
  std::string query;  // JSON
  Instant made_at;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(SharedView, (), (network_id, id, account_id, token_hash, name, feed, query, made_at, expires_at))

SharedViewItem item_of(SharedView const& view);

class SharedViewReader {
 public:
  explicit SharedViewReader(db::Snapshot const& snapshot) : snapshot_(snapshot) {}

  std::vector<SharedView> own(Scope const& scope) const;  // latest first
  // No scope stands before it: whoever holds the token may look, as far as its maker may. Nothing once it has expired.
  std::optional<SharedView> opened_by(std::string const& token_hash, Instant now) const;

 private:
  db::Snapshot const& snapshot_;
};

class SharedViewStore : public SharedViewReader {
 public:
  explicit SharedViewStore(db::Transaction& transaction) : SharedViewReader(transaction), transaction_(transaction) {}

  void add(SharedView const& view);
  // False where it is nobody's, somebody else's or over.
  bool end(Scope const& scope, std::string const& id, Instant now);

 private:
  db::Transaction& transaction_;
};

// Deletes those that ended before then; gives their ids.
std::vector<std::string> wipe_shared_views(db::Transaction& tx, std::string const& network, Instant before);
void forget_shared_views_of(db::Transaction& tx, std::string const& network, std::string const& account);

}  // namespace relais::indicators
