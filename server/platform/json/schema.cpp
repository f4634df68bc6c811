#include "platform/json/schema.hpp"

namespace relais::json {

std::string short_name(std::string_view pretty_function) {
  // g++: "... [with T = relais::network::CounterItem; std::string = ...]"; clang: "... [T =
  // relais::network::CounterItem]"
  auto const start = pretty_function.find("T = ") + 4;
  auto const full = pretty_function.substr(start, pretty_function.find_first_of(";]", start) - start);
  auto const colon = full.rfind(':');
  return std::string{colon == std::string_view::npos ? full : full.substr(colon + 1)};
}

void SchemaBuilder::add_bound(boost::json::object& property, double least, double most, bool on_length) {
  auto const is_list = property["type"] == "array";
  auto const number = [](double value) -> boost::json::value {
    if (value == std::floor(value)) {
      return static_cast<std::int64_t>(value);
    }
    return value;
  };
  property[on_length ? (is_list ? "minItems" : "minLength") : "minimum"] = number(least);
  property[on_length ? (is_list ? "maxItems" : "maxLength") : "maximum"] = number(most);
}

}  // namespace relais::json
