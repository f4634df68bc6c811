#include "experiences/reading_routes.hpp"

#include <algorithm>
#include <charconv>

#include "experiences/problems.hpp"
#include "experiences/tags.hpp"
#include "platform/journal/tell_routes.hpp"

namespace relais::experiences {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

constexpr std::int32_t kAtOnce = 20;

struct StoryPath {
  ExperienceId id;
};
BOOST_DESCRIBE_STRUCT(StoryPath, (), (id))

struct ServiceQuery {
  std::optional<NetworkId> network;
};
BOOST_DESCRIBE_STRUCT(ServiceQuery, (), (network))

std::vector<std::string> terms_of_each(IndexedBy kind, auto const& codes) {
  std::vector<std::string> terms;
  std::ranges::transform(codes, std::back_inserter(terms), [&](auto const& code) { return term(kind, code); });
  return terms;
}

// Every day that a story can have been published on.
constexpr auto kFirstDay = Date{std::chrono::year{2000} / 1 / 1};

std::vector<std::string> terms_of_period(ExperienceQuery const& query, Instant now) {
  auto const today = Date{std::chrono::floor<std::chrono::days>(now)};
  auto const first = std::max(query.since.value_or(kFirstDay), kFirstDay);
  auto terms = terms_between(first, std::min(query.until.value_or(today), today));
  if (terms.empty()) {
    terms.push_back(term(IndexedBy::kDay, "none"));
  }
  return terms;
}

Result<Narrowed> narrowed(ExperienceQuery const& query, ServiceTree const& tree, Surroundings const& around,
                          language::StoryTags const& tags, Instant now) {
  Narrowed narrowed;
  auto const add = [&](IndexedBy kind, std::optional<std::string> const& code) {
    if (code) {
      narrowed.terms.push_back({term(kind, *code)});
    }
  };
  if (query.network) {
    add(IndexedBy::kNetwork, query.network->text);
  }
  if (query.service) {
    // Of any network where none is said: the same code stands for the same kind of service in each.
    std::vector<std::string> codes;
    for (auto const& code : tree.with_parts(query.network, *query.service)) {
      codes.push_back(code.text);
    }
    if (codes.empty()) {
      return invalid("service", "experiences.service_unknown");
    }
    narrowed.terms.push_back(terms_of_each(IndexedBy::kService, codes));
  }
  if (query.territory) {
    auto const departments = around.departments(*query.territory);
    if (!departments) {
      return invalid("territory", "experiences.territory_unknown");
    }
    narrowed.terms.push_back(departments->empty() ? std::vector{term(IndexedBy::kPlace, *query.territory)}
                                                  : terms_of_each(IndexedBy::kDepartment, *departments));
  }
  add(IndexedBy::kCounter, query.counter);
  add(IndexedBy::kProcedure, query.procedure);
  if (query.tag && !tags.has(*query.tag)) {
    return invalid("tag", "experiences.tag_unknown");
  }
  add(IndexedBy::kTag, query.tag);
  if (query.since || query.until) {
    narrowed.terms.push_back(terms_of_period(query, now));
  }
  narrowed.facets = {query.feeling, query.answered, query.changed, query.channel, query.used_channel};
  return narrowed;
}

std::vector<std::string> words_of(std::vector<language::QueryWord> const& asked) {
  std::vector<std::string> words;
  std::ranges::transform(asked, std::back_inserter(words), &language::QueryWord::word);
  return words;
}

Result<std::int64_t> before(ExperienceQuery const& query) {
  auto number = kLastNumber;
  auto const text = std::string_view{query.cursor ? *query.cursor : std::string_view{}};
  if (!text.empty()) {
    auto const read = std::from_chars(text.begin(), text.end(), number);
    if (read.ec != std::errc{} || read.ptr != text.end() || number < 0 || number > kLastNumber) {
      return invalid("cursor", "experiences.cursor_unreadable");
    }
  }
  return number;
}

}  // namespace

Result<ExperienceList> Reading::list(ExperienceQuery const& query, Language language) const {
  auto const around = house_.surroundings();
  if (!around) {
    return loading();
  }
  auto const from = before(query);
  if (!from) {
    return from.problem();
  }
  auto const words = language::Analyser{tongue_of(language)}.query(query.q.value_or(""));
  auto const scope = Scope::public_directory();
  return house_.database->read([&](db::Snapshot const& snapshot) -> Result<ExperienceList> {
    auto const tree = service_tree(snapshot, scope, house_.services);
    auto const asked = narrowed(query, tree, *around, *house_.story_tags, house_.clock->now());
    if (!asked) {
      return asked.problem();
    }
    auto const find = [&](std::vector<language::QueryWord> const& having) {
      return find_published(snapshot, scope, *asked, having, *from, query.limit.value_or(kAtOnce));
    };
    auto const shown = Shown{*around, tree, language};
    ExperienceList list;
    auto found = find(words);
    if (found.of_items == 0 && !words.empty()) {
      if (auto const meant = corrected(snapshot, words, *known_words_.now(snapshot), language)) {
        found = find(*meant);
        list.searched_instead = found.of_items == 0 ? std::nullopt : std::optional{words_of(*meant)};
      }
    }
    list.of_items = found.of_items;
    list.facets = found.facets;
    for (auto const& full : found.items) {
      list.items.push_back(shown.experience(full, true));
    }
    if (found.next) {
      list.next = std::to_string(*found.next);
    }
    list.searched = words_of(words);
    return list;
  });
}

Result<ShownExperience> Reading::one(ExperienceId const& id, Language language) const {
  auto const around = house_.surroundings();
  if (!around) {
    return loading();
  }
  auto const scope = Scope::public_directory();
  return house_.database->read([&](db::Snapshot const& snapshot) -> Result<ShownExperience> {
    auto const full = ExperienceReader{snapshot, scope}.published(id);
    if (!full) {
      return unknown();
    }
    auto const tree = service_tree(snapshot, scope, house_.services);
    return Shown{*around, tree, language}.experience(*full, true);
  });
}

std::vector<std::string> Reading::ids_saying(std::string const& q, Language language) const {
  auto const words = language::Analyser{tongue_of(language)}.query(q);
  auto const scope = Scope::public_directory();
  return house_.database->read([&](db::Snapshot const& snapshot) {
    auto ids = published_ids(snapshot, scope, words);
    if (ids.empty() && !words.empty()) {
      if (auto const meant = corrected(snapshot, words, *known_words_.now(snapshot), language)) {
        ids = published_ids(snapshot, scope, *meant);
      }
    }
    return ids;
  });
}

ServiceList Reading::services(NetworkId const& network, Language language) const {
  auto const scope = Scope::public_directory();
  auto const tree = house_.database->read(
      [&](db::Snapshot const& snapshot) { return service_tree(snapshot, scope, house_.services); });
  ServiceList list{network, {}};
  for (auto const* const service : tree.of(network)) {
    list.items.push_back({service->code, service->parent_code, service->name(language), service->also_called});
  }
  return list;
}

TagList Reading::tags(Language language) const {
  TagList list;
  for (auto const* const tag : house_.story_tags->all()) {
    list.items.push_back(named(*tag, language));
  }
  return list;
}

void add_reading_routes(http::Routes& routes, ExperienceHouse const& house, Reading const& reading) {
  routes.get<ExperienceQuery, ExperienceList>("/api/v1/experiences", Right::kReadPublicDirectory, Work::kLong,
                                              [&reading](ExperienceQuery const& query, Request const& request) {
                                                return reading.list(query, request.language());
                                              },
                                              {.summary = "experiences_api.list",
                                               .cache_control = http::kOneMinute,
                                               .hashed_etag = true,
                                               .compressible = true});
  routes.get<StoryPath, ShownExperience>(
      "/api/v1/experiences/{id}", Right::kReadPublicDirectory, Work::kLong,
      [&reading](StoryPath const& path, Request const& request) { return reading.one(path.id, request.language()); },
      {.summary = "experiences_api.one", .cache_control = http::kOneMinute, .hashed_etag = true});
  routes.get<ServiceQuery, ServiceList>(
      "/api/v1/services", Right::kReadPublicDirectory, Work::kLong,
      [&house, &reading](ServiceQuery const& query, Request const& request) {
        auto const around = house.surroundings();
        return around ? Result<ServiceList>{reading.services(network_meant(query.network, *around), request.language())}
                      : loading();
      },
      {.summary = "experiences_api.services",
       .cache_control = http::kOneMinute,
       .hashed_etag = true,
       .compressible = true});
  routes.get<NoParameters, TagList>(
      "/api/v1/story-tags", Right::kReadPublicDirectory, Work::kShort,
      [&reading](NoParameters const&, Request const& request) { return reading.tags(request.language()); },
      {.summary = "experiences_api.tags",
       .cache_control = http::kOneMinute,
       .hashed_etag = true,
       .compressible = true});
  routes.post<NoParameters, NewService, ServiceList>(
      "/api/v1/services", Right::kManageServices, Work::kWrite,
      [&house, &reading](NoParameters const&, NewService const& asked, Request const& request) -> Result<ServiceList> {
        auto const scope = request.scope();
        auto const now = house.clock->now();
        auto const added = house.database->write([&](db::Transaction& tx) -> Result<void> {
          auto const service = service_of(asked, service_tree(tx, scope, house.services), scope.network());
          if (!service) {
            return service.problem();
          }
          if (!add_service(tx, scope, *service, request.principal.signed_in()->account, now)) {
            return invalid("/code", "experiences.service_exists");
          }
          journal::tell(tx, request, "journal.service_added", "service", asked.code, "", now);
          return {};
        });
        return added ? Result<ServiceList>{reading.services(scope.network(), request.language())} : added.problem();
      },
      {.summary = "experiences_api.add_service"});
}

}  // namespace relais::experiences
