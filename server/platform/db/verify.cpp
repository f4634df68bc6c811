#include "platform/db/verify.hpp"

namespace relais::db {
namespace {

Statement const kIntegrity{"db.integrity", "select integrity_check from pragma_integrity_check(1)", Dialect::kSqlite};

Statement const kReferences{"db.references", R"sql(
  select 'a row of ' || "table" || ' refers to nothing in ' || parent from pragma_foreign_key_check limit 1)sql",
                            Dialect::kSqlite};

Statement const kUnvalidated{"db.unvalidated", R"sql(
  select 'the constraint ' || conname || ' was never validated' from pg_constraint where not convalidated limit 1)sql",
                             Dialect::kPostgresql};

std::optional<std::string> finding(Snapshot const& snapshot) {
  if (snapshot.dialect() == Dialect::kPostgresql) {
    return snapshot.one<std::string>(kUnvalidated);
  }
  auto const integrity = snapshot.one<std::string>(kIntegrity);
  if (integrity && *integrity != "ok") {
    return integrity;
  }
  return snapshot.one<std::string>(kReferences);
}

}  // namespace

Result<void> verify(Database& database) {
  auto const found = database.read([](Snapshot const& snapshot) { return finding(snapshot); });
  if (found) {
    return Problem{
        relais::Fault::kConflict, "db.damaged", {}, "the database is damaged: " + *found + "; restore a backup"};
  }
  return {};
}

}  // namespace relais::db
