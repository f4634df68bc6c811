// Limits of a described struct's members: one table that the reader, the query reader and the schema all follow.
//
//   template <> struct relais::json::Constraints<CounterQuery> {
//     static constexpr auto all = std::tuple{range(&CounterQuery::limit, 1, 200), length(&CounterQuery::q, 0, 200)};
//   };
#pragma once

#include <algorithm>
#include <limits>
#include <tuple>

#include "platform/json/write.hpp"
#include "platform/result/result.hpp"

namespace relais::json {

template <class T>
struct Constraints {
  static constexpr auto all = std::tuple<>{};
};

// A value of a list that is taken though others of it are wrong: its own faults stay with it, their paths from itself.
template <class T>
struct Checked {
  using Value = T;
  T value{};
  std::vector<FieldFault> faults;
};
template <class T>
inline constexpr bool kIsChecked = false;
template <class T>
inline constexpr bool kIsChecked<Checked<T>> = true;

// Bounds of a number (both ends included), or of a text's length in characters / a list's length in items.
template <class Struct, class Member>
struct Bound {
  Member Struct::*member;
  double least;
  double most;
  bool on_length;
};

template <class Struct, class Member>
constexpr Bound<Struct, Member> range(Member Struct::*member, double least, double most) {
  return {member, least, most, false};
}

template <class Struct, class Member>
constexpr Bound<Struct, Member> length(Member Struct::*member, double least, double most) {
  return {member, least, most, true};
}

template <class T>
bool keeps(T const& value, double least, double most, bool on_length) {
  if constexpr (kIsOptional<T>) {
    return !value || keeps(*value, least, most, on_length);
  } else if constexpr (std::is_arithmetic_v<T>) {
    return static_cast<double>(value) >= least && static_cast<double>(value) <= most;
  } else if constexpr (std::same_as<T, std::string>) {
    auto const characters = std::count_if(value.begin(), value.end(), [](char c) { return (c & 0xc0) != 0x80; });
    return static_cast<double>(characters) >= least && static_cast<double>(characters) <= most;
  } else {
    return static_cast<double>(value.size()) >= least && static_cast<double>(value.size()) <= most;
  }
}

// Adds a fault for every member of `value` outside its bounds, at `path` + "/member" (or the bare member name when
// `path` is empty and `separator` is: query parameters).
template <DescribedStruct T>
void check_constraints(T const& value, std::string const& path, std::vector<FieldFault>& faults,
                       std::string_view separator = "/") {
  std::apply(
      [&](auto const&... bounds) {
        [[maybe_unused]] auto const check = [&](auto const& bound) {
          if (keeps(value.*bound.member, bound.least, bound.most, bound.on_length)) {
            return;
          }
          boost::mp11::mp_for_each<Members<T>>([&](auto descriptor) {
            if constexpr (std::same_as<std::remove_cv_t<decltype(descriptor.pointer)>,
                                       std::remove_cvref_t<decltype(bound.member)>>) {
              if (descriptor.pointer == bound.member) {
                faults.push_back({path + std::string{separator} + descriptor.name,
                                  bound.on_length ? "json.length_outside_bounds" : "json.number_outside_bounds"});
              }
            }
          });
        };
        (check(bounds), ...);
      },
      Constraints<T>::all);
}

// For a value that no reader has looked at, such as one made of a form's fields.
template <DescribedStruct T>
Result<void> keeps_constraints(T const& value) {
  std::vector<FieldFault> faults;
  check_constraints(value, "", faults);
  return faults.empty() ? Result<void>{} : Problem{Fault::kInvalid, "json.invalid", std::move(faults)};
}

}  // namespace relais::json
