// Described types to JSON Schema (OpenAPI 3.1 dialect). Structs and enums go once into `components` and are referred
// to; optional members are not required; additionalProperties is false everywhere.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "platform/json/constraints.hpp"

namespace relais::json {

// "relais::network::CounterItem" -> "CounterItem". The name under which a type stands in components/schemas.
std::string short_name(std::string_view pretty_function);

template <class T>
std::string type_name() {
  return short_name(__PRETTY_FUNCTION__);
}

class SchemaBuilder {
 public:
  // The schema of T; named types are added to components() on the way.
  template <class T>
  boost::json::object schema() {
    if constexpr (kIsOptional<T>) {
      return schema<MemberType<T>>();
    } else if constexpr (kIsChecked<T>) {
      return schema<typename T::Value>();
    } else if constexpr (std::same_as<T, Written>) {
      return {};
    } else if constexpr (std::same_as<T, bool>) {
      return simple("boolean");
    } else if constexpr (std::integral<T>) {
      return simple("integer");
    } else if constexpr (std::floating_point<T>) {
      return simple("number");
    } else if constexpr (std::convertible_to<T const&, std::string_view>) {
      return simple("string");
    } else if constexpr (kIsVector<T>) {
      auto list = simple("array");
      list["items"] = schema<MemberType<T>>();
      return list;
    } else if constexpr (kIsMap<T>) {
      auto map = simple("object");
      map["additionalProperties"] = schema<typename T::mapped_type>();
      return map;
    } else if constexpr (std::is_enum_v<T>) {
      return named<T>([] { return enum_schema<T>(); });
    } else if constexpr (HasTextForm<T>) {
      return text_form<T>();
    } else {
      static_assert(DescribedStruct<T>);
      return named<T>([this] { return struct_schema<T>(); });
    }
  }

  boost::json::object const& components() const { return components_; }

  // Two different types that would share a name in components/schemas: a programmer's mistake, refused by a test.
  std::vector<std::string> const& collisions() const { return collisions_; }

 private:
  static boost::json::object simple(std::string_view type) {
    boost::json::object object;
    object["type"] = type;
    return object;
  }

  template <class T>
  static boost::json::object text_form() {
    auto text = simple("string");
    if constexpr (requires { TextForm<T>::kFormat; }) {
      text["format"] = TextForm<T>::kFormat;
    }
    if constexpr (requires { TextForm<T>::kPattern; }) {
      text["pattern"] = TextForm<T>::kPattern;
    }
    return text;
  }

  template <class T>
  static boost::json::object enum_schema() {
    auto text = simple("string");
    boost::json::array values;
    for (auto const& entry : TextForm<T>::entries()) {
      values.emplace_back(entry.text);
    }
    text["enum"] = std::move(values);
    return text;
  }

  template <class T>
  boost::json::object struct_schema() {
    boost::json::object properties;
    boost::json::array required;
    boost::mp11::mp_for_each<Members<T>>([&](auto descriptor) {
      using Member = std::remove_cvref_t<decltype(std::declval<T>().*descriptor.pointer)>;
      properties[descriptor.name] = schema<Member>();
      if constexpr (!kIsOptional<Member>) {
        required.emplace_back(descriptor.name);
      }
    });
    add_bounds<T>(properties);
    auto object = simple("object");
    object["properties"] = std::move(properties);
    object["required"] = std::move(required);
    object["additionalProperties"] = false;
    return object;
  }

  template <class T>
  static void add_bounds(boost::json::object& properties) {
    std::apply(
        [&](auto const&... bounds) {
          [[maybe_unused]] auto const add = [&](auto const& bound) {
            boost::mp11::mp_for_each<Members<T>>([&](auto descriptor) {
              if constexpr (std::same_as<std::remove_cv_t<decltype(descriptor.pointer)>,
                                         std::remove_cvref_t<decltype(bound.member)>>) {
                if (descriptor.pointer == bound.member) {
                  add_bound(properties[descriptor.name].as_object(), bound.least, bound.most, bound.on_length);
                }
              }
            });
          };
          (add(bounds), ...);
        },
        Constraints<T>::all);
  }
  static void add_bound(boost::json::object& property, double least, double most, bool on_length);

  template <class T, class Make>
  boost::json::object named(Make const& make) {
    auto const name = type_name<T>();
    auto const full = std::string{__PRETTY_FUNCTION__};
    if (auto const known = origins_.find(name); known == origins_.end()) {
      origins_.emplace(name, full);
      components_[name] = boost::json::object{};  // a placeholder first, so that recursive types end
      components_[name] = make();
    } else if (known->second != full) {
      collisions_.push_back(name);
    }
    boost::json::object reference;
    reference["$ref"] = "#/components/schemas/" + name;
    return reference;
  }

  boost::json::object components_;
  std::map<std::string, std::string> origins_;
  std::vector<std::string> collisions_;
};

}  // namespace relais::json
