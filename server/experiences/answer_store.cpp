#include "experiences/answer_store.hpp"

#include <array>

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

constexpr std::string_view kWaits = "s.answered_at is null";
constexpr std::string_view kAny = "true";

// Rows of a table that come to those before it. Of many departments that one's own are few PostgreSQL does not know: an
// offset keeps it from reading the rows of all. SQLite reads crossed tables in their order.
std::string rows_of(std::string_view table, std::string_view name, std::string_view where, bool is_fenced) {
  return is_fenced ? fmt::format("lateral (select * from {0} {1} where {2} offset 0) {1}", table, name, where)
                   : fmt::format("{} {}", table, name);
}

// Stories with a structure that is reached in one of these ways, each once.
std::string reached(db::Dialect dialect, std::span<Way const> ways, std::string_view which) {
  std::vector<std::string> parts;
  for (auto const& way : ways) {
    auto structures = fmt::format(R"sql(s.network_id = :network and {})sql", which);
    for (auto const& column : way.columns) {
      structures += fmt::format(" and s.{0} = m.{0}", column);
    }
    auto const stories = std::string{R"sql(e.network_id = s.network_id and e.id = s.experience_id)sql"};
    auto const is_fenced = dialect == db::Dialect::kPostgresql && way.columns.front() != "network_id";
    parts.push_back(fmt::format(R"sql(
      select e.id, e.published_at, case when e.first_answer_at is null then 0 else 1 end as is_answered
      from ({}) m cross join {} cross join {} where {} and {} and e.state = 'published' and {}{})sql",
                                way.places, rows_of("experience_structure", "s", structures, is_fenced),
                                rows_of("experience", "e", stories, is_fenced), structures, stories,
                                which == kWaits ? "e.source is null and " : "", way.provided));
  }
  return fmt::format("({}) m", fmt::join(parts, " union "));
}

std::string to_answer(db::Dialect dialect, InboxChoice choice) {
  auto const ways =
      choice == InboxChoice::kOwn ? ways_of_mine() : both(both(ways_of_body(), ways_of_counter()), ways_of_area());
  return reached(dialect, ways, choice == InboxChoice::kAll ? kAny : kWaits);
}

std::string list_of(db::Dialect dialect, InboxChoice choice) {
  return fmt::format(R"sql(select {} from (
    select * from {} order by is_answered, published_at, id limit :most offset :after) m
  join experience e on e.network_id = :network and e.id = m.id order by m.is_answered, m.published_at, m.id)sql",
                     kExperienceColumns, to_answer(dialect, choice));
}

std::string count_of(db::Dialect dialect, InboxChoice choice) {
  return "select count(*) from " + to_answer(dialect, choice);
}

std::string waiting_of(db::Dialect dialect) {
  return R"sql(
  select count(*) as "all", coalesce(sum(case when published_at >= :since then 1 else 0 end), 0) as fresh from )sql" +
         reached(dialect, ways_of_mine(), kWaits);
}

constexpr auto kLite = db::Dialect::kSqlite;
constexpr auto kPg = db::Dialect::kPostgresql;

// On one database.
struct InboxStatements {
  db::Statement list;
  db::Statement count;
};
// By choice.
std::array const kInboxLite{
    InboxStatements{db::Statement{"experiences.inbox_own", list_of(kLite, InboxChoice::kOwn), kLite},
                    db::Statement{"experiences.inbox_count_own", count_of(kLite, InboxChoice::kOwn), kLite}},
    InboxStatements{db::Statement{"experiences.inbox_waiting", list_of(kLite, InboxChoice::kWaiting), kLite},
                    db::Statement{"experiences.inbox_count_waiting", count_of(kLite, InboxChoice::kWaiting), kLite}},
    InboxStatements{db::Statement{"experiences.inbox_all", list_of(kLite, InboxChoice::kAll), kLite},
                    db::Statement{"experiences.inbox_count_all", count_of(kLite, InboxChoice::kAll), kLite}}};
std::array const kInboxPg{
    InboxStatements{db::Statement{"experiences.inbox_own_pg", list_of(kPg, InboxChoice::kOwn), kPg},
                    db::Statement{"experiences.inbox_count_own_pg", count_of(kPg, InboxChoice::kOwn), kPg}},
    InboxStatements{db::Statement{"experiences.inbox_waiting_pg", list_of(kPg, InboxChoice::kWaiting), kPg},
                    db::Statement{"experiences.inbox_count_waiting_pg", count_of(kPg, InboxChoice::kWaiting), kPg}},
    InboxStatements{db::Statement{"experiences.inbox_all_pg", list_of(kPg, InboxChoice::kAll), kPg},
                    db::Statement{"experiences.inbox_count_all_pg", count_of(kPg, InboxChoice::kAll), kPg}}};
InboxStatements const& inbox_of(db::Snapshot const& snapshot, InboxChoice choice) {
  return (snapshot.dialect() == kLite ? kInboxLite : kInboxPg).at(static_cast<std::size_t>(choice));
}
db::Statement const kWaitingLite{"experiences.waiting_for", waiting_of(kLite), kLite};
db::Statement const kWaitingPg{"experiences.waiting_for_pg", waiting_of(kPg), kPg};

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

std::string const kToOthers = R"sql((
    select text from experience_answer
    where network_id = :network and service_code = :service and territory_code = :territory
      and experience_id <> :story and removed_because is null and answered_at )sql";
db::Statement const kBeside{"experiences.answers_beside", "select text from " + kToOthers + R"sql( <= :at
    order by answered_at desc, id desc limit 1) before
  union all select text from )sql" + kToOthers + R"sql( > :at order by answered_at, id limit 1) after)sql"};

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

std::vector<ExperienceRow> to_answer(db::Snapshot const& snapshot, Scope const& scope, InboxChoice choice,
                                     std::int64_t most, std::int64_t after) {
  return snapshot.all<ExperienceRow>(inbox_of(snapshot, choice).list, scope.reach(), db::arg("most", most),
                                     db::arg("after", after));
}

WaitingStories waiting_for(db::Snapshot const& snapshot, Scope const& scope, Instant now) {
  return snapshot
      .one<WaitingStories>(snapshot.dialect() == kLite ? kWaitingLite : kWaitingPg, scope.reach(),
                           db::arg("since", now - std::chrono::days{1}))
      .value_or(WaitingStories{});
}

std::int64_t count_to_answer(db::Snapshot const& snapshot, Scope const& scope, InboxChoice choice) {
  return snapshot.one<std::int64_t>(inbox_of(snapshot, choice).count, scope.reach()).value_or(0);
}

std::vector<AnswerTemplate> templates(db::Snapshot const& snapshot, Scope const& scope) {
  return snapshot.all<AnswerTemplate>(kTemplates, db::arg("network", scope.network()),
                                      db::arg("organisation", scope.reach().organisation));
}

std::optional<AnswerTemplate> find_template(db::Snapshot const& snapshot, Scope const& scope, std::string const& id) {
  return snapshot.one<AnswerTemplate>(kFindTemplate, db::arg("network", scope.network()),
                                      db::arg("organisation", scope.reach().organisation), db::arg("id", id));
}

bool save_template(db::Transaction& tx, Scope const& scope, AnswerTemplate const& one) {
  return tx.run(kSaveTemplate, one, db::arg("network", scope.network()),
                db::arg("organisation", scope.reach().organisation)) == 1;
}

bool remove_template(db::Transaction& tx, Scope const& scope, std::string const& id) {
  return tx.run(kRemoveTemplate, db::arg("network", scope.network()),
                db::arg("organisation", scope.reach().organisation), db::arg("id", id)) == 1;
}

bool is_decided_on(db::Snapshot const& snapshot, NetworkId const& network, std::string const& answer) {
  return snapshot.one<std::int64_t>(kDecidedOn, db::arg("network", network), db::arg("answer", answer)).value_or(0) > 0;
}

std::vector<std::string> answers_beside(db::Snapshot const& snapshot, AnswerRow const& answer) {
  return snapshot.all<std::string>(kBeside, db::arg("network", answer.network_id),
                                   db::arg("service", answer.service_code), db::arg("territory", answer.territory_code),
                                   db::arg("story", answer.experience_id), db::arg("at", answer.answered_at));
}

std::string signature(db::Snapshot const& snapshot, Scope const& scope) {
  return snapshot
      .one<std::string>(kSignature, db::arg("network", scope.network()),
                        db::arg("organisation", scope.reach().organisation))
      .value_or("");
}

}  // namespace relais::experiences
