// Actions in words and figures: what the codes of one stand for, and what it changed.
#pragma once

#include "actions/action_models.hpp"

namespace relais::actions {

class ShownActions {
 public:
  // All must outlive this. The ports open reads of their own: no method is called within a transaction.
  ShownActions(Origins const& origins, Measures const& measures, i18n::Texts const& texts, Scope const& scope,
               Language language, Date today)
      : origins_(origins),
        measures_(measures),
        words_(texts, language),
        scope_(scope),
        language_(language),
        today_(today) {}

  // In their order; origins are asked for together.
  std::vector<ActionLine> lines(std::vector<Action> const& actions) const;
  std::vector<ShownAction> shown(std::vector<FullAction> const& actions) const;
  ShownOrigin origin(NetworkId const& network, ActionOrigin const& origin) const;

  // What would be kept of looking at it again today: the last whole months. Nothing while the first ones after the end
  // of the work are not over, or where there is no measure.
  std::optional<Measurement> measured_today(Action const& action) const;

 private:
  using Found = std::map<std::pair<NetworkId, OriginKind>, std::map<std::string, OriginFacts>>;
  Found find(std::vector<ActionRow> const& actions) const;
  ActionLine line(Action const& action, Found const& found) const;
  ShownAction shown(FullAction const& full, Found const& found) const;
  BeforeAfter result(Action const& action, ActionMeasure const& measure) const;
  MeasuredMonths measured(Action const& action, ActionMeasure const& measure, Months const& months) const;

  Origins const& origins_;
  Measures const& measures_;
  ActionWords words_;
  Scope const& scope_;
  Language language_;
  Date today_;
};

}  // namespace relais::actions
