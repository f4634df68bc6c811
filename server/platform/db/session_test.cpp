#include <boost/describe/enum.hpp>
#include <gmock/gmock.h>

#include "platform/db/test_database.hpp"
#include "platform/text/code.hpp"

namespace relais::db {
namespace {

using testing::ElementsAre;
using BoatCode = Code<struct BoatCodeTag>;
BOOST_DEFINE_ENUM_CLASS(BoatKind, kBarge, kRowingBoat)

struct Boat {
  BoatCode code = {};
  BoatKind kind = BoatKind::kBarge;
  std::int64_t length_mm = 0;
  int crew = 0;
  double draught_m = 0;
  bool afloat = false;
  std::optional<std::string> name = {};
  std::optional<Date> launched_on = {};
  Instant seen_at = {};
  bool operator==(Boat const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Boat, (), (code, kind, length_mm, crew, draught_m, afloat, name, launched_on, seen_at))

Statement const kInsert{"test.boat_insert", R"sql(
  insert into test_boat (code, kind, length_mm, crew, draught_m, afloat, name, launched_on, seen_at)
  values (:code, :kind, :length_mm, :crew, :draught_m, :afloat, :name, :launched_on, :seen_at))sql"};
Statement const kFind{"test.boat_find", R"sql(
  select code, kind, length_mm, crew, draught_m, afloat, name, launched_on, seen_at
  from test_boat where code = :code -- not :a parameter, nor ':this'
)sql"};
Statement const kCodes{"test.boat_codes", "select code from test_boat order by code"};
Statement const kCount{"test.boat_count", "select count(*) from test_boat"};
Statement const kRename{"test.boat_rename", "update test_boat set name = :name where length_mm >= :length_mm"};
Statement const kRenameReturning{"test.boat_rename_returning",
                                 "update test_boat set name = :name where code = :code returning length_mm"};
Statement const kLengths{"test.boat_lengths", "select length_mm from test_boat order by code"};
Statement const kLengthAsName{"test.boat_length_as_name", "select length_mm as name from test_boat"};
Statement const kNames{"test.boat_names", "select name from test_boat"};
Statement const kInteger{"test.integer", "select cast(:value as bigint)"};
Statement const kText{"test.text", "select cast(:value as text)"};
Statement const kReal{"test.real", "select cast(:value as double precision)"};

Boat barge() {
  return {.code = {"B1"},
          .kind = BoatKind::kRowingBoat,
          .length_mm = 9'007'199'254'740'993,
          .crew = -3,
          .draught_m = 0.1,
          .afloat = true,
          .name = "L'été : « d'eau »",
          .launched_on = Date{std::chrono::year{2024} / 2 / 29},
          .seen_at = Instant{std::chrono::milliseconds{1'722'470'400'123}}};
}

class SessionTest : public OnBothDatabases {
 protected:
  void prepare() override {
    database().connect(Access::kWrite)->script(R"sql(create table test_boat (
      code text not null primary key, kind text not null, length_mm bigint not null check (length_mm <> 13),
      crew bigint not null, draught_m double precision not null, afloat boolean not null, name text, launched_on text,
      seen_at text not null))sql");
  }
  void insert(Boat const& boat) {
    database().write([&](Transaction& tx) { tx.run(kInsert, boat); });
  }
  template <class Row, class... Parts>
  std::optional<Row> one(Statement const& statement, Parts const&... parts) {
    return database().read([&](Snapshot const& snapshot) { return snapshot.one<Row>(statement, parts...); });
  }
  template <class Action>
  FaultKind fault_of(Action action) {
    try {
      database().write(action);
    } catch (Fault const& fault) {
      return fault.kind();
    }
    ADD_FAILURE() << "no fault";
    return FaultKind::kOther;
  }
};
RELAIS_ON_BOTH_DATABASES(SessionTest);

TEST_P(SessionTest, a_described_struct_comes_back_as_it_went) {
  insert(barge());
  EXPECT_EQ(one<Boat>(kFind, arg("code", barge().code)), barge());
}

TEST_P(SessionTest, absent_values_are_null_and_empty_text_is_not) {
  auto boat = barge();
  boat.name = "";
  boat.launched_on.reset();
  insert(boat);
  EXPECT_EQ(one<Boat>(kFind, arg("code", boat.code)), boat);
}

TEST_P(SessionTest, no_row_is_nothing) {
  EXPECT_EQ(one<Boat>(kFind, arg("code", "none")), std::nullopt);
}

TEST_P(SessionTest, extreme_numbers_survive) {
  for (auto const value : {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}) {
    EXPECT_EQ(one<std::int64_t>(kInteger, arg("value", value)), value);
  }
  for (auto const value : {1e-308, 0.1 + 0.2, -1.7976931348623157e308}) {
    EXPECT_EQ(one<double>(kReal, arg("value", value)), value);
  }
}

TEST_P(SessionTest, a_number_too_large_for_its_member_is_a_fault_that_names_the_column) {
  insert(barge());
  try {
    one<int>(kLengths);
    FAIL() << "was truncated";
  } catch (Fault const& fault) {
    EXPECT_EQ(fault.kind(), FaultKind::kMisuse);
    EXPECT_EQ(fault.statement(), "test.boat_lengths");
    EXPECT_THAT(fault.what(), testing::HasSubstr("column 1 (length_mm)"));
  }
}

TEST_P(SessionTest, text_is_never_read_as_a_number_nor_a_number_as_text) {
  insert(barge());
  EXPECT_THROW(one<std::int64_t>(kText, arg("value", "12")), Fault);
  EXPECT_THROW(one<std::string>(kLengthAsName), Fault);
}

TEST_P(SessionTest, null_into_a_plain_member_and_unknown_words_are_faults) {
  EXPECT_THROW(one<std::int64_t>(kInteger, arg("value", std::nullopt)), Fault);
  EXPECT_THROW(one<BoatKind>(kText, arg("value", "submarine")), Fault);
  EXPECT_THROW(one<Date>(kText, arg("value", "2024-02-30")), Fault);
}

TEST_P(SessionTest, a_statement_with_other_columns_than_the_row_is_a_fault) {
  EXPECT_THROW(one<Boat>(kCodes), Fault);
}

TEST_P(SessionTest, a_second_row_where_one_is_meant_is_a_fault) {
  insert({.code = {"A"}});
  insert({.code = {"B"}});
  EXPECT_THROW(one<std::string>(kCodes), Fault);
}

TEST_P(SessionTest, every_parameter_must_be_given_and_no_other) {
  EXPECT_EQ(fault_of([](Transaction& tx) { tx.run(kRename, arg("name", "x")); }), FaultKind::kMisuse);
  EXPECT_EQ(
      fault_of([](Transaction& tx) { tx.run(kRename, arg("name", "x"), arg("length_mm", 1), arg("lenght_mm", 1)); }),
      FaultKind::kMisuse);
}

TEST_P(SessionTest, nul_and_numbers_without_value_are_refused) {
  auto boat = barge();
  boat.name = std::string{"ab\0cd", 5};
  EXPECT_EQ(fault_of([&](Transaction& tx) { tx.run(kInsert, boat); }), FaultKind::kMisuse);
  boat = barge();
  boat.draught_m = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(fault_of([&](Transaction& tx) { tx.run(kInsert, boat); }), FaultKind::kMisuse);
}

TEST_P(SessionTest, rules_of_the_table_are_told_apart) {
  insert(barge());
  EXPECT_EQ(fault_of([](Transaction& tx) { tx.run(kInsert, barge()); }), FaultKind::kUnique);
  EXPECT_EQ(fault_of([](Transaction& tx) { tx.run(kInsert, Boat{.code = {"C"}, .length_mm = 13}); }),
            FaultKind::kCheck);
  EXPECT_EQ(one<std::int64_t>(kCount), 1);
}

TEST_P(SessionTest, run_tells_how_many_rows_changed_and_returning_gives_them) {
  insert({.code = {"A"}, .length_mm = 1});
  insert({.code = {"B"}, .length_mm = 2});
  insert({.code = {"C"}, .length_mm = 3});
  database().write([](Transaction& tx) {
    EXPECT_EQ(tx.run(kRename, arg("name", "long"), arg("length_mm", 2)), 2);
    EXPECT_EQ(tx.one<std::int64_t>(kRenameReturning, arg("name", "x"), arg("code", "A")), 1);
  });
}

TEST_P(SessionTest, each_reads_in_order_and_its_callback_may_not_use_the_snapshot) {
  insert({.code = {"B"}});
  insert({.code = {"A"}});
  std::vector<std::string> codes;
  database().read([&](Snapshot const& snapshot) {
    snapshot.each<std::string>(kCodes, [&](std::string code) { codes.push_back(std::move(code)); });
    EXPECT_THROW(snapshot.each<std::string>(kCodes, [&](std::string const&) { snapshot.all<std::string>(kCodes); }),
                 Fault);
  });
  EXPECT_THAT(codes, ElementsAre("A", "B"));
}

TEST_P(SessionTest, a_callback_that_throws_leaves_the_connection_usable) {
  for (auto const* code : {"A", "B", "C"}) {
    insert({.code = {code}});
  }
  auto reader = database().reader();
  EXPECT_THROW(reader.read([](Snapshot const& snapshot) {
    snapshot.each<std::string>(kCodes, [](std::string const&) { throw std::runtime_error{"enough"}; });
  }),
               std::runtime_error);
  EXPECT_EQ(reader.read([](Snapshot const& snapshot) { return snapshot.all<std::string>(kCodes).size(); }), 3u);
}

TEST_P(SessionTest, a_read_cannot_write) {
  EXPECT_THROW(one<std::int64_t>(kRenameReturning, arg("name", "x"), arg("code", "A")), Fault);
}

TEST_P(SessionTest, a_snapshot_does_not_see_what_is_committed_meanwhile) {
  auto reader = database().reader();
  reader.read([&](Snapshot const& snapshot) {
    EXPECT_EQ(snapshot.one<std::int64_t>(kCount), 0);
    insert(barge());
    EXPECT_EQ(snapshot.one<std::int64_t>(kCount), 0);
  });
  EXPECT_EQ(reader.read([](Snapshot const& snapshot) { return snapshot.one<std::int64_t>(kCount); }), 1);
}

TEST_P(SessionTest, every_registered_statement_prepares) {
  expect_statements_prepare(database());
}

}  // namespace
}  // namespace relais::db
