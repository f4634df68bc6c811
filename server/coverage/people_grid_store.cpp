#include "coverage/people_grid_store.hpp"

#include <map>
#include <stdexcept>

#include "platform/db/bulk_save.hpp"
#include "platform/json/write.hpp"

namespace relais::coverage {
namespace {

db::Statement const kGrids{"coverage.grids", R"sql(
  select network_id, source, imported_on, cells from people_grid
  where (:only_network = '' or network_id = :only_network) order by network_id)sql"};

db::Statement const kCells{"coverage.cells", R"sql(
  select network_id, territory_code, cell, lat, lon, people from people_cell
  where (:only_network = '' or network_id = :only_network) order by network_id, territory_code, cell)sql"};

db::Statement const kForgetCells{"coverage.forget_cells", R"sql(
  delete from people_cell where network_id = :network)sql"};

db::Statement const kSaveGrid{"coverage.save_grid", R"sql(
  insert into people_grid (network_id, source, imported_on, cells) values (:network_id, :source, :imported_on, :cells)
  on conflict (network_id) do update set source = excluded.source, imported_on = excluded.imported_on,
    cells = excluded.cells)sql"};

db::BulkSave<PeopleCell> const kSaveCells{"coverage.save_cells", "people_cell", ""};

}  // namespace

PeopleGrids people_grids(db::Snapshot const& snapshot, Scope const& scope) {
  auto const only = db::arg("only_network", scope.only_network());
  return {snapshot.all<PeopleGrid>(kGrids, only), snapshot.all<PeopleCell>(kCells, only)};
}

void replace_people_grid(db::Transaction& tx, Scope const& scope, PeopleGrid const& grid,
                         std::vector<PeopleCell> const& cells) {
  if (!scope.may_change_directory(grid.network_id)) {
    throw std::logic_error{"a grid is brought on the machine itself"};
  }
  tx.run(kForgetCells, db::arg("network", grid.network_id));
  tx.run(kSaveGrid, grid);
  kSaveCells.save(tx, cells);
  tx.emit("network.directory_changed",
          json::write(std::map<std::string, std::string>{{"network", grid.network_id.text}}));
}

}  // namespace relais::coverage
