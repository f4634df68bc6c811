#include "commands/work_letters.hpp"

#include <fmt/format.h>

#include "actions/action_store.hpp"
#include "commands/irritants.hpp"
#include "experiences/answer_store.hpp"

namespace relais::commands {
namespace {

constexpr auto kInTheMorning = std::chrono::hours{5};  // UTC

struct Work {
  experiences::WaitingStories stories;
  actions::WaitingActions actions;

  bool is_any() const { return stories.all + actions.late + actions.to_measure > 0; }
  bool is_new() const { return stories.fresh + actions.late_since_yesterday + actions.to_measure_today > 0; }
};

// Under all hats together.
Work work_of(db::Snapshot const& snapshot, identity::AbsentPerson const& person, Instant now) {
  Work work;
  auto const today = Date{std::chrono::floor<std::chrono::days>(now)};
  for (auto const& hat : person.hats) {
    if (hat.has(Right::kAnswerExperiences)) {
      auto const waiting = experiences::waiting_for(snapshot, hat.scope(Right::kAnswerExperiences), now);
      work.stories.all += waiting.all;
      work.stories.fresh += waiting.fresh;
    }
    if (hat.has(Right::kManageActions)) {
      auto const scope = hat.scope(Right::kManageActions);
      auto const waiting = actions::ActionReader{snapshot, scope}.waiting(today);
      work.actions.late += waiting.late;
      work.actions.late_since_yesterday += waiting.late_since_yesterday;
      work.actions.to_measure += waiting.to_measure;
      work.actions.to_measure_today += waiting.to_measure_today;
    }
  }
  return work;
}

identity::Letter letter(identity::House const& house, identity::AbsentPerson const& person, Work const& work) {
  auto const language = person.language;
  auto const page = [&](std::string_view path) {
    return fmt::format("{}/{}/workspace/{}", house.public_url, TextForm<Language>::write(language), path);
  };
  auto const said = [&](std::string_view what, i18n::Arguments arguments) {
    return house.texts->message(language, fmt::format("work_letters.{}", what), arguments);
  };
  std::string lines;
  if (work.stories.all > 0) {
    lines += said("stories", {{"count", work.stories.all}, {"fresh", work.stories.fresh}, {"page", page("stories")}});
  }
  if (work.actions.late > 0) {
    lines += said("late", {{"count", work.actions.late}, {"page", page("actions?overdue=true")}});
  }
  if (work.actions.to_measure > 0) {
    lines += said("to_measure", {{"count", work.actions.to_measure}, {"page", page("actions?to_measure=true")}});
  }
  return {person.email, said("subject", {}), said("letter", {{"lines", lines}})};
}

std::vector<AccountId> accounts_of(db::Database& database, NetworkId const& network) {
  return database.read([&](db::Snapshot const& snapshot) { return identity::active_accounts(snapshot, network); });
}

}  // namespace

void plan_work_letters(db::Transaction& tx, Instant when) {
  auto const day = std::chrono::floor<std::chrono::days>(when);
  auto const id = fmt::format("{}-{}", kWorkLettersJob, TextForm<Date>::write(Date{day}));
  jobs::add_job(tx, {jobs::JobId{id}, kWorkLettersJob, "{}", day + kInTheMorning});
}

jobs::Handler work_letters_job(identity::House const& house) {
  return [&house](jobs::RunningJob& running) {
    auto const now = house.clock->now();
    auto const is_monday = std::chrono::weekday{std::chrono::floor<std::chrono::days>(now)} == std::chrono::Monday;
    std::vector<identity::Letter> letters;
    if (house.post) {
      for (auto const& network : networks_in(*house.database)) {
        for (auto const& account : accounts_of(*house.database, network)) {
          running.report(0);
          house.database->read([&](db::Snapshot const& snapshot) {
            auto const person = identity::absent_person(snapshot, network, account);
            auto const work = person ? work_of(snapshot, *person, now) : Work{};
            if (work.is_new() || (is_monday && work.is_any())) {
              letters.push_back(letter(house, *person, work));
            }
          });
        }
      }
    }
    house.database->write([&](db::Transaction& tx) {
      for (auto const& one : letters) {
        house.post(tx, one);
      }
      plan_work_letters(tx, now + std::chrono::days{1});
    });
  };
}

}  // namespace relais::commands
