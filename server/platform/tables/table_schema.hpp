// A described struct as Frictionless Table Schema (https://specs.frictionlessdata.io/table-schema/): the columns that
// write_csv.hpp writes.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "platform/clock/clock.hpp"
#include "platform/json/indented_json.hpp"
#include "platform/json/write.hpp"

namespace relais::tables {

// Of a type that is none of the usual ones: "yearmonth".
template <class T>
inline constexpr std::string_view kSchemaType = "string";
template <>
inline constexpr std::string_view kSchemaType<Date> = "date";

struct SchemaAbout {
  std::string_view name;
  std::string_view title;
  std::string_view description;
  std::vector<std::string_view> primary_key;
  std::vector<std::string_view> may_be_empty = {};  // texts that say something by being empty
  std::function<std::string_view(std::string_view column)> describe;
};

namespace detail {

template <class T>
boost::json::object schema_field(std::string_view name) {
  if constexpr (json::kIsOptional<T>) {
    auto made = schema_field<json::MemberType<T>>(name);
    made.erase("constraints");
    return made;
  } else {
    auto const type = std::same_as<T, bool>    ? std::string_view{"boolean"}
                      : std::integral<T>       ? std::string_view{"integer"}
                      : std::floating_point<T> ? std::string_view{"number"}
                                               : kSchemaType<T>;
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

}  // namespace detail

template <class Row>
std::string table_schema(SchemaAbout const& about) {
  boost::json::array fields;
  boost::mp11::mp_for_each<json::Members<Row>>([&](auto member) {
    using Member = std::remove_cvref_t<decltype(std::declval<Row>().*member.pointer)>;
    auto made = detail::schema_field<Member>(member.name);
    for (auto const name : about.may_be_empty) {
      if (name == member.name) {
        made.erase("constraints");
      }
    }
    made["description"] = about.describe(member.name);
    fields.push_back(std::move(made));
  });
  boost::json::array key;
  for (auto const name : about.primary_key) {
    key.emplace_back(name);
  }
  return json::indented_json(boost::json::object{{"$schema", "https://frictionlessdata.io/schemas/table-schema.json"},
                                                 {"name", about.name},
                                                 {"title", about.title},
                                                 {"description", about.description},
                                                 {"fields", std::move(fields)},
                                                 {"missingValues", boost::json::array{""}},
                                                 {"primaryKey", std::move(key)}});
}

}  // namespace relais::tables
