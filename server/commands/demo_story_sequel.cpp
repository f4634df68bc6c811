#include "commands/demo_story_sequel.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "actions/action_store.hpp"
#include "experiences/action_measures_store.hpp"
#include "experiences/irritant_store.hpp"
#include "experiences/practice_store.hpp"
#include "platform/text/uuid.hpp"

namespace relais::commands {
namespace {

using actions::Measured;
using actions::Months;
using experiences::CountedIrritant;
using std::chrono::days;
using std::chrono::sys_days;

constexpr auto kBy = "generated";
constexpr std::size_t kConfirmed = 5;

actions::ActionId id_of(GeneratedAction const& action) {
  return actions::ActionId{uuid_of_name("generated action " + action.title)};
}

class Sequel {
 public:
  Sequel(db::Transaction& tx, Scope const& scope, DemoStories const& from) : tx_(tx), scope_(scope), from_(from) {
    for (auto const& story : from.plan) {
      causes_.emplace(story.told.id, story.cause);
    }
  }

  Result<void> run() {
    confirm_irritants();
    promote_practices();
    for (auto const& one : from_.material.actions) {
      if (auto const added = add(one); !added) {
        return Problem{
            Fault::kInvalid, added.problem().code, {}, fmt::format("the generated action \"{}\"", one.title)};
      }
    }
    return {};
  }

 private:
  // The cause that most of its stories are of.
  std::string cause_of(experiences::IrritantReader const& reader, CountedIrritant const& irritant) const {
    std::map<std::string, std::int64_t> counts;
    for (auto const& id : reader.newest_stories(irritant, irritant.standing)) {
      auto const cause = causes_.find(id.text);
      counts[cause == causes_.end() ? "" : cause->second] += 1;
    }
    auto const most = std::ranges::max_element(counts, {}, [](auto const& count) { return count.second; });
    return most == counts.end() ? "" : most->first;
  }

  void confirm_irritants() {
    auto store = experiences::IrritantStore{tx_, scope_};
    auto rows = store.all(scope_.network());
    std::ranges::stable_sort(rows, std::ranges::greater{}, &CountedIrritant::standing);
    for (auto const& row : rows) {
      auto const cause = std::ranges::find(from_.material.causes, cause_of(store, row), &GeneratedCause::cause);
      if (confirmed_.size() == kConfirmed || cause == from_.material.causes.end() ||
          confirmed_.contains(cause->cause)) {
        continue;
      }
      auto named = row;
      named.state = experiences::IrritantState::kConfirmed;
      named.title = cause->title;
      named.decided_at = midnight() - days{1};
      named.decided_by = kBy;
      store.update(named);
      confirmed_.emplace(cause->cause, row.id);
    }
  }

  void promote_practices() {
    auto store = experiences::PracticeStore{tx_, scope_};
    for (auto const& one : from_.material.practices) {
      auto const id = experiences::PracticeId{uuid_of_name("generated practice " + one.title)};
      auto const promoted_at = midnight() - days{one.promoted_days_ago};
      experiences::PracticeRow row;
      row.network_id = scope_.network();
      row.id = id;
      row.experience_id = id_of_planned(fmt::format("praise {}", one.praise));
      row.title = one.title;
      row.text = one.text;
      row.promoted_at = promoted_at;
      row.promoted_by = kBy;
      row.is_generated = true;
      store.insert(row);
      for (std::size_t i = 0; i < one.adopted_by.size(); ++i) {
        constexpr auto kEach = days{17};
        auto const after = kEach * static_cast<int>(i + 1);
        store.adopt({scope_.network(), id, one.adopted_by[i], std::min(promoted_at + after, midnight()), kBy});
      }
    }
  }

  // Of an irritant that is not confirmed nobody may read: then it comes from a story of the department about its owner.
  actions::ActionOrigin origin_of(GeneratedAction const& one) const {
    if (auto const irritant = confirmed_.find(one.cause); irritant != confirmed_.end()) {
      return {actions::OriginKind::kIrritant, irritant->second.text};
    }
    auto const owner = std::ranges::find(from_.material.organisations, one.owner, &GeneratedOrganisation::id);
    auto const story = std::ranges::find_if(from_.plan, [&](PlannedStory const& told) {
      return told.cause == one.cause && owner != from_.material.organisations.end() &&
             told.told.services.front().code.text == owner->partner &&
             std::ranges::count(from_.material.places.front().communes, told.told.territory) > 0;
    });
    return {actions::OriginKind::kExperience, story == from_.plan.end() ? "" : story->told.id};
  }

  Result<void> add(GeneratedAction const& one) {
    auto store = actions::ActionStore{tx_, scope_};
    auto const origin = origin_of(one);
    actions::ActionContent content;
    content.title = one.title;
    content.what = one.what;
    content.owner = OrganisationId{one.owner};
    content.function = one.function;
    content.department = from_.material.places.front().department;
    content.opened_on = day(-one.opened_days_ago);
    content.due_on = day(one.due_days);
    content.measure = one.measure;
    if (content.measure && one.remeasure_in_days) {
      content.measure->remeasure_on = day(*one.remeasure_in_days);
    }
    auto faults = actions::faults_of(content, from_.guard, from_.today);
    actions::Action action;
    action.network_id = scope_.network();
    action.id = id_of(one);
    action.origin_kind = origin.kind;
    action.origin_id = origin.id;
    action.is_generated = true;
    auto const taken = actions::change(action, content, from_.today);
    if (!faults.empty() || !taken) {
      return faults.empty() ? taken : Result<void>{invalid(faults.front().field, faults.front().code)};
    }
    store.insert(action);
    store.add_change(action, action.opened_on, "");
    return one.done_days_ago && one.proof ? complete(store, action, one) : Result<void>{};
  }

  Result<void> complete(actions::ActionStore& store, actions::Action& action, GeneratedAction const& one) {
    auto const proof = actions::ActionProof{*one.proof, one.link, day(-*one.done_days_ago)};
    auto const faults = actions::faults_of(proof, action, from_.guard, from_.today);
    auto const done = actions::complete(action, proof);
    if (!faults.empty() || !done) {
      return faults.empty() ? Result<void>{done.problem()} : invalid(faults.front().field, faults.front().code);
    }
    store.update(action);
    store.add_change(action, proof.done_on, proof.text);
    if (one.measure && one.measured_days_ago) {
      store.save(action, measured_on(day(-*one.measured_days_ago), action, *one.measure));
    }
    return {};
  }

  actions::Measurement measured_on(Date on, actions::Action const& action,
                                   actions::ActionMeasure const& measure) const {
    auto const before = actions::months_before(action.opened_on, measure.months);
    auto const after = actions::months_before(on, measure.months);
    auto const was = measured(measure, before);
    auto const is = measured(measure, after);
    return {on, measure.months, before.since, was.count, was.of, after.since, is.count, is.of};
  }

  // Of stories a month alone: no generated action measures anything else again.
  Measured measured(actions::ActionMeasure const& measure, Months const& months) const {
    auto const services = from_.services.with_parts(scope_.network(), experiences::ServiceCode{measure.service});
    auto const counts = experiences::count_stories(tx_, scope_, scope_.network(), services, measure.department, months);
    return {counts.stories, months.count};
  }

  Instant midnight() const { return sys_days{from_.today}; }
  Date day(std::int32_t from_today) const { return Date{sys_days{from_.today} + days{from_today}}; }

  db::Transaction& tx_;
  Scope const& scope_;
  DemoStories const& from_;
  std::map<std::string, std::string> causes_;                      // by identifier of the story
  std::map<std::string, experiences::IrritantId> confirmed_ = {};  // by cause
};

}  // namespace

bool has_sequel(db::Snapshot const& snapshot, StoryMaterial const& material) {
  auto const scope = Scope::public_directory();
  auto const reader = actions::ActionReader{snapshot, scope};
  return std::ranges::any_of(material.actions,
                             [&](GeneratedAction const& one) { return reader.published_one(id_of(one)).has_value(); });
}

Result<void> add_story_sequel(db::Transaction& tx, Scope const& scope, DemoStories const& stories) {
  return Sequel{tx, scope, stories}.run();
}

}  // namespace relais::commands
