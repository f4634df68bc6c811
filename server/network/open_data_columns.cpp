// The columns of counters.csv follow from the described Counter: what is added to it appears here by itself, and asks
// for its text.
#include <fmt/format.h>

#include "network/open_data.hpp"
#include "platform/json/indented_json.hpp"

namespace relais::network {
namespace {

template <class T>
OpenDataColumn column(std::string_view name) {
  if constexpr (json::kIsOptional<T>) {
    auto made = column<json::MemberType<T>>(name);
    made.required = false;
    return made;
  } else if constexpr (std::is_enum_v<T>) {
    auto made = OpenDataColumn{std::string{name}, "string", true, {}};
    for (auto const& entry : TextForm<T>::entries()) {
      made.values.push_back(entry.text);
    }
    return made;
  } else {
    auto const* const type = std::same_as<T, bool>     ? "boolean"
                             : std::same_as<T, Date>   ? "date"
                             : std::is_arithmetic_v<T> ? "number"
                                                       : "string";
    return {std::string{name}, type, true, {}};
  }
}

// A name may be empty in the list where only the point on the map is known.
bool may_be_empty(std::string_view name) {
  return name == "commune_name";
}

boost::json::object field(OpenDataColumn const& column, i18n::Texts const& texts) {
  auto described =
      boost::json::object{{"name", column.name},
                          {"type", column.type},
                          {"description", texts.text(Language::kFr, fmt::format("open_data.field.{}", column.name))}};
  boost::json::object constraints;
  if (column.required) {
    constraints["required"] = true;
  }
  if (!column.values.empty()) {
    constraints["enum"] = boost::json::array(column.values.begin(), column.values.end());
  }
  if (!constraints.empty()) {
    described["constraints"] = std::move(constraints);
  }
  return described;
}

}  // namespace

std::vector<OpenDataColumn> const& open_data_columns() {
  static auto const all = [] {
    std::vector<OpenDataColumn> columns;
    boost::mp11::mp_for_each<json::Members<Counter>>([&](auto member) {
      using Member = std::remove_cvref_t<decltype(std::declval<Counter>().*member.pointer)>;
      columns.push_back(column<Member>(member.name));
      columns.back().required = columns.back().required && !may_be_empty(member.name);
    });
    return columns;
  }();
  return all;
}

std::string table_schema(i18n::Texts const& texts) {
  boost::json::array fields;
  for (auto const& column : open_data_columns()) {
    fields.push_back(field(column, texts));
  }
  return json::indented_json(
      boost::json::object{{"$schema", "https://frictionlessdata.io/schemas/table-schema.json"},
                          {"name", "counters"},
                          {"title", texts.text(Language::kFr, "open_data.dataset_title")},
                          {"description", texts.text(Language::kFr, "open_data.dataset_description")},
                          {"fields", std::move(fields)},
                          {"missingValues", boost::json::array{""}},
                          {"primaryKey", boost::json::array{"network_id", "id"}}});
}

}  // namespace relais::network
