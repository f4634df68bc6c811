#include <fmt/format.h>

#include "commands/coverage_imports.hpp"
#include "coverage/people_grid_store.hpp"
#include "network/directory.hpp"
#include "network/live_directory.hpp"

namespace relais::commands {

int import_people(db::Database& database, Import const& what, std::string_view bytes, i18n::Texts const& texts) {
  constexpr std::size_t kShownLines = 50;
  auto const table = tables::read_table(bytes);
  if (!table) {
    return refuse(table.problem());
  }
  auto const id = NetworkId{what.network};
  auto const scope = Scope::whole_network(id);
  auto const day = network::day_of_directory(SystemClock{}.now());
  auto const directory = database.read([&](db::Snapshot const& snapshot) {
    auto rows = network::DirectoryStore{snapshot, scope}.load();
    return std::make_unique<network::Directory const>(std::move(rows), day);
  });
  auto const grid = coverage::read_people_grid(*table, id, [&](std::string const& code) -> std::optional<std::string> {
    auto const* const territory = directory->territories().find(network::TerritoryCode{code});
    auto const is_commune = territory != nullptr && territory->kind == network::TerritoryKind::kCommune;
    return is_commune ? std::optional{territory->code.text} : std::nullopt;
  });
  if (!grid) {
    return refuse(grid.problem());
  }
  fmt::print("{} lines, {} cells with people, {} lines refused\n", table->rows.size(), grid->cells.size(),
             grid->refused.size());
  for (auto const& line : std::span{grid->refused}.first(std::min(kShownLines, grid->refused.size()))) {
    fmt::print("  line {}, {}: {}: {}\n", line.line, line.column, texts.text(Language::kEn, line.code), line.value);
  }
  for (auto const& column : grid->unread_columns) {
    fmt::print("  column not recognised: {}\n", column);
  }
  if (!grid->refused.empty() || grid->cells.empty() || what.dry_run) {
    fmt::print("Nothing was changed: {}\n",
               what.dry_run ? "this was a dry run." : "a grid is brought whole or not at all.");
    return what.dry_run && grid->refused.empty() ? 0 : 1;
  }
  auto const about = coverage::PeopleGrid{id, what.source.empty() ? what.files.front() : what.source, day,
                                          static_cast<std::int64_t>(grid->cells.size())};
  database.write([&](db::Transaction& tx) { coverage::replace_people_grid(tx, scope, about, grid->cells); });
  return 0;
}

}  // namespace relais::commands
