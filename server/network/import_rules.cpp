#include "network/import_rules.hpp"

namespace relais::network {

Result<ImportRules> read_import_rules(DataSource const& data) {
  auto const columns_json = shipped(data, "import/columns.json");
  if (!columns_json) {
    return columns_json.problem();
  }
  auto const words_json = shipped(data, "import/service-words.json");
  if (!words_json) {
    return words_json.problem();
  }
  auto columns = ColumnSynonyms::read(*columns_json);
  if (!columns) {
    return columns.problem();
  }
  auto words = ServiceWords::read(*words_json);
  if (!words) {
    return words.problem();
  }
  return ImportRules{*std::move(columns), *std::move(words)};
}

}  // namespace relais::network
