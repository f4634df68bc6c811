#include "commands/demo_stories.hpp"

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

#include "commands/demo_story_moderation.hpp"
#include "commands/demo_story_sequel.hpp"
#include "commands/experience_surroundings.hpp"
#include "commands/visit_surroundings.hpp"
#include "experiences/find_irritants_store.hpp"
#include "experiences/search_store.hpp"
#include "experiences/tags.hpp"
#include "identity/extent_store.hpp"
#include "identity/people_store.hpp"
#include "network/directory_store.hpp"
#include "network/live_directory.hpp"
#include "platform/json/write.hpp"
#include "platform/text/uuid.hpp"

namespace relais::commands {
namespace {

using experiences::ExperienceState;
using experiences::FullExperience;

constexpr auto kNetwork = "fr";
constexpr std::string_view kBy = "generated";  // who answers and decides: nobody has this account

std::string digest_of(std::string_view name) {
  return fmt::format("generated/{}", name);
}

// What stories are checked and named with.
struct Around {
  experiences::Surroundings places;
  experiences::ServiceTree services;
  language::TextGuard const& guard;
  language::StoryTags const& tags;
  language::DangerWords const& danger;
};

class Filling {
 public:
  Filling(db::Transaction& tx, Scope const& scope, StoryMaterial const& material, Around const& around)
      : tx_(tx), scope_(scope), material_(material), around_(around), store_(tx, scope), indexing_(tx) {}

  Result<void> run(std::vector<PlannedStory> const& plan, Instant now) {
    add_organisations();
    today_ = Date{std::chrono::floor<std::chrono::days>(now)};
    for (auto const& story : plan) {
      auto const checked = checked_of(story);
      if (!checked) {
        return checked.problem();
      }
      auto full = FullExperience{row_of(story, *checked), {}, {}, {}, {}};
      story.published_at ? publish(story, *checked, std::move(full)) : let_wait(*checked, full.row, now);
    }
    for (auto const& refused : plan_refused(material_, today_)) {
      auto const checked = checked_of(refused.story);
      if (!checked) {
        return checked.problem();
      }
      refuse(refused, *checked);
    }
    indexing_.finish();
    tx_.emit("experiences.imported",
             json::write(std::map<std::string, std::string>{{"network", scope_.network().text}}));
    return {};
  }

 private:
  void add_organisations() {
    auto people = identity::PeopleStore{tx_, scope_};
    for (auto const& one : material_.organisations) {
      if (!people.organisation(OrganisationId{one.id})) {
        people.save(identity::Organisation{
            scope_.network(), OrganisationId{one.id}, one.kind, one.name, one.partner, one.territory, {}});
      }
    }
    identity::refresh_extents(tx_, scope_.network());
  }

  Result<experiences::CheckedExperience> checked_of(PlannedStory const& story) const {
    auto checked = experiences::check(story.told, around_.services, around_.places, around_.guard);
    return checked
               ? std::move(checked)
               : Problem{
                     Fault::kInvalid, checked.problem().code, {}, fmt::format("the generated story {}", story.name)};
  }

  void refuse(RefusedStory const& refused, experiences::CheckedExperience const& checked) {
    auto row = row_of(refused.story, checked);
    row.state = ExperienceState::kRejected;
    row.published_at = refused.story.published_at;
    row.ended_at = refused.ended_at;
    store_.insert(row, checked.structures);
    for (auto const& decision : decisions_on(refused, row)) {
      store_.save(decision);
    }
    if (row.published_at) {
      experiences::save_report(tx_, report_of(refused, row));
    }
  }

  experiences::ExperienceRow row_of(PlannedStory const& story, experiences::CheckedExperience const& checked) const {
    auto const& told = story.told;
    experiences::ExperienceRow row;
    row.network_id = checked.network;
    row.id = experiences::ExperienceId{told.id};
    row.submission_digest = digest_of(story.name);
    row.content_digest = row.submission_digest;
    row.told_at = story.told_at;
    row.language = told.language;
    row.channel = story.how.channel;
    row.assisted_by_role = story.how.role;
    row.assisted_at = story.how.counter;
    row.title = checked.title;
    row.text = checked.text;
    row.feeling = told.feeling;
    row.used_channel = told.used_channel;
    row.procedure_code = told.procedure;
    row.territory_code = told.territory;
    row.department_code = checked.department;
    row.is_urgent = !around_.danger.find(told.title + "\n" + told.text).empty();
    row.is_generated = true;
    return row;
  }

  void let_wait(experiences::CheckedExperience const& checked, experiences::ExperienceRow const& row, Instant now) {
    store_.insert(row, checked.structures);
    store_.wait_to_be_read(row, experiences::severity(row.is_urgent, row.feeling, checked.masked.size()),
                           std::min(row.told_at, now));
  }

  void publish(PlannedStory const& story, experiences::CheckedExperience const& checked, FullExperience full) {
    full.row.state = ExperienceState::kReceived;
    auto const before = full;
    auto& row = full.row;
    row.state = ExperienceState::kPublished;
    row.published_at = story.published_at;
    row.number = store_.next_number();
    auto const number = published_++;
    row.text = text_as_read(material_.moderation, number, row.text);
    full.tags = experiences::suggested_tags(around_.tags, row);
    add_structures(story, checked, full);
    if (story.answer) {
      full.answers.push_back(answer_of(*story.answer, story.name, full));
      experiences::follow_answers(full);
    }
    if (story.verdict) {
      row.verdict = story.verdict->verdict;
      row.verdict_at = story.verdict->at;
    }
    store_.insert(row, {});
    save_parts(full);
    for (auto const& decision : decisions_on(material_.moderation, number, row)) {
      store_.save(decision);
    }
    if (auto const report = report_of(material_.moderation, number, row, today_)) {
      experiences::save_report(tx_, *report);
    }
    indexing_.change(before, full);
  }

  void add_structures(PlannedStory const& story, experiences::CheckedExperience const& checked,
                      FullExperience& full) const {
    auto const& row = full.row;
    auto position = std::int64_t{0};
    for (auto const& structure : checked.structures) {
      full.structures.push_back({row.network_id, row.id, position++, structure.service, structure.territory,
                                 structure.partner, structure.counter, std::nullopt});
    }
    if (story.told_of) {
      auto const& to = full.structures.front();
      auto const* const from = around_.services.find(row.network_id, *story.told_of);
      full.transfers.push_back({row.network_id, uuid_of_name("transfer/" + row.id.text), row.id, to.position,
                                *story.told_of, to.territory_code, from == nullptr ? std::nullopt : from->partner_code,
                                std::nullopt, to.service_code, to.territory_code, to.counter_id,
                                material_.transfer_reason, *story.sent_on_at, std::string{kBy}});
    }
  }

  experiences::AnswerRow answer_of(PlannedAnswer const& answer, std::string const& name,
                                   FullExperience const& full) const {
    auto const& structure = full.structures.front();
    return {full.row.network_id,
            uuid_of_name("answer/" + digest_of(name)),
            full.row.id,
            structure.position,
            structure.service_code,
            structure.territory_code,
            answer.what.kind,
            around_.guard.masked(answer.what.text),
            answer.what.link,
            signature_of(structure),
            std::nullopt,
            false,
            answer.at,
            std::string{kBy},
            std::nullopt,
            std::nullopt};
  }

  // Who would answer: the body there, whoever coordinates there, or else the service by its name.
  std::string signature_of(experiences::StructureRow const& structure) const {
    auto const found = std::ranges::find_if(material_.organisations, [&](GeneratedOrganisation const& one) {
      return one.territory == structure.territory_code && one.partner == structure.partner_code;
    });
    if (structure.counter_id) {
      return fmt::format("{} (exemple généré)", around_.places.counter_name(*structure.counter_id));
    }
    if (found != material_.organisations.end()) {
      return found->name;
    }
    auto const* const service = around_.services.find(structure.network_id, structure.service_code);
    return fmt::format("{}, {} (exemple généré)",
                       service == nullptr ? structure.service_code.text : service->name(Language::kFr),
                       around_.places.place_name(structure.territory_code));
  }

  void save_parts(FullExperience const& full) {
    for (auto const& structure : full.structures) {
      store_.save(structure);
    }
    for (auto const& transfer : full.transfers) {
      store_.save(transfer);
    }
    for (auto const& answer : full.answers) {
      store_.save(answer);
    }
    store_.save_tags(full);
  }

  db::Transaction& tx_;
  Scope const& scope_;
  StoryMaterial const& material_;
  Around const& around_;
  experiences::ExperienceStore store_;
  experiences::StoryIndexing indexing_;
  Date today_{};
  std::size_t published_ = 0;
};

// Published ones.
bool has_stories(db::Snapshot const& snapshot, Scope const& scope) {
  return experiences::find_published(snapshot, scope, {}, {}, std::numeric_limits<std::int64_t>::max(), 1).of_items > 0;
}

// What a demonstration has of it.
struct Filled {
  bool has_ours = false;
  bool has_any = false;
  bool has_sequel = false;
};

Filled filled_so_far(db::Database& database, Scope const& scope, StoryMaterial const& material,
                     std::string_view first_story) {
  return database.read([&](db::Snapshot const& snapshot) {
    auto const reader = experiences::ExperienceReader{snapshot, scope};
    return Filled{reader.of_submission(digest_of(first_story)).has_value(), has_stories(snapshot, scope),
                  has_sequel(snapshot, material)};
  });
}

Result<void> tell_and_answer(db::Database& database, Scope const& scope, DemoStories const& stories,
                             language::StoryTags const& tags, Instant now) {
  fmt::print("Generating {} stories of two years (marked as generated)\n", stories.plan.size());
  std::fflush(stdout);
  auto const day = network::day_of_directory(now);
  auto const directory = database.read([&](db::Snapshot const& snapshot) {
    return std::make_shared<network::Directory const>(
        network::DirectoryStore{snapshot, Scope::public_directory()}.load_published(day), day);
  });
  auto const danger = danger_words();
  auto const places = experience_surroundings(
      [&]() -> std::shared_ptr<network::Directory const> { return std::shared_ptr{directory}; })();
  auto const around = Around{places.value(), stories.services, stories.guard, tags, danger};
  return database.write([&](db::Transaction& tx) {
    return Filling{tx, scope, stories.material, around}.run(stories.plan, now);
  });
}

}  // namespace

Result<void> add_demo_stories(db::Database& database, std::string const& scale, Instant now) {
  if (scale == "none") {
    return {};
  }
  if (scale != "department") {
    return Problem{
        Fault::kInvalid, "config.invalid", {}, fmt::format("--stories is none or department, not \"{}\"", scale)};
  }
  auto const network = NetworkId{kNetwork};
  auto const scope = Scope::whole_network(network);
  auto const material = story_material();
  auto const today = Date{std::chrono::floor<std::chrono::days>(now)};
  auto const plan = plan_stories(material, told_causes(), today);
  auto const so_far = filled_so_far(database, scope, material, plan.front().name);
  if (so_far.has_any && !so_far.has_ours) {
    fmt::print("There are stories already: none are generated beside them\n");
    return {};
  }
  if (so_far.has_sequel) {
    return {};
  }
  auto const rules = personal_data_rules();
  auto const guard = language::TextGuard{rules, language::PersonalDataText::kStory};
  auto const concepts = story_concepts();
  auto const services = database.read(
      [&](db::Snapshot const& snapshot) { return experiences::service_tree(snapshot, scope, shipped_services()); });
  auto const stories = DemoStories{material, plan, services, guard, today};
  if (!so_far.has_ours) {
    if (auto told = tell_and_answer(database, scope, stories, language::StoryTags{concepts}, now); !told) {
      return told;
    }
  }
  experiences::find_irritants(database, concepts, shipped_services(), network, now);
  return database.write([&](db::Transaction& tx) { return add_story_sequel(tx, scope, stories); });
}

}  // namespace relais::commands
