#include "experiences/open_data.hpp"

#include <fmt/format.h>

#include "platform/tables/table_schema.hpp"

namespace relais::experiences {
namespace {

constexpr std::int32_t kMonthsAYear = 12;
constexpr unsigned kMonthsAQuarter = 3;

std::string quarter_text(Date const& day) {
  return fmt::format("{:04}-Q{}", static_cast<int>(day.year()),
                     (static_cast<unsigned>(day.month()) - 1) / kMonthsAQuarter + 1);
}

std::string month_text(Date const& day) {
  return fmt::format("{:04}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()));
}

}  // namespace

std::int32_t month_number(Date const& day) {
  return static_cast<int>(day.year()) * kMonthsAYear + static_cast<std::int32_t>(static_cast<unsigned>(day.month())) -
         1;
}

void put_traits(OpenTraits const& traits, TraitDetail detail, Surroundings const& around, ServiceTree const& services,
                OpenDataRow& row) {
  row.detail = detail;
  if (detail == TraitDetail::kHidden) {
    return;
  }
  row.quarter = quarter_text(traits.published_on);
  if (detail == TraitDetail::kMonthDepartment) {
    row.month = month_text(traits.published_on);
  }
  if (detail != TraitDetail::kQuarterRegion) {
    row.department = traits.department;
    row.department_name = around.place_name(traits.department);
  }
  if ((row.region = around.region(traits.department))) {
    row.region_name = around.place_name(*row.region);
  }
  auto const* const service = services.find(row.network, traits.service);
  row.service = traits.service;
  row.service_name = service == nullptr ? traits.service.text : service->name(Language::kFr);
  row.channel = traits.channel;
  row.used_channel = traits.used_channel;
}

std::string open_data_schema(i18n::Texts const& texts) {
  auto const said = [&](std::string_view key) { return texts.text(Language::kFr, key); };
  return tables::table_schema<OpenDataRow>(
      {.name = "experiences",
       .title = said("open_data.stories_title"),
       .description = said("open_data.stories_description"),
       .primary_key = {"id", "structure", "answer"},
       .may_be_empty = {"tags", "title", "would_have_helped"},
       .describe = [&](std::string_view column) { return said(fmt::format("open_data.stories_field.{}", column)); }});
}

}  // namespace relais::experiences
