#include "platform/db/verify.hpp"

#include <gtest/gtest.h>

#include "platform/db/test_database.hpp"

namespace relais::db {
namespace {

class VerifyTest : public OnBothDatabases {};
RELAIS_ON_BOTH_DATABASES(VerifyTest);

TEST_P(VerifyTest, a_fresh_database_is_sound) {
  EXPECT_TRUE(verify(database()));
}

TEST_P(VerifyTest, a_reference_to_nothing_is_found) {
  auto const connection = database().connect(Access::kWrite);
  if (connection->dialect() == Dialect::kPostgresql) {
    connection->script("alter table territory add constraint unchecked check (population >= 0) not valid");
  } else {
    connection->script(R"sql(
      pragma foreign_keys = off;
      insert into territory_postcode (network_id, code, postcode) values ('fr', '02789', '02140'))sql");
  }
  auto const verdict = verify(database());
  ASSERT_FALSE(verdict);
  EXPECT_EQ(verdict.problem().code, "db.damaged");
}

}  // namespace
}  // namespace relais::db
