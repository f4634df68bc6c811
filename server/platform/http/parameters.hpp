// Path and query parameters read into a described struct. A parameter that is absent or empty (a form sends its empty
// fields) leaves its member as the struct has it; a member whose default breaks its json::Constraints is thereby
// required. Every fault is found in one go, with the parameter's name.
//
//   struct CounterQuery { std::optional<CommuneCode> commune; std::vector<ProcedureCode> procedure; int limit = 20; };
#pragma once

#include <charconv>
#include <cmath>

#include "platform/http/request.hpp"
#include "platform/http/uri.hpp"
#include "platform/json/constraints.hpp"

namespace relais::http {

// What becomes of parameters that the struct does not know: the API refuses them, pages are linked to with strangers'.
enum class Unknown { kRefused, kIgnored };

// Codes given: http.malformed_query, http.parameter_wrong, http.parameter_missing, http.parameter_repeated,
// http.parameter_unknown, and the bounds' of platform/json; the whole is http.invalid_parameters.
class ParameterReader {
 public:
  explicit ParameterReader(Request const& request);

  template <class T>
  void read(std::string_view name, T& target) {
    if constexpr (json::kIsVector<T>) {
      for_each_value(name, [&](std::string_view text) { read_value(name, text, target.emplace_back()); });
    } else if (auto const text = only_value(name); !text.empty()) {
      if constexpr (json::kIsOptional<T>) {
        read_value(name, text, target.emplace());
      } else {
        read_value(name, text, target);
      }
    }
  }

  template <json::DescribedStruct T>
  void check(T const& value) {
    auto const first_bound = faults_.size();
    json::check_constraints(value, "", faults_, "");
    name_the_missing(first_bound);
  }

  void refuse_unknown();
  bool is_malformed() const { return malformed_; }
  std::vector<FieldFault> take_faults() { return std::move(faults_); }

 private:
  template <class T>
  void read_value(std::string_view name, std::string_view text, T& target) {
    if constexpr (std::same_as<T, std::string>) {
      target = text;
    } else if constexpr (std::same_as<T, bool>) {
      target = text == "true";
      fail_unless(target || text == "false", name);
    } else if constexpr (std::integral<T> || std::floating_point<T>) {
      auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), target);
      auto is_number = error == std::errc{} && end == text.data() + text.size();
      if constexpr (std::floating_point<T>) {
        is_number = is_number && std::isfinite(target);
      }
      fail_unless(is_number, name);
    } else {
      static_assert(HasTextForm<T>, "a parameter is a text, a number, a bool or has a TextForm");
      auto value = TextForm<T>::read(text);
      fail_unless(value.has_value(), name);
      if (value) {
        target = std::move(*value);
      }
    }
  }

  template <class Use>
  void for_each_value(std::string_view name, Use const& use) {
    for (std::size_t i = 0; i < pairs_.all().size(); ++i) {
      if (pairs_.all()[i].name == name) {
        known_[i] = true;
        if (!pairs_.all()[i].value.empty()) {
          use(pairs_.all()[i].value);
        }
      }
    }
  }

  // The value of the path or of the query, empty when absent; a second one in the query is a fault.
  std::string_view only_value(std::string_view name);
  void fail_unless(bool fine, std::string_view name);
  void name_the_missing(std::size_t first_bound);

  PathParameters const& path_;
  QueryPairs pairs_;
  std::array<bool, QueryPairs::kMost> known_{};
  std::vector<FieldFault> faults_;
  bool malformed_ = false;
};

template <json::DescribedStruct T>
Result<T> read_parameters(Request const& request, Unknown unknown = Unknown::kRefused) {
  ParameterReader reader{request};
  if (reader.is_malformed()) {
    return Problem{Fault::kInvalid, "http.malformed_query"};
  }
  T value{};
  boost::mp11::mp_for_each<json::Members<T>>(
      [&](auto descriptor) { reader.read(descriptor.name, value.*descriptor.pointer); });
  reader.check(value);
  if (unknown == Unknown::kRefused) {
    reader.refuse_unknown();
  }
  if (auto faults = reader.take_faults(); !faults.empty()) {
    return Problem{Fault::kInvalid, "http.invalid_parameters", std::move(faults)};
  }
  return value;
}

}  // namespace relais::http
