#include "actions/action_store.hpp"

#include <map>

#include <fmt/format.h>

#include "access/reach_sql.hpp"
#include "platform/db/of_each.hpp"

namespace relais::actions {
namespace {

std::string const kSelect = R"sql(
  select a.network_id, a.id, a.title, a.what, a.origin_kind, a.origin_id, a.owner_id, a.function_name,
    a.department_code, a.opened_on, a.due_on, a.state, a.is_public, a.proof_text, a.proof_link, a.done_on,
    a.measure_kind, a.measure_service, a.measure_department, a.measure_irritant, a.measure_months, a.remeasure_on,
    a.version, a.is_generated, o.name as owner_name, coalesce(t.name, a.department_code) as department_name,
    m.name as measure_department_name)sql";
std::string const kFrom = R"sql(
  from action a
  join organisation o on o.network_id = a.network_id and o.id = a.owner_id
  left join territory t on t.network_id = a.network_id and t.code = a.department_code
  left join territory m on m.network_id = a.network_id and m.code = a.measure_department)sql";

// `department`: SQL of a code. Whoever reaches a region reaches what lies in it.
std::string reaches_department(std::string_view department) {
  return fmt::format(R"sql((:account = '' or exists (
    select 1 from reach r where {0} and ((r.kind = 'network' and r.code = :network)
      or (r.kind = 'territory' and (r.code = {1} or exists (
        select 1 from territory_within w
        where w.network_id = :network and w.code = {1} and w.within_code = r.code)))))))sql",
                     kIsMine, department);
}

std::string const kIsSeen =
    fmt::format(R"sql(a.network_id = :network and ({} or {}))sql", reaches_department(R"sql(a.department_code)sql"),
                reaches_thing(R"sql('organisation')sql", R"sql(a.owner_id)sql"));

std::string const kIsAsked = R"sql(
    and (:state = '' or a.state = :state)
    and (:only_overdue = 0 or (a.state = 'open' and a.due_on < :today))
    and (:only_to_measure = 0 or (a.state = 'done' and a.measure_kind is not null and a.remeasure_on <= :today))
    and (:department = '' or a.department_code = :department)
    and (:owner = '' or a.owner_id = :owner)
    and (:origin_kind = '' or (a.origin_kind = :origin_kind and a.origin_id = :origin_id)))sql";

db::Statement const kFind{"actions.find", kSelect + kFrom + " where a.id = :id and " + kIsSeen};

db::Statement const kList{"actions.list", kSelect + kFrom + " where " + kIsSeen + kIsAsked + R"sql(
    and (:after_id = '' or (case a.state when 'open' then 0 else 1 end) > :after_rank
      or ((case a.state when 'open' then 0 else 1 end) = :after_rank
        and (a.due_on > :after_due or (a.due_on = :after_due and a.id > :after_id))))
  order by case a.state when 'open' then 0 else 1 end, a.due_on, a.id limit :most)sql"};
db::Statement const kCount{"actions.count", "select count(*)" + kFrom + " where " + kIsSeen + kIsAsked};

db::Statement const kWaiting{"actions.waiting", R"sql(
  with late as (select a.due_on = :yesterday as is_fresh)sql" +
                                                    kFrom + " where " + kIsSeen + R"sql(
    and a.state = 'open' and a.due_on < :today),
  measured as (select a.remeasure_on = :today as is_fresh)sql" +
                                                    kFrom + " where " + kIsSeen + R"sql(
    and a.state = 'done' and a.measure_kind is not null and a.remeasure_on <= :today)
  select (select count(*) from late) as late, (select count(*) from late where is_fresh) as late_since_yesterday,
    (select count(*) from measured) as to_measure, (select count(*) from measured where is_fresh) as to_measure_today
  )sql"};

db::Statement const kHistories{"actions.histories", R"sql(
  select state, changed_on, note, action_id from action_change where network_id = :network and )sql" +
                                                        db::one_of(R"sql(action_id)sql") +
                                                        " order by action_id, number"};
db::Statement const kMeasurements{"actions.measurements", R"sql(
  select measured_on, months, before_since, before_count, before_of, after_since, after_count, after_of, action_id
  from action_measurement where network_id = :network and )sql" +
                                                              db::one_of(R"sql(action_id)sql") +
                                                              " order by action_id, measured_on"};

struct ChangeRow : StateChange {
  ActionId action_id;
};
BOOST_DESCRIBE_STRUCT(ChangeRow, (StateChange), (action_id))

struct MeasurementRow : Measurement {
  ActionId action_id;
};
BOOST_DESCRIBE_STRUCT(MeasurementRow, (Measurement), (action_id))

// A body without a territory acts everywhere; a host where it runs a counter; others where they lie or what holds it.
std::string const kSelectOwners =
    fmt::format(R"sql(
  select o.id, o.name from organisation o
  where o.network_id = :network and o.closed_on is null and (:owner = '' or o.id = :owner)
    and ((o.territory_code is null and o.kind <> 'host')
      or exists (
        select 1 from extent x where x.network_id = o.network_id and x.within_kind = 'territory'
          and x.within_code = :department and x.kind = 'organisation' and x.code = o.id)
      or exists (
        select 1 from territory_within w
        where w.network_id = o.network_id and w.code = :department and w.within_code = o.territory_code)
      or exists (
        select 1 from counter_host h
        join counter c on c.network_id = h.network_id and c.id = h.counter_id
        join territory_within w on w.network_id = c.network_id and w.code = c.commune_code
        where h.network_id = o.network_id and h.organisation_id = o.id and c.closed_on is null
          and w.within_code = :department))
    and ({} or {})
  order by o.name, o.id)sql",
                reaches_department(":department"), reaches_thing(R"sql('organisation')sql", R"sql(o.id)sql"));
db::Statement const kOwners{"actions.owners", kSelectOwners};

db::Statement const kIsDepartment{"actions.is_department", R"sql(
  select count(*) from territory
  where network_id = :network and code = :code and kind in ('department', 'province'))sql"};

db::Statement const kPublished{"actions.published", kSelect + kFrom + R"sql(
  where a.is_public and (:only_network = '' or a.network_id = :only_network)
    and (:department = '' or a.department_code = :department)
    and (:origin_kind = '' or (a.origin_kind = :origin_kind and a.origin_id = :origin_id))
    and (:after_id = '' or coalesce(a.done_on, a.opened_on) < :after_on
      or (coalesce(a.done_on, a.opened_on) = :after_on and a.id < :after_id))
  order by coalesce(a.done_on, a.opened_on) desc, a.id desc limit :most)sql"};
db::Statement const kPublishedOne{"actions.published_one", kSelect + kFrom + " where a.is_public and a.id = :id"};

db::Statement const kInsert{"actions.insert", R"sql(
  insert into action (network_id, id, title, what, origin_kind, origin_id, owner_id, function_name, department_code,
    opened_on, due_on, state, is_public, proof_text, proof_link, done_on, measure_kind, measure_service,
    measure_department, measure_irritant, measure_months, remeasure_on, version, is_generated)
  values (:network_id, :id, :title, :what, :origin_kind, :origin_id, :owner_id, :function_name, :department_code,
    :opened_on, :due_on, :state, :is_public, :proof_text, :proof_link, :done_on, :measure_kind, :measure_service,
    :measure_department, :measure_irritant, :measure_months, :remeasure_on, :version, :is_generated)
  on conflict (network_id, id) do nothing)sql"};

db::Statement const kUpdate{"actions.update", R"sql(
  update action set title = :title, what = :what, origin_kind = :origin_kind, origin_id = :origin_id, owner_id = :owner_id, function_name = :function_name,
    department_code = :department_code, opened_on = :opened_on, due_on = :due_on, state = :state,
    is_public = :is_public, proof_text = :proof_text, proof_link = :proof_link, done_on = :done_on,
    measure_kind = :measure_kind, measure_service = :measure_service, measure_department = :measure_department,
    measure_irritant = :measure_irritant, measure_months = :measure_months, remeasure_on = :remeasure_on,
    is_generated = :is_generated, version = version + 1
  where network_id = :network_id and id = :id and version = :version)sql"};

db::Statement const kAddChange{"actions.add_change", R"sql(
  insert into action_change (network_id, action_id, number, state, changed_on, note)
  select :network, :id, count(*) + 1, :state, :changed_on, :note
  from action_change where network_id = :network and action_id = :id)sql"};

db::Statement const kMeasure{"actions.save_measurement", R"sql(
  insert into action_measurement (network_id, action_id, measured_on, months, before_since, before_count, before_of,
    after_since, after_count, after_of)
  values (:network, :id, :measured_on, :months, :before_since, :before_count, :before_of, :after_since, :after_count,
    :after_of)
  on conflict (network_id, action_id, measured_on) do update set months = excluded.months,
    before_since = excluded.before_since, before_count = excluded.before_count, before_of = excluded.before_of,
    after_since = excluded.after_since, after_count = excluded.after_count, after_of = excluded.after_of)sql"};

// What a filter is in the parameters of the statements.
struct Asked {
  std::string state;
  std::int64_t only_overdue = 0;
  std::int64_t only_to_measure = 0;
  std::string department;
  std::string owner;
  std::string origin_kind;
  std::string origin_id;
  Date today;
};
BOOST_DESCRIBE_STRUCT(Asked, (),
                      (state, only_overdue, only_to_measure, department, owner, origin_kind, origin_id, today))

std::string kind_of(std::optional<ActionOrigin> const& origin) {
  return origin ? std::string{TextForm<OriginKind>::write(origin->kind)} : std::string{};
}

std::string id_of(std::optional<ActionOrigin> const& origin) {
  return origin ? origin->id : std::string{};
}

Asked asked(ActionFilter const& filter, Date today) {
  return {filter.state,        filter.only_overdue ? 1 : 0, filter.only_to_measure ? 1 : 0, filter.department,
          filter.organisation, kind_of(filter.origin),      id_of(filter.origin),           today};
}

}  // namespace

std::optional<Action> ActionReader::find(ActionId const& id) const {
  return snapshot_.one<Action>(kFind, scope_.reach(), db::arg("id", id));
}

std::vector<Action> ActionReader::list(ActionFilter const& filter, std::optional<Action> const& after, Date today,
                                       std::int64_t most) const {
  auto const rank = std::int64_t{after && after->state != ActionState::kOpen ? 1 : 0};
  return snapshot_.all<Action>(kList, scope_.reach(), asked(filter, today),
                               db::arg("after_id", after ? after->id.text : std::string{}), db::arg("after_rank", rank),
                               db::arg("after_due", after ? after->due_on : today), db::arg("most", most));
}

std::int64_t ActionReader::count(ActionFilter const& filter, Date today) const {
  return snapshot_.one<std::int64_t>(kCount, scope_.reach(), asked(filter, today)).value_or(0);
}

WaitingActions ActionReader::waiting(Date today) const {
  auto const yesterday = Date{std::chrono::sys_days{today} - std::chrono::days{1}};
  return snapshot_
      .one<WaitingActions>(kWaiting, scope_.reach(), db::arg("today", today), db::arg("yesterday", yesterday))
      .value_or(WaitingActions{});
}

std::vector<StateChange> ActionReader::history(Action const& action) const {
  return full({action}).front().history;
}

std::vector<FullAction> ActionReader::full(std::vector<Action> actions) const {
  std::vector<FullAction> all;
  std::map<NetworkId, std::vector<ActionId>> by_network;
  std::map<ActionId, std::size_t> places;
  for (auto& action : actions) {
    by_network[action.network_id].push_back(action.id);
    places[action.id] = all.size();
    all.push_back({std::move(action), {}, {}});
  }
  for (auto const& [network, ids] : by_network) {
    auto const asked = std::span<ActionId const>{ids};
    for (auto& row : db::of_each<ChangeRow>(snapshot_, kHistories, {db::arg("network", network)}, asked)) {
      all[places[row.action_id]].history.push_back(std::move(row));
    }
    for (auto const& row :
         db::of_each<MeasurementRow>(snapshot_, kMeasurements, {db::arg("network", network)}, asked)) {
      all[places[row.action_id]].measurements.push_back(row);
    }
  }
  return all;
}

std::vector<ActionOwner> ActionReader::owners(std::string const& department,
                                              std::optional<OrganisationId> const& owner) const {
  auto const only = owner ? owner->text : std::string{};
  return snapshot_.all<ActionOwner>(kOwners, scope_.reach(), db::arg("department", department), db::arg("owner", only));
}

bool ActionReader::is_department(std::string const& code) const {
  return snapshot_.one<std::int64_t>(kIsDepartment, db::arg("network", scope_.network()), db::arg("code", code))
             .value_or(0) > 0;
}

std::vector<Action> ActionReader::published(std::string const& network, std::string const& department,
                                            std::optional<ActionOrigin> const& origin,
                                            std::optional<Action> const& after, std::int64_t most) const {
  auto const kind = kind_of(origin);
  auto const origin_id = id_of(origin);
  auto const after_id = after ? after->id.text : std::string{};
  auto const after_on = after ? after->done_on.value_or(after->opened_on) : Date{};
  return snapshot_.all<Action>(kPublished, db::arg("only_network", network), db::arg("department", department),
                               db::arg("origin_kind", kind), db::arg("origin_id", origin_id),
                               db::arg("after_id", after_id), db::arg("after_on", after_on), db::arg("most", most));
}

std::optional<Action> ActionReader::published_one(ActionId const& id) const {
  return snapshot_.one<Action>(kPublishedOne, db::arg("id", id));
}

bool ActionStore::insert(Action const& action) {
  return tx_.run(kInsert, static_cast<ActionRow const&>(action)) == 1;
}

bool ActionStore::update(Action const& action) {
  return tx_.run(kUpdate, static_cast<ActionRow const&>(action)) == 1;
}

void ActionStore::add_change(Action const& action, Date on, std::string const& note) {
  tx_.run(kAddChange, db::arg("network", action.network_id), db::arg("id", action.id), db::arg("state", action.state),
          db::arg("changed_on", on), db::arg("note", note));
}

void ActionStore::save(Action const& action, Measurement const& measurement) {
  tx_.run(kMeasure, measurement, db::arg("network", action.network_id), db::arg("id", action.id));
}

}  // namespace relais::actions
