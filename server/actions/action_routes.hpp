// The list of actions over HTTP, and what the public pages show of it.
#pragma once

#include "actions/action_models.hpp"
#include "platform/db/database.hpp"
#include "platform/http/routes.hpp"

namespace relais::actions {

// Outlives the routes. Nothing stands in it where only the contract is wanted.
struct ActionHouse {
  db::Database* database = nullptr;
  Clock const* clock = nullptr;
  language::TextGuard const* guard = nullptr;
  Origins origins = {};
  Measures measures = {};
  i18n::Texts const* texts = nullptr;
  bool is_demonstration = false;  // what is opened counts as generated
};

class Actions {
 public:
  // `house` must outlive this.
  explicit Actions(ActionHouse const& house) : house_(house) {}

  // This must outlive the routes.
  void add_routes(http::Routes& routes) const;

  // Public actions with what they changed. Refusals: actions.cursor_unknown, .origin_malformed.
  Result<Ledger> ledger(LedgerQuery const& query, Language language) const;
  // Public actions that come from there, without what they changed.
  std::vector<ActionLine> actions_of(ActionOrigin const& origin, Language language) const;

 private:
  ActionHouse const& house_;
};

}  // namespace relais::actions
