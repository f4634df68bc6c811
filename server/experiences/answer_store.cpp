#include "experiences/answer_store.hpp"

#include <fmt/format.h>

#include "experiences/experience_sql.hpp"

namespace relais::experiences {
namespace {

std::string const kSelectMine = fmt::format(R"sql(
  select s.experience_id, s.position, case when {} then true else false end as is_mine,
    case when {} then true else false end as is_in_my_area,
    case when s.partner_code is not null and not {} then true else false end as is_without_body
  from experience_structure s join experience e on e.network_id = s.network_id and e.id = s.experience_id
  where s.network_id = :network and {} order by s.position)sql",
                                            is_mine(), is_in_my_area(), has_body(), one_of(R"sql(s.experience_id)sql"));
db::Statement const kMine{"experiences.mine", kSelectMine};

std::string const kSelectHasBody = fmt::format(R"sql(
  select case when {} then true else false end
  from (select cast(:network as text) as network_id, cast(:partner as text) as partner_code,
    cast(:territory as text) as territory_code) s)sql",
                                               has_body());
db::Statement const kHasBody{"experiences.has_body", kSelectHasBody};

std::string const kFromToAnswer = R"sql(
  from experience e where e.network_id = :network and e.state = 'published' and exists (
    select 1 from experience_structure s where s.network_id = e.network_id and s.experience_id = e.id
      and (:only_waiting = 0 or (s.answered_at is null and e.source is null)) and ()sql" +
                                  is_mine() + " or " + is_in_my_area() + "))";

db::Statement const kToAnswer{"experiences.list_to_answer", "select " + kExperienceColumns + kFromToAnswer + R"sql(
  order by case when e.first_answer_at is null then 0 else 1 end, e.published_at, e.id limit :most offset :after)sql"};
db::Statement const kCountToAnswer{"experiences.count_to_answer", "select count(*)" + kFromToAnswer};

db::Statement const kWaiting{"experiences.waiting_for", R"sql(
  select count(*) as "all", coalesce(sum(case when e.published_at >= :since then 1 else 0 end), 0) as fresh
  from experience e where e.network_id = :network and e.state = 'published' and e.source is null and exists (
    select 1 from experience_structure s where s.network_id = e.network_id and s.experience_id = e.id
      and s.answered_at is null and )sql" + is_mine() + ")"};

std::string const kSelectTemplate =
    "select id, kind, language, name, text from answer_template"
    " where network_id = :network and organisation_id = :organisation";
db::Statement const kTemplates{"experiences.templates", kSelectTemplate + " order by kind, name, id"};
db::Statement const kFindTemplate{"experiences.find_template", kSelectTemplate + " and id = :id"};
db::Statement const kSaveTemplate{"experiences.save_template", R"sql(
  insert into answer_template (network_id, id, organisation_id, kind, language, name, text)
  values (:network, :id, :organisation, :kind, :language, :name, :text)
  on conflict (network_id, id) do update set kind = excluded.kind, language = excluded.language, name = excluded.name,
    text = excluded.text
  where answer_template.organisation_id = excluded.organisation_id)sql"};
db::Statement const kRemoveTemplate{"experiences.remove_template", R"sql(
  delete from answer_template where network_id = :network and organisation_id = :organisation and id = :id)sql"};

db::Statement const kLastUnedited{"experiences.last_unedited", R"sql(
  select is_template_unedited from experience_answer
  where network_id = :network and service_code = :service and territory_code = :territory
  order by answered_at desc, id desc limit 1)sql"};

db::Statement const kDecidedOn{"experiences.answer_decided_on", R"sql(
  select count(*) from content_report where network_id = :network and answer_id = :answer and decision is not null
    and decision <> 'keep')sql"};

db::Statement const kSignature{"experiences.signature", R"sql(
  select name from organisation where network_id = :network and id = :organisation)sql"};

}  // namespace

std::vector<MineRow> mine(db::Snapshot const& snapshot, Scope const& scope, std::span<ExperienceId const> ids) {
  auto const reach = db::args_of(scope.reach());
  return of_each<MineRow>(snapshot, kMine, {reach.begin(), reach.end()}, ids);
}

bool has_body(db::Snapshot const& snapshot, Scope const& scope, std::string const& partner,
              std::string const& territory) {
  return snapshot
      .one<bool>(kHasBody, db::arg("network", scope.network()), db::arg("partner", partner),
                 db::arg("territory", territory))
      .value_or(false);
}

std::vector<ExperienceRow> to_answer(db::Snapshot const& snapshot, Scope const& scope, bool only_waiting,
                                     std::int64_t most, std::int64_t after) {
  return snapshot.all<ExperienceRow>(kToAnswer, scope.reach(),
                                     db::arg("only_waiting", std::int64_t{only_waiting ? 1 : 0}), db::arg("most", most),
                                     db::arg("after", after));
}

WaitingStories waiting_for(db::Snapshot const& snapshot, Scope const& scope, Instant now) {
  return snapshot.one<WaitingStories>(kWaiting, scope.reach(), db::arg("since", now - std::chrono::days{1}))
      .value_or(WaitingStories{});
}

std::int64_t count_to_answer(db::Snapshot const& snapshot, Scope const& scope, bool only_waiting) {
  return snapshot
      .one<std::int64_t>(kCountToAnswer, scope.reach(), db::arg("only_waiting", std::int64_t{only_waiting ? 1 : 0}))
      .value_or(0);
}

std::vector<AnswerTemplate> templates(db::Snapshot const& snapshot, Scope const& scope) {
  return snapshot.all<AnswerTemplate>(kTemplates, db::arg("network", scope.network()),
                                      db::arg("organisation", scope.reach().organisation));
}

std::optional<AnswerTemplate> find_template(db::Snapshot const& snapshot, Scope const& scope, std::string const& id) {
  return snapshot.one<AnswerTemplate>(kFindTemplate, db::arg("network", scope.network()),
                                      db::arg("organisation", scope.reach().organisation), db::arg("id", id));
}

void save_template(db::Transaction& tx, Scope const& scope, AnswerTemplate const& one) {
  tx.run(kSaveTemplate, one, db::arg("network", scope.network()), db::arg("organisation", scope.reach().organisation));
}

bool remove_template(db::Transaction& tx, Scope const& scope, std::string const& id) {
  return tx.run(kRemoveTemplate, db::arg("network", scope.network()),
                db::arg("organisation", scope.reach().organisation), db::arg("id", id)) == 1;
}

bool is_decided_on(db::Snapshot const& snapshot, NetworkId const& network, std::string const& answer) {
  return snapshot.one<std::int64_t>(kDecidedOn, db::arg("network", network), db::arg("answer", answer)).value_or(0) > 0;
}

bool last_was_unedited(db::Snapshot const& snapshot, StructureRow const& structure) {
  return snapshot
      .one<bool>(kLastUnedited, db::arg("network", structure.network_id), db::arg("service", structure.service_code),
                 db::arg("territory", structure.territory_code))
      .value_or(false);
}

std::string signature(db::Snapshot const& snapshot, Scope const& scope) {
  return snapshot
      .one<std::string>(kSignature, db::arg("network", scope.network()),
                        db::arg("organisation", scope.reach().organisation))
      .value_or("");
}

}  // namespace relais::experiences
