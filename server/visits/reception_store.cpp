#include "visits/reception_store.hpp"

#include "access/reach_sql.hpp"

namespace relais::visits {
namespace {

db::Statement const kNeeds{"visits.needs", R"sql(
  select n.id, n.day, n.theme, n.text from need_card n
  where n.network_id = :network and n.counter_id = :counter and )sql" +
                                               reaches_thing(R"sql('counter')sql", R"sql(n.counter_id)sql") + R"sql(
  order by n.day desc, n.id desc limit 200)sql"};

db::Statement const kPosts{"visits.public_posts", R"sql(
  select p.id, p.counter_id as counter, p.kind, p.name, p.state, p.note, p.state_since,
    (select count(*) from public_post_use u
     where u.network_id = p.network_id and u.post_id = p.id and u.day >= :since) as uses_this_month
  from public_post p
  where p.network_id = :network and p.counter_id = :counter and )sql" +
                                                      reaches_thing(R"sql('counter')sql", R"sql(p.counter_id)sql") +
                                                      " order by p.kind, p.name, p.id"};

db::Statement const kCounterOfPost{"visits.counter_of_post",
                                   R"sql(
  select p.counter_id from public_post p where p.network_id = :network and p.id = :id and )sql" +
                                       reaches_thing(R"sql('counter')sql", R"sql(p.counter_id)sql")};

db::Statement const kSaveNeed{"visits.save_need", R"sql(
  insert into need_card (network_id, id, counter_id, day, theme, text, recorded_by)
  values (:network, :id, :counter, :day, :theme, :text, :recorded_by) on conflict (network_id, id) do nothing)sql"};

db::Statement const kSaveHelp{"visits.save_help_call", R"sql(
  insert into help_call (network_id, id, counter_id, at) values (:network, :id, :counter, :at)
  on conflict (network_id, id) do nothing)sql"};

db::Statement const kHelpCalls{"visits.help_calls", R"sql(
  select count(*) from help_call h where h.network_id = :network and h.counter_id = :counter and h.at >= :since
    and )sql" + reaches_thing(R"sql('counter')sql", R"sql(h.counter_id)sql")};

db::Statement const kOldNeeds{"visits.old_needs", R"sql(
  select id from need_card where network_id = :network and day < :day and recorded_by <> '' order by id)sql"};
db::Statement const kEmptyOldNeeds{"visits.empty_old_needs", R"sql(
  update need_card set text = '', recorded_by = ''
  where network_id = :network and day < :day and recorded_by <> '')sql"};
db::Statement const kOldHelpCalls{"visits.old_help_calls", R"sql(
  select id from help_call where network_id = :network and at < :day order by id)sql"};
db::Statement const kDeleteOldHelpCalls{"visits.delete_old_help_calls", R"sql(
  delete from help_call where network_id = :network and at < :day)sql"};

db::Statement const kSavePost{"visits.save_public_post", R"sql(
  insert into public_post (network_id, id, counter_id, kind, name, state, state_since, note)
  values (:network, :id, :counter, :kind, :name, :state, :now, :note)
  on conflict (network_id, id) do update set kind = excluded.kind, name = excluded.name, note = excluded.note,
    state_since = case when public_post.state = excluded.state then public_post.state_since else excluded.state_since end,
    state = excluded.state
  where public_post.counter_id = excluded.counter_id)sql"};

db::Statement const kSaveUse{"visits.save_post_use", R"sql(
  insert into public_post_use (network_id, id, post_id, day, autonomy, duration_min)
  values (:network, :id, :post, :day, :autonomy, :duration_min) on conflict (network_id, id) do nothing)sql"};

}  // namespace

std::vector<NeedItem> ReceptionReader::needs(std::string const& counter) const {
  return snapshot_.all<NeedItem>(kNeeds, scope_.reach(), db::arg("counter", counter));
}

std::vector<PublicPost> ReceptionReader::posts(std::string const& counter, Date today) const {
  return snapshot_.all<PublicPost>(kPosts, scope_.reach(), db::arg("counter", counter),
                                   db::arg("since", Date{today.year() / today.month() / 1}));
}

std::optional<std::string> ReceptionReader::counter_of_post(std::string const& id) const {
  return snapshot_.one<std::string>(kCounterOfPost, scope_.reach(), db::arg("id", id));
}

std::int64_t ReceptionReader::help_calls(std::string const& counter, Date since) const {
  return snapshot_.one<std::int64_t>(kHelpCalls, scope_.reach(), db::arg("counter", counter), db::arg("since", since))
      .value_or(0);
}

void ReceptionStore::save(NeedCard const& card, AccountId const& by, Date day) {
  tx_.run(kSaveNeed, db::arg("network", scope_.network()), db::arg("id", card.id), db::arg("counter", card.counter),
          db::arg("day", day), db::arg("theme", card.theme), db::arg("text", card.text), db::arg("recorded_by", by));
}

void ReceptionStore::save(HelpCall const& call, Instant now) {
  tx_.run(kSaveHelp, db::arg("network", scope_.network()), db::arg("id", call.id), db::arg("counter", call.counter),
          db::arg("at", now));
}

bool ReceptionStore::save(PublicPost const& post, Instant now) {
  return tx_.run(kSavePost, db::arg("network", scope_.network()), db::arg("id", post.id),
                 db::arg("counter", post.counter), db::arg("kind", post.kind), db::arg("name", post.name),
                 db::arg("state", post.state), db::arg("now", now), db::arg("note", post.note)) == 1;
}

void ReceptionStore::save(PostUse const& use, std::string const& post, Date day) {
  tx_.run(kSaveUse, db::arg("network", scope_.network()), db::arg("id", use.id), db::arg("post", post),
          db::arg("day", day), db::arg("autonomy", use.autonomy), db::arg("duration_min", use.duration_min));
}

std::vector<std::string> wipe_needs(db::Transaction& tx, std::string const& network, Date before) {
  auto const at = std::array{db::arg("network", network), db::arg("day", before)};
  auto ids = tx.all<std::string>(kOldNeeds, at[0], at[1]);
  tx.run(kEmptyOldNeeds, at[0], at[1]);
  return ids;
}

std::vector<std::string> wipe_help_calls(db::Transaction& tx, std::string const& network, Date before) {
  auto const at = std::array{db::arg("network", network), db::arg("day", before)};
  auto ids = tx.all<std::string>(kOldHelpCalls, at[0], at[1]);
  tx.run(kDeleteOldHelpCalls, at[0], at[1]);
  return ids;
}

}  // namespace relais::visits
