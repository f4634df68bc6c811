// Described values to JSON text, straight into a string: no tree between. One pass, no allocation but the target's.
// bool, integers, doubles (NaN and infinity become null), text, TextForm types (as strings), optionals (left out when
// absent inside an object), vectors, maps with text keys, and structs described with BOOST_DESCRIBE_STRUCT.
#pragma once

#include <array>
#include <charconv>
#include <cmath>
#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include "platform/text/text_form.hpp"

namespace relais::json {

// JSON made beforehand by write(): copied as it is.
struct Written {
  std::string text;
};

template <class T>
concept DescribedStruct = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;
template <class T>
inline constexpr bool kIsVector = false;
template <class T, class A>
inline constexpr bool kIsVector<std::vector<T, A>> = true;
template <class T>
inline constexpr bool kIsMap = false;
template <class T>
inline constexpr bool kIsMap<std::map<std::string, T>> = true;
template <class T>
using MemberType = typename T::value_type;

// Appends `text` between quotes. Bytes below 0x20, '"' and '\' are escaped; `text` must be valid UTF-8.
void write_text(std::string_view text, std::string& out);

namespace detail {

// `,"name":` made at compile time; the first member is written from its second character.
template <std::size_t N>
struct Key {
  std::array<char, N> bytes;
};

template <class Descriptor>
constexpr auto make_key() {
  constexpr auto length = std::char_traits<char>::length(Descriptor::name);
  Key<length + 4> key{};
  key.bytes[0] = ',';
  key.bytes[1] = '"';
  for (std::size_t i = 0; i < length; ++i) {
    key.bytes[i + 2] = Descriptor::name[i];
  }
  key.bytes[length + 2] = '"';
  key.bytes[length + 3] = ':';
  return key;
}

template <class Descriptor>
inline constexpr auto kKey = make_key<Descriptor>();

template <class Number>
void write_number(Number number, std::string& out) {
  std::array<char, 32> buffer;
  auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  out.append(buffer.data(), end);
}

}  // namespace detail

template <class T>
void write(T const& value, std::string& out) {
  if constexpr (std::same_as<T, Written>) {
    out += value.text;
  } else if constexpr (std::same_as<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::integral<T>) {
    detail::write_number(value, out);
  } else if constexpr (std::floating_point<T>) {
    if (std::isfinite(value)) {
      detail::write_number(value, out);
    } else {
      out += "null";
    }
  } else if constexpr (std::convertible_to<T const&, std::string_view>) {
    write_text(value, out);
  } else if constexpr (kIsOptional<T>) {
    if (value) {
      write(*value, out);
    } else {
      out += "null";
    }
  } else if constexpr (kIsVector<T>) {
    out += '[';
    auto first = true;
    for (auto const& item : value) {
      if (!std::exchange(first, false)) {
        out += ',';
      }
      write(item, out);
    }
    out += ']';
  } else if constexpr (kIsMap<T>) {
    out += '{';
    auto first = true;
    for (auto const& [key, item] : value) {
      if (!std::exchange(first, false)) {
        out += ',';
      }
      write_text(key, out);
      out += ':';
      write(item, out);
    }
    out += '}';
  } else if constexpr (requires { TextForm<T>::kPlain; }) {
    out += '"';
    out += std::string_view{TextForm<T>::write(value)};
    out += '"';
  } else if constexpr (HasTextForm<T>) {
    write_text(TextForm<T>::write(value), out);
  } else {
    static_assert(DescribedStruct<T>, "describe the struct with BOOST_DESCRIBE_STRUCT, or give the type a TextForm");
    out += '{';
    auto first = true;
    boost::mp11::mp_for_each<Members<T>>([&](auto descriptor) {
      auto const& member = value.*descriptor.pointer;
      if constexpr (kIsOptional<std::remove_cvref_t<decltype(member)>>) {
        if (!member) {
          return;
        }
      }
      auto const& key = detail::kKey<decltype(descriptor)>;
      auto const skip = std::size_t{std::exchange(first, false)};
      out.append(key.bytes.data() + skip, key.bytes.size() - skip);
      write(member, out);
    });
    out += '}';
  }
}

template <class T>
std::string write(T const& value) {
  std::string out;
  write(value, out);
  return out;
}

}  // namespace relais::json
