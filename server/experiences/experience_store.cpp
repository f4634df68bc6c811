#include "experiences/experience_store.hpp"

#include <array>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "experiences/experience_sql.hpp"

namespace relais::experiences {
namespace {

db::Statement const kServices{"experiences.services", R"sql(
  select network_id, code, nullif(parent_code, '') as parent_code, name_fr, name_en, name_nl, name_de, also_called,
    partner_code
  from service where :only_network = '' or network_id = :only_network
  order by network_id, case when parent_code = '' then 0 else 1 end, added_at, code)sql"};

db::Statement const kAddService{"experiences.add_service", R"sql(
  insert into service (network_id, code, parent_code, name_fr, name_en, name_nl, name_de, also_called, partner_code,
    added_by, added_at)
  values (:network_id, :code, coalesce(:parent_code, ''), :name_fr, :name_en, :name_nl, :name_de, :also_called, :partner_code,
    :added_by, :added_at) on conflict (network_id, code) do nothing)sql"};

db::Statement const kReachesCounter{"experiences.reaches_counter",
                                    std::string{R"sql(
  select count(*) from counter c where c.network_id = :network and c.id = :counter and )sql"} +
                                        reaches_thing(R"sql('counter')sql", R"sql(c.id)sql")};

db::Statement const kOfSubmission{"experiences.of_submission",
                                  kSelectExperience + " where e.submission_digest = :digest"};
db::Statement const kOfAuthor{"experiences.of_author",
                              kSelectExperience + " where e.network_id = :network and e.id = :id"};
db::Statement const kPublished{"experiences.published", kSelectExperience + R"sql(
  where e.id = :id and e.state = 'published' and (:only_network = '' or e.network_id = :only_network))sql"};
db::Statement const kToAnswer{"experiences.to_answer", kSelectExperience + R"sql(
  where e.network_id = :network and e.id = :id and )sql" + is_mine_to_answer()};
db::Statement const kToModerate{"experiences.to_moderate", kSelectExperience + R"sql(
  where e.network_id = :network and e.id = :id and )sql" + is_mine_to_moderate()};

db::Statement const kToTag{"experiences.to_tag", kSelectExperience + R"sql(
  where e.network_id = :network and e.id = :id and )sql" +
                                                     is_mine_to_tag()};

std::string const kSelectStories = kSelectExperience + " where e.network_id = :network and " + one_of(R"sql(e.id)sql");
db::Statement const kStories{"experiences.stories", kSelectStories};

std::string const kOfStories = " where network_id = :network and " + one_of("experience_id");
std::string const kSelectStructures = R"sql(
  select network_id, experience_id, position, service_code, territory_code, partner_code, counter_id, answered_at,
    is_answer_date_known
  from experience_structure)sql";
std::string const kSelectAnswers = R"sql(
  select network_id, id, experience_id, position, service_code, territory_code, kind, text, link, signed_as,
    template_id, is_template_unedited, answered_at, answered_by, edited_at, removed_because, is_date_known
  from experience_answer)sql";
std::string const kSelectReplies = R"sql(
  select network_id, id, experience_id, text, state, told_at, is_of_named from experience_reply)sql";
std::string const kSelectDecisions = R"sql(
  select network_id, id, experience_id, kind, reason, note, decided_at, decided_by, waited_minutes, reply_id
  from moderation_decision)sql";
std::string const kSelectTransfers = R"sql(
  select network_id, id, experience_id, position, from_service, from_territory, from_partner, from_counter, to_service,
    to_territory, to_counter, reason, transferred_at, transferred_by
  from experience_transfer)sql";
std::string const kSelectTags = "select experience_id, tag from experience_tag";
db::Statement const kTags{"experiences.tags", kSelectTags + kOfStories + " order by tag"};
db::Statement const kStructures{"experiences.structures", kSelectStructures + kOfStories + " order by position"};
db::Statement const kAnswers{"experiences.answers", kSelectAnswers + kOfStories + " order by answered_at, id"};
db::Statement const kReplies{"experiences.replies", kSelectReplies + kOfStories + " order by told_at, id"};
db::Statement const kTransfers{"experiences.transfers", kSelectTransfers + kOfStories + " order by transferred_at, id"};
db::Statement const kDecisions{"experiences.decisions", kSelectDecisions + kOfStories + " order by decided_at, id"};

db::Statement const kInsert{"experiences.insert", R"sql(
  insert into experience (network_id, id, submission_digest, content_digest, state, told_at, language, channel,
    assisted_by_role, assisted_at, hides_from_counter, title, text, would_have_helped, feeling, used_channel,
    procedure_code, territory_code, department_code, names_agreed, is_urgent, published_at, first_answer_at,
    is_answer_date_known, is_changed, verdict, verdict_at, duplicate_of, ended_at, number, version, is_generated, source)
  values (:network_id, :id, :submission_digest, :content_digest, :state, :told_at, :language, :channel,
    :assisted_by_role, :assisted_at, :hides_from_counter, :title, :text, :would_have_helped, :feeling, :used_channel,
    :procedure_code, :territory_code, :department_code, :names_agreed, :is_urgent, :published_at, :first_answer_at,
    :is_answer_date_known, :is_changed, :verdict, :verdict_at, :duplicate_of, :ended_at, :number, :version, :is_generated,
    :source)
  on conflict (submission_digest) do nothing)sql"};

db::Statement const kUpdate{"experiences.update", R"sql(
  update experience set state = :state, title = :title, text = :text, would_have_helped = :would_have_helped,
    published_at = :published_at, first_answer_at = :first_answer_at,
    is_answer_date_known = :is_answer_date_known, is_changed = :is_changed, verdict = :verdict, verdict_at = :verdict_at, duplicate_of = :duplicate_of, ended_at = :ended_at, number = :number,
    version = version + 1
  where network_id = :network_id and id = :id and version = :version)sql"};

db::Statement const kNextNumber{"experiences.next_number", R"sql(
  update experience_number set last = last + 1 where id = 1 returning last)sql"};

db::Statement const kQueue{"experiences.queue_to_read", R"sql(
  insert into moderation_queue (network_id, experience_id, severity, waits_since)
  values (:network, :id, :severity, :now)
  on conflict (network_id, experience_id) do update set
    severity = case when excluded.severity > moderation_queue.severity then excluded.severity
               else moderation_queue.severity end)sql"};
db::Statement const kRead{"experiences.has_been_read", R"sql(
  delete from moderation_queue where network_id = :network and experience_id = :id)sql"};

db::Statement const kSaveDecision{"experiences.save_decision", R"sql(
  insert into moderation_decision (network_id, id, experience_id, kind, reason, note, decided_at, decided_by,
    waited_minutes, reply_id)
  values (:network_id, :id, :experience_id, :kind, :reason, :note, :decided_at, :decided_by, :waited_minutes,
    :reply_id))sql"};

db::Statement const kSaveAnswer{"experiences.save_answer", R"sql(
  insert into experience_answer (network_id, id, experience_id, position, service_code, territory_code, kind, text,
    link, signed_as, template_id, is_template_unedited, answered_at, answered_by, edited_at, removed_because,
    is_date_known)
  values (:network_id, :id, :experience_id, :position, :service_code, :territory_code, :kind, :text, :link, :signed_as,
    :template_id, :is_template_unedited, :answered_at, :answered_by, :edited_at, :removed_because, :is_date_known)
  on conflict (network_id, id) do update set kind = excluded.kind, text = excluded.text, link = excluded.link,
    is_template_unedited = excluded.is_template_unedited, edited_at = excluded.edited_at,
    removed_because = excluded.removed_because
  where experience_answer.experience_id = excluded.experience_id
    and experience_answer.answered_by = excluded.answered_by)sql"};

db::Statement const kSaveReply{"experiences.save_reply", R"sql(
  insert into experience_reply (network_id, id, experience_id, text, state, told_at, is_of_named)
  values (:network_id, :id, :experience_id, :text, :state, :told_at, :is_of_named)
  on conflict (network_id, id) do update set state = excluded.state, text = excluded.text
  where experience_reply.experience_id = excluded.experience_id)sql"};

struct TagRow {
  ExperienceId experience_id;
  std::string tag;
};
BOOST_DESCRIBE_STRUCT(TagRow, (), (experience_id, tag))

std::string const kNoTagsSql = "delete from experience_tag where network_id = :network and experience_id = :id";
db::Statement const kRemoveTags{"experiences.remove_tags", kNoTagsSql};
std::string const kSaveTagSql = R"sql(
  insert into experience_tag (network_id, experience_id, tag) values (:network, :id, :tag))sql";
db::Statement const kSaveTag{"experiences.save_tag", kSaveTagSql};

std::array<db::Statement, 6> const kErase{{db::Statement{"experiences.erase_story", R"sql(
      update experience set title = '', text = '', would_have_helped = '', content_digest = '', version = version + 1
      where network_id = :network and id = :id)sql"},
                                           db::Statement{"experiences.erase_replies", R"sql(
      update experience_reply set text = '' where network_id = :network and experience_id = :id)sql"},
                                           db::Statement{"experiences.erase_notes", R"sql(
      update moderation_decision set note = '' where network_id = :network and experience_id = :id)sql"},
                                           db::Statement{"experiences.erase_answers", R"sql(
      update experience_answer set text = '', link = null,
        removed_because = case when removed_because is null then null else '' end
      where network_id = :network and experience_id = :id)sql"},
                                           db::Statement{"experiences.erase_transfers", R"sql(
      update experience_transfer set reason = '' where network_id = :network and experience_id = :id)sql"},
                                           db::Statement{"experiences.erase_reports", R"sql(
      update content_report set reason = '',
        decision_note = case when decision_note is null then null else '' end
      where network_id = :network and experience_id = :id)sql"}}};

db::Statement const kSaveStructure{"experiences.save_structure", R"sql(
  insert into experience_structure (network_id, experience_id, position, service_code, territory_code, partner_code,
    counter_id, answered_at, is_answer_date_known)
  values (:network_id, :experience_id, :position, :service_code, :territory_code, :partner_code, :counter_id,
    :answered_at, :is_answer_date_known)
  on conflict (network_id, experience_id, position) do update set service_code = excluded.service_code,
    territory_code = excluded.territory_code, partner_code = excluded.partner_code, counter_id = excluded.counter_id,
    answered_at = excluded.answered_at, is_answer_date_known = excluded.is_answer_date_known)sql"};

db::Statement const kSaveTransfer{"experiences.save_transfer", R"sql(
  insert into experience_transfer (network_id, id, experience_id, position, from_service, from_territory, from_partner,
    from_counter, to_service, to_territory, to_counter, reason, transferred_at, transferred_by)
  values (:network_id, :id, :experience_id, :position, :from_service, :from_territory, :from_partner, :from_counter,
    :to_service, :to_territory, :to_counter, :reason, :transferred_at, :transferred_by))sql"};

}  // namespace

ServiceTree service_tree(db::Snapshot const& snapshot, Scope const& scope, ServiceTree shipped) {
  shipped.add(snapshot.all<Service>(kServices, db::arg("only_network", scope.only_network())));
  return shipped;
}

bool add_service(db::Transaction& tx, Scope const& scope, Service const& service, AccountId const& by, Instant now) {
  return scope.sees(service.network_id) &&
         tx.run(kAddService, service, db::arg("added_by", by), db::arg("added_at", now)) == 1;
}

bool reaches_counter(db::Snapshot const& snapshot, Scope const& scope, std::string const& counter) {
  return snapshot.one<std::int64_t>(kReachesCounter, scope.reach(), db::arg("counter", counter)).value_or(0) > 0;
}

std::optional<ExperienceRow> ExperienceReader::of_submission(std::string const& digest) const {
  return snapshot_.one<ExperienceRow>(kOfSubmission, db::arg("digest", digest));
}

std::vector<FullExperience> ExperienceReader::with_ids(NetworkId const& network,
                                                       std::span<ExperienceId const> ids) const {
  return full(of_each<ExperienceRow>(snapshot_, kStories, {db::arg("network", network)}, ids));
}

std::vector<FullExperience> ExperienceReader::full(std::vector<ExperienceRow> rows) const {
  std::vector<FullExperience> all;
  std::map<NetworkId, std::vector<ExperienceId>> by_network;
  std::unordered_map<std::string, std::size_t> places;
  for (auto& row : rows) {
    by_network[row.network_id].push_back(row.id);
    places[row.id.text] = all.size();
    all.push_back({std::move(row), {}, {}, {}, {}});
  }
  for (auto const& [network, ids] : by_network) {
    auto const of = std::vector{db::arg("network", network)};
    auto const add = [&, &stories = ids]<class Row>(db::Statement const& statement,
                                                    std::vector<Row> FullExperience::*part) {
      for (auto& one : of_each<Row>(snapshot_, statement, of, std::span<ExperienceId const>{stories})) {
        (all[places[one.experience_id.text]].*part).push_back(std::move(one));
      }
    };
    add(kStructures, &FullExperience::structures);
    add(kAnswers, &FullExperience::answers);
    add(kReplies, &FullExperience::replies);
    add(kDecisions, &FullExperience::decisions);
    add(kTransfers, &FullExperience::transfers);
    for (auto& one : of_each<TagRow>(snapshot_, kTags, of, std::span<ExperienceId const>{ids})) {
      all[places[one.experience_id.text]].tags.push_back(std::move(one.tag));
    }
  }
  return all;
}

std::optional<FullExperience> ExperienceReader::one(std::optional<ExperienceRow> row) const {
  if (!row) {
    return std::nullopt;
  }
  std::vector<ExperienceRow> rows;
  rows.push_back(*std::move(row));
  return std::move(full(std::move(rows)).front());
}

std::optional<FullExperience> ExperienceReader::of_author(NetworkId const& network, ExperienceId const& id) const {
  return one(snapshot_.one<ExperienceRow>(kOfAuthor, db::arg("network", network), db::arg("id", id)));
}

std::optional<FullExperience> ExperienceReader::published(ExperienceId const& id) const {
  return one(
      snapshot_.one<ExperienceRow>(kPublished, db::arg("id", id), db::arg("only_network", scope_.only_network())));
}

std::optional<FullExperience> ExperienceReader::to_answer(ExperienceId const& id) const {
  return one(snapshot_.one<ExperienceRow>(kToAnswer, scope_.reach(), db::arg("id", id)));
}

std::optional<FullExperience> ExperienceReader::to_moderate(ExperienceId const& id) const {
  return one(snapshot_.one<ExperienceRow>(kToModerate, scope_.reach(), db::arg("id", id)));
}

std::optional<FullExperience> ExperienceReader::to_tag(ExperienceId const& id) const {
  return one(snapshot_.one<ExperienceRow>(kToTag, scope_.reach(), db::arg("id", id)));
}

bool ExperienceStore::insert(ExperienceRow const& row, std::vector<Structure> const& structures) {
  if (tx_.run(kInsert, row) == 0) {
    return false;
  }
  auto position = std::int64_t{0};
  for (auto const& structure : structures) {
    save(StructureRow{row.network_id, row.id, position++, structure.service, structure.territory, structure.partner,
                      structure.counter, std::nullopt});
  }
  return true;
}

bool ExperienceStore::update(ExperienceRow const& row) {
  return tx_.run(kUpdate, db::arg("network_id", row.network_id), db::arg("id", row.id), db::arg("state", row.state),
                 db::arg("title", row.title), db::arg("text", row.text),
                 db::arg("would_have_helped", row.would_have_helped), db::arg("published_at", row.published_at),
                 db::arg("first_answer_at", row.first_answer_at),
                 db::arg("is_answer_date_known", row.is_answer_date_known), db::arg("is_changed", row.is_changed),
                 db::arg("verdict", row.verdict), db::arg("verdict_at", row.verdict_at),
                 db::arg("duplicate_of", row.duplicate_of), db::arg("ended_at", row.ended_at),
                 db::arg("number", row.number), db::arg("version", row.version)) == 1;
}

bool ExperienceStore::update_answered(FullExperience& full) {
  follow_answers(full);
  for (auto const& structure : full.structures) {
    save(structure);
  }
  return update(full.row);
}

std::int64_t ExperienceStore::next_number() {
  return tx_.one<std::int64_t>(kNextNumber).value();
}

void ExperienceStore::wait_to_be_read(ExperienceRow const& row, std::int64_t severity, Instant now) {
  tx_.run(kQueue, db::arg("network", row.network_id), db::arg("id", row.id), db::arg("severity", severity),
          db::arg("now", now));
}

void ExperienceStore::has_been_read(ExperienceRow const& row) {
  tx_.run(kRead, db::arg("network", row.network_id), db::arg("id", row.id));
}

void ExperienceStore::save(DecisionRow const& decision) {
  tx_.run(kSaveDecision, decision);
}

bool ExperienceStore::save(AnswerRow const& answer) {
  return tx_.run(kSaveAnswer, answer) == 1;
}

bool ExperienceStore::save(ReplyRow const& reply) {
  return tx_.run(kSaveReply, reply) == 1;
}

void ExperienceStore::save(StructureRow const& structure) {
  tx_.run(kSaveStructure, structure);
}

void ExperienceStore::save(TransferRow const& transfer) {
  tx_.run(kSaveTransfer, transfer);
}

void ExperienceStore::save_tags(FullExperience const& full) {
  auto const [network, id] = std::pair{db::arg("network", full.row.network_id), db::arg("id", full.row.id)};
  tx_.run(kRemoveTags, network, id);
  for (auto const& tag : full.tags) {
    tx_.run(kSaveTag, network, id, db::arg("tag", tag));
  }
}

void ExperienceStore::erase_texts(NetworkId const& network, ExperienceId const& id) {
  tx_.run(kRemoveTags, db::arg("network", network), db::arg("id", id));
  for (auto const& statement : kErase) {
    tx_.run(statement, db::arg("network", network), db::arg("id", id));
  }
}

}  // namespace relais::experiences
