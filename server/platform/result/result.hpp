// What a person can cause or meet is a value: Result<T> holds either a T or the Problem that explains its absence.
// Faults of the environment (database lost, disk full) are exceptions, caught once per request, job or command.
#pragma once

#include <cassert>
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace relais {

// The kind of refusal. One function in platform/http maps it to a status, one in main to an exit code.
enum class Fault {
  kInvalid,          // the request cannot be understood or breaks a rule
  kUnauthenticated,  // nobody is signed in and somebody must be
  kForbidden,        // the person is known and has not the right
  kNotFound,         // unknown, or outside the caller's scope: the two are not told apart
  kNotAllowed,       // the place exists, the method does not
  kConflict,         // the record changed meanwhile, or exists with other content
  kTooLarge,
  kTooMany,      // slow down
  kUnavailable,  // the machine cannot do it now
};

// One wrong field: its path ("/stops/1/lon", or a parameter's name) and a dotted code that has a text in every
// language.
struct FieldFault {
  std::string field;
  std::string code;
  bool operator==(FieldFault const&) const = default;
};

struct Problem {
  Fault fault = Fault::kInvalid;
  std::string code;  // stable and dotted, such as "network.counter_unknown"; also the key of its text
  std::vector<FieldFault> fields = {};
  std::string detail = {};  // for the person who runs the program (command line, log); never sent over HTTP
  std::chrono::seconds retry_after = {};  // with kTooMany and kUnavailable, where it is known
  bool operator==(Problem const&) const = default;
};

// One wrong field, whose code is that of the whole.
inline Problem invalid(std::string field, std::string code) {
  return {Fault::kInvalid, code, {{std::move(field), code}}};
}

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Problem problem) : state_(std::move(problem)) {}

  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  T& operator*() & { return value(); }
  T const& operator*() const& { return value(); }
  T&& operator*() && { return std::move(value()); }
  T* operator->() { return &value(); }
  T const* operator->() const { return &value(); }
  Problem const& problem() const& {
    assert(!*this);
    return std::get<Problem>(state_);
  }

 private:
  T& value() {
    assert(*this);
    return *std::get_if<T>(&state_);
  }
  T const& value() const {
    assert(*this);
    return *std::get_if<T>(&state_);
  }
  std::variant<T, Problem> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Problem problem) : problem_(std::move(problem)) {}
  explicit operator bool() const { return !problem_; }
  Problem const& problem() const& {
    assert(problem_);
    return *problem_;
  }

 private:
  std::optional<Problem> problem_;
};

}  // namespace relais
