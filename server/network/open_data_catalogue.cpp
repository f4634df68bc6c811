// The catalogue in DCAT-AP 3, as JSON-LD with the prefixes that its readers know.
#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "network/open_data.hpp"
#include "platform/json/indented_json.hpp"

namespace relais::network {
namespace {

namespace bj = boost::json;

constexpr std::string_view kAuthority = "http://publications.europa.eu/resource/authority";

bj::object reference(std::string_view iri) {
  return {{"@id", iri}};
}

bj::object day(Date date) {
  return {{"@type", "xsd:date"}, {"@value", TextForm<Date>::write(date)}};
}

// In every language that has texts.
bj::array said(i18n::Texts const& texts, std::string_view key) {
  bj::array all;
  for (auto const& language : TextForm<Language>::entries()) {
    if (texts.speaks(language.value) && texts.has(language.value, key)) {
      all.push_back(bj::object{{"@language", language.text}, {"@value", texts.text(language.value, key)}});
    }
  }
  return all;
}

// Of a country as ISO 3166 writes it in two letters; nothing for one whose name there we have not looked up.
std::optional<std::string> country_iri(std::string_view code) {
  constexpr auto kKnown = std::array<std::pair<std::string_view, std::string_view>, 2>{{{"FR", "FRA"}, {"BE", "BEL"}}};
  auto const found = std::ranges::find(kKnown, code, &std::pair<std::string_view, std::string_view>::first);
  return found == kKnown.end() ? std::nullopt : std::optional{fmt::format("{}/country/{}", kAuthority, found->second)};
}

class CatalogueWriter {
 public:
  CatalogueWriter(Directory const& directory, Scope const& scope, OpenDataSite const& site)
      : site_(site), counters_(published_counters(directory, scope)), sources_(open_data_sources(directory, scope)) {
    for (auto const* const counter : counters_) {
      if (auto const* const network = network_of(directory, *counter)) {
        countries_.insert(network->country);
      }
    }
  }

  bj::object catalogue() const {
    auto made = described("dcat:Catalog", site_.public_url + std::string{kCataloguePath}, "open_data.title",
                          "open_data.description");
    made["dct:license"] = reference(kLicenceUrl);
    made["foaf:homepage"] = reference(site_.public_url + "/");
    add_days(made);
    auto datasets = bj::array{directory()};
    for (auto const& more : site_.further) {
      datasets.push_back(further(more));
    }
    made["dcat:dataset"] = std::move(datasets);
    return made;
  }

 private:
  std::string iri(std::string_view fragment) const {
    return fmt::format("{}{}#{}", site_.public_url, kCataloguePath, fragment);
  }

  bj::object described(std::string_view type, std::string_view id, std::string_view title,
                       std::string_view description) const {
    return {{"@type", type},
            {"@id", id},
            {"dct:title", said(site_.texts, title)},
            {"dct:description", said(site_.texts, description)},
            {"dct:publisher", publisher()},
            {"dct:language", reference(fmt::format("{}/language/FRA", kAuthority))}};
  }

  bj::object publisher() const {
    auto name = site_.publisher;
    if (name.empty()) {
      for (auto const& source : sources_) {
        name += (name.empty() ? "" : ", ") + source.source;
      }
    }
    return {{"@type", "foaf:Agent"}, {"@id", iri("publisher")}, {"foaf:name", name}};
  }

  // The day of the lists, not that of this answer: what is published is as old as they are.
  void add_days(bj::object& made) const {
    if (sources_.empty()) {
      return;
    }
    auto const [oldest, newest] = std::ranges::minmax_element(sources_, {}, &OpenDataSource::source_date);
    made["dct:issued"] = day(oldest->source_date);
    made["dct:modified"] = day(newest->source_date);
  }

  // The list of counters.
  bj::object directory() const {
    auto made = dataset("counters", "open_data.dataset_title", "open_data.dataset_description");
    add_days(made);
    bj::array provenance;
    for (auto const& source : sources_) {
      provenance.push_back(bj::object{{"@type", "dct:ProvenanceStatement"}, {"rdfs:label", source.source}});
    }
    made["dct:provenance"] = std::move(provenance);
    bj::array forms;
    for (auto const& form : distributions()) {
      forms.push_back(distribution(form, kTableSchemaPath));
      add_days(forms.back().as_object());
    }
    made["dcat:distribution"] = std::move(forms);
    return made;
  }

  bj::object further(FurtherDataset const& more) const {
    auto made = dataset(more.id, more.title, more.description);
    made["dct:accrualPeriodicity"] = reference(fmt::format("{}/frequency/{}", kAuthority, more.frequency));
    made["dct:provenance"] =
        bj::array{bj::object{{"@type", "dct:ProvenanceStatement"}, {"rdfs:label", said(site_.texts, more.source)}}};
    bj::array forms;
    for (auto const& form : more.forms) {
      forms.push_back(distribution(form, more.schema_path));
      forms.back().as_object()["dct:license"] = reference(more.licence_url);
    }
    made["dcat:distribution"] = std::move(forms);
    return made;
  }

  bj::object dataset(std::string_view id, std::string_view title, std::string_view description) const {
    auto made = described("dcat:Dataset", iri(id), title, description);
    made["dct:identifier"] = id;
    made["dcat:theme"] = reference(fmt::format("{}/data-theme/GOVE", kAuthority));
    made["dct:accessRights"] = reference(fmt::format("{}/access-right/PUBLIC", kAuthority));
    bj::array spatial;
    for (auto const& country : countries_) {
      if (auto const place = country_iri(country)) {
        spatial.push_back(reference(*place));
      }
    }
    made["dct:spatial"] = std::move(spatial);
    if (!site_.contact_email.empty()) {
      made["dcat:contactPoint"] =
          bj::object{{"@type", "vcard:Kind"}, {"vcard:hasEmail", reference("mailto:" + site_.contact_email)}};
    }
    return made;
  }

  bj::object distribution(Distribution const& form, std::string_view schema_path) const {
    auto const address = site_.public_url + std::string{form.path};
    auto made = bj::object{
        {"@type", "dcat:Distribution"},
        {"@id", iri(form.name)},
        {"dct:title", said(site_.texts, fmt::format("open_data.{}.title", form.key))},
        {"dct:description", said(site_.texts, fmt::format("open_data.{}.purpose", form.key))},
        {"dcat:accessURL", reference(address)},
        {"dcat:downloadURL", reference(address)},
        {"dcat:mediaType", reference(fmt::format("https://www.iana.org/assignments/media-types/{}", form.media_type))},
        {"dct:format", reference(fmt::format("{}/file-type/{}", kAuthority, form.format))},
        {"dct:license", reference(kLicenceUrl)}};
    auto const conforms_to =
        form.format == "CSV" ? site_.public_url + std::string{schema_path} : std::string{form.standard};
    if (!conforms_to.empty()) {
      made["dct:conformsTo"] = reference(conforms_to);
    }
    return made;
  }

  OpenDataSite const& site_;
  std::vector<Counter const*> counters_;
  std::vector<OpenDataSource> sources_;
  std::set<std::string> countries_;
};

}  // namespace

std::string dcat_catalogue(Directory const& directory, Scope const& scope, OpenDataSite const& site) {
  auto made = bj::object{{"@context", bj::object{{"dcat", "http://www.w3.org/ns/dcat#"},
                                                 {"dct", "http://purl.org/dc/terms/"},
                                                 {"foaf", "http://xmlns.com/foaf/0.1/"},
                                                 {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
                                                 {"vcard", "http://www.w3.org/2006/vcard/ns#"},
                                                 {"xsd", "http://www.w3.org/2001/XMLSchema#"}}}};
  for (auto const& member : CatalogueWriter{directory, scope, site}.catalogue()) {
    made[member.key()] = member.value();
  }
  return json::indented_json(made);
}

}  // namespace relais::network
