#include "experiences/open_data_routes.hpp"

#include "experiences/kept_open_data.hpp"
#include "experiences/open_data_store.hpp"
#include "experiences/problems.hpp"
#include "platform/files/nameless_file.hpp"
#include "platform/tables/write_csv.hpp"

namespace relais::experiences {
namespace {

constexpr auto kRate = http::RateLimit{30, 15};

ServiceTree tree_of(ExperienceHouse const& house) {
  return house.database->read(
      [&](db::Snapshot const& snapshot) { return service_tree(snapshot, Scope::public_directory(), house.services); });
}

Result<OpenDataFilter> filter_of(OpenDataQuery const& query, ExperienceHouse const& house, Reading const& reading,
                                 Language language) {
  OpenDataFilter filter;
  auto const hold = [&](std::string_view column, auto const& value) {
    if (value) {
      filter.columns.push_back({column, {tables::cell_text(*value)}});
    }
  };
  hold("network", query.network);
  hold("feeling", query.feeling);
  hold("channel", query.channel);
  hold("used_channel", query.used_channel);
  hold("answered", query.answered);
  hold("changed", query.changed);
  if (query.q && !query.q->empty()) {
    filter.ids = reading.ids_saying(*query.q, query.language.value_or(language));
  }
  filter.since = query.since;
  filter.until = query.until;
  if (query.tag) {
    if (!house.story_tags->has(*query.tag)) {
      return invalid("tag", "experiences.tag_unknown");
    }
    filter.columns.push_back({"tags", {*query.tag}, true});
  }
  if (query.service) {
    auto& codes = filter.columns.emplace_back(OpenDataFilter::Column{"service", {}}).values;
    for (auto const& code : tree_of(house).with_parts(query.network, *query.service)) {
      codes.push_back(code.text);
    }
    if (codes.empty()) {
      return invalid("service", "experiences.service_unknown");
    }
  }
  if (query.territory) {
    auto const around = house.surroundings();
    auto const departments = around ? around->departments(*query.territory) : std::nullopt;
    if (!departments || departments->empty()) {
      return invalid("territory", "experiences.territory_unknown");
    }
    auto const is_department = departments->size() == 1 && around->region(departments->front()) != *query.territory;
    filter.columns.push_back({is_department ? "department" : "region", {*query.territory}});
  }
  return filter;
}

http::Answer saved(std::shared_ptr<ServedFile const> const& file) {
  http::Answer answer;
  answer.content_type = "text/csv; charset=utf-8";
  answer.static_body = file->text();
  answer.keeps = file;
  answer.etag = file->etag;
  answer.add("Content-Disposition", R"(attachment; filename="experiences.csv")");
  return answer;
}

}  // namespace

Result<files::MappedFile> open_data_file(ExperienceHouse const& house) {
  auto const around = house.surroundings();
  if (!around) {
    return loading();
  }
  files::NamelessFile file;
  house.database->read([&](db::Snapshot const& snapshot) {
    auto const services = service_tree(snapshot, Scope::public_directory(), house.services);
    write_open_data(snapshot, services, *around, day_of(house.clock->now()),
                    [&file](std::string_view bytes) { file.append(bytes); });
  });
  return file.mapped();
}

void add_open_data_routes(http::Routes& routes, ExperienceHouse const& house, Reading const& reading,
                          i18n::Texts const& texts) {
  auto const kept = std::make_shared<KeptOpenData>([&house] { return open_data_file(house); });
  routes.get(std::string{kOpenDataPath}, Right::kReadPublicDirectory, http::Work::kLong,
             [&house, &reading, kept](http::Request const& request) {
               auto const query = http::read_parameters<OpenDataQuery>(request);
               auto const filter = query ? filter_of(*query, house, reading, request.language())
                                         : Result<OpenDataFilter>{query.problem()};
               if (!filter) {
                 return http::refusal(filter.problem());
               }
               auto const file = filter->is_empty() ? kept->whole() : kept->narrowed(*filter);
               return file ? saved(*file) : http::refusal(file.problem());
             },
             {.summary = "open_data.api.stories_csv",
              .produces = "text/csv",
              .cache_control = http::kOneMinute,
              .rate = kRate});
  routes.get(std::string{kOpenDataSchemaPath}, Right::kReadPublicDirectory, http::Work::kShort,
             [&texts](http::Request const&) {
               auto answer = http::text(open_data_schema(texts), http::kJson);
               answer.add("Content-Disposition", R"(attachment; filename="experiences.schema.json")");
               return answer;
             },
             {.summary = "open_data.api.stories_schema",
              .cache_control = http::kOneMinute,
              .hashed_etag = true,
              .compressible = true,
              .rate = kRate});
}

}  // namespace relais::experiences
