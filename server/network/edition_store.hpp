// Editions: rows in, types out. Every function takes how far the asking person reaches; what lies outside is unknown.
#pragma once

#include "network/edition.hpp"
#include "platform/db/session.hpp"
#include "platform/result/result.hpp"

namespace relais::network {

// One counter or sheet, known to lie within reach.
struct EditedObject {
  NetworkId network;
  EditionKind kind = EditionKind::kCounter;
  std::string id;
};

// Who saves, and when.
struct Editor {
  AccountId account;
  std::string organisation;  // the hat; empty: none
  Instant now;
};

// One saving as its colleagues see it.
struct EditionItem {
  std::int64_t number = 0;
  Instant made_at;
  std::optional<std::string> made_by;  // a name; absent: the account is gone
  std::string organisation;
  std::optional<std::int64_t> restores;
  std::string document;  // as it is stored
};
BOOST_DESCRIBE_STRUCT(EditionItem, (), (number, made_at, made_by, organisation, restores, document))

// The counter within reach as its list says it. Absent: unknown.
std::optional<Counter> listed_counter(db::Snapshot const& snapshot, Scope const& scope, CounterId const& id);
std::vector<CounterId> counters_within(db::Snapshot const& snapshot, Scope const& scope);
// Whether one reaches all of a territory, or of one that it lies in.
bool reaches_territory(db::Snapshot const& snapshot, Scope const& scope, TerritoryCode const& code);
// The territories that one reaches by name; what lies in them is reached too. Nothing where it is the whole network.
std::optional<std::vector<TerritoryCode>> territories_within(db::Snapshot const& snapshot, Scope const& scope);
// The partner of a procedure within reach. Absent: unknown.
std::optional<PartnerCode> partner_within(db::Snapshot const& snapshot, Scope const& scope, ProcedureCode const& id);
std::vector<PartnerCode> partners_within(db::Snapshot const& snapshot, Scope const& scope);

// The sheet as it ships, to be edited further; empty where none does.
SheetEdition shipped_sheet(db::Snapshot const& snapshot, NetworkId const& network, ProcedureCode const& code);
// Empty where there is none.
std::string organisation_name(db::Snapshot const& snapshot, NetworkId const& network, std::string const& id);

// Latest first, at most fifty.
std::vector<EditionItem> editions_of(db::Snapshot const& snapshot, EditedObject const& object);

// Saves a document as the edition after `number`, and tells that the directory has changed. Refused:
// network.edition_outdated (somebody has saved another one meanwhile).
Result<std::int64_t> save_edition(db::Transaction& tx, EditedObject const& object, std::int64_t number,
                                  std::string document, std::optional<std::int64_t> restores, Editor const& editor);

}  // namespace relais::network
