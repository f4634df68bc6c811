// The one text form of a value: what stands in JSON strings, query strings, database text columns and messages.
// Specialise TextForm for a type of its own (a code, a date); described enums have one already: kAwaitingPartner is
// written "awaiting_partner".
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <boost/describe/enum.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

namespace relais {

template <class T>
struct TextForm;  // static std::string write(T const&); static std::optional<T> read(std::string_view);
                  // optionally: static constexpr std::string_view kFormat ("date"), kPattern (a regular expression),
                  // static constexpr bool kPlain = true where no character ever needs an escape

template <class T>
concept HasTextForm = requires(T const& value, std::string_view text) {
  { TextForm<T>::write(value) } -> std::convertible_to<std::string>;
  { TextForm<T>::read(text) } -> std::same_as<std::optional<T>>;
};

// "kAwaitingPartner" -> "awaiting_partner"; "kTuesday2" -> "tuesday2".
std::string enumerator_text(std::string_view identifier);

template <class E>
requires std::is_enum_v<E> && boost::describe::has_describe_enumerators<E>::value struct TextForm<E> {
  static constexpr bool kPlain = true;
  struct Entry {
    E value;
    std::string text;
  };
  static std::vector<Entry> const& entries() {
    static std::vector<Entry> const all = [] {
      std::vector<Entry> list;
      boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
        list.push_back({d.value, enumerator_text(d.name)});
      });
      return list;
    }();
    return all;
  }
  static std::string const& write(E const& value) {
    for (auto const& entry : entries()) {
      if (entry.value == value) {
        return entry.text;
      }
    }
    return entries().front().text;  // unreachable for a described enumerator
  }
  static std::optional<E> read(std::string_view text) {
    for (auto const& entry : entries()) {
      if (entry.text == text) {
        return entry.value;
      }
    }
    return std::nullopt;
  }
};

}  // namespace relais
