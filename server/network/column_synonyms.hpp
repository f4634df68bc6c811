// What the columns of a list mean, by a stated table of names (data/import/columns.json). Case, accents, separators and
// blanks are forgiven: "Code_Postal", "code postal" and "codePostal" are one name.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "network/import_report.hpp"
#include "platform/result/result.hpp"
#include "platform/tables/table.hpp"

namespace relais::network {

// The columns of one file. A meaning is given to one column: to the one whose name stands first in the table.
class ColumnMap {
 public:
  ColumnMap(std::vector<std::string> const& columns, std::map<std::string, std::vector<std::string>> const& synonyms);

  bool has(std::string_view meaning) const { return index(meaning).has_value(); }
  // The cell without blanks around it; empty when there is no such column.
  std::string_view cell(tables::Row const& row, std::string_view meaning) const;
  // The column's name in the file; the meaning itself when there is no such column.
  std::string column_name(std::string_view meaning) const;

  std::vector<RecognisedColumn> recognised() const;
  std::vector<std::string> unrecognised() const;

 private:
  std::optional<std::size_t> index(std::string_view meaning) const;
  std::vector<std::string> columns_;
  std::map<std::string, std::size_t, std::less<>> meanings_;
};

class ColumnSynonyms {
 public:
  static Result<ColumnSynonyms> read(std::string_view json);
  // `list` is "counters", "territories", "zones" or "school_holidays".
  ColumnMap map(std::string const& list, std::vector<std::string> const& columns) const;

 private:
  using Names = std::map<std::string, std::vector<std::string>>;  // meaning -> column names, best first
  std::map<std::string, Names> lists_;
};

// Without blanks, line ends and no-break spaces around; "", "NA", "#N/D", "null", "-", "--" and the like are empty.
std::string_view meaningful(std::string_view cell);

}  // namespace relais::network
