// Whose the stories are, and that finding it reads no other department's: the plans of both databases.
#include "experiences/answer_store.hpp"

#include <map>
#include <memory>
#include <regex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/db/test_database.hpp"

namespace relais::experiences {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

// Department 59 has 5000 stories that wait; 08 has: two of the CAF, of which one of the CPAM as well; one that the CAF
// has answered; one of a hospital; one of a counter; one out of a list; one that nobody has read yet.
constexpr char const* kStories = R"sql(
  insert into network (id, country, name, time_zone) values ('fr', 'FR', 'France', 'Europe/Paris');
  insert into territory (network_id, code, kind, name, source) values
    ('fr', '08', 'department', 'Ardennes', 't'), ('fr', '59', 'department', 'Nord', 't'),
    ('fr', 'R44', 'region', 'Grand Est', 't'), ('fr', '08105', 'commune', 'Charleville-Mézières', 't');
  insert into territory_within (network_id, code, within_code) values ('fr', '08', 'R44'), ('fr', '08105', '08');
  insert into organisation (network_id, id, kind, name, partner_code, territory_code) values
    ('fr', 'caf-08', 'partner', 'CAF', 'caf', '08'), ('fr', 'cpam', 'partner', 'CPAM', 'cpam', null),
    ('fr', 'pref', 'operator', 'Préfecture', null, null), ('fr', 'host', 'host', 'Mairie', null, null);
  insert into account (network_id, id, email, name, language, state, made_at) values
    ('fr', 'me', 'me@relais.example', 'Moi', 'fr', 'active', '2026-01-01T00:00:00.000Z');
  insert into role_grant (network_id, id, account_id, organisation_id, role, scope_kind, scope_code, given_at) values
    ('fr', '1', 'me', 'caf-08', 'partner_referent', 'organisation', 'caf-08', '2026-01-01T00:00:00.000Z'),
    ('fr', '2', 'me', 'cpam', 'partner_referent', 'organisation', 'cpam', '2026-01-01T00:00:00.000Z'),
    ('fr', '3', 'me', 'pref', 'departmental_coordinator', 'territory', '08', '2026-01-01T00:00:00.000Z'),
    ('fr', '4', 'me', 'host', 'counter_manager', 'counter', 'fs-1', '2026-01-01T00:00:00.000Z');
  insert into extent (network_id, kind, code, within_kind, within_code) values
    ('fr', 'organisation', 'caf-08', 'organisation', 'caf-08'), ('fr', 'organisation', 'cpam', 'organisation', 'cpam'),
    ('fr', 'territory', '08', 'territory', '08'), ('fr', 'counter', 'fs-1', 'counter', 'fs-1');
  insert into experience (network_id, id, submission_digest, content_digest, state, told_at, language, channel,
    hides_from_counter, title, text, would_have_helped, feeling, territory_code, department_code, names_agreed,
    is_urgent, published_at, first_answer_at, is_changed, version, is_generated, source)
  with recursive n (i) as (select 1 union all select i + 1 from n where i < 5000),
  story (id, state, department, answered, source, day) as (
    select 'n' || i, 'published', '59', null, null, '01' from n
    union all select 'caf', 'published', '08', null, null, '03' union all select 'both', 'published', '08', null, null, '02'
    union all select 'done', 'published', '08', '2026-02-05T00:00:00.000Z', null, '01'
    union all select 'hospital', 'published', '08', null, null, '04' union all select 'counter', 'published', '08', null, null, '05'
    union all select 'list', 'published', '08', null, 'list', '06' union all select 'unread', 'received', '08', null, null, '07')
  select 'fr', id, id, id, state, '2026-02-01T00:00:00.000Z', 'fr', 'web', false, '', '', '', 'negative', department,
    department, false, false, '2026-02-' || day || 'T00:00:00.000Z', answered, false, 1, false, source from story;
  insert into experience_structure (network_id, experience_id, position, service_code, territory_code, partner_code,
    counter_id, answered_at)
  select 'fr', id, 0, case id when 'hospital' then 'hospital' when 'counter' then 'counter' else 'caf' end,
    department_code, case when id in ('hospital', 'counter') then null else 'caf' end,
    case id when 'counter' then 'fs-1' end, first_answer_at from experience;
  insert into experience_structure (network_id, experience_id, position, service_code, territory_code, partner_code)
    values ('fr', 'both', 1, 'cpam', '08', 'cpam'), ('fr', 'both', 2, 'caf_family', '08', 'caf');
  analyze)sql";

struct PlanStep {
  std::int64_t id = 0;
  std::int64_t parent = 0;
  std::int64_t notused = 0;
  std::string detail;
};
BOOST_DESCRIBE_STRUCT(PlanStep, (), (id, parent, notused, detail))

// A statement lives as long as the program.
db::Statement const& explained(db::Statement const& statement, std::string const& how) {
  static std::map<std::string, std::unique_ptr<db::Statement>> all;
  auto& one = all[statement.name() + how];
  if (!one) {
    one =
        std::make_unique<db::Statement>("test." + statement.name() + std::to_string(all.size()), how + statement.sql());
  }
  return *one;
}

class AnswerStoreTest : public db::OnBothDatabases {
 protected:
  void prepare() override { database().connect(db::Access::kWrite)->script(kStories); }

  static Scope wearing(std::string const& hat, Role role) {
    return Principal::person({NetworkId{"fr"}, AccountId{"me"}, "", Stage::kComplete, OrganisationId{hat}, {role}})
        .scope(Right::kAnswerExperiences);
  }

  std::vector<std::string> inbox(Scope const& scope, InboxChoice choice) {
    std::vector<std::string> ids;
    database().read([&](db::Snapshot const& snapshot) {
      for (auto const& row : to_answer(snapshot, scope, choice, 10, 0)) {
        ids.push_back(row.id.text);
      }
      EXPECT_EQ(std::ssize(ids), count_to_answer(snapshot, scope, choice));
    });
    return ids;
  }

  // Stories that wait for oneself, and those of them that "mine" says are.
  std::vector<std::int64_t> waiting(Scope const& scope) {
    std::vector<std::int64_t> counts;
    database().read([&](db::Snapshot const& snapshot) {
      counts.push_back(waiting_for(snapshot, scope, TextForm<Instant>::read("2026-03-01T00:00:00.000Z").value()).all);
      std::vector<ExperienceId> ids;
      for (auto const& row : to_answer(snapshot, scope, InboxChoice::kWaiting, 10, 0)) {
        ids.push_back(row.id);
      }
      std::set<ExperienceId> own;
      for (auto const& row : mine(snapshot, scope, ids)) {
        if (row.is_mine) {
          own.insert(row.experience_id);
        }
      }
      counts.push_back(std::ssize(own));
    });
    return counts;
  }

  // Steps at which structures or stories are read otherwise than by what is asked for.
  std::vector<std::string> wide_steps(db::Statement const& statement, Scope const& scope) {
    std::vector<db::Arg> args = {db::arg("most", std::int64_t{20}), db::arg("after", std::int64_t{0}),
                                 db::arg("since", std::string_view{"2026-02-28T00:00:00.000Z"})};
    auto const reach = scope.reach();
    for (auto const& arg : db::args_of(reach)) {
      args.push_back(arg);
    }
    std::erase_if(args, [&](db::Arg const& arg) {
      return std::ranges::find(statement.parameters(), arg.name) == statement.parameters().end();
    });
    std::vector<std::string> wide;
    database().read([&](db::Snapshot const& snapshot) {
      if (snapshot.dialect() == db::Dialect::kSqlite) {
        auto const is_wide = std::regex{"SCAN [se]( .*)?|SEARCH s .*experience_structure_1.*"};
        for (auto const& step : snapshot.all_with<PlanStep>(explained(statement, "explain query plan "), args)) {
          if (std::regex_match(step.detail, is_wide)) {
            wide.push_back(step.detail);
          }
        }
        EXPECT_THAT(wide, SizeIs(1)) << "that of whoever coordinates the whole network";
        wide.clear();
        return;
      }
      auto const is_wide = std::regex{".*(on experience_structure|on experience) .*actual .*rows=\\d{3,} .*"};
      for (auto const& step : snapshot.all_with<std::string>(explained(statement, "explain analyze "), args)) {
        if (std::regex_match(step, is_wide)) {
          wide.push_back(step);
        }
      }
    });
    return wide;
  }
};
RELAIS_ON_BOTH_DATABASES(AnswerStoreTest);

TEST_P(AnswerStoreTest, each_hat_finds_its_own_the_longest_waiting_first) {
  auto const caf = wearing("caf-08", Role::kPartnerReferent);
  EXPECT_THAT(inbox(caf, InboxChoice::kWaiting), ElementsAre("both", "caf"));
  EXPECT_THAT(inbox(caf, InboxChoice::kAll), ElementsAre("both", "caf", "list", "done"));
  EXPECT_THAT(waiting(caf), ElementsAre(2, 2));
  auto const cpam = wearing("cpam", Role::kPartnerReferent);  // acts everywhere
  EXPECT_THAT(inbox(cpam, InboxChoice::kWaiting), ElementsAre("both"));
  EXPECT_THAT(waiting(cpam), ElementsAre(1, 1));
  auto const coordinator = wearing("pref", Role::kDepartmentalCoordinator);
  EXPECT_THAT(inbox(coordinator, InboxChoice::kWaiting), ElementsAre("both", "caf", "hospital", "counter"));
  EXPECT_THAT(inbox(coordinator, InboxChoice::kAll), ElementsAre("both", "caf", "hospital", "counter", "list", "done"));
  EXPECT_THAT(inbox(coordinator, InboxChoice::kOwn), ElementsAre("hospital"));  // nobody else answers for it
  EXPECT_THAT(waiting(coordinator), ElementsAre(1, 1));
  auto const manager = wearing("host", Role::kCounterManager);
  EXPECT_THAT(inbox(manager, InboxChoice::kWaiting), ElementsAre("counter"));
  EXPECT_THAT(waiting(manager), ElementsAre(1, 1));
}

TEST_P(AnswerStoreTest, stories_of_another_department_are_not_read) {
  auto checked = 0;
  for (auto const* statement : db::registered_statements()) {
    auto const is_inbox = std::regex_match(
        statement->name(), std::regex{"experiences\\.(inbox_(count_)?(own|waiting|all)|waiting_for)(_pg)?"});
    if (!is_inbox || !statement->runs_on(GetParam())) {
      continue;
    }
    ++checked;
    for (auto const& [hat, role] : {std::pair{"caf-08", Role::kPartnerReferent},
                                    {"pref", Role::kDepartmentalCoordinator},
                                    {"host", Role::kCounterManager}}) {
      EXPECT_THAT(wide_steps(*statement, wearing(hat, role)), ElementsAre()) << statement->name() << " " << hat;
    }
  }
  EXPECT_EQ(checked, 7);
}

}  // namespace
}  // namespace relais::experiences
