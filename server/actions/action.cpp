#include "actions/action.hpp"

#include <algorithm>

#include "engine/language/readable.hpp"

namespace relais::actions {
namespace {

void check_text(std::vector<FieldFault>& faults, std::string field, std::string const& text,
                language::TextGuard const& guard) {
  std::vector<std::string> kinds;
  guard.masked(text, kinds);
  if (text.find_first_not_of(" \t\n") == std::string::npos) {
    faults.push_back({std::move(field), "actions.blank"});
  } else if (!kinds.empty()) {
    faults.push_back({std::move(field), "actions.personal"});
  }
}

bool is_https(std::string_view link) {
  constexpr std::string_view kStart = "https://";
  return link.starts_with(kStart) && link.size() > kStart.size() && std::ranges::none_of(link, [](char c) {
           return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<';
         });
}

Problem not_open() {
  return {Fault::kConflict, "actions.not_open"};
}

}  // namespace

std::optional<ActionOrigin> read_origin(std::string_view text) {
  auto const colon = text.find(':');
  auto const kind = TextForm<OriginKind>::read(text.substr(0, colon));
  if (!kind || colon == std::string_view::npos || colon + 1 == text.size()) {
    return std::nullopt;
  }
  return ActionOrigin{*kind, std::string{text.substr(colon + 1)}};
}

std::optional<ActionMeasure> Action::measure() const {
  if (!measure_kind) {
    return std::nullopt;
  }
  return ActionMeasure{{*measure_kind, measure_service.value_or(""), measure_department.value_or(""), measure_irritant},
                       static_cast<std::int32_t>(measure_months.value_or(1)),
                       remeasure_on};
}

std::vector<FieldFault> faults_of(ActionContent const& content, language::TextGuard const& guard, Date today) {
  std::vector<FieldFault> faults;
  check_text(faults, "/title", content.title, guard);
  check_text(faults, "/what", content.what, guard);
  if (content.function) {
    check_text(faults, "/function", *content.function, guard);
  }
  auto const opened_on = content.opened_on.value_or(today);
  if (opened_on > today) {
    faults.push_back({"/opened_on", "actions.date_in_future"});
  } else if (content.due_on < opened_on) {
    faults.push_back({"/due_on", "actions.due_before_opening"});
  }
  return faults;
}

std::vector<FieldFault> faults_of(ActionProof const& proof, Action const& action, language::TextGuard const& guard,
                                  Date today) {
  std::vector<FieldFault> faults;
  check_text(faults, "/text", proof.text, guard);
  if (proof.link) {
    if (!is_https(*proof.link)) {
      faults.push_back({"/link", "actions.link_malformed"});
    } else {
      check_text(faults, "/link", *proof.link, guard);
    }
  }
  if (proof.done_on > today) {
    faults.push_back({"/done_on", "actions.date_in_future"});
  } else if (proof.done_on < action.opened_on) {
    faults.push_back({"/done_on", "actions.done_before_opening"});
  }
  return faults;
}

std::vector<FieldFault> faults_of(ActionReason const& reason, language::TextGuard const& guard) {
  std::vector<FieldFault> faults;
  check_text(faults, "/text", reason.text, guard);
  return faults;
}

Result<void> change(Action& action, ActionContent const& content, Date today) {
  auto const is_done = action.state == ActionState::kDone;
  auto const before = action.measure();
  auto const is_same = before.has_value() == content.measure.has_value() &&
                       (!before || (static_cast<MeasureDefinition const&>(*before) == *content.measure &&
                                    before->months == content.measure->months));
  if (is_done && !is_same) {
    return Problem{Fault::kConflict, "actions.measure_fixed", {{"/measure", "actions.measure_fixed"}}};
  }
  auto const opened_on = content.opened_on.value_or(action.opened_on);
  if (opened_on > today || (is_done && action.done_on && *action.done_on < opened_on)) {
    return invalid("/opened_on", "actions.done_before_opening");
  }
  action.title = language::readable(content.title);
  action.what = language::readable(content.what);
  action.owner_id = content.owner;
  action.function_name = content.function;
  if (action.function_name) {
    action.function_name = language::readable(*action.function_name);
  }
  action.department_code = content.department;
  action.opened_on = opened_on;
  action.due_on = content.due_on;
  action.is_public = content.is_public;
  auto const& measure = content.measure;
  action.measure_kind = measure ? std::optional{measure->kind} : std::nullopt;
  action.measure_service = measure ? std::optional{measure->service} : std::nullopt;
  action.measure_department = measure ? std::optional{measure->department} : std::nullopt;
  action.measure_irritant = measure ? measure->irritant : std::nullopt;
  action.measure_months = measure ? std::optional{std::int64_t{measure->months}} : std::nullopt;
  action.remeasure_on = measure ? measure->remeasure_on : std::nullopt;
  return {};
}

bool is_same(Action const& known, NewAction const& asked, Date today) {
  auto again = known;
  return known.origin() == asked.origin && change(again, asked, today) &&
         static_cast<ActionRow const&>(again) == static_cast<ActionRow const&>(known);
}

Result<bool> complete(Action& action, ActionProof const& proof) {
  auto const text = language::readable(proof.text);
  if (action.state == ActionState::kDone && action.proof_text == text && action.proof_link == proof.link &&
      action.done_on == proof.done_on) {
    return false;
  }
  if (action.state != ActionState::kOpen) {
    return not_open();
  }
  action.state = ActionState::kDone;
  action.proof_text = text;
  action.proof_link = proof.link;
  action.done_on = proof.done_on;
  if (action.measure_kind && !action.remeasure_on) {
    action.remeasure_on = months_from(proof.done_on, action.measure_months.value_or(1)).end();
  }
  return true;
}

Result<bool> abandon(Action& action, std::vector<StateChange> const& history, ActionReason const& reason) {
  if (action.state == ActionState::kDropped && !history.empty() &&
      history.back().note == language::readable(reason.text)) {
    return false;
  }
  if (action.state != ActionState::kOpen) {
    return not_open();
  }
  action.state = ActionState::kDropped;
  return true;
}

Result<bool> reopen(Action& action) {
  if (action.state == ActionState::kOpen) {
    return Problem{Fault::kConflict, "actions.not_closed"};
  }
  action.state = ActionState::kOpen;
  action.proof_text.reset();
  action.proof_link.reset();
  action.done_on.reset();
  return true;
}

}  // namespace relais::actions
