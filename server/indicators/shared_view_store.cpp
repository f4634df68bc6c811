#include "indicators/shared_view_store.hpp"

#include <stdexcept>

#include "platform/json/read.hpp"

namespace relais::indicators {
namespace {

std::string const kSelect = R"sql(
  select network_id, id, account_id, token_hash, name, feed, query, made_at, expires_at from shared_view )sql";

db::Statement const kOwn{"indicators.own_shared_views", kSelect + R"sql(
  where network_id = :network and account_id = :account order by made_at desc, id desc)sql"};

db::Statement const kOpened{"indicators.opened_shared_view", kSelect + R"sql(
  where token_hash = :token_hash and expires_at > :now)sql"};

db::Statement const kAdd{"indicators.add_shared_view", R"sql(
  insert into shared_view (network_id, id, account_id, token_hash, name, feed, query, made_at, expires_at)
  values (:network_id, :id, :account_id, :token_hash, :name, :feed, :query, :made_at, :expires_at))sql"};

db::Statement const kEnd{"indicators.end_shared_view", R"sql(
  update shared_view set expires_at = :now
  where network_id = :network and account_id = :account and id = :id and expires_at > :now)sql"};

db::Statement const kOld{"indicators.old_shared_views", R"sql(
  select id from shared_view where network_id = :network and expires_at < :before order by id)sql"};
db::Statement const kDeleteOld{"indicators.delete_old_shared_views", R"sql(
  delete from shared_view where network_id = :network and expires_at < :before)sql"};
db::Statement const kForget{"indicators.forget_shared_views", R"sql(
  delete from shared_view where network_id = :network and account_id = :account)sql"};

}  // namespace

SharedViewItem item_of(SharedView const& view) {
  auto query = json::read<StatisticsQuery>(view.query);
  if (!query) {
    throw std::logic_error{"a shared view keeps a question that was never asked"};
  }
  return {view.id, view.name, view.feed, *std::move(query), view.made_at, view.expires_at};
}

std::vector<SharedView> SharedViewReader::own(Scope const& scope) const {
  auto const& reach = scope.reach();
  return snapshot_.all<SharedView>(kOwn, db::arg("network", reach.network), db::arg("account", reach.account));
}

std::optional<SharedView> SharedViewReader::opened_by(std::string const& token_hash, Instant now) const {
  return snapshot_.one<SharedView>(kOpened, db::arg("token_hash", token_hash), db::arg("now", now));
}

void SharedViewStore::add(SharedView const& view) {
  transaction_.run(kAdd, view);
}

bool SharedViewStore::end(Scope const& scope, std::string const& id, Instant now) {
  auto const& reach = scope.reach();
  return transaction_.run(kEnd, db::arg("network", reach.network), db::arg("account", reach.account), db::arg("id", id),
                          db::arg("now", now)) == 1;
}

std::vector<std::string> wipe_shared_views(db::Transaction& tx, std::string const& network, Instant before) {
  auto ids = tx.all<std::string>(kOld, db::arg("network", network), db::arg("before", before));
  tx.run(kDeleteOld, db::arg("network", network), db::arg("before", before));
  return ids;
}

void forget_shared_views_of(db::Transaction& tx, std::string const& network, std::string const& account) {
  tx.run(kForget, db::arg("network", network), db::arg("account", account));
}

}  // namespace relais::indicators
