// What the rows of a list of territories say, before it is compared with what stands.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "network/column_synonyms.hpp"
#include "network/territory.hpp"
#include "platform/tables/table.hpp"

namespace relais::network {

// A statement on a territory that it lies in another, with its place in the file.
struct ListedWithin {
  TerritoryWithin row;
  std::int64_t line = 0;
  std::string column;
};

struct ListedTerritories {
  std::map<TerritoryCode, Territory> territories;  // named by the file
  std::map<TerritoryCode, Territory> implied;      // a whole that rows of the file name in passing
  std::map<TerritoryWithin, ListedWithin> within;
  std::set<TerritoryPostcode> postcodes;
  std::map<TerritoryCode, FormerCode> former_codes;
  std::set<TerritoryKind> wholes_spoken_of;  // kinds of wholes that the file has columns for
  bool speaks_of_postcodes = false;
};

// Nothing when the columns are none that make a list of territories.
std::optional<ListedTerritories> read_territories(tables::Table const& table, ColumnMap const& columns,
                                                  NetworkId const& network, std::string const& source,
                                                  ImportReport& report);

}  // namespace relais::network
