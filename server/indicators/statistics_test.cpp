#include <gtest/gtest.h>

#include "indicators/statistics_store.hpp"
#include "platform/db/test_database.hpp"

namespace relais::indicators {
namespace {

using std::chrono::months;

constexpr auto kFirst = std::chrono::year{2026} / std::chrono::January;
constexpr auto kChange = std::chrono::year{2026} / std::chrono::July;

// Two counters of one department; from July on a share is defined otherwise.
class StatisticsTest : public db::OnBothDatabases {
 protected:
  void prepare() override {
    static db::Statement const insert_network{"statistics_test.insert_network", R"sql(
      insert into network (id, country, name, time_zone) values ('fr', 'FR', 'France', 'Europe/Paris'))sql"};
    database().write([&](db::Transaction& tx) { tx.run(insert_network); });
    feed_.id = "things";
    feed_.columns = {"acts", "settled"};
    feed_.breakdowns = {{"all"}};
    feed_.definitions = {
        {"share", 1, kFirst, Measure::kShare, Unit::kShare, Direction::kUp, {"settled"}, {"acts"}, "", false},
        {"share", 2, kChange, Measure::kShare, Unit::kShare, Direction::kUp, {"settled"}, {"acts"}, "", false}};
    feed_.count = [](db::Snapshot const&, Extract const& extract, Tally& tally) {
      for (auto month = std::max(extract.since, kFirst); month < extract.until; month += months{1}) {
        for (auto const* const counter : {"a", "b"}) {
          tally.at(counter, month);
          tally.add(0, "", {100, 80});
        }
      }
    };
    feed_.months = [](db::Snapshot const&, NetworkId const&) {
      return std::optional{std::pair{kFirst, kFirst + months{11}}};
    };
    feed_.is_generated = [](db::Snapshot const&, NetworkId const&) { return false; };
    geography_.networks = {fr_};
    geography_.department_of = [](std::string_view) { return std::string{"08"}; };
    geography_.departments_in = [](NetworkId const&, std::string const& code) {
      return code == "08" ? std::optional{std::vector<std::string>{"08"}} : std::nullopt;
    };
    geography_.departments = [](NetworkId const&) { return std::vector<std::string>{"08"}; };
    geography_.counters_in = [](NetworkId const&, std::string const&) {
      return std::vector<CounterPlace>{{"a", "A", "fixed", {"rural"}}, {"b", "B", "bus", {}}};
    };
    geography_.name_of = [](std::string const& code) { return code; };
    geography_.name_of_value = [](NetworkId const&, std::string const&, std::string const&, Language) {
      return std::string{};
    };
    rebuild(database(), feed_, fr_, geography_.department_of);
  }

  Result<Statistics> read(Month from, Month to, std::function<void(StatisticsQuery&)> const& more = {}) {
    StatisticsQuery query;
    query.indicator = "share";
    query.from = from;
    query.to = to;
    if (more) {
      more(query);
    }
    auto const now = Instant{std::chrono::sys_days{std::chrono::year{2027} / std::chrono::January / 15}};
    return database().read([&](db::Snapshot const& snapshot) {
      return read_statistics(snapshot, feed_, geography_,
                             {query, fr_, Scope::whole_network(fr_), {}, now, Language::kFr});
    });
  }

  NetworkId fr_{"fr"};
  Feed feed_;
  Geography geography_;
};
RELAIS_ON_BOTH_DATABASES(StatisticsTest);

TEST_P(StatisticsTest, a_change_of_definition_breaks_the_series) {
  auto const year = read(kFirst, kFirst + months{11});
  ASSERT_TRUE(year);
  EXPECT_EQ(year->total.state, FigureState::kDefinitionChanged);
  ASSERT_EQ(year->items.size(), 12U);
  EXPECT_EQ(year->items[5].version, 1);
  EXPECT_EQ(year->items[6].version, 2);
  EXPECT_EQ(year->items[6].figure.state, FigureState::kKnown);
}

TEST_P(StatisticsTest, two_definitions_are_never_compared) {
  auto const after = read(kChange, kChange + months{2});
  ASSERT_TRUE(after);
  EXPECT_EQ(after->total.state, FigureState::kKnown);
  EXPECT_EQ(after->previous->state, FigureState::kDefinitionChanged);
  EXPECT_FALSE(after->change);
  auto const asked = read(kChange, kChange, [](StatisticsQuery& query) { query.against = kFirst; });
  ASSERT_FALSE(asked);
  EXPECT_EQ(asked.problem().code, "statistics.definitions_differ");
  auto const same =
      read(kChange + months{2}, kChange + months{3}, [](StatisticsQuery& query) { query.against = kChange; });
  ASSERT_TRUE(same);
  EXPECT_TRUE(same->change);
}

TEST_P(StatisticsTest, zones_kinds_and_like_counters_are_of_those_counters_alone) {
  auto const total = [&](std::function<void(StatisticsQuery&)> const& more) {
    auto const found = read(kFirst, kFirst, more);
    EXPECT_TRUE(found);
    return found ? found->total.denominator.value_or(-1) : -1;
  };
  EXPECT_EQ(total({}), 200);
  EXPECT_EQ(total([](StatisticsQuery& query) { query.zone = "rural"; }), 100);
  EXPECT_EQ(total([](StatisticsQuery& query) { query.counter_kind = "bus"; }), 100);
  auto const nothing = [](StatisticsQuery& query) {
    query.zone = "rural";
    query.counter_kind = "bus";
  };
  EXPECT_EQ(read(kFirst, kFirst, nothing)->total.state, FigureState::kNotRecorded);
}

}  // namespace
}  // namespace relais::indicators
