// Actions in the database. Whoever reaches the department or the organisation of one sees it; anybody, those that are
// public.
#pragma once

#include "actions/action.hpp"
#include "platform/db/session.hpp"

namespace relais::actions {

struct ActionFilter {
  std::string state = {};  // empty: any, and so on
  bool only_overdue = false;
  bool only_to_measure = false;
  std::string department = {};
  std::string organisation = {};
  std::optional<ActionOrigin> origin = {};
};

// Of one's own organisations and departments.
struct WaitingActions {
  std::int64_t late = 0;
  std::int64_t late_since_yesterday = 0;
  std::int64_t to_measure = 0;
  std::int64_t to_measure_today = 0;
};
BOOST_DESCRIBE_STRUCT(WaitingActions, (), (late, late_since_yesterday, to_measure, to_measure_today))

struct Measurement {
  Date measured_on;
  std::int64_t months = 0;
  Date before_since;
  std::int64_t before_count = 0;
  std::int64_t before_of = 0;
  Date after_since;
  std::int64_t after_count = 0;
  std::int64_t after_of = 0;
};
BOOST_DESCRIBE_STRUCT(Measurement, (),
                      (measured_on, months, before_since, before_count, before_of, after_since, after_count, after_of))

// What belongs to an action, read in one moment.
struct FullAction {
  Action action;
  std::vector<StateChange> history;
  std::vector<Measurement> measurements;
};

struct ActionOwner {
  OrganisationId id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(ActionOwner, (), (id, name))

class ActionReader {
 public:
  ActionReader(db::Snapshot const& snapshot, Scope const& scope) : snapshot_(snapshot), scope_(scope) {}

  std::optional<Action> find(ActionId const& id) const;
  // Open ones first, those due first before others. `after`: the last one that was shown.
  std::vector<Action> list(ActionFilter const& filter, std::optional<Action> const& after, Date today,
                           std::int64_t most) const;
  std::int64_t count(ActionFilter const& filter, Date today) const;
  WaitingActions waiting(Date today) const;
  std::vector<StateChange> history(Action const& action) const;
  // With all that belongs to them, in their order.
  std::vector<FullAction> full(std::vector<Action> actions) const;

  // Organisations that may be given an action there: they act in the department, and the person reaches it or them.
  // `owner`: that one alone; none: all, by name.
  std::vector<ActionOwner> owners(std::string const& department, std::optional<OrganisationId> const& owner) const;
  bool is_department(std::string const& code) const;

  // What anybody may read: the last that was done or opened first. Empty filters: all.
  std::vector<Action> published(std::string const& network, std::string const& department,
                                std::optional<ActionOrigin> const& origin, std::optional<Action> const& after,
                                std::int64_t most) const;
  std::optional<Action> published_one(ActionId const& id) const;

 protected:
  db::Snapshot const& snapshot_;
  Scope const& scope_;
};

class ActionStore : public ActionReader {
 public:
  ActionStore(db::Transaction& tx, Scope const& scope) : ActionReader(tx, scope), tx_(tx) {}

  // False where there is one of this identifier, whoever sees it.
  bool insert(Action const& action);
  // False where somebody was faster: another version stands there.
  bool update(Action const& action);
  void add_change(Action const& action, Date on, std::string const& note);
  // One a day: the later one stands.
  void save(Action const& action, Measurement const& measurement);

 private:
  db::Transaction& tx_;
};

}  // namespace relais::actions
