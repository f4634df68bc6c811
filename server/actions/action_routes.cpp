#include "actions/action_routes.hpp"

#include <fmt/format.h>

#include "actions/shown_action.hpp"
#include "engine/language/readable.hpp"
#include "platform/journal/tell_routes.hpp"
#include "platform/text/uuid.hpp"

namespace relais::actions {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

constexpr std::int32_t kAtOnce = 50;
constexpr std::int32_t kInLedger = 20;

using Tagged = http::With<ShownAction>;

struct ActionPath {
  ActionId id;
};
BOOST_DESCRIBE_STRUCT(ActionPath, (), (id))

Problem unknown() {
  return {Fault::kNotFound, "actions.unknown"};
}

Problem changed_meanwhile() {
  return {Fault::kConflict, "actions.changed_meanwhile"};
}

Result<void> sound(std::vector<FieldFault> faults) {
  if (faults.empty()) {
    return {};
  }
  auto code = faults.front().code;
  return Problem{Fault::kInvalid, std::move(code), std::move(faults)};
}

// "3", as ETag gave it, or *.
Result<void> match(Request const& request, Action const& action) {
  auto const header = request.header("If-Match");
  if (header.empty()) {
    return invalid("If-Match", "actions.if_match_missing");
  }
  return header == "*" || header == '"' + std::to_string(action.version) + '"' ? Result<void>{} : changed_meanwhile();
}

Result<std::optional<ActionOrigin>> asked_origin(std::optional<std::string> const& text) {
  if (!text) {
    return std::optional<ActionOrigin>{};
  }
  auto origin = read_origin(*text);
  return origin ? Result<std::optional<ActionOrigin>>{std::move(origin)}
                : invalid("origin", "actions.origin_malformed");
}

// The identifier of the last one where there are more than were asked for.
std::optional<std::string> next_of(std::vector<Action>& actions, std::int32_t most) {
  if (std::ssize(actions) <= most) {
    return std::nullopt;
  }
  actions.pop_back();
  return actions.back().id.text;
}

class Acting {
 public:
  explicit Acting(ActionHouse const& house) : house_(house) {}

  Result<ActionList> list(ActionQuery const& query, Request const& request) const {
    auto const origin = asked_origin(query.origin);
    if (!origin) {
      return origin.problem();
    }
    auto const scope = request.scope();
    auto const today = day_of(house_.clock->now());
    auto const most = query.limit.value_or(kAtOnce);
    ActionFilter filter;
    filter.state = query.state ? std::string{TextForm<ActionState>::write(*query.state)} : "";
    filter.only_overdue = query.overdue.value_or(false);
    filter.only_to_measure = query.to_measure.value_or(false);
    filter.department = query.department.value_or("");
    filter.organisation = query.organisation ? query.organisation->text : "";
    filter.origin = *origin;
    ActionList list;
    std::vector<Action> found;
    auto const read = house_.database->read([&](db::Snapshot const& snapshot) -> Result<void> {
      auto const reader = ActionReader{snapshot, scope};
      auto const after = query.cursor ? reader.find(*query.cursor) : std::nullopt;
      if (query.cursor && !after) {
        return invalid("cursor", "actions.cursor_unknown");
      }
      found = reader.list(filter, after, today, most + 1);
      list.of_items = reader.count(filter, today);
      list.overdue = reader.count({.only_overdue = true}, today);
      list.to_measure = reader.count({.only_to_measure = true}, today);
      return {};
    });
    if (!read) {
      return read.problem();
    }
    list.next = next_of(found, most);
    list.items = shown_to(request, scope).lines(found);
    return list;
  }

  Result<Tagged> one(ActionId const& id, Request const& request) const {
    auto const scope = request.scope();
    auto const found = house_.database->read([&](db::Snapshot const& snapshot) {
      auto const reader = ActionReader{snapshot, scope};
      auto const action = reader.find(id);
      return action ? reader.full({*action}) : std::vector<FullAction>{};
    });
    if (found.empty()) {
      return unknown();
    }
    return Tagged{shown_to(request, scope).shown(found).front(), "ETag",
                  '"' + std::to_string(found.front().action.version) + '"'};
  }

  Result<Tagged> open(NewAction const& asked, Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    auto const today = day_of(now);
    auto faults = faults_of(asked, *house_.guard, today);
    if (!is_uuid(asked.id)) {
      faults.insert(faults.begin(), {"/id", "actions.id_malformed"});
    }
    if (!origin_exists(scope, asked.origin, request)) {
      faults.push_back({"/origin", "actions.origin_unknown"});
    }
    check_measure(asked, scope, request, faults);
    Action action;
    action.network_id = scope.network();
    action.id = ActionId{asked.id};
    action.origin_kind = asked.origin.kind;
    action.origin_id = asked.origin.id;
    action.opened_on = today;
    action.is_generated = house_.is_demonstration;
    auto const opened = house_.database->write([&](db::Transaction& tx) -> Result<void> {
      auto store = ActionStore{tx, scope};
      auto const known = store.find(action.id);
      if (known) {  // sent once more
        return is_same(*known, asked, today) ? Result<void>{} : id_taken();
      }
      if (auto const checked = sound(with_places(store, asked, faults)); !checked) {
        return checked.problem();
      }
      if (auto const taken = change(action, asked, today); !taken) {
        return taken.problem();
      }
      if (!store.insert(action)) {
        return id_taken();
      }
      store.add_change(action, action.opened_on, "");
      tell(tx, request, "opened", action, now);
      return {};
    });
    return opened ? one(action.id, request) : Result<Tagged>{opened.problem()};
  }

  Result<Tagged> edit(ActionId const& id, ActionContent const& content, Request const& request) const {
    auto const scope = request.scope();
    auto faults = faults_of(content, *house_.guard, day_of(house_.clock->now()));
    check_measure(content, scope, request, faults);
    return writing(id, "changed", request, [&](ActionStore& store, Action& action, Date today) -> Result<bool> {
      if (auto const matched = match(request, action); !matched) {
        return matched.problem();
      }
      if (auto const checked = sound(with_places(store, content, faults)); !checked) {
        return checked.problem();
      }
      auto const taken = change(action, content, today);
      return taken ? Result<bool>{true} : taken.problem();
    });
  }

  Result<Tagged> complete(ActionId const& id, ActionProof const& proof, Request const& request) const {
    return writing(id, "completed", request, [&](ActionStore& store, Action& action, Date today) -> Result<bool> {
      if (auto const checked = sound(faults_of(proof, action, *house_.guard, today)); !checked) {
        return checked.problem();
      }
      auto done = actions::complete(action, proof);
      if (done && *done) {
        store.add_change(action, proof.done_on, language::readable(proof.text));
      }
      return done;
    });
  }

  Result<Tagged> abandon(ActionId const& id, ActionReason const& reason, Request const& request) const {
    return ending(id, "abandoned", reason, request, [&](ActionStore const& store, Action& action) {
      return actions::abandon(action, store.history(action), reason);
    });
  }

  Result<Tagged> reopen(ActionId const& id, ActionReason const& reason, Request const& request) const {
    return ending(id, "reopened", reason, request,
                  [](ActionStore const&, Action& action) { return actions::reopen(action); });
  }

  Result<Tagged> measure(ActionId const& id, MeasureAgain const& again, Request const& request) const {
    auto const scope = request.scope();
    auto const found = house_.database->read([&](db::Snapshot const& snapshot) {
      return ActionReader{snapshot, scope}.find(id);
    });
    if (!found) {
      return unknown();
    }
    auto const measurement = shown_to(request, scope).measured_today(*found);
    if (!measurement) {
      return Problem{Fault::kConflict, found->measure_kind ? "actions.too_early" : "actions.no_measure"};
    }
    return writing(id, "measured", request, [&](ActionStore& store, Action& action, Date today) -> Result<bool> {
      if (again.next_on && *again.next_on <= today) {
        return invalid("/next_on", "actions.next_in_past");
      }
      if (action.version != found->version) {
        return changed_meanwhile();
      }
      store.save(action, *measurement);
      action.remeasure_on = again.next_on;
      return true;
    });
  }

  OwnerList owners(OwnerQuery const& query, Request const& request) const {
    auto const scope = request.scope();
    return house_.database->read([&](db::Snapshot const& snapshot) {
      return OwnerList{ActionReader{snapshot, scope}.owners(query.department, std::nullopt)};
    });
  }

  Result<ShownOrigin> origin(OriginQuery const& query, Request const& request) const {
    auto const origin = asked_origin(query.origin);
    if (!origin) {
      return origin.problem();
    }
    auto const scope = request.scope();
    auto shown = shown_to(request, scope).origin(scope.network(), **origin);
    return shown.title ? Result<ShownOrigin>{std::move(shown)} : Problem{Fault::kNotFound, "actions.origin_unknown"};
  }

 private:
  static Problem id_taken() { return {Fault::kConflict, "actions.id_taken"}; }

  ShownActions shown_to(Request const& request, Scope const& scope) const {
    return {house_.origins, house_.measures, *house_.texts, scope, request.language(), day_of(house_.clock->now())};
  }

  bool origin_exists(Scope const& scope, ActionOrigin const& origin, Request const& request) const {
    return shown_to(request, scope).origin(scope.network(), origin).title.has_value();
  }

  void check_measure(ActionContent const& content, Scope const& scope, Request const& request,
                     std::vector<FieldFault>& faults) const {
    if (!content.measure) {
      return;
    }
    auto const& measure = *content.measure;
    if (!house_.measures.service_name(scope.network(), measure.service, request.language())) {
      faults.push_back({"/measure/service", "actions.service_unknown"});
    }
    if (measure.irritant && (measure.kind != MeasureKind::kStoriesPerMonth ||
                             !origin_exists(scope, {OriginKind::kIrritant, *measure.irritant}, request))) {
      faults.push_back({"/measure/irritant", "actions.irritant_unknown"});
    }
  }

  // With what is wrong about places and bodies: what is out of reach is unknown.
  static std::vector<FieldFault> with_places(ActionReader const& reader, ActionContent const& content,
                                             std::vector<FieldFault> faults) {
    if (!reader.is_department(content.department) || reader.owners(content.department, std::nullopt).empty()) {
      faults.push_back({"/department", "actions.department_unknown"});
    } else if (reader.owners(content.department, content.owner).empty()) {
      faults.push_back({"/owner", "actions.owner_unknown"});
    }
    if (content.measure && !reader.is_department(content.measure->department)) {
      faults.push_back({"/measure/department", "actions.department_unknown"});
    }
    return faults;
  }

  static void tell(db::Transaction& tx, Request const& request, std::string const& what, Action const& action,
                   Instant now) {
    journal::tell(tx, request, fmt::format("journal.action_{}", what), "action", action.id.text, "", now);
    tx.emit("actions." + what, json::write(std::map<std::string, std::string>{{"network", action.network_id.text},
                                                                              {"action", action.id.text}}));
  }

  // Finds it within reach, uses it, and saves it where the use gives true.
  template <class Use>
  Result<Tagged> writing(ActionId const& id, std::string const& what, Request const& request, Use const& use) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    auto const written = house_.database->write([&](db::Transaction& tx) -> Result<void> {
      auto store = ActionStore{tx, scope};
      auto action = store.find(id);
      if (!action) {
        return unknown();
      }
      auto const used = use(store, *action, day_of(now));
      if (!used || !*used) {
        return used ? Result<void>{} : used.problem();
      }
      if (!store.update(*action)) {
        return changed_meanwhile();
      }
      tell(tx, request, what, *action, now);
      return {};
    });
    return written ? one(id, request) : Result<Tagged>{written.problem()};
  }

  template <class Use>
  Result<Tagged> ending(ActionId const& id, std::string const& what, ActionReason const& reason, Request const& request,
                        Use const& use) const {
    return writing(id, what, request, [&](ActionStore& store, Action& action, Date today) -> Result<bool> {
      if (auto const checked = sound(faults_of(reason, *house_.guard)); !checked) {
        return checked.problem();
      }
      auto ended = use(store, action);
      if (ended && *ended) {
        store.add_change(action, today, language::readable(reason.text));
      }
      return ended;
    });
  }

  ActionHouse const& house_;
};

}  // namespace

Result<Ledger> Actions::ledger(LedgerQuery const& query, Language language) const {
  auto const origin = asked_origin(query.origin);
  if (!origin) {
    return origin.problem();
  }
  auto const scope = Scope::public_directory();
  auto const most = query.limit.value_or(kInLedger);
  Ledger ledger;
  std::vector<FullAction> found;
  auto const read = house_.database->read([&](db::Snapshot const& snapshot) -> Result<void> {
    auto const reader = ActionReader{snapshot, scope};
    auto const after = query.cursor ? reader.published_one(*query.cursor) : std::nullopt;
    if (query.cursor && !after) {
      return invalid("cursor", "actions.cursor_unknown");
    }
    auto actions = reader.published(query.network ? query.network->text : "", query.department.value_or(""), *origin,
                                    after, most + 1);
    ledger.next = next_of(actions, most);
    found = reader.full(std::move(actions));
    return {};
  });
  if (!read) {
    return read.problem();
  }
  auto const today = day_of(house_.clock->now());
  ledger.items = ShownActions{house_.origins, house_.measures, *house_.texts, scope, language, today}.shown(found);
  return ledger;
}

std::vector<ActionLine> Actions::actions_of(ActionOrigin const& origin, Language language) const {
  auto const scope = Scope::public_directory();
  auto const found = house_.database->read([&](db::Snapshot const& snapshot) {
    return ActionReader{snapshot, scope}.published("", "", origin, std::nullopt, kAtOnce);
  });
  auto const today = day_of(house_.clock->now());
  return ShownActions{house_.origins, house_.measures, *house_.texts, scope, language, today}.lines(found);
}

void Actions::add_routes(http::Routes& routes) const {
  auto const acting = Acting{house_};
  constexpr auto kRead = Right::kReadActions;
  constexpr auto kManage = Right::kManageActions;
  routes.get<ActionQuery, ActionList>(
      "/api/v1/actions", kRead, Work::kLong,
      [acting](ActionQuery const& query, Request const& request) { return acting.list(query, request); },
      {.summary = "actions.api.list_actions", .codes = {"actions.origin_malformed", "actions.cursor_unknown"}});
  routes.post<NoParameters, NewAction, ShownAction>(
      "/api/v1/actions", kManage, Work::kWrite,
      [acting](NoParameters const&, NewAction const& asked, Request const& request) {
        return acting.open(asked, request);
      },
      {.summary = "actions.api.open_action",
       .codes = {"actions.id_malformed", "actions.id_taken", "actions.origin_unknown", "actions.owner_unknown",
                 "actions.department_unknown", "actions.service_unknown", "actions.irritant_unknown", "actions.blank",
                 "actions.personal", "actions.date_in_future", "actions.due_before_opening"}});
  routes.get<ActionPath, ShownAction>(
      "/api/v1/actions/{id}", kRead, Work::kLong,
      [acting](ActionPath const& path, Request const& request) { return acting.one(path.id, request); },
      {.summary = "actions.api.find_action", .codes = {"actions.unknown"}});
  routes.put<ActionPath, ActionContent, ShownAction>(
      "/api/v1/actions/{id}", kManage, Work::kWrite,
      [acting](ActionPath const& path, ActionContent const& content, Request const& request) {
        return acting.edit(path.id, content, request);
      },
      {.summary = "actions.api.edit_action",
       .codes = {"actions.unknown", "actions.if_match_missing", "actions.changed_meanwhile", "actions.measure_fixed"}});
  routes.put<ActionPath, ActionProof, ShownAction>(
      "/api/v1/actions/{id}/completion", kManage, Work::kWrite,
      [acting](ActionPath const& path, ActionProof const& proof, Request const& request) {
        return acting.complete(path.id, proof, request);
      },
      {.summary = "actions.api.complete_action",
       .codes = {"actions.unknown", "actions.not_open", "actions.link_malformed", "actions.date_in_future",
                 "actions.done_before_opening"}});
  routes.put<ActionPath, ActionReason, ShownAction>(
      "/api/v1/actions/{id}/abandonment", kManage, Work::kWrite,
      [acting](ActionPath const& path, ActionReason const& reason, Request const& request) {
        return acting.abandon(path.id, reason, request);
      },
      {.summary = "actions.api.abandon_action", .codes = {"actions.unknown", "actions.not_open"}});
  routes.put<ActionPath, ActionReason, ShownAction>(
      "/api/v1/actions/{id}/reopening", kManage, Work::kWrite,
      [acting](ActionPath const& path, ActionReason const& reason, Request const& request) {
        return acting.reopen(path.id, reason, request);
      },
      {.summary = "actions.api.reopen_action", .codes = {"actions.unknown", "actions.not_closed"}});
  routes.put<ActionPath, MeasureAgain, ShownAction>(
      "/api/v1/actions/{id}/measurement", kManage, Work::kWrite,
      [acting](ActionPath const& path, MeasureAgain const& again, Request const& request) {
        return acting.measure(path.id, again, request);
      },
      {.summary = "actions.api.measure_action",
       .codes = {"actions.unknown", "actions.too_early", "actions.no_measure", "actions.next_in_past"}});
  routes.get<OwnerQuery, OwnerList>(
      "/api/v1/action-owners", kManage, Work::kLong,
      [acting](OwnerQuery const& query, Request const& request) { return acting.owners(query, request); },
      {.summary = "actions.api.action_owners"});
  routes.get<OriginQuery, ShownOrigin>(
      "/api/v1/action-origins", kManage, Work::kLong,
      [acting](OriginQuery const& query, Request const& request) { return acting.origin(query, request); },
      {.summary = "actions.api.action_origin", .codes = {"actions.origin_malformed", "actions.origin_unknown"}});
  routes.get<LedgerQuery, Ledger>(
      "/api/v1/ledger", Right::kReadPublicDirectory, Work::kLong,
      [this](LedgerQuery const& query, Request const& request) { return ledger(query, request.language()); },
      {.summary = "actions.api.ledger",
       .codes = {"actions.origin_malformed", "actions.cursor_unknown"},
       .cache_control = http::kOneMinute,
       .hashed_etag = true,
       .compressible = true});
}

}  // namespace relais::actions
