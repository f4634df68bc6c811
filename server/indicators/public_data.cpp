#include "indicators/public_data.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <fmt/format.h>

#include "indicators/figure_table.hpp"
#include "indicators/public_figures.hpp"
#include "platform/json/indented_json.hpp"
#include "platform/tables/write_csv.hpp"

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

template <class T>
boost::json::object field(std::string_view name) {
  if constexpr (json::kIsOptional<T>) {
    auto made = field<json::MemberType<T>>(name);
    made.erase("constraints");
    return made;
  } else {
    auto const* const type = std::same_as<T, bool>    ? "boolean"
                             : std::same_as<T, Month> ? "yearmonth"
                             : std::integral<T>       ? "integer"
                             : std::floating_point<T> ? "number"
                                                      : "string";
    auto made = boost::json::object{{"name", name}, {"type", type}};
    auto constraints = boost::json::object{{"required", true}};
    if constexpr (std::is_enum_v<T>) {
      boost::json::array values;
      for (auto const& entry : TextForm<T>::entries()) {
        values.emplace_back(entry.text);
      }
      constraints["enum"] = std::move(values);
    }
    made["constraints"] = std::move(constraints);
    return made;
  }
}

// The whole network has neither code nor name.
bool may_be_empty(std::string_view name) {
  return name == "territory" || name == "territory_name";
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
  boost::json::array fields;
  boost::mp11::mp_for_each<json::Members<PublicDataRow>>([&](auto member) {
    using Member = std::remove_cvref_t<decltype(std::declval<PublicDataRow>().*member.pointer)>;
    auto made = field<Member>(member.name);
    if (may_be_empty(member.name)) {
      made.erase("constraints");
    }
    made["description"] = said(fmt::format("open_data.figures_field.{}", member.name));
    fields.push_back(std::move(made));
  });
  return json::indented_json(
      boost::json::object{{"$schema", "https://frictionlessdata.io/schemas/table-schema.json"},
                          {"name", "figures"},
                          {"title", said("open_data.figures_title")},
                          {"description", said("open_data.figures_description")},
                          {"fields", std::move(fields)},
                          {"missingValues", boost::json::array{""}},
                          {"primaryKey", boost::json::array{"network", "month", "territory", "indicator"}}});
}

}  // namespace relais::indicators
