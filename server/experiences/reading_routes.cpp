#include "experiences/reading_routes.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "experiences/problems.hpp"
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

std::string listed(auto const& codes) {
  return codes.empty() ? "" : fmt::format("|{}|", fmt::join(codes, "|"));
}

template <class T>
std::string text_of(std::optional<T> const& value) {
  return value ? std::string{TextForm<T>::write(*value)} : "";
}

std::string yes_no(std::optional<bool> value) {
  return !value ? "" : *value ? "yes" : "no";
}

Result<Narrowed> narrowed(ExperienceQuery const& query, ServiceTree const& tree, Surroundings const& around) {
  Narrowed narrowed;
  narrowed.network = query.network ? query.network->text : "";
  if (query.service) {
    // Of any network where none is said: the same code stands for the same kind of service in each.
    std::vector<std::string> codes;
    for (auto const& code : tree.with_parts(query.network, *query.service)) {
      codes.push_back(code.text);
    }
    if (codes.empty()) {
      return invalid("service", "experiences.service_unknown");
    }
    narrowed.services = listed(codes);
  }
  if (query.territory) {
    auto const departments = around.departments(*query.territory);
    if (!departments) {
      return invalid("territory", "experiences.territory_unknown");
    }
    narrowed.departments = listed(*departments);
    narrowed.commune = departments->empty() ? *query.territory : "";
  }
  narrowed.counter = query.counter.value_or("");
  narrowed.procedure = query.procedure.value_or("");
  narrowed.feeling = text_of(query.feeling);
  narrowed.channel = text_of(query.channel);
  narrowed.used_channel = text_of(query.used_channel);
  narrowed.since = text_of(query.since);
  narrowed.until =
      query.until ? TextForm<Date>::write(Date{std::chrono::sys_days{*query.until} + std::chrono::days{1}}) : "";
  narrowed.answered = yes_no(query.answered);
  narrowed.changed = yes_no(query.changed);
  return narrowed;
}

std::vector<std::string> words_of(std::vector<language::QueryWord> const& asked) {
  std::vector<std::string> words;
  std::ranges::transform(asked, std::back_inserter(words), &language::QueryWord::word);
  return words;
}

Result<std::int64_t> before(ExperienceQuery const& query) {
  auto number = std::numeric_limits<std::int64_t>::max();
  auto const text = std::string_view{query.cursor ? *query.cursor : std::string_view{}};
  if (!text.empty()) {
    auto const read = std::from_chars(text.begin(), text.end(), number);
    if (read.ec != std::errc{} || read.ptr != text.end()) {
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
    auto const asked = narrowed(query, tree, *around);
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
    list.feelings = found.feelings;
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
  routes.get<ServiceQuery, ServiceList>("/api/v1/services", Right::kReadPublicDirectory, Work::kLong,
                                        [&reading](ServiceQuery const& query, Request const& request) {
                                          return reading.services(query.network.value_or(NetworkId{"fr"}),
                                                                  request.language());
                                        },
                                        {.summary = "experiences_api.services",
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
