// Ten pages of figures (docs/benchmarks.md names them), read as the product reads them and by plain SQL over the facts
// with covering indexes (bench/figures_indexes.sql), without HTTP on either side; then the roll-ups counted anew
// against reading the facts once.
//
//   figures_bench DATABASE MONTH      MONTH: the last of the year that is asked for, such as 2026-10
//
// Each page is read once by whoever comes first, then kRounds times, as the peer is; the medians are compared.
// What is protected is kept a hundred times as long as it took (indicators/published_year.hpp): one reader in many is
// the first.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "commands/figures_geography.hpp"
#include "indicators/statistics_store.hpp"
#include "migrations/migrations.hpp"
#include "network/live_directory.hpp"
#include "platform/db/migration.hpp"
#include "visits/figures_store.hpp"

namespace {

using namespace relais;

constexpr auto kRounds = 3;
constexpr auto kDepartment = "59";

struct Count {
  std::optional<std::string> key;
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
};
BOOST_DESCRIBE_STRUCT(Count, (), (key, numerator, denominator))

// Acts of a period, by one column; of all counters or of a department's.
std::string acts_by(std::string_view key, std::string_view where) {
  return fmt::format(R"(
  select {} as key,
    cast(coalesce(sum(case when a.outcome in ('resolved', 'information_only') then 1 else 0 end), 0) as bigint)
      as numerator,
    cast(coalesce(sum(case when a.outcome in ('resolved', 'information_only', 'reoriented', 'not_possible', 'abandoned')
      then 1 else 0 end), 0) as bigint) as denominator
  from visit v join act a on a.network_id = v.network_id and a.visit_id = v.id
  where v.network_id = 'fr' and v.day >= :since and v.day < :until {} group by 1 order by 1)",
                     key, where);
}

std::string visits_by(std::string_view key, std::string_view where) {
  return fmt::format(R"(
  select {} as key, count(*) as numerator, count(*) as denominator from visit v
  where v.network_id = 'fr' and v.day >= :since and v.day < :until {} group by 1 order by 1)",
                     key, where);
}

constexpr std::string_view kInDepartment =
    "and v.counter_id in (select c.id from counter c where c.network_id = 'fr' and c.commune_code >= '59' "
    "and c.commune_code < '60')";
constexpr std::string_view kMonth = "substr(v.day, 1, 7)";

db::Statement const kActsByMonth{"bench.acts_by_month", acts_by(kMonth, "")};
db::Statement const kActsByPartner{"bench.acts_by_partner", acts_by("a.partner", "")};
db::Statement const kActsByCounter{"bench.acts_by_counter", acts_by("v.counter_id", "")};
db::Statement const kVisitsByMonth{"bench.visits_by_month", visits_by(kMonth, "")};
db::Statement const kActsByReason{"bench.acts_by_reason", acts_by("a.reorientation_reason", "")};
db::Statement const kDepartmentByMonth{"bench.department_by_month", acts_by(kMonth, kInDepartment)};
db::Statement const kDepartmentByProcedure{
    "bench.department_by_procedure", acts_by("a.partner || '>' || coalesce(a.procedure_code, 'other')", kInDepartment)};
db::Statement const kDepartmentByPartner{"bench.department_by_partner", acts_by("a.partner", kInDepartment)};
db::Statement const kDepartmentByChannel{"bench.department_by_channel", visits_by("v.channel", kInDepartment)};

struct Page {
  std::string name;
  double goal = 0;  // times faster
  indicators::StatisticsQuery query;
  db::Statement const* peer;
  bool is_month = false;
};

indicators::StatisticsQuery asked(std::string indicator, std::string by, bool in_department = false) {
  indicators::StatisticsQuery query;
  query.indicator = std::move(indicator);
  query.by = std::move(by);
  if (in_department) {
    query.territory = kDepartment;
  }
  return query;
}

std::vector<Page> pages() {
  return {{"national year, completion by month", 200, asked("resolution_rate", "month"), &kActsByMonth},
          {"national year, completion by body", 200, asked("resolution_rate", "partner"), &kActsByPartner},
          {"national year, completion by department", 200, asked("resolution_rate", "place"), &kActsByCounter},
          {"national year, visits by month", 200, asked("visits", "month"), &kVisitsByMonth},
          {"national month, completion by body", 20, asked("resolution_rate", "partner"), &kActsByPartner, true},
          {"national month, reorientations by reason", 20, asked("reorientations", "reorientation_reason"),
           &kActsByReason, true},
          {"department year, completion by month", 20, asked("resolution_rate", "month", true), &kDepartmentByMonth},
          {"department year, acts by procedure", 20, asked("acts", "procedure", true), &kDepartmentByProcedure},
          {"department month, completion by body", 3, asked("resolution_rate", "partner", true), &kDepartmentByPartner,
           true},
          {"department month, visits by channel", 3, asked("visits", "channel", true), &kDepartmentByChannel, true}};
}

double milliseconds(std::function<void()> const& work) {
  auto const start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> list) {
  std::ranges::sort(list);
  return list[list.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "figures_bench DATABASE MONTH\n");
    return 2;
  }
  auto database = db::Database::open(
      argv[1], {.migrations = db::migrations_from(migrations::all()), .schema = db::Schema::kRequire});
  auto const last = TextForm<indicators::Month>::read(argv[2]);
  if (!database || !last) {
    fmt::print(stderr, "{}\n", database ? "MONTH is such as 2026-10" : database.problem().detail);
    return 1;
  }
  auto const now = SystemClock{}.now();
  auto const day = network::day_of_directory(now);
  auto rows = database->read([&](db::Snapshot const& snapshot) {
    return network::DirectoryStore{snapshot, Scope::public_directory()}.load_published(day);
  });
  auto const geography = commands::figures_geography(std::make_shared<network::Directory const>(std::move(rows), day));
  auto const feed = visits::figures();
  auto const scope = Scope::whole_network(NetworkId{"fr"});
  for (auto page : pages()) {
    page.query.to = *last;
    page.query.from = page.is_month ? *last : *last - std::chrono::months{11};
    auto const since = Date{*page.query.from / 1};
    auto const until = Date{(*last + std::chrono::months{1}) / 1};
    auto kept = indicators::KeptYears{};
    auto const read = [&] {
      database->read([&](db::Snapshot const& snapshot) {
        if (!indicators::read_statistics(snapshot, feed, geography,
                                         {page.query, scope.network(), scope, {}, now, Language::kFr, &kept})) {
          fmt::print(stderr, "refused\n");
        }
      });
    };
    auto const first = milliseconds(read);
    std::vector<double> own;
    std::vector<double> peer;
    for (auto round = 0; round < kRounds; ++round) {  // not by turns: the peer takes longer than what is kept
      own.push_back(milliseconds(read));
    }
    for (auto round = 0; round < kRounds; ++round) {
      peer.push_back(milliseconds([&] {
        database->read([&](db::Snapshot const& snapshot) {
          snapshot.all<Count>(*page.peer, db::arg("since", since), db::arg("until", until));
        });
      }));
    }
    fmt::print(
        "{}: {:.2f} ms, plain SQL {:.1f} ms, {:.1f} times faster (goal {:.0f}); the first reader waits {:.0f} ms\n",
        page.name, median(own), median(peer), median(peer) / median(own), page.goal, first);
    std::fflush(stdout);
  }
  auto const span =
      database->read([&](db::Snapshot const& snapshot) { return feed.months(snapshot, scope.network()); });
  auto const reading = milliseconds([&] {
    auto empty = indicators::Feed{feed};
    auto tally = indicators::Tally{empty};
    database->read([&](db::Snapshot const& snapshot) {
      feed.count(snapshot, indicators::Extract{scope.network(), {}, span->first, span->second + std::chrono::months{1}},
                 tally);
    });
  });
  auto const anew = milliseconds([&] { rebuild(*database, feed, scope.network(), geography.department_of); });
  fmt::print("facts read and counted in memory once: {:.1f} s; all counted anew, compared and mended: {:.1f} s\n",
             reading / 1000, anew / 1000);
  return 0;
}
