// A page model into the names that a template knows. The model is a struct described with BOOST_DESCRIBE_STRUCT:
//   text, number, enum, code, date   {{name}}
//   bool                             {{#name}} … {{/name}}, and {{#no_name}} … when false
//   optional                         {{#name}} … {{name}} … {{/name}}, and {{#no_name}} … when absent
//   struct                           {{#name}} … its members … {{/name}}
//   vector                           the section once for each item ({{name}} inside for items that are not structs);
//                                    {{#has_name}} … once when there are any, {{#no_name}} … when empty
// Inside a section the names around it are known too.
#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "platform/json/write.hpp"

namespace ctemplate {
class TemplateDictionary;
}

namespace relais::pages {

// One level of names. A view: valid as long as the dictionary of the page.
class Dictionary {
 public:
  explicit Dictionary(ctemplate::TemplateDictionary& names) : names_(&names) {}

  void set(std::string_view name, std::string_view value);
  void show(std::string_view section);
  Dictionary add(std::string_view section);

 private:
  ctemplate::TemplateDictionary* names_;
};

namespace detail {

template <class T>
concept Nested = json::DescribedStruct<T> && !HasTextForm<T> && !std::same_as<T, json::Written>;

template <class T>
std::string text_of(T const& value) {
  if constexpr (std::same_as<T, json::Written>) {
    return value.text;
  } else if constexpr (std::convertible_to<T const&, std::string_view>) {
    return std::string{std::string_view{value}};
  } else if constexpr (std::integral<T> || std::floating_point<T>) {
    return fmt::format("{}", value);
  } else {
    return TextForm<T>::write(value);
  }
}

inline std::string absent(std::string_view name) {
  return fmt::format("no_{}", name);
}
inline std::string present(std::string_view name) {
  return fmt::format("has_{}", name);
}

}  // namespace detail

template <class Model>
void fill(Dictionary names, Model const& model);

namespace detail {

template <class T>
void fill_member(Dictionary names, std::string_view name, T const& value) {
  if constexpr (std::same_as<T, bool>) {
    names.show(value ? std::string{name} : absent(name));
  } else if constexpr (json::kIsOptional<T>) {
    if (!value) {
      names.show(absent(name));
    } else if constexpr (Nested<json::MemberType<T>>) {
      fill(names.add(name), *value);
    } else {
      names.show(name);
      names.set(name, text_of(*value));
    }
  } else if constexpr (json::kIsVector<T>) {
    names.show(value.empty() ? absent(name) : present(name));
    for (auto const& item : value) {
      if constexpr (Nested<json::MemberType<T>>) {
        fill(names.add(name), item);
      } else {
        names.add(name).set(name, text_of(item));
      }
    }
  } else if constexpr (Nested<T>) {
    fill(names.add(name), value);
  } else {
    names.set(name, text_of(value));
  }
}

}  // namespace detail

template <class Model>
void fill(Dictionary names, Model const& model) {
  boost::mp11::mp_for_each<json::Members<Model>>(
      [&](auto member) { detail::fill_member(names, member.name, model.*member.pointer); });
}

}  // namespace relais::pages
