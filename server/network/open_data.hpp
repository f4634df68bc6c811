// The directory as open data: one table of the files that are published, read by the routes, the page, the catalogue
// and the command line. What each standard holds of a counter, and what it cannot hold: docs/open-data.md.
#pragma once

#include <functional>

#include "network/directory.hpp"
#include "platform/i18n/texts.hpp"

namespace relais::network {

inline constexpr std::string_view kLicenceUrl = "https://www.etalab.gouv.fr/licence-ouverte-open-licence";

using OpenDataWrite = std::function<std::string(Directory const&, Scope const&)>;

struct OpenDataFile {
  std::string_view name;          // "counters.csv"
  std::string_view path;          // "/api/v1/counters.csv"
  std::string_view content_type;  // of the answer
  std::string_view summary;       // key of the text that says what the route is for
  OpenDataWrite write;
};

// One form of the list of counters.
struct Distribution : OpenDataFile {
  std::string_view key;         // of its texts: open_data.<key>.title, .purpose
  std::string_view format;      // "CSV", as an authority list of the European Union calls it
  std::string_view media_type;  // as registered, without parameters
  std::string_view standard;    // address of the standard it follows; empty: none but its format
};

std::vector<Distribution> const& distributions();

// What others publish beside the directory, for the one catalogue: they write its files themselves.
struct FurtherDataset {
  std::string_view id;           // "figures"
  std::string_view title;        // key of its text
  std::string_view description;  // the same
  std::string_view source;       // key of the text that says where it comes from
  std::string_view schema_path;  // that its CSV follows
  std::vector<Distribution> forms;
  std::string_view frequency = "MONTHLY";      // of the EU's authority table
  std::string_view licence_url = kLicenceUrl;  // where it is another one
};

// Who publishes, and where. `texts` must outlive whatever is made with it.
struct OpenDataSite {
  i18n::Texts const& texts;
  std::string public_url;     // "https://relais.example.org"; empty: addresses are relative
  std::string publisher;      // empty: those whom the lists come from
  std::string contact_email;  // empty: no contact is named
  std::vector<FurtherDataset> further = {};
};

// The distributions, then the schema of the CSV and the catalogue.
std::vector<OpenDataFile> open_data_files(OpenDataSite const& site);

inline constexpr std::string_view kTableSchemaPath = "/api/v1/counters.schema.json";
inline constexpr std::string_view kCataloguePath = "/api/v1/open-data";

// All fields of every counter that exists today, as the API names them, under the licence and the sources.
std::string counters_json(Directory const& directory, Scope const& scope);
// "Lieux de médiation numérique": the counters in France that have all that this standard demands.
std::string counters_mednum(Directory const& directory, Scope const& scope);
// Human Services Data Specification 3: a page of services with all that belongs to them.
std::string counters_hsds(Directory const& directory, Scope const& scope);
// Frictionless Table Schema of counters.csv, said in French.
std::string table_schema(i18n::Texts const& texts);
// DCAT-AP 3 as JSON-LD.
std::string dcat_catalogue(Directory const& directory, Scope const& scope, OpenDataSite const& site);

// One column of counters.csv.
struct OpenDataColumn {
  std::string name;
  std::string type;  // of Frictionless: string, number, boolean, date
  bool required = false;
  std::vector<std::string> values;  // the only ones that occur; empty: any
};
std::vector<OpenDataColumn> const& open_data_columns();

// Where the information comes from, and the newest day of which it is.
struct OpenDataSource {
  std::string source;
  Date source_date;
};
BOOST_DESCRIBE_STRUCT(OpenDataSource, (), (source, source_date))
std::vector<OpenDataSource> open_data_sources(Directory const& directory, Scope const& scope);

// The counters within the scope that exist today, in the order of network and id.
std::vector<Counter const*> published_counters(Directory const& directory, Scope const& scope);
Network const* network_of(Directory const& directory, Counter const& counter);

}  // namespace relais::network
