#include "indicators/public_data.hpp"

#include <fmt/format.h>

#include "indicators/figure_table.hpp"
#include "indicators/public_figures.hpp"
#include "platform/tables/table_schema.hpp"
#include "platform/tables/write_csv.hpp"

namespace relais::tables {

template <>
inline constexpr std::string_view kSchemaType<indicators::Month> = "yearmonth";

}  // namespace relais::tables

namespace relais::indicators {
namespace {

PublicDataRow row_of(NetworkId const& network, Statistics const& all, Figure const& figure) {
  PublicDataRow row;
  put_figure(row, all, figure);
  row.network = network;
  row.month = all.to;
  return row;
}

void write(NetworkId const& network, Statistics const& all, std::string& out) {
  tables::write_csv_row(row_of(network, all, all.total), out);
  for (auto const& item : all.items) {
    auto row = row_of(network, all, item.figure);
    row.territory = item.key;
    row.territory_name = item.label;
    tables::write_csv_row(row, out);
  }
}

}  // namespace

Result<std::string> public_data_csv(NetworkId const& network, Date today, ReadPlaces const& read) {
  std::string out;
  tables::write_csv_head<PublicDataRow>(out);
  for (auto month = month_of(today) - kMonthsPublished; month < month_of(today); month += std::chrono::months{1}) {
    for (auto const& indicator : public_indicators()) {
      auto const found = read(indicator, month);
      if (!found) {
        return found.problem();
      }
      write(network, *found, out);
    }
  }
  return out;
}

std::string public_data_schema(i18n::Texts const& texts) {
  auto const said = [&](std::string_view key) { return texts.text(Language::kFr, key); };
  return tables::table_schema<PublicDataRow>(
      {.name = "figures",
       .title = said("open_data.figures_title"),
       .description = said("open_data.figures_description"),
       .primary_key = {"network", "month", "territory", "indicator"},
       .may_be_empty = {"territory", "territory_name"},  // the whole network has neither
       .describe = [&](std::string_view column) { return said(fmt::format("open_data.figures_field.{}", column)); }});
}

}  // namespace relais::indicators
