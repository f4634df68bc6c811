#include "actions/shown_action.hpp"

#include <algorithm>

namespace relais::actions {
namespace {

BeforeAfter result_of(MeasureKind kind, Measurement const& kept) {
  return compare(kind, {{kept.before_since, kept.months}, {kept.before_count, kept.before_of}},
                 MeasuredMonths{{kept.after_since, kept.months}, {kept.after_count, kept.after_of}}, std::nullopt);
}

ShownOrigin shown_as(ActionOrigin const& origin, std::map<std::string, OriginFacts> const& found) {
  ShownOrigin shown{origin.kind, origin.id, std::nullopt, std::nullopt};
  if (auto const facts = found.find(origin.id); facts != found.end()) {
    shown.title = facts->second.title;
    shown.page = facts->second.page.empty() ? std::nullopt : std::optional{facts->second.page};
  }
  return shown;
}

}  // namespace

ShownActions::Found ShownActions::find(std::vector<ActionRow> const& actions) const {
  std::map<std::pair<NetworkId, OriginKind>, std::vector<std::string>> ids;
  for (auto const& action : actions) {
    ids[{action.network_id, action.origin_kind}].push_back(action.origin_id);
  }
  Found found;
  for (auto const& [of, asked] : ids) {
    if (auto const provider = origins_.find(of.second); provider != origins_.end()) {
      found[of] = provider->second(scope_, of.first, asked, language_);
    }
  }
  return found;
}

ShownOrigin ShownActions::origin(NetworkId const& network, ActionOrigin const& origin) const {
  ActionRow row;
  row.network_id = network;
  row.origin_kind = origin.kind;
  row.origin_id = origin.id;
  return shown_as(origin, find({row})[{network, origin.kind}]);
}

std::vector<ActionLine> ShownActions::lines(std::vector<Action> const& actions) const {
  auto const found = find({actions.begin(), actions.end()});
  std::vector<ActionLine> lines;
  std::ranges::transform(actions, std::back_inserter(lines), [&](Action const& one) { return line(one, found); });
  return lines;
}

std::vector<ShownAction> ShownActions::shown(std::vector<FullAction> const& actions) const {
  std::vector<ActionRow> rows;
  std::ranges::transform(actions, std::back_inserter(rows), &FullAction::action);
  auto const found = find(rows);
  std::vector<ShownAction> all;
  std::ranges::transform(actions, std::back_inserter(all), [&](FullAction const& one) { return shown(one, found); });
  return all;
}

ActionLine ShownActions::line(Action const& action, Found const& found) const {
  auto const origins = found.find({action.network_id, action.origin_kind});
  return {action.id,
          action.title,
          shown_as(action.origin(), origins == found.end() ? std::map<std::string, OriginFacts>{} : origins->second),
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

ShownAction ShownActions::shown(FullAction const& full, Found const& found) const {
  auto const& action = full.action;
  ShownAction shown{line(action, found), action.what, action.version, std::nullopt, std::nullopt, full.history};
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
