// The names that a page model offers, without any value: what a template is checked against at start, so that a
// misspelt marker is refused instead of showing nothing.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "platform/pages/dictionary.hpp"

namespace relais::pages {

struct Shape {
  std::set<std::string, std::less<>> values;
  std::map<std::string, Shape, std::less<>> sections;
};

template <class Model>
Shape shape_of();

namespace detail {

template <class T>
void add_shape(Shape& shape, std::string const& name) {
  if constexpr (std::same_as<T, bool>) {
    shape.sections[name];
    shape.sections[absent(name)];
  } else if constexpr (json::kIsOptional<T> || json::kIsVector<T>) {
    if constexpr (Nested<json::MemberType<T>>) {
      shape.sections[name] = shape_of<json::MemberType<T>>();
    } else {
      shape.sections[name].values.insert(name);
    }
    shape.sections[absent(name)];
    if constexpr (json::kIsVector<T>) {
      shape.sections[present(name)];
    }
  } else if constexpr (Nested<T>) {
    shape.sections[name] = shape_of<T>();
  } else {
    shape.values.insert(name);
  }
}

}  // namespace detail

template <class Model>
Shape shape_of() {
  Shape shape;
  boost::mp11::mp_for_each<json::Members<Model>>([&](auto member) {
    using Member = std::remove_cvref_t<decltype(std::declval<Model>().*member.pointer)>;
    detail::add_shape<Member>(shape, member.name);
  });
  return shape;
}

// Why the template does not fit the model: a marker that the model does not offer where it stands, or a section that is
// offered at two levels there (ctemplate, finding it absent inside, would take the outer one).
std::optional<std::string> misfit(std::string_view source, Shape const& shape);

}  // namespace relais::pages
