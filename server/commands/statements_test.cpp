// Every statement of the program is prepared on both databases: a misspelt column is found here, not by a visitor.
#include <gtest/gtest.h>

#include "commands/commands.hpp"
#include "platform/db/statement.hpp"
#include "platform/db/test_database.hpp"

namespace relais::commands {
namespace {

// Together the commands use every store: naming them brings all statements into this program.
[[maybe_unused]] auto* const volatile kServe = &serve;
[[maybe_unused]] auto* const volatile kImport = &import;

class StatementsTest : public db::OnBothDatabases {};
RELAIS_ON_BOTH_DATABASES(StatementsTest);

TEST_P(StatementsTest, can_all_be_prepared) {
  auto const connection = database().connect(db::Access::kRead);
  auto prepared = 0;
  for (auto const* const statement : db::registered_statements()) {
    if (statement->runs_on(connection->dialect())) {
      EXPECT_NO_THROW(connection->prepare(*statement)) << statement->name();
      ++prepared;
    }
  }
  EXPECT_GT(prepared, 40);
}

}  // namespace
}  // namespace relais::commands
