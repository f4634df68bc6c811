#include "experiences/practice_routes.hpp"

#include <algorithm>

#include "experiences/concern_store.hpp"
#include "experiences/experience_store.hpp"
#include "experiences/names_nobody.hpp"
#include "experiences/practice_store.hpp"
#include "experiences/problems.hpp"
#include "platform/journal/tell_routes.hpp"
#include "platform/text/uuid.hpp"

namespace relais::experiences {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

constexpr std::int32_t kAtOnce = 20;

struct PracticePath {
  PracticeId id;
};
BOOST_DESCRIBE_STRUCT(PracticePath, (), (id))

struct AdoptionPath {
  PracticeId id;
  std::string counter;
};
BOOST_DESCRIBE_STRUCT(AdoptionPath, (), (id, counter))

Problem practice_unknown() {
  return {Fault::kNotFound, "experiences.practice_unknown"};
}

Date day_of(Instant instant) {
  return Date{std::chrono::floor<std::chrono::days>(instant)};
}

ShownPractice shown(CountedPractice const& row) {
  return {row.id,
          row.title,
          row.text,
          std::nullopt,
          "",
          false,
          day_of(row.promoted_at),
          row.adoptions,
          {},
          row.withdrawn_at.has_value(),
          row.version,
          row.is_generated};
}

// With their stories and the counters that have adopted them, of one network; as many questions for many as for one.
std::vector<ShownPractice> shown(db::Snapshot const& snapshot, Scope const& scope,
                                 std::vector<CountedPractice> const& rows, Shown const& in_words,
                                 Surroundings const& around) {
  std::vector<ShownPractice> practices;
  if (rows.empty()) {
    return practices;
  }
  std::vector<ExperienceId> stories;
  std::vector<PracticeId> ids;
  for (auto const& row : rows) {
    stories.push_back(row.experience_id);
    ids.push_back(row.id);
    practices.push_back(shown(row));
  }
  auto const& network = rows.front().network_id;
  for (auto const& story : ExperienceReader{snapshot, scope}.with_ids(network, stories)) {
    if (story.row.state != ExperienceState::kPublished) {
      continue;
    }
    auto const title = in_words.experience(story, true).title;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].experience_id == story.row.id) {
        practices[i].experience = story.row.id;
        practices[i].experience_title = title;
        practices[i].is_experience_public = true;
      }
    }
  }
  for (auto const& adoption : PracticeReader{snapshot, scope}.adoptions(network, ids)) {
    auto const practice = std::ranges::find(practices, adoption.practice_id, &ShownPractice::id);
    practice->adopted_by.push_back(
        {{adoption.counter_id, around.counter_name(adoption.counter_id)}, day_of(adoption.adopted_at)});
  }
  for (auto& practice : practices) {
    std::ranges::sort(practice.adopted_by, {}, [](AdoptedBy const& one) { return one.counter.name; });
  }
  return practices;
}

Result<void> names_nobody(language::TextGuard const& guard, std::string const& title, std::string const& text) {
  auto const checked = check_names_nobody(guard, "/title", title);
  return checked ? check_names_nobody(guard, "/text", text) : checked;
}

}  // namespace

Result<PracticeList> Practices::list(PracticeQuery const& query, Language language) const {
  return found(Scope::public_directory(), query, language);
}

Result<PracticeList> Practices::to_decide(Scope const& scope, PracticeQuery const& query, Language language) const {
  return found(scope, query, language);
}

Result<PracticeList> Practices::found(Scope const& scope, PracticeQuery const& query, Language language) const {
  auto const around = house_.surroundings();
  if (!around) {
    return loading();
  }
  auto const is_public = scope.is_public();
  auto const network = is_public ? network_meant(query.network, *around) : scope.network();
  auto const most = query.limit.value_or(kAtOnce);
  auto const after = query.after.value_or(0);
  return house_.database->read([&](db::Snapshot const& snapshot) {
    auto const reader = PracticeReader{snapshot, scope};
    auto const tree = service_tree(snapshot, scope, house_.services);
    auto const in_words = Shown{*around, tree, language};
    PracticeList list;
    list.of_items = is_public ? reader.count(network) : reader.count_to_decide(network);
    auto const rows = is_public ? reader.list(network, most, after) : reader.to_decide(network, most, after);
    list.items = shown(snapshot, scope, rows, in_words, *around);
    return list;
  });
}

Result<ShownPractice> Practices::one(PracticeId const& id, Language language) const {
  auto const around = house_.surroundings();
  if (!around) {
    return loading();
  }
  auto const scope = Scope::public_directory();
  return house_.database->read([&](db::Snapshot const& snapshot) -> Result<ShownPractice> {
    auto const row = PracticeReader{snapshot, scope}.one(id);
    auto const tree = service_tree(snapshot, scope, house_.services);
    return row && row->is_public()
               ? Result<ShownPractice>{shown(snapshot, scope, {*row}, Shown{*around, tree, language}, *around).front()}
               : practice_unknown();
  });
}

Result<ShownPractice> Practices::promote(NewPractice const& asked, Request const& request) const {
  if (!is_uuid(asked.id)) {
    return invalid("/id", "experiences.id_malformed");
  }
  if (auto const checked = names_nobody(*house_.guard, asked.title, asked.text); !checked) {
    return checked.problem();
  }
  auto const scope = request.scope();
  auto const now = house_.clock->now();
  auto const id = PracticeId{asked.id};
  auto const promoted = house_.database->write([&](db::Transaction& tx) -> Result<void> {
    auto store = PracticeStore{tx, scope};
    if (auto const known = store.one(id)) {
      auto const is_same = known->experience_id == asked.experience &&
                           known->title == house_.guard->masked(asked.title) &&
                           known->text == house_.guard->masked(asked.text);
      return is_same ? Result<void>{} : id_taken();  // sent again
    }
    auto const story = ExperienceReader{tx, scope}.published(asked.experience);
    if (!story || story->row.network_id != scope.network() || story->row.feeling != Feeling::kPositive) {
      return invalid("/experience", "experiences.practice_of_no_praise");
    }
    if (auto const allowed = may_decide(concern_of(tx, scope, asked.experience)); !allowed) {
      return allowed.problem();
    }
    store.insert({scope.network(), id, asked.experience, house_.guard->masked(asked.title),
                  house_.guard->masked(asked.text), now, request.principal.signed_in()->account.text, std::nullopt, 1,
                  house_.is_demonstration});
    journal::tell(tx, request, "journal.practice_promoted", "practice", id.text, asked.experience.text, now);
    return {};
  });
  return promoted ? one(id, request.language()) : Result<ShownPractice>{promoted.problem()};
}

Result<void> Practices::change(PracticeId const& id, PracticeChange const& asked, Request const& request) const {
  auto const checked = names_nobody(*house_.guard, asked.title, asked.text);
  if (!asked.is_withdrawn && !checked) {
    return checked.problem();
  }
  auto const scope = request.scope();
  auto const now = house_.clock->now();
  return house_.database->write([&](db::Transaction& tx) -> Result<void> {
    auto store = PracticeStore{tx, scope};
    auto row = store.one(id);
    if (!row) {
      return practice_unknown();
    }
    if (auto const allowed = may_decide(concern_of(tx, scope, id)); !allowed) {
      return allowed.problem();
    }
    row->title = house_.guard->masked(asked.title);
    row->text = house_.guard->masked(asked.text);
    row->withdrawn_at = asked.is_withdrawn ? std::optional{row->withdrawn_at.value_or(now)} : std::nullopt;
    row->is_kept = row->is_kept || (asked.is_kept.value_or(false) && !row->is_story_public);
    if (row->version != asked.version || !store.update(*row)) {
      return changed_meanwhile();
    }
    journal::tell(tx, request, "journal.practice_changed", "practice", id.text, "", now);
    return {};
  });
}

Result<ShownPractice> Practices::adopt(PracticeId const& id, std::string const& counter, bool is_adopted,
                                       Request const& request) const {
  auto const scope = request.scope();
  auto const now = house_.clock->now();
  auto const done = house_.database->write([&](db::Transaction& tx) -> Result<void> {
    auto store = PracticeStore{tx, scope};
    auto const row = store.one(id);
    if (!row || !row->is_public() || !reaches_counter(tx, scope, counter)) {
      return practice_unknown();
    }
    if (is_adopted) {
      store.adopt({row->network_id, id, counter, now, request.principal.signed_in()->account.text});
    } else {
      store.give_up(*row, counter);
    }
    journal::tell(tx, request, "journal.practice_adopted", "practice", id.text, counter, now);
    return {};
  });
  return done ? one(id, request.language()) : Result<ShownPractice>{done.problem()};
}

void add_practice_routes(http::Routes& routes, Practices const& practices) {
  routes.get<PracticeQuery, PracticeList>(
      "/api/v1/practices", Right::kReadPublicDirectory, Work::kLong,
      [&practices](PracticeQuery const& query, Request const& request) {
        return practices.list(query, request.language());
      },
      {.summary = "experiences_api.practices", .cache_control = http::kOneMinute, .hashed_etag = true});
  routes.get<PracticePath, ShownPractice>(
      "/api/v1/practices/{id}", Right::kReadPublicDirectory, Work::kLong,
      [&practices](PracticePath const& path, Request const& request) {
        return practices.one(path.id, request.language());
      },
      {.summary = "experiences_api.practice", .cache_control = http::kOneMinute, .hashed_etag = true});
  routes.get<PracticeQuery, PracticeList>("/api/v1/practice-register", Right::kKeepIrritants, Work::kLong,
                                          [&practices](PracticeQuery const& query, Request const& request) {
                                            return practices.to_decide(request.scope(), query, request.language());
                                          },
                                          {.summary = "experiences_api.practice_register"});
  routes.post<NoParameters, NewPractice, ShownPractice>(
      "/api/v1/practices", Right::kKeepIrritants, Work::kWrite,
      [&practices](NoParameters const&, NewPractice const& asked, Request const& request) {
        return practices.promote(asked, request);
      },
      {.summary = "experiences_api.promote_practice"});
  routes.put<PracticePath, PracticeChange, void>(
      "/api/v1/practices/{id}", Right::kKeepIrritants, Work::kWrite,
      [&practices](PracticePath const& path, PracticeChange const& asked, Request const& request) {
        return practices.change(path.id, asked, request);
      },
      {.summary = "experiences_api.change_practice"});
  routes.put<AdoptionPath, NoParameters, ShownPractice>(
      "/api/v1/practices/{id}/adoptions/{counter}", Right::kEditCounter, Work::kWrite,
      [&practices](AdoptionPath const& path, NoParameters const&, Request const& request) {
        return practices.adopt(path.id, path.counter, true, request);
      },
      {.summary = "experiences_api.adopt_practice"});
  routes.remove<AdoptionPath, ShownPractice>("/api/v1/practices/{id}/adoptions/{counter}", Right::kEditCounter,
                                             Work::kWrite,
                                             [&practices](AdoptionPath const& path, Request const& request) {
                                               return practices.adopt(path.id, path.counter, false, request);
                                             },
                                             {.summary = "experiences_api.give_up_practice"});
}

}  // namespace relais::experiences
