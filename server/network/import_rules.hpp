// What every import follows, read once from the shipped files import/columns.json and import/service-words.json.
#pragma once

#include "network/column_synonyms.hpp"
#include "network/data_source.hpp"
#include "network/published_contact.hpp"

namespace relais::network {

struct ImportRules {
  ColumnSynonyms columns;
  ServiceWords words;
};

// Problem network.data_missing when a file is not there, or json.malformed.
Result<ImportRules> read_import_rules(DataSource const& data);

}  // namespace relais::network
