#include "experiences/irritant_store.hpp"

#include <fmt/format.h>

#include "platform/db/bulk_save.hpp"
#include "platform/db/of_each.hpp"

namespace relais::experiences {
namespace {

// A story that anybody may read, and that repeats no other.
constexpr std::string_view kStands = "e.state = 'published' and e.duplicate_of is null";

db::Statement const kTexts{"irritants.texts", fmt::format(R"sql(
  select e.id, e.title, e.text, e.is_generated from experience e
  where e.network_id = :network and (:only_network = '' or e.network_id = :only_network) and {}
    and e.feeling <> 'positive' and e.published_at >= :since order by e.number)sql",
                                                          kStands)};

constexpr std::string_view kOfIrritants = R"sql(
  from irritant_story m join experience e on e.network_id = m.network_id and e.id = m.experience_id)sql";

std::string const kSelect = fmt::format(R"sql(
  select i.network_id, i.id, i.state, i.title, i.ties, i.profile, i.found_at, i.decided_at, i.decided_by, i.version,
    i.is_generated, (
      select count(*) {} where m.network_id = i.network_id and m.irritant_id = i.id and m.membership <> 'removed'
        and {}) as standing
  from irritant i where (:only_network = '' or i.network_id = :only_network) and )sql",
                                        kOfIrritants, kStands);
db::Statement const kAll{"irritants.all", kSelect + "i.network_id = :network order by i.found_at, i.id"};
db::Statement const kOne{"irritants.one", kSelect + "i.id = :id"};
db::Statement const kWithIds{"irritants.with_ids",
                             kSelect + "i.network_id = :network and " + db::one_of(R"sql(i.id)sql")};
db::Statement const kOfStory{"irritants.of_story", kSelect + R"sql(
  i.network_id = :network and i.state = 'confirmed' and exists (
    select 1 from irritant_story m where m.network_id = i.network_id and m.irritant_id = i.id
      and m.experience_id = :story and m.membership <> 'removed')
  order by i.found_at, i.id)sql"};
db::Statement const kWithStory{"irritants.with_story", kSelect + R"sql(
  i.network_id = :network and exists (
    select 1 from irritant_story m
    where m.network_id = i.network_id and m.irritant_id = i.id and m.experience_id = :story)
  order by i.found_at, i.id)sql"};
db::Statement const kTextsOf{"irritants.texts_of", fmt::format(R"sql(
  select e.id, e.title, e.text, e.is_generated {}
  where m.network_id = :network and m.irritant_id = :id and m.membership <> 'removed' and {} order by e.number)sql",
                                                               kOfIrritants, kStands)};

db::Statement const kAdded{"irritants.added_stories", R"sql(
  select experience_id from irritant_story where network_id = :network and irritant_id = :id and membership = 'added')sql"};

db::Statement const kNewest{"irritants.newest_stories", fmt::format(R"sql(
  select e.id from irritant_story m join experience e on e.network_id = m.network_id and e.id = m.experience_id
  where m.network_id = :network and m.irritant_id = :id and m.membership <> 'removed' and {}
  order by e.number desc limit :most)sql",
                                                                    kStands)};

// Of stories `e` that are counted.
std::string const kCounted = fmt::format(R"sql(e.network_id = :network and {}
    and e.published_at >= :since and e.published_at < :until)sql",
                                         kStands);
constexpr std::string_view kMonth = "substr(e.published_at, 1, 7)";
constexpr std::string_view kIsAbout = R"sql((:services = '' or :services like '%|' || s.service_code || '|%')
    and (:departments = '' or :departments like '%|' || s.territory_code || '|%'))sql";
std::string const kHasPart = fmt::format(R"sql(((:services = '' and :departments = '') or exists (
      select 1 from experience_structure s where s.network_id = e.network_id and s.experience_id = e.id and {})))sql",
                                         kIsAbout);

db::Statement const kByMonth{"irritants.stories_by_month",
                             fmt::format("select {0} as month, count(*) as stories from experience e where {1} and {2} "
                                         "group by {0} order by 1",
                                         kMonth, kCounted, kHasPart)};
db::Statement const kIrritantsByMonth{"irritants.by_month", fmt::format(R"sql(
  select m.irritant_id as irritant, {0} as key, count(*) as stories {1}
  where m.membership <> 'removed' and {2} and {3} group by m.irritant_id, {0} order by 1, 2)sql",
                                                                        kMonth, kOfIrritants, kCounted, kHasPart)};

db::Statement const kStories{"irritants.stories", fmt::format(R"sql(
  select count(*) {} where m.irritant_id = :id and m.membership <> 'removed' and {} and {})sql",
                                                              kOfIrritants, kCounted, kHasPart)};

std::string by(std::string_view column) {
  return fmt::format(R"sql(
  select m.irritant_id as irritant, {0} as key, count(distinct e.id) as stories {1}
  join experience_structure s on s.network_id = e.network_id and s.experience_id = e.id
  where m.membership <> 'removed' and {2} and {3} group by m.irritant_id, {0} order by 1, 3 desc, 2)sql",
                     column, kOfIrritants, kCounted, kIsAbout);
}
db::Statement const kByService{"irritants.by_service", by(R"sql(s.service_code)sql")};
db::Statement const kByDepartment{"irritants.by_department", by(R"sql(s.territory_code)sql")};

db::Statement const kInsert{"irritants.insert", R"sql(
  insert into irritant (network_id, id, state, title, ties, profile, found_at, decided_at, decided_by, version,
    is_generated)
  values (:network_id, :id, :state, :title, :ties, :profile, :found_at, :decided_at, :decided_by, :version,
    :is_generated))sql"};
db::Statement const kUpdate{"irritants.update", R"sql(
  update irritant set state = :state, title = :title, ties = :ties, profile = :profile, decided_at = :decided_at,
    decided_by = :decided_by, is_generated = :is_generated, version = version + 1
  where network_id = :network_id and id = :id and version = :version)sql"};

db::Statement const kForgetFound{"irritants.forget_found", R"sql(
  delete from irritant_story where network_id = :network and irritant_id = :id and membership = 'found')sql"};
db::BulkSave<IrritantStoryRow> const kSaveFound{"irritants.save_found", "irritant_story",
                                                "on conflict (network_id, irritant_id, experience_id) do nothing"};
db::Statement const kSay{"irritants.say", R"sql(
  insert into irritant_story (network_id, irritant_id, experience_id, membership)
  values (:network_id, :irritant_id, :experience_id, :membership)
  on conflict (network_id, irritant_id, experience_id) do update set membership = excluded.membership)sql"};
db::Statement const kRemoveEmpty{"irritants.remove_empty", R"sql(
  delete from irritant where network_id = :network and state = 'found' and not exists (
    select 1 from irritant_story m where m.network_id = irritant.network_id and m.irritant_id = irritant.id))sql"};

}  // namespace

std::vector<GroupedText> texts_to_group(db::Snapshot const& snapshot, Scope const& scope, NetworkId const& network,
                                        Instant since) {
  return snapshot.all<GroupedText>(kTexts, db::arg("network", network), db::arg("only_network", scope.only_network()),
                                   db::arg("since", since));
}

std::vector<CountedIrritant> IrritantReader::all(NetworkId const& network) const {
  return snapshot_.all<CountedIrritant>(kAll, db::arg("network", network),
                                        db::arg("only_network", scope_.only_network()));
}

std::optional<CountedIrritant> IrritantReader::one(IrritantId const& id) const {
  return snapshot_.one<CountedIrritant>(kOne, db::arg("id", id), db::arg("only_network", scope_.only_network()));
}

std::vector<CountedIrritant> IrritantReader::with_ids(NetworkId const& network,
                                                      std::span<std::string const> ids) const {
  return db::of_each<CountedIrritant>(
      snapshot_, kWithIds, {db::arg("network", network), db::arg("only_network", scope_.only_network())}, ids);
}

std::vector<ExperienceId> IrritantReader::newest_stories(IrritantRow const& irritant, std::int64_t most) const {
  return snapshot_.all<ExperienceId>(kNewest, db::arg("network", irritant.network_id), db::arg("id", irritant.id),
                                     db::arg("most", most));
}

std::vector<ExperienceId> IrritantReader::added_stories(IrritantRow const& irritant) const {
  return snapshot_.all<ExperienceId>(kAdded, db::arg("network", irritant.network_id), db::arg("id", irritant.id));
}

std::vector<CountedIrritant> IrritantReader::of_story(NetworkId const& network, ExperienceId const& story) const {
  return snapshot_.all<CountedIrritant>(kOfStory, db::arg("network", network), db::arg("story", story),
                                        db::arg("only_network", scope_.only_network()));
}

std::vector<CountedIrritant> IrritantReader::with_story(NetworkId const& network, ExperienceId const& story) const {
  return snapshot_.all<CountedIrritant>(kWithStory, db::arg("network", network), db::arg("story", story),
                                        db::arg("only_network", scope_.only_network()));
}

std::vector<GroupedText> IrritantReader::texts_of(IrritantRow const& irritant) const {
  return snapshot_.all<GroupedText>(kTextsOf, db::arg("network", irritant.network_id), db::arg("id", irritant.id));
}

std::int64_t IrritantReader::stories(IrritantId const& id, CountedWhere const& where) const {
  return snapshot_.one<std::int64_t>(kStories, where, db::arg("id", id)).value_or(0);
}

std::vector<MonthCount> IrritantReader::stories_by_month(CountedWhere const& where) const {
  return snapshot_.all<MonthCount>(kByMonth, where);
}

std::vector<IrritantCount> IrritantReader::by_month(CountedWhere const& where) const {
  return snapshot_.all<IrritantCount>(kIrritantsByMonth, where);
}

std::vector<IrritantCount> IrritantReader::by_service(CountedWhere const& where) const {
  return snapshot_.all<IrritantCount>(kByService, where);
}

std::vector<IrritantCount> IrritantReader::by_department(CountedWhere const& where) const {
  return snapshot_.all<IrritantCount>(kByDepartment, where);
}

void IrritantStore::insert(IrritantRow const& row) {
  tx_.run(kInsert, row);
}

bool IrritantStore::update(IrritantRow const& row) {
  return tx_.run(kUpdate, db::arg("network_id", row.network_id), db::arg("id", row.id), db::arg("state", row.state),
                 db::arg("title", row.title), db::arg("ties", row.ties), db::arg("profile", row.profile),
                 db::arg("decided_at", row.decided_at), db::arg("decided_by", row.decided_by),
                 db::arg("is_generated", row.is_generated), db::arg("version", row.version)) == 1;
}

void IrritantStore::forget_found_stories(IrritantRow const& row) {
  tx_.run(kForgetFound, db::arg("network", row.network_id), db::arg("id", row.id));
}

void IrritantStore::save(std::span<IrritantStoryRow const> found) {
  kSaveFound.save(tx_, found);
}

void IrritantStore::say(IrritantStoryRow const& said) {
  tx_.run(kSay, said);
}

void IrritantStore::remove_without_stories(NetworkId const& network) {
  tx_.run(kRemoveEmpty, db::arg("network", network));
}

}  // namespace relais::experiences
