#include "network/open_data.hpp"

#include <algorithm>
#include <map>

#include "network/export_counters.hpp"
#include "platform/json/write.hpp"

namespace relais::network {
namespace {

struct Licence {
  std::string name = "Licence Ouverte / Open Licence 2.0";
  std::string url = std::string{kLicenceUrl};
};
BOOST_DESCRIBE_STRUCT(Licence, (), (name, url))

}  // namespace

std::vector<Distribution> const& distributions() {
  static auto const all = std::vector<Distribution>{
      {{"counters.csv", "/api/v1/counters.csv", "text/csv; charset=utf-8", "network.api.counters_csv", counters_csv},
       "csv",
       "CSV",
       "text/csv",
       ""},
      {{"counters.geojson", "/api/v1/counters.geojson", "application/geo+json", "network.api.counters_geojson",
        counters_geojson},
       "geojson",
       "GEOJSON",
       "application/geo+json",
       "https://www.rfc-editor.org/rfc/rfc7946"},
      {{"counters.json", "/api/v1/counters.json", "application/json", "open_data.api.counters_json", counters_json},
       "json",
       "JSON",
       "application/json",
       ""},
      {{"counters.mednum.json", "/api/v1/counters.mednum.json", "application/json", "open_data.api.counters_mednum",
        counters_mednum},
       "mednum",
       "JSON",
       "application/json",
       "https://schema.data.gouv.fr/LaMednum/standard-mediation-num"},
      {{"counters.hsds.json", "/api/v1/counters.hsds.json", "application/json", "open_data.api.counters_hsds",
        counters_hsds},
       "hsds",
       "JSON",
       "application/json",
       "https://docs.openreferral.org/"},
  };
  return all;
}

std::vector<OpenDataFile> open_data_files(OpenDataSite const& site) {
  auto files = std::vector<OpenDataFile>{distributions().begin(), distributions().end()};
  files.push_back({"counters.schema.json", kTableSchemaPath, "application/json", "open_data.api.counters_schema",
                   [&texts = site.texts](Directory const&, Scope const&) { return table_schema(texts); }});
  files.push_back(
      {"open-data.jsonld", kCataloguePath, "application/ld+json", "open_data.api.open_data_catalogue",
       [site](Directory const& directory, Scope const& scope) { return dcat_catalogue(directory, scope, site); }});
  return files;
}

std::vector<Counter const*> published_counters(Directory const& directory, Scope const& scope) {
  std::vector<Counter const*> published;
  for (auto const& counter : directory.counters()) {
    auto const is_inside = scope.only_network().empty() || counter.network_id.text == scope.only_network();
    if (is_inside && !directory.places_of(counter).empty()) {
      published.push_back(&counter);
    }
  }
  return published;
}

Network const* network_of(Directory const& directory, Counter const& counter) {
  auto const found = std::ranges::find(directory.networks(), counter.network_id, &Network::id);
  return found == directory.networks().end() ? nullptr : &*found;
}

std::vector<OpenDataSource> open_data_sources(Directory const& directory, Scope const& scope) {
  std::map<std::string, Date> newest;
  for (auto const* const counter : published_counters(directory, scope)) {
    auto& day = newest.try_emplace(counter->source, counter->source_date).first->second;
    day = std::max(day, counter->source_date);
  }
  std::vector<OpenDataSource> sources;
  sources.reserve(newest.size());
  for (auto const& [source, day] : newest) {
    sources.push_back({source, day});
  }
  return sources;
}

std::string counters_json(Directory const& directory, Scope const& scope) {
  std::string out = R"({"licence":)";
  json::write(Licence{}, out);
  out += R"(,"sources":)";
  json::write(open_data_sources(directory, scope), out);
  out += R"(,"items":[)";
  auto first = true;
  for (auto const* const counter : published_counters(directory, scope)) {
    out += std::exchange(first, false) ? "\n" : ",\n";
    json::write(*counter, out);
  }
  out += "\n]}\n";
  return out;
}

}  // namespace relais::network
