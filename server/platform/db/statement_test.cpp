#include "platform/db/statement.hpp"

#include <gmock/gmock.h>

namespace relais::db {
namespace {

using testing::ElementsAre;

TEST(Statement, parameters_are_numbered_by_first_appearance) {
  static Statement const statement{"test.numbered", "select :b, :a, :b where x_1 = :long_name1"};
  EXPECT_EQ(statement.numbered_sql(), "select $1, $2, $1 where x_1 = $3");
  EXPECT_THAT(statement.parameters(), ElementsAre("b", "a", "long_name1"));
}

TEST(Statement, strings_names_comments_and_casts_hold_no_parameters) {
  static Statement const statement{"test.opaque", "select ':a ''; :b', \":c\", d::text -- :e\n/* :f */, :g /* :h",
                                   Dialect::kPostgresql};
  EXPECT_EQ(statement.numbered_sql(), "select ':a ''; :b', \":c\", d::text -- :e\n/* :f */, $1 /* :h");
  EXPECT_THAT(statement.parameters(), ElementsAre("g"));
}

TEST(StatementDeathTest, a_name_taken_twice_ends_the_program) {
  static Statement const first{"test.taken", "select 1", Dialect::kSqlite};
  EXPECT_DEATH((Statement{"test.taken", "select 2"}), "two statements are named test.taken");
}

}  // namespace
}  // namespace relais::db
