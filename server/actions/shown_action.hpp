// Actions in words and figures: what the codes of one stand for, and what it changed.
#pragma once

#include "actions/action_models.hpp"

namespace relais::actions {

// What belongs to an action, read in one moment.
struct FullAction {
  Action action;
  std::vector<StateChange> history;
  std::vector<Measurement> measurements;
};

FullAction full(ActionReader const& reader, Action action);

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

  ActionLine line(Action const& action) const;
  ShownAction shown(FullAction const& full) const;
  ShownOrigin origin(NetworkId const& network, ActionOrigin const& origin) const;

  // What would be kept of looking at it again today: the last whole months. Nothing while the first ones after the end
  // of the work are not over, or where there is no measure.
  std::optional<Measurement> measured_today(Action const& action) const;

 private:
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
