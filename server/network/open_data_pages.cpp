#include "network/open_data_pages.hpp"

#include <fmt/format.h>

#include "network/asked.hpp"
#include "platform/i18n/format.hpp"

namespace relais::network {
namespace {

struct FileModel {
  std::string format;
  std::string purpose;
  std::string file;
  std::string url;
  std::optional<Link> standard;
};
BOOST_DESCRIBE_STRUCT(FileModel, (), (format, purpose, file, url, standard))

struct ColumnModel {
  std::string column;
  std::string meaning;
};
BOOST_DESCRIBE_STRUCT(ColumnModel, (), (column, meaning))

struct OpenDataPage : pages::Page {
  std::string counters;                // "2 845 counters"
  std::vector<std::string> producers;  // "list of 1 August 2024, published by …"
  std::string licence_url;
  std::vector<FileModel> files;
  std::string schema_url;
  std::string catalogue_url;
  std::vector<ColumnModel> columns;
};
BOOST_DESCRIBE_STRUCT(OpenDataPage, (pages::Page),
                      (counters, producers, licence_url, files, schema_url, catalogue_url, columns))

FileModel file_model(PageWriter const& writer, Distribution const& form) {
  auto model = FileModel{writer.text(fmt::format("open_data.{}.title", form.key)),
                         writer.text(fmt::format("open_data.{}.purpose", form.key)),
                         std::string{form.name},
                         std::string{form.path},
                         {}};
  if (form.key == "csv") {
    model.standard = Link{writer.text("open_data.schema_link"), std::string{kTableSchemaPath}};
  } else if (!form.standard.empty()) {
    model.standard = Link{writer.text("open_data.standard_link"), std::string{form.standard}};
  }
  return model;
}

OpenDataPage compose(PageWriter const& writer, Scope const& scope) {
  OpenDataPage page;
  page.title = writer.text("open_data.title");
  page.description = writer.text("open_data.description");
  auto const count = static_cast<std::int64_t>(published_counters(writer.directory, scope).size());
  page.counters = writer.message("open_data.counters", {{"count", count}});
  for (auto const& source : open_data_sources(writer.directory, scope)) {
    page.producers.push_back(writer.message(
        "open_data.source", {{"source", source.source}, {"date", i18n::date(writer.language, source.source_date)}}));
  }
  page.licence_url = kLicenceUrl;
  for (auto const& form : distributions()) {
    page.files.push_back(file_model(writer, form));
  }
  page.schema_url = kTableSchemaPath;
  page.catalogue_url = kCataloguePath;
  for (auto const& column : open_data_columns()) {
    page.columns.push_back({column.name, writer.text(fmt::format("open_data.field.{}", column.name))});
  }
  return page;
}

}  // namespace

Result<void> OpenDataPages::check(PublicPages const& site) {
  return site.templates().check<OpenDataPage>("network/open_data");
}

void OpenDataPages::add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock) const {
  site_.add(routes, directory, clock, "/open-data", "open_data.page",
            [this](Language language, http::Request const& request, Directory const& now, Instant) {
              return site_.show(language, "network/open_data", compose({site_.texts(), language, now}, request.scope()),
                                "/open-data");
            });
}

}  // namespace relais::network
