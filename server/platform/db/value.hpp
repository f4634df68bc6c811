// Values on their way into a statement. Bound for the length of one call: texts are viewed, not copied, so an Arg lives
// in the expression that makes it.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include <boost/describe/class.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include "platform/text/text_form.hpp"

namespace relais::db {

// An owned string holds a text form that had to be written ("2024-08-01"); all other text is viewed.
using Value = std::variant<std::monostate, std::int64_t, double, std::string_view, std::string>;

struct Arg {
  std::string_view name;
  Value value;
};

template <class T>
concept DescribedRow = std::is_class_v<T> && boost::describe::has_describe_members<T>::value && !HasTextForm<T>;

template <DescribedRow T>
using RowMembers = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

template <class T>
Value to_value(T const& value) {
  if constexpr (kIsOptional<T>) {
    return value ? to_value(*value) : Value{};
  } else if constexpr (HasTextForm<T>) {
    decltype(auto) text = TextForm<T>::write(value);
    if constexpr (std::is_reference_v<decltype(text)>) {
      return Value{std::in_place_type<std::string_view>, text};
    } else {
      return Value{std::in_place_type<std::string>, std::move(text)};
    }
  } else if constexpr (std::integral<T>) {
    static_assert(sizeof(T) < 8 || std::signed_integral<T>, "unsigned 64-bit values have no column type");
    return Value{static_cast<std::int64_t>(value)};
  } else if constexpr (std::floating_point<T>) {
    return Value{static_cast<double>(value)};
  } else {
    static_assert(std::convertible_to<T const&, std::string_view>, "give the type a TextForm");
    return Value{std::in_place_type<std::string_view>, value};
  }
}

// One parameter: arg("network", network), arg("since", std::optional<Date>{}).
template <class T>
Arg arg(std::string_view name, T const& value) {
  return {name, to_value(value)};
}
inline Arg arg(std::string_view name, std::string&& value) {
  return {name, Value{std::in_place_type<std::string>, std::move(value)}};
}
inline Arg arg(std::string_view name, std::nullopt_t) {
  return {name, Value{}};
}

template <class T>
constexpr std::size_t arg_count() {
  if constexpr (DescribedRow<T>) {
    return boost::mp11::mp_size<RowMembers<T>>::value;
  } else {
    return 1;
  }
}
template <>
constexpr std::size_t arg_count<Arg>() {
  return 1;
}

template <DescribedRow T>
void append_args(Arg*& out, T const& row) {
  boost::mp11::mp_for_each<RowMembers<T>>([&](auto d) { *out++ = Arg{d.name, to_value(row.*d.pointer)}; });
}
inline void append_args(Arg*& out, Arg const& one) {
  *out++ = one;
}

// Args and described structs, flattened: each member of a struct is bound to the parameter of its name.
template <class... Parts>
std::array<Arg, (arg_count<Parts>() + ... + 0)> args_of(Parts const&... parts) {
  std::array<Arg, (arg_count<Parts>() + ... + 0)> all;
  [[maybe_unused]] Arg* out = all.data();
  (append_args(out, parts), ...);
  return all;
}

}  // namespace relais::db
