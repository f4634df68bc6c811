#include "experiences/practice_store.hpp"

#include "experiences/experience_store.hpp"

namespace relais::experiences {
namespace {

std::string const kSelect = R"sql(
  select p.network_id, p.id, p.experience_id, p.title, p.text, p.promoted_at, p.promoted_by, p.withdrawn_at, p.version,
    p.is_generated, p.is_kept,
    (select count(*) from practice_adoption a
     where a.network_id = p.network_id and a.practice_id = p.id) as adoptions,
    case when e.state = 'published' then true else false end as is_story_public)sql";
std::string const kFrom = R"sql(
  from practice p join experience e on e.network_id = p.network_id and e.id = p.experience_id
  where (:only_network = '' or p.network_id = :only_network) and )sql";
std::string const kListed = kFrom + R"sql(p.network_id = :network and p.withdrawn_at is null
    and (p.is_kept or e.state = 'published'))sql";
std::string const kOrphaned = kFrom + R"sql(p.network_id = :network and p.withdrawn_at is null
    and not p.is_kept and e.state <> 'published')sql";
std::string const kOrder = " order by adoptions desc, p.promoted_at desc, p.id limit :most offset :after";
db::Statement const kList{"practices.list", kSelect + kListed + kOrder};
db::Statement const kCount{"practices.count", "select count(*)" + kListed};
db::Statement const kToDecide{"practices.to_decide", kSelect + kOrphaned + kOrder};
db::Statement const kCountToDecide{"practices.count_to_decide", "select count(*)" + kOrphaned};
db::Statement const kOne{"practices.one", kSelect + kFrom + "p.id = :id"};
db::Statement const kAdoptions{"practices.adoptions", R"sql(
  select network_id, practice_id, counter_id, adopted_at, adopted_by from practice_adoption
  where network_id = :network and )sql" + one_of(R"sql(practice_id)sql")};

db::Statement const kInsert{"practices.insert", R"sql(
  insert into practice (network_id, id, experience_id, title, text, promoted_at, promoted_by, withdrawn_at, version,
    is_generated, is_kept)
  values (:network_id, :id, :experience_id, :title, :text, :promoted_at, :promoted_by, :withdrawn_at, :version,
    :is_generated, :is_kept))sql"};
db::Statement const kUpdate{"practices.update", R"sql(
  update practice set title = :title, text = :text, withdrawn_at = :withdrawn_at, is_kept = :is_kept,
    version = version + 1
  where network_id = :network_id and id = :id and version = :version)sql"};
db::Statement const kAdopt{"practices.adopt", R"sql(
  insert into practice_adoption (network_id, practice_id, counter_id, adopted_at, adopted_by)
  values (:network_id, :practice_id, :counter_id, :adopted_at, :adopted_by)
  on conflict (network_id, practice_id, counter_id) do nothing)sql"};
db::Statement const kGiveUp{"practices.give_up", R"sql(
  delete from practice_adoption
  where network_id = :network and practice_id = :id and counter_id = :counter)sql"};

}  // namespace

std::vector<CountedPractice> PracticeReader::list(NetworkId const& network, std::int64_t most,
                                                  std::int64_t after) const {
  return snapshot_.all<CountedPractice>(kList, db::arg("network", network),
                                        db::arg("only_network", scope_.only_network()), db::arg("most", most),
                                        db::arg("after", after));
}

std::int64_t PracticeReader::count(NetworkId const& network) const {
  return snapshot_
      .one<std::int64_t>(kCount, db::arg("network", network), db::arg("only_network", scope_.only_network()))
      .value_or(0);
}

std::vector<CountedPractice> PracticeReader::to_decide(NetworkId const& network, std::int64_t most,
                                                       std::int64_t after) const {
  return snapshot_.all<CountedPractice>(kToDecide, db::arg("network", network),
                                        db::arg("only_network", scope_.only_network()), db::arg("most", most),
                                        db::arg("after", after));
}

std::int64_t PracticeReader::count_to_decide(NetworkId const& network) const {
  return snapshot_
      .one<std::int64_t>(kCountToDecide, db::arg("network", network), db::arg("only_network", scope_.only_network()))
      .value_or(0);
}

std::optional<CountedPractice> PracticeReader::one(PracticeId const& id) const {
  return snapshot_.one<CountedPractice>(kOne, db::arg("id", id), db::arg("only_network", scope_.only_network()));
}

std::vector<AdoptionRow> PracticeReader::adoptions(NetworkId const& network,
                                                   std::span<PracticeId const> practices) const {
  return of_each<AdoptionRow>(snapshot_, kAdoptions, {db::arg("network", network)}, practices);
}

void PracticeStore::insert(PracticeRow const& row) {
  tx_.run(kInsert, row);
}

bool PracticeStore::update(PracticeRow const& row) {
  return tx_.run(kUpdate, db::arg("network_id", row.network_id), db::arg("id", row.id), db::arg("title", row.title),
                 db::arg("text", row.text), db::arg("withdrawn_at", row.withdrawn_at), db::arg("is_kept", row.is_kept),
                 db::arg("version", row.version)) == 1;
}

void PracticeStore::adopt(AdoptionRow const& row) {
  tx_.run(kAdopt, row);
}

void PracticeStore::give_up(PracticeRow const& practice, std::string const& counter) {
  tx_.run(kGiveUp, db::arg("network", practice.network_id), db::arg("id", practice.id), db::arg("counter", counter));
}

}  // namespace relais::experiences
