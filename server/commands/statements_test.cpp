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
  EXPECT_GT(db::registered_statements().size(), 40U);
  db::expect_statements_prepare(database());
}

}  // namespace
}  // namespace relais::commands
