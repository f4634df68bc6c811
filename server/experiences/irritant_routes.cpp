#include "experiences/irritant_routes.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "experiences/concern_store.hpp"
#include "experiences/experience_store.hpp"
#include "experiences/irritant_store.hpp"
#include "experiences/names_nobody.hpp"
#include "experiences/problems.hpp"
#include "experiences/tags.hpp"
#include "platform/journal/tell_routes.hpp"
#include "platform/json/read.hpp"
#include "platform/text/uuid.hpp"

namespace relais::experiences {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

constexpr std::int32_t kAtOnce = 20;
constexpr std::int64_t kStoriesShown = 20;
constexpr std::size_t kTiesShown = 8;
constexpr std::size_t kTiesInTitle = 2;

struct IrritantPath {
  IrritantId id;
};
BOOST_DESCRIBE_STRUCT(IrritantPath, (), (id))

struct IrritantStoryPath {
  IrritantId id;
  ExperienceId story;
};
BOOST_DESCRIBE_STRUCT(IrritantStoryPath, (), (id, story))

std::vector<IrritantTie> ties_of(IrritantRow const& row, language::StoryConceptFile const& concepts,
                                 Language language) {
  auto const kept = json::read<std::vector<language::Tie>>(row.ties);
  std::vector<IrritantTie> ties;
  for (auto const& tie : kept ? *kept : std::vector<language::Tie>{}) {
    auto const field = std::ranges::find(concepts.fields, tie.text, &language::StoryField::code);
    auto const is_named = tie.kind == language::TieKind::kField && field != concepts.fields.end();
    if (ties.size() < kTiesShown) {
      ties.push_back({tie.kind, tie.text, is_named ? named(*field, language).name : tie.text, tie.stories});
    }
  }
  return ties;
}

// What a person called it; else the fields that most of its stories tell of, or words where there is none.
std::string title_of(IrritantRow const& row, std::vector<IrritantTie> const& ties) {
  if (!row.title.empty()) {
    return row.title;
  }
  std::vector<std::string> names;
  for (auto const& tie : ties) {
    if (tie.kind == ties.front().kind && names.size() < kTiesInTitle) {
      names.push_back(tie.name);
    }
  }
  return fmt::format("{}", fmt::join(names, " · "));
}

ShownIrritant without_counts(IrritantRow const& row, language::StoryConceptFile const& concepts, Language language) {
  ShownIrritant shown;
  shown.id = row.id;
  shown.state = row.state;
  shown.ties = ties_of(row, concepts, language);
  shown.title = title_of(row, shown.ties);
  shown.version = row.version;
  shown.is_generated = row.is_generated;
  return shown;
}

Result<CountedWhere> counted_where(IrritantQuery const& query, ServiceTree const& tree, Surroundings const& around,
                                   std::vector<std::string> const& months, NetworkId const& network, Date today) {
  auto const tomorrow = Date{std::chrono::sys_days{today} + std::chrono::days{1}};
  CountedWhere where{network, "", "", months.front(), TextForm<Date>::write(tomorrow)};
  if (query.service) {
    std::vector<std::string> codes;
    for (auto const& code : tree.with_parts(network, *query.service)) {
      codes.push_back(code.text);
    }
    if (codes.empty()) {
      return invalid("service", "experiences.service_unknown");
    }
    where.services = fmt::format("|{}|", fmt::join(codes, "|"));
  }
  if (query.territory) {
    auto const departments = around.departments(*query.territory);
    if (!departments || departments->empty()) {
      return invalid("territory", "experiences.territory_unknown");
    }
    where.departments = fmt::format("|{}|", fmt::join(*departments, "|"));
  }
  return where;
}

// Adds what is counted to each; nothing to one without a story. Months are judged when they are over.
class Counting {
 public:
  Counting(IrritantReader const& reader, CountedWhere const& where, std::vector<std::string> const& months)
      : months_(months), all_(months.size()) {
    for (auto const& [month, stories] : reader.stories_by_month(where)) {
      if (auto const at = place(month)) {
        all_[*at] = stories;
      }
    }
    for (auto const& [irritant, month, stories] : reader.by_month(where)) {
      auto& counts = by_month_.try_emplace(irritant, months.size()).first->second;
      stories_[irritant] += stories;
      if (auto const at = place(month)) {
        counts[*at] = stories;
      }
    }
    for (auto const& count : reader.by_service(where)) {
      services_[count.irritant].push_back(count);
    }
    for (auto const& count : reader.by_department(where)) {
      departments_[count.irritant].push_back(count);
    }
  }

  void add_to(ShownIrritant& shown, ServiceTree const& tree, NetworkId const& network, Surroundings const& around,
              Language language) const {
    auto const counts = by_month_.find(shown.id);
    if (counts == by_month_.end()) {
      return;
    }
    shown.stories = stories_.at(shown.id);
    shown.months = charted(months_, counts->second, all_);
    shown.sign = latest_sign(shown.months);
    if (auto const found = services_.find(shown.id); found != services_.end()) {
      for (auto const& count : found->second) {
        auto const* const service = tree.find(network, ServiceCode{count.key});
        shown.services.push_back(
            {{count.key, service == nullptr ? count.key : service->name(language)}, count.stories});
      }
    }
    if (auto const found = departments_.find(shown.id); found != departments_.end()) {
      for (auto const& count : found->second) {
        shown.departments.push_back({{count.key, around.place_name(count.key)}, count.stories});
      }
    }
  }

 private:
  std::optional<std::size_t> place(std::string const& month) const {
    auto const found = std::ranges::lower_bound(months_, month);
    return found == months_.end() || *found != month ? std::nullopt
                                                     : std::optional{static_cast<std::size_t>(found - months_.begin())};
  }

  std::vector<std::string> const& months_;
  std::vector<std::int64_t> all_;
  std::map<IrritantId, std::vector<std::int64_t>> by_month_;
  std::map<IrritantId, std::int64_t> stories_;  // this month's too
  std::map<IrritantId, std::vector<IrritantCount>> services_;
  std::map<IrritantId, std::vector<IrritantCount>> departments_;
};

bool comes_more_often(ShownIrritant const& shown) {
  return shown.sign == statistics::ChartSign::kAboveLimit || shown.sign == statistics::ChartSign::kRunAbove;
}

Date today_of(ExperienceHouse const& house) {
  return Date{std::chrono::floor<std::chrono::days>(house.clock->now())};
}

Result<void> check_stories(ExperienceReader const& reader, NetworkId const& network,
                           std::vector<ExperienceId> const& stories) {
  auto const all = std::set<ExperienceId>{stories.begin(), stories.end()};
  if (all.size() < kFewestIrritantStories) {
    return invalid("/stories", "experiences.too_few_stories");
  }
  auto const found = reader.with_ids(network, stories);
  auto const stands = std::ranges::count_if(found, [](FullExperience const& full) {
    return full.row.state == ExperienceState::kPublished && !full.row.duplicate_of;
  });
  return static_cast<std::size_t>(stands) == all.size() ? Result<void>{}
                                                        : invalid("/stories", "experiences.stories_unknown");
}

}  // namespace

Result<IrritantList> Irritants::list(Scope const& scope, IrritantQuery const& query, Language language) const {
  auto const around = house_.surroundings();
  if (!around) {
    return loading();
  }
  auto const network = scope.is_public() ? network_meant(query.network, *around) : scope.network();
  auto const today = today_of(house_);
  auto const months = chart_months(today);
  return house_.database->read([&](db::Snapshot const& snapshot) -> Result<IrritantList> {
    auto const tree = service_tree(snapshot, scope, house_.services);
    auto const where = counted_where(query, tree, *around, months, network, today);
    if (!where) {
      return where.problem();
    }
    auto const reader = IrritantReader{snapshot, scope};
    auto const counting = Counting{reader, *where, months};
    auto const wanted = scope.is_public() ? std::optional{IrritantState::kConfirmed} : query.state;
    IrritantList list;
    list.since = months.front();
    for (auto const& row : reader.all(network)) {
      if ((!wanted || row.state == *wanted) && (!scope.is_public() || row.is_public())) {
        auto shown = without_counts(row, *house_.story_concepts, language);
        counting.add_to(shown, tree, network, *around, language);
        if (shown.stories > 0) {
          list.items.push_back(std::move(shown));
        }
      }
    }
    std::ranges::stable_sort(list.items, [](ShownIrritant const& one, ShownIrritant const& other) {
      return std::tuple{!comes_more_often(one), -one.stories, one.id} <
             std::tuple{!comes_more_often(other), -other.stories, other.id};
    });
    list.of_items = std::ssize(list.items);
    auto const from = std::min<std::ptrdiff_t>(query.after.value_or(0), std::ssize(list.items));
    list.items.erase(list.items.begin(), list.items.begin() + from);
    list.items.resize(
        std::min<std::size_t>(list.items.size(), static_cast<std::size_t>(query.limit.value_or(kAtOnce))));
    return list;
  });
}

Result<IrritantWithStories> Irritants::one(Scope const& scope, IrritantId const& id, Language language) const {
  auto const around = house_.surroundings();
  if (!around) {
    return loading();
  }
  auto const today = today_of(house_);
  auto const months = chart_months(today);
  return house_.database->read([&](db::Snapshot const& snapshot) -> Result<IrritantWithStories> {
    auto const reader = IrritantReader{snapshot, scope};
    auto const row = reader.one(id);
    if (!row || (scope.is_public() && !row->is_public())) {
      return unknown();
    }
    auto const tree = service_tree(snapshot, scope, house_.services);
    auto const where = counted_where({}, tree, *around, months, row->network_id, today);
    if (!where) {
      return where.problem();
    }
    IrritantWithStories shown;
    static_cast<ShownIrritant&>(shown) = without_counts(*row, *house_.story_concepts, language);
    Counting{reader, *where, months}.add_to(shown, tree, row->network_id, *around, language);
    auto const stories = ExperienceReader{snapshot, scope};
    auto full = stories.with_ids(row->network_id, reader.newest_stories(*row, kStoriesShown));
    std::ranges::sort(full, std::ranges::greater{}, [](FullExperience const& story) { return story.row.number; });
    auto const in_words = Shown{*around, tree, language};
    std::ranges::transform(full, std::back_inserter(shown.experiences),
                           [&](FullExperience const& story) { return in_words.experience(story, true); });
    return shown;
  });
}

std::map<std::string, std::string> Irritants::titles(NetworkId const& network, std::span<std::string const> ids,
                                                     Language language) const {
  auto const scope = Scope::public_directory();
  auto const rows = house_.database->read([&](db::Snapshot const& snapshot) {
    return IrritantReader{snapshot, scope}.with_ids(network, ids);
  });
  std::map<std::string, std::string> titles;
  for (auto const& row : rows) {
    if (row.is_public()) {
      titles[row.id.text] = without_counts(row, *house_.story_concepts, language).title;
    }
  }
  return titles;
}

std::vector<Named> Irritants::of_story(ExperienceId const& story, Language language) const {
  auto const scope = Scope::public_directory();
  return house_.database->read([&](db::Snapshot const& snapshot) {
    std::vector<Named> names;
    if (auto const full = ExperienceReader{snapshot, scope}.published(story)) {
      for (auto const& row : IrritantReader{snapshot, scope}.of_story(full->row.network_id, story)) {
        if (row.is_public()) {
          names.push_back({row.id.text, without_counts(row, *house_.story_concepts, language).title});
        }
      }
    }
    return names;
  });
}

Result<IrritantWithStories> Irritants::group(NewIrritant const& asked, Request const& request) const {
  if (!is_uuid(asked.id)) {
    return invalid("/id", "experiences.id_malformed");
  }
  if (auto const checked = check_names_nobody(*house_.guard, "/title", asked.title); !checked) {
    return checked.problem();
  }
  auto const scope = request.scope();
  auto const now = house_.clock->now();
  auto const id = IrritantId{asked.id};
  auto const grouped = house_.database->write([&](db::Transaction& tx) -> Result<void> {
    auto store = IrritantStore{tx, scope};
    if (auto const known = store.one(id)) {
      auto const added = store.added_stories(*known);
      auto const is_same = known->title == house_.guard->masked(asked.title) &&
                           std::set<ExperienceId>{added.begin(), added.end()} ==
                               std::set<ExperienceId>{asked.stories.begin(), asked.stories.end()};
      return is_same ? Result<void>{} : id_taken();  // sent again
    }
    if (auto const checked = check_stories(ExperienceReader{tx, scope}, scope.network(), asked.stories); !checked) {
      return checked.problem();
    }
    IrritantRow row;
    row.network_id = scope.network();
    row.id = id;
    row.state = IrritantState::kConfirmed;
    row.title = house_.guard->masked(asked.title);
    row.found_at = now;
    row.decided_at = now;
    row.decided_by = request.principal.signed_in()->account.text;
    row.is_generated = house_.is_demonstration;
    store.insert(row);
    for (auto const& story : asked.stories) {
      store.say({row.network_id, id, story, IrritantMembership::kAdded});
    }
    if (auto const allowed = may_name(concern_of(tx, scope, id)); !allowed) {
      return allowed.problem();
    }
    journal::tell(tx, request, "journal.irritant_confirmed", "irritant", id.text, "", now);
    return {};
  });
  return grouped ? one(scope, id, request.language()) : Result<IrritantWithStories>{grouped.problem()};
}

Result<IrritantWithStories> Irritants::decide(IrritantId const& id, IrritantDecision const& decision,
                                              Request const& request) const {
  if (decision.state == IrritantState::kFound) {
    return invalid("/state", "experiences.irritant_state");
  }
  auto const named = check_names_nobody(*house_.guard, "/title", decision.title);
  if (decision.state == IrritantState::kConfirmed && !named) {
    return named.problem();
  }
  auto const scope = request.scope();
  auto const now = house_.clock->now();
  auto const decided = house_.database->write([&](db::Transaction& tx) -> Result<void> {
    auto store = IrritantStore{tx, scope};
    auto row = store.one(id);
    if (!row) {
      return unknown();
    }
    auto const concern = concern_of(tx, scope, id);
    auto const allowed = decision.state == IrritantState::kSetAside ? may_decide(concern) : may_name(concern);
    if (!allowed) {
      return allowed.problem();
    }
    if (row->version != decision.version) {
      return changed_meanwhile();
    }
    row->state = decision.state;
    row->title = house_.guard->masked(decision.title);
    row->decided_at = now;
    row->decided_by = request.principal.signed_in()->account.text;
    store.update(*row);
    journal::tell(tx, request, "journal.irritant_decided", "irritant", id.text,
                  TextForm<IrritantState>::write(decision.state), now);
    return {};
  });
  return decided ? one(scope, id, request.language()) : Result<IrritantWithStories>{decided.problem()};
}

Result<IrritantWithStories> Irritants::say(IrritantId const& id, ExperienceId const& story,
                                           IrritantMembership membership, Request const& request) const {
  if (membership == IrritantMembership::kFound) {
    return invalid("/membership", "experiences.irritant_membership");
  }
  auto const scope = request.scope();
  auto const now = house_.clock->now();
  auto const said = house_.database->write([&](db::Transaction& tx) -> Result<void> {
    auto store = IrritantStore{tx, scope};
    auto const row = store.one(id);
    auto const full = ExperienceReader{tx, scope}.published(story);
    if (!row || !full || full->row.network_id != row->network_id) {
      return unknown();
    }
    auto const of_story = concern_of(tx, scope, story);
    auto const of_irritant = concern_of(tx, scope, id);
    // One of elsewhere put in takes it away from those there; others put out one by one leave too few.
    auto allowed = membership == IrritantMembership::kAdded ? may_name(of_irritant) : Result<void>{};
    if (allowed) {
      allowed = may_decide({of_story.stories, of_story.own + of_irritant.own, of_story.within});
    }
    if (!allowed) {
      return allowed.problem();
    }
    store.say({row->network_id, id, story, membership});
    journal::tell(tx, request, "journal.irritant_story", "irritant", id.text, story.text, now);
    return {};
  });
  return said ? one(scope, id, request.language()) : Result<IrritantWithStories>{said.problem()};
}

void add_irritant_routes(http::Routes& routes, Irritants const& irritants) {
  constexpr auto kKeep = Right::kKeepIrritants;
  routes.get<IrritantQuery, IrritantList>("/api/v1/irritants", Right::kReadPublicDirectory, Work::kLong,
                                          [&irritants](IrritantQuery const& query, Request const& request) {
                                            return irritants.list(Scope::public_directory(), query, request.language());
                                          },
                                          {.summary = "experiences_api.irritants",
                                           .cache_control = http::kOneMinute,
                                           .hashed_etag = true,
                                           .compressible = true});
  routes.get<IrritantPath, IrritantWithStories>(
      "/api/v1/irritants/{id}", Right::kReadPublicDirectory, Work::kLong,
      [&irritants](IrritantPath const& path, Request const& request) {
        return irritants.one(Scope::public_directory(), path.id, request.language());
      },
      {.summary = "experiences_api.irritant", .cache_control = http::kOneMinute, .hashed_etag = true});
  routes.get<IrritantQuery, IrritantList>("/api/v1/irritant-register", kKeep, Work::kLong,
                                          [&irritants](IrritantQuery const& query, Request const& request) {
                                            return irritants.list(request.scope(), query, request.language());
                                          },
                                          {.summary = "experiences_api.irritant_register"});
  routes.get<IrritantPath, IrritantWithStories>("/api/v1/irritant-register/{id}", kKeep, Work::kLong,
                                                [&irritants](IrritantPath const& path, Request const& request) {
                                                  return irritants.one(request.scope(), path.id, request.language());
                                                },
                                                {.summary = "experiences_api.irritant_of_register"});
  routes.post<NoParameters, NewIrritant, IrritantWithStories>(
      "/api/v1/irritants", kKeep, Work::kWrite,
      [&irritants](NoParameters const&, NewIrritant const& asked, Request const& request) {
        return irritants.group(asked, request);
      },
      {.summary = "experiences_api.group_stories"});
  routes.put<IrritantPath, IrritantDecision, IrritantWithStories>(
      "/api/v1/irritants/{id}", kKeep, Work::kWrite,
      [&irritants](IrritantPath const& path, IrritantDecision const& decision, Request const& request) {
        return irritants.decide(path.id, decision, request);
      },
      {.summary = "experiences_api.decide_irritant"});
  routes.put<IrritantStoryPath, IrritantStory, IrritantWithStories>(
      "/api/v1/irritants/{id}/stories/{story}", kKeep, Work::kWrite,
      [&irritants](IrritantStoryPath const& path, IrritantStory const& said, Request const& request) {
        return irritants.say(path.id, path.story, said.membership, request);
      },
      {.summary = "experiences_api.story_of_irritant"});
}

}  // namespace relais::experiences
