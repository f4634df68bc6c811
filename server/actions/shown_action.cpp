#include "actions/shown_action.hpp"

namespace relais::actions {
namespace {

BeforeAfter result_of(MeasureKind kind, Measurement const& kept) {
  return compare(kind, {{kept.before_since, kept.months}, {kept.before_count, kept.before_of}},
                 MeasuredMonths{{kept.after_since, kept.months}, {kept.after_count, kept.after_of}}, std::nullopt);
}

}  // namespace

FullAction full(ActionReader const& reader, Action action) {
  auto history = reader.history(action);
  auto measurements = reader.measurements(action);
  return {std::move(action), std::move(history), std::move(measurements)};
}

ShownOrigin ShownActions::origin(NetworkId const& network, ActionOrigin const& origin) const {
  ShownOrigin shown{origin.kind, origin.id, std::nullopt, std::nullopt};
  auto const provider = origins_.find(origin.kind);
  auto const facts = provider == origins_.end() ? std::optional<OriginFacts>{}
                                                : provider->second(scope_, network, origin.id, language_);
  if (facts) {
    shown.title = facts->title;
    shown.page = facts->page.empty() ? std::nullopt : std::optional{facts->page};
  }
  return shown;
}

ActionLine ShownActions::line(Action const& action) const {
  return {action.id,
          action.title,
          origin(action.network_id, action.origin()),
          {action.owner_id, action.owner_name, action.function_name},
          {action.department_code, action.department_name},
          action.opened_on,
          action.due_on,
          action.done_on,
          action.state,
          action.is_overdue(today_),
          action.is_public,
          action.is_to_measure(today_),
          action.remeasure_on,
          action.is_generated};
}

ShownAction ShownActions::shown(FullAction const& full) const {
  auto const& action = full.action;
  ShownAction shown{line(action), action.what, action.version, std::nullopt, std::nullopt, full.history};
  if (action.proof_text && action.done_on) {
    shown.proof = ActionProof{*action.proof_text, action.proof_link, *action.done_on};
  }
  if (auto const measure = action.measure()) {
    auto& to = shown.measure.emplace();
    static_cast<ActionMeasure&>(to) = *measure;
    to.service_name = measures_.service_name(action.network_id, measure->service, language_).value_or(measure->service);
    to.measure_words =
        words_.measure(*measure, {to.service_name, action.measure_department_name.value_or(measure->department)});
    to.result = words_.said(measure->kind, result(action, *measure));
    to.less_is_better = less_is_better(measure->kind);
    for (auto const& kept : full.measurements) {
      to.remeasured.push_back({kept.measured_on, words_.said(measure->kind, result_of(measure->kind, kept))});
    }
  }
  return shown;
}

MeasuredMonths ShownActions::measured(Action const& action, ActionMeasure const& measure, Months const& months) const {
  return {months, measures_.measure(action.network_id, measure, months)};
}

BeforeAfter ShownActions::result(Action const& action, ActionMeasure const& measure) const {
  auto const before = measured(action, measure, months_before(action.opened_on, measure.months));
  if (!action.done_on) {
    return compare(measure.kind, before, std::nullopt, std::nullopt);
  }
  auto const months = months_from(*action.done_on, measure.months);
  if (today_ < months.end()) {
    return compare(measure.kind, before, std::nullopt, months.end());
  }
  return compare(measure.kind, before, measured(action, measure, months), std::nullopt);
}

std::optional<Measurement> ShownActions::measured_today(Action const& action) const {
  auto const measure = action.measure();
  if (!measure || !action.done_on || today_ < months_from(*action.done_on, measure->months).end()) {
    return std::nullopt;
  }
  auto const before = measured(action, *measure, months_before(action.opened_on, measure->months));
  auto const after = measured(action, *measure, months_before(today_, measure->months));
  return Measurement{today_,
                     measure->months,
                     before.months.since,
                     before.measured.count,
                     before.measured.of,
                     after.months.since,
                     after.measured.count,
                     after.measured.of};
}

}  // namespace relais::actions
