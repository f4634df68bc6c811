#include <algorithm>
#include <map>
#include <random>

#include "indicators/rollup_store.hpp"
#include "platform/db/test_database.hpp"

namespace relais::indicators {
namespace {

using std::chrono::months;

constexpr auto kFirst = std::chrono::year{2026} / std::chrono::January;

struct Fact {
  std::string counter;
  Month month{};
  std::string partner;
  std::int64_t minutes = 0;
};

// Facts that change behind the roll-ups, as a database's do.
class RollupTest : public db::OnBothDatabases {
 protected:
  void prepare() override {
    static db::Statement const insert_network{"indicators_test.insert_network", R"sql(
      insert into network (id, country, name, time_zone) values ('fr', 'FR', 'France', 'Europe/Paris'))sql"};
    database().write([&](db::Transaction& tx) { tx.run(insert_network); });
    feed_.id = "things";
    feed_.columns = {"acts", "minutes"};
    feed_.breakdowns = {{"all", {}}, {"partner", {}}};
    feed_.count = [this](db::Snapshot const&, Extract const& extract, Tally& tally) {
      for (auto const& fact : facts_) {
        auto const is_asked = (!extract.counter || *extract.counter == fact.counter) && fact.month >= extract.since &&
                              fact.month < extract.until;
        if (is_asked) {
          tally.at(fact.counter, fact.month);
          tally.add(0, "", {1, fact.minutes});
          tally.add(1, fact.partner, {1, fact.minutes});
        }
      }
    };
    feed_.months = [this](db::Snapshot const&, NetworkId const&) -> std::optional<std::pair<Month, Month>> {
      if (facts_.empty()) {
        return std::nullopt;
      }
      auto const [first, last] = std::ranges::minmax_element(facts_, {}, &Fact::month);
      return std::pair{first->month, last->month};
    };
  }

  ParentOf parents() {
    return [this](std::string_view counter) { return departments_.at(std::string{counter}); };
  }

  void refresh_one(std::string const& counter, std::vector<Month> const& of) {
    refresh(database(), feed_, fr_, counter, of, parents());
  }

  // By value, of a place in all months.
  std::map<std::string, Counts> kept(Place const& place, std::size_t number) {
    std::map<std::string, Counts> sums;
    database().read([&](db::Snapshot const& snapshot) {
      for (auto const& slice : RollupReader{snapshot, fr_, feed_}.slices(place, number, kFirst, kFirst + months{24})) {
        sums[slice.value] += slice.counts;
      }
    });
    return sums;
  }

  std::map<std::string, Counts> counted(std::function<bool(Fact const&)> const& is_asked, bool by_partner) {
    std::map<std::string, Counts> sums;
    for (auto const& fact : facts_) {
      if (is_asked(fact)) {
        sums[by_partner ? fact.partner : ""] += Counts{1, fact.minutes};
      }
    }
    return sums;
  }

  void expect_all_agree() {
    for (std::size_t number = 0; number < 2; ++number) {
      auto const by_partner = number == 1;
      for (auto const& entry : departments_) {
        auto const& counter = entry.first;
        auto const& department = entry.second;
        EXPECT_EQ(kept({PlaceKind::kCounter, counter}, number),
                  counted([&](Fact const& fact) { return fact.counter == counter; }, by_partner));
        EXPECT_EQ(kept({PlaceKind::kDepartment, department}, number),
                  counted([&](Fact const& fact) { return departments_.at(fact.counter) == department; }, by_partner));
      }
    }
  }

  NetworkId fr_{"fr"};
  Feed feed_;
  std::vector<Fact> facts_;
  std::map<std::string, std::string> departments_{{"a", "02"}, {"b", "02"}, {"c", "08"}};
};
RELAIS_ON_BOTH_DATABASES(RollupTest);

TEST_P(RollupTest, agrees_with_the_facts_after_random_changes) {
  auto random = std::mt19937{6};
  auto const pick = [&](auto const& list) { return list[random() % list.size()]; };
  auto const counters = std::vector<std::string>{"a", "b", "c"};
  auto const partners = std::vector<std::string>{"caf", "cpam", "msa"};
  for (auto step = 0; step < 200; ++step) {
    auto const what = random() % 4;
    if (what == 0 && !facts_.empty()) {
      auto const at = static_cast<std::ptrdiff_t>(random() % facts_.size());
      auto const gone = facts_[static_cast<std::size_t>(at)];
      facts_.erase(facts_.begin() + at);
      refresh_one(gone.counter, {gone.month});
    } else if (what == 1 && !facts_.empty()) {
      auto& fact = facts_[random() % facts_.size()];
      auto const before = fact.month;
      fact.month = kFirst + months{static_cast<int>(random() % 14)};
      fact.partner = pick(partners);
      refresh_one(fact.counter, {before, fact.month});
    } else {
      facts_.push_back({pick(counters), kFirst + months{static_cast<int>(random() % 14)}, pick(partners),
                        static_cast<std::int64_t>(random() % 60)});
      refresh_one(facts_.back().counter, {facts_.back().month});
    }
  }
  expect_all_agree();
  auto const rebuilt = rebuild(database(), feed_, fr_, parents());
  EXPECT_EQ(rebuilt.different, 0);
  EXPECT_GT(rebuilt.rows, 0);
}

TEST_P(RollupTest, a_rebuild_mends_what_differs_and_says_how_much) {
  facts_ = {{"a", kFirst, "caf", 10}, {"c", kFirst, "msa", 5}};
  EXPECT_EQ(rebuild(database(), feed_, fr_, parents()).different, 4);
  facts_ = {{"a", kFirst, "caf", 15}};
  EXPECT_EQ(rebuild(database(), feed_, fr_, parents()).different, 4);
  expect_all_agree();
  EXPECT_EQ(rebuild(database(), feed_, fr_, parents()).different, 0);
  facts_.clear();
  EXPECT_EQ(rebuild(database(), feed_, fr_, parents()).different, 2);
  expect_all_agree();
}

TEST_P(RollupTest, a_counter_that_changes_department_takes_its_history_along) {
  facts_ = {{"a", kFirst, "caf", 10}, {"a", kFirst + months{1}, "caf", 10}, {"b", kFirst, "caf", 1}};
  rebuild(database(), feed_, fr_, parents());
  departments_["a"] = "08";
  refresh_one("a", {kFirst});
  expect_all_agree();
}

TEST_P(RollupTest, a_counter_that_left_the_directory_stays_where_it_was) {
  facts_ = {{"a", kFirst, "caf", 10}, {"b", kFirst, "caf", 1}};
  rebuild(database(), feed_, fr_, parents());
  departments_["a"] = "";
  refresh_one("a", {kFirst});
  departments_["a"] = "02";
  expect_all_agree();
}

TEST(Tally, gives_rows_in_their_order) {
  Feed feed;
  feed.breakdowns = {{"all", {}}, {"partner", {}}};
  auto tally = Tally{feed};
  tally.at("b", kFirst);
  tally.add(1, "msa", {1});
  tally.add(1, "caf", {1});
  tally.at("a", kFirst + months{1});
  tally.add(0, "", {1});
  tally.at("a", kFirst);
  tally.add(0, "", {1});
  tally.add(0, "", {2});
  std::vector<std::string> rows;
  tally.each([&](TallyRow const& row) {
    rows.push_back(std::string{row.counter} + " " + TextForm<Month>::write(row.month) + " " + std::string{row.value} +
                   " " + std::to_string(row.counts[0]));
  });
  EXPECT_EQ(rows, (std::vector<std::string>{"a 2026-01  3", "a 2026-02  1", "b 2026-01 caf 1", "b 2026-01 msa 1"}));
}

}  // namespace
}  // namespace relais::indicators
