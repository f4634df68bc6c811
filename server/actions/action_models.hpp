// What the routes of actions ask and answer.
#pragma once

#include "actions/action_store.hpp"
#include "actions/action_words.hpp"
#include "actions/ports.hpp"

namespace relais::actions {

struct ShownOrigin {
  OriginKind kind = OriginKind::kIrritant;
  std::string id;
  std::optional<std::string> title;  // nothing where it is to be seen no more
  std::optional<std::string> page;   // of the public site, after the language
};
BOOST_DESCRIBE_STRUCT(ShownOrigin, (), (kind, id, title, page))

struct ShownOwner {
  OrganisationId id;
  std::string name;
  std::optional<std::string> function;
};
BOOST_DESCRIBE_STRUCT(ShownOwner, (), (id, name, function))

struct ShownDepartment {
  std::string code;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(ShownDepartment, (), (code, name))

struct Remeasured {
  Date measured_on;
  SaidBeforeAfter result;
};
BOOST_DESCRIBE_STRUCT(Remeasured, (), (measured_on, result))

struct ShownMeasure : ActionMeasure {
  std::string service_name;
  std::string measure_words;           // "Share of negative stories: CAF, Ardennes"
  SaidBeforeAfter result;              // as many months from the end of the work
  std::vector<Remeasured> remeasured;  // when it was looked at again, the first time first
  bool less_is_better = true;
};
BOOST_DESCRIBE_STRUCT(ShownMeasure, (ActionMeasure), (service_name, measure_words, result, remeasured, less_is_better))

// A line of a list.
struct ActionLine {
  ActionId id;
  std::string title;
  ShownOrigin origin;
  ShownOwner owner;
  ShownDepartment department;
  Date opened_on;
  Date due_on;
  std::optional<Date> done_on;
  ActionState state = ActionState::kOpen;
  bool is_overdue = false;
  bool is_public = true;
  bool is_to_measure = false;  // the day has come on which it was to be looked at again
  std::optional<Date> remeasure_on;
  bool is_generated = false;
};
BOOST_DESCRIBE_STRUCT(ActionLine, (),
                      (id, title, origin, owner, department, opened_on, due_on, done_on, state, is_overdue, is_public,
                       is_to_measure, remeasure_on, is_generated))

struct ShownAction : ActionLine {
  std::string what;
  std::int64_t version = 1;  // what If-Match names
  std::optional<ActionProof> proof;
  std::optional<ShownMeasure> measure;
  std::vector<StateChange> history;
};
BOOST_DESCRIBE_STRUCT(ShownAction, (ActionLine), (what, version, proof, measure, history))

struct ActionQuery {
  std::optional<ActionState> state;
  std::optional<bool> overdue;     // those alone that are
  std::optional<bool> to_measure;  // likewise
  std::optional<std::string> department;
  std::optional<OrganisationId> organisation;
  std::optional<std::string> origin;  // "experience:…"
  std::optional<std::int32_t> limit;  // 50 unless said
  std::optional<ActionId> cursor;
};
BOOST_DESCRIBE_STRUCT(ActionQuery, (), (state, overdue, to_measure, department, organisation, origin, limit, cursor))

struct ActionList {
  std::vector<ActionLine> items;
  std::int64_t of_items = 0;
  std::int64_t overdue = 0;  // of all within reach, whatever the list is narrowed to
  std::int64_t to_measure = 0;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ActionList, (), (items, of_items, overdue, to_measure, next))

struct OwnerQuery {
  std::string department;
};
BOOST_DESCRIBE_STRUCT(OwnerQuery, (), (department))

struct OwnerList {
  std::vector<ActionOwner> items;
};
BOOST_DESCRIBE_STRUCT(OwnerList, (), (items))

struct OriginQuery {
  std::string origin;
};
BOOST_DESCRIBE_STRUCT(OriginQuery, (), (origin))

struct MeasureAgain {
  std::optional<Date> next_on;  // the next time; never, unless said
};
BOOST_DESCRIBE_STRUCT(MeasureAgain, (), (next_on))

struct LedgerQuery {
  std::optional<NetworkId> network;
  std::optional<std::string> department;
  std::optional<std::string> origin;
  std::optional<std::int32_t> limit;  // 20 unless said
  std::optional<ActionId> cursor;
};
BOOST_DESCRIBE_STRUCT(LedgerQuery, (), (network, department, origin, limit, cursor))

struct Ledger {
  std::vector<ShownAction> items;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(Ledger, (), (items, next))

}  // namespace relais::actions

template <>
struct relais::json::Constraints<relais::actions::ActionQuery> {
  using Query = relais::actions::ActionQuery;
  static constexpr auto all =
      std::tuple{range(&Query::limit, 1, 200), length(&Query::department, 1, 20), length(&Query::origin, 3, 90)};
};
template <>
struct relais::json::Constraints<relais::actions::OwnerQuery> {
  static constexpr auto all = std::tuple{length(&relais::actions::OwnerQuery::department, 1, 20)};
};
template <>
struct relais::json::Constraints<relais::actions::OriginQuery> {
  static constexpr auto all = std::tuple{length(&relais::actions::OriginQuery::origin, 3, 90)};
};
template <>
struct relais::json::Constraints<relais::actions::LedgerQuery> {
  using Query = relais::actions::LedgerQuery;
  static constexpr auto all =
      std::tuple{range(&Query::limit, 1, 100), length(&Query::department, 1, 20), length(&Query::origin, 3, 90)};
};
