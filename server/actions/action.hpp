// An action: what an organisation has decided to change, by when, and what it comes from.
//
//   open -> done       with a proof: what was done, on which day, perhaps a page that shows it
//        -> dropped    with the reason
//   done, dropped -> open    opened again, with the reason
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "access/access.hpp"
#include "actions/measure.hpp"
#include "engine/language/text_guard.hpp"
#include "platform/clock/clock.hpp"
#include "platform/json/constraints.hpp"
#include "platform/result/result.hpp"

namespace relais::actions {

using ActionId = Code<struct ActionIdTag>;

// What an action may come from. A further kind is one enumerator here and one provider in Origins (ports.hpp).
enum class OriginKind { kIrritant, kExperience };
BOOST_DESCRIBE_ENUM(OriginKind, kIrritant, kExperience)

struct ActionOrigin {
  OriginKind kind = OriginKind::kIrritant;
  std::string id;
  bool operator==(ActionOrigin const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ActionOrigin, (), (kind, id))

// "experience:0197…", as lists are narrowed by it. Nothing for anything else.
std::optional<ActionOrigin> read_origin(std::string_view text);

enum class ActionState { kOpen, kDone, kDropped };
BOOST_DESCRIBE_ENUM(ActionState, kOpen, kDone, kDropped)

// What may be changed of one.
struct ActionContent {
  std::string title;
  std::string what;
  OrganisationId owner;
  std::optional<std::string> function;  // whose work it is there, never a name
  std::string department;               // or province
  std::optional<Date> opened_on;        // today unless said: an action of an earlier list
  Date due_on;
  bool is_public = true;
  std::optional<ActionMeasure> measure;
};
BOOST_DESCRIBE_STRUCT(ActionContent, (),
                      (title, what, owner, function, department, opened_on, due_on, is_public, measure))

struct NewAction : ActionContent {
  std::string id;  // made by whoever opens it
  ActionOrigin origin;
};
BOOST_DESCRIBE_STRUCT(NewAction, (ActionContent), (id, origin))

struct ActionProof {
  std::string text;
  std::optional<std::string> link;  // https
  Date done_on;
};
BOOST_DESCRIBE_STRUCT(ActionProof, (), (text, link, done_on))

struct ActionReason {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(ActionReason, (), (text))

struct StateChange {
  ActionState state = ActionState::kOpen;
  Date changed_on;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(StateChange, (), (state, changed_on, note))

// A row of the table.
struct ActionRow {
  NetworkId network_id;
  ActionId id;
  std::string title;
  std::string what;
  OriginKind origin_kind = OriginKind::kIrritant;
  std::string origin_id;
  OrganisationId owner_id;
  std::optional<std::string> function_name;
  std::string department_code;
  Date opened_on;
  Date due_on;
  ActionState state = ActionState::kOpen;
  bool is_public = true;
  std::optional<std::string> proof_text;
  std::optional<std::string> proof_link;
  std::optional<Date> done_on;
  std::optional<MeasureKind> measure_kind;
  std::optional<std::string> measure_service;
  std::optional<std::string> measure_department;
  std::optional<std::string> measure_irritant;
  std::optional<std::int64_t> measure_months;
  std::optional<Date> remeasure_on;
  std::int64_t version = 1;
  bool is_generated = false;
  bool operator==(ActionRow const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ActionRow, (),
                      (network_id, id, title, what, origin_kind, origin_id, owner_id, function_name, department_code,
                       opened_on, due_on, state, is_public, proof_text, proof_link, done_on, measure_kind,
                       measure_service, measure_department, measure_irritant, measure_months, remeasure_on, version,
                       is_generated))

// With the names that its codes stand for.
struct Action : ActionRow {
  std::string owner_name;
  std::string department_name;
  std::optional<std::string> measure_department_name;

  ActionOrigin origin() const { return {origin_kind, origin_id}; }
  std::optional<ActionMeasure> measure() const;
  bool is_overdue(Date today) const { return state == ActionState::kOpen && due_on < today; }
  // "From time to time": the day that was set has come.
  bool is_to_measure(Date today) const {
    return state == ActionState::kDone && measure_kind && remeasure_on && *remeasure_on <= today;
  }
};
BOOST_DESCRIBE_STRUCT(Action, (ActionRow), (owner_name, department_name, measure_department_name))

// What is wrong in itself, by field: actions.blank, .personal (an action names nobody), .date_in_future,
// .due_before_opening, .link_malformed, .done_before_opening.
std::vector<FieldFault> faults_of(ActionContent const& content, language::TextGuard const& guard, Date today);
std::vector<FieldFault> faults_of(ActionProof const& proof, Action const& action, language::TextGuard const& guard,
                                  Date today);
std::vector<FieldFault> faults_of(ActionReason const& reason, language::TextGuard const& guard);

// Takes what may be changed. Refused once it is done: another measure than was agreed (actions.measure_fixed), for it
// would be chosen after the fact; and another day of opening after that of its end.
Result<void> change(Action& action, ActionContent const& content, Date today);
// Whether it is what was asked for, sent once more.
bool is_same(Action const& known, NewAction const& asked, Date today);

// Refusals: actions.not_open; actions.not_closed. The same proof or reason again changes nothing: false.
Result<bool> complete(Action& action, ActionProof const& proof);
Result<bool> abandon(Action& action, std::vector<StateChange> const& history, ActionReason const& reason);
Result<bool> reopen(Action& action);

}  // namespace relais::actions

template <>
struct relais::json::Constraints<relais::actions::ActionContent> {
  using Content = relais::actions::ActionContent;
  static constexpr auto all = std::tuple{length(&Content::title, 3, 160), length(&Content::what, 10, 2000),
                                         length(&Content::function, 1, 80), length(&Content::department, 1, 20)};
};
template <>
struct relais::json::Constraints<relais::actions::NewAction> {
  using New = relais::actions::NewAction;
  static constexpr auto all = std::tuple_cat(relais::json::Constraints<relais::actions::ActionContent>::all,
                                             std::tuple{length(&New::id, 36, 36)});
};
template <>
struct relais::json::Constraints<relais::actions::ActionOrigin> {
  static constexpr auto all = std::tuple{length(&relais::actions::ActionOrigin::id, 1, 64)};
};
template <>
struct relais::json::Constraints<relais::actions::ActionProof> {
  using ActionProof = relais::actions::ActionProof;
  static constexpr auto all = std::tuple{length(&ActionProof::text, 10, 2000), length(&ActionProof::link, 1, 500)};
};
template <>
struct relais::json::Constraints<relais::actions::ActionReason> {
  static constexpr auto all = std::tuple{length(&relais::actions::ActionReason::text, 5, 1000)};
};
