#include "network/column_synonyms.hpp"

#include <algorithm>
#include <array>

#include "engine/language/fold.hpp"
#include "platform/json/read.hpp"

namespace relais::network {
namespace {

std::string key_of(std::string_view name) {
  auto key = language::fold(name);
  std::erase(key, ' ');
  return key;
}

}  // namespace

std::string_view meaningful(std::string_view cell) {
  constexpr auto kBlanks = std::array<std::string_view, 8>{" ",        "\t",           "\r",           "\n",
                                                           "\xC2\xA0", "\xE2\x80\xAF", "\xEF\xBB\xBF", "\xE2\x80\x8B"};
  constexpr auto kNothing =
      std::array<std::string_view, 10>{"NA", "N/A", "#N/D", "#N/A", "null", "NULL", "None", "-", "--", "{}"};
  auto trimmed = true;
  while (trimmed) {
    trimmed = false;
    for (auto const blank : kBlanks) {
      if (cell.starts_with(blank)) {
        cell.remove_prefix(blank.size());
        trimmed = true;
      } else if (cell.ends_with(blank)) {
        cell.remove_suffix(blank.size());
        trimmed = true;
      }
    }
  }
  return std::ranges::find(kNothing, cell) == kNothing.end() ? cell : std::string_view{};
}

ColumnMap::ColumnMap(std::vector<std::string> const& columns,
                     std::map<std::string, std::vector<std::string>> const& synonyms)
    : columns_(columns) {
  std::map<std::string, std::size_t> by_key;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    by_key.emplace(key_of(columns[i]), i);
  }
  for (auto const& [meaning, names] : synonyms) {
    for (auto const& name : names) {
      if (auto const found = by_key.find(key_of(name)); found != by_key.end()) {
        meanings_.emplace(meaning, found->second);
        break;
      }
    }
  }
}

std::optional<std::size_t> ColumnMap::index(std::string_view meaning) const {
  auto const found = meanings_.find(meaning);
  return found == meanings_.end() ? std::nullopt : std::optional{found->second};
}

std::string_view ColumnMap::cell(tables::Row const& row, std::string_view meaning) const {
  auto const column = index(meaning);
  return column ? meaningful(row.cells[*column]) : std::string_view{};
}

std::string ColumnMap::column_name(std::string_view meaning) const {
  auto const column = index(meaning);
  return column ? columns_[*column] : std::string{meaning};
}

std::vector<RecognisedColumn> ColumnMap::recognised() const {
  std::vector<RecognisedColumn> all;
  for (auto const& [meaning, column] : meanings_) {
    all.push_back({columns_[column], meaning});
  }
  return all;
}

std::vector<std::string> ColumnMap::unrecognised() const {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (std::ranges::none_of(meanings_, [&](auto const& entry) { return entry.second == i; })) {
      all.push_back(columns_[i]);
    }
  }
  return all;
}

Result<ColumnSynonyms> ColumnSynonyms::read(std::string_view json) {
  ColumnSynonyms synonyms;
  auto const parsed = json::parse(json, [&](boost::json::value const& lists) {
    for (auto const& list : lists.as_object()) {
      for (auto const& meaning : list.value().as_object()) {
        auto& names = synonyms.lists_[list.key()][meaning.key()];
        for (auto const& name : meaning.value().as_array()) {
          names.emplace_back(name.as_string());
        }
      }
    }
  });
  if (!parsed) {
    return parsed.problem();
  }
  return synonyms;
}

ColumnMap ColumnSynonyms::map(std::string const& list, std::vector<std::string> const& columns) const {
  auto const names = lists_.find(list);
  return ColumnMap{columns, names == lists_.end() ? Names{} : names->second};
}

}  // namespace relais::network
