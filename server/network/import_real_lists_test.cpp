// The real lists that do not ship, into a directory of today's real territories. Expected figures: counted in the files
// by another program, or looked at one by one.
#include <algorithm>

#include <gmock/gmock.h>

#include "network/import_test_database.hpp"

namespace relais::network {
namespace {

using namespace std::chrono;
using ::testing::SizeIs;

struct RealListOutcome {
  ImportReport report;
  std::vector<Counter> counters;
  std::vector<Stop> stops;

  std::ptrdiff_t warnings(std::string_view reason) const {
    return std::ranges::count(report.warnings, reason, &ImportWarning::reason);
  }
};

// One database with all communes serves every list: SQLite, since the other tests show that both do the same.
class RealLists : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<db::TestFolder>();
    auto opened = db::Database::open("sqlite:" + (folder_->path() / "relais.db").string(),
                                     {.migrations = db::migrations_from(migrations::all())});
    ASSERT_TRUE(opened);
    database_ = std::make_unique<db::Database>(*std::move(opened));
    ASSERT_TRUE(load_shipped_directory(*database_, data_folder()));
  }
  static void TearDownTestSuite() {
    database_.reset();
    folder_.reset();
  }

  static RealListOutcome imported(std::string_view file, CounterImport import) {
    import.network = fr();
    import.source = "test";
    if (!import.source_date) {
      import.source_date = 2023y / January / 1;
    }
    auto const scope = Scope::whole_network(fr());
    auto report = import_counters(*database_, scope, shipped_rules(), file_bytes(real_list(file)), file, import);
    EXPECT_TRUE(report) << (report ? "" : report.problem().code);
    auto rows = database_->read([&](db::Snapshot const& snapshot) { return DirectoryStore{snapshot, scope}.load(); });
    std::erase_if(rows.counters, [&](Counter const& counter) { return counter.list != import.list; });
    return {report ? *std::move(report) : ImportReport{}, std::move(rows.counters), std::move(rows.stops)};
  }
  static NetworkId fr() { return NetworkId{"fr"}; }

  static std::unique_ptr<db::TestFolder> folder_;
  static std::unique_ptr<db::Database> database_;
};
std::unique_ptr<db::TestFolder> RealLists::folder_;
std::unique_ptr<db::Database> RealLists::database_;

TEST_F(RealLists, the_first_list_of_2020_tells_the_hosts) {
  constexpr auto kFile = "guichets/france-services-2020-01-09.csv";
  RELAIS_NEEDS_REAL_LIST(kFile);
  auto const list = imported(kFile, {.list = "fs2020", .source_date = 2020y / January / 9});
  EXPECT_EQ(list.report.accepted, 483);
  auto const hosted_by = [&](HostKind kind) {
    return std::ranges::count(list.counters, std::optional{kind}, &Counter::host_kind);
  };
  EXPECT_EQ(hosted_by(HostKind::kLocalAuthority), 260 + 5 + 2);
  EXPECT_EQ(hosted_by(HostKind::kAssociation), 56);
  EXPECT_EQ(hosted_by(HostKind::kLaPoste), 41 + 1);
  EXPECT_EQ(hosted_by(HostKind::kPimms), 29);
  EXPECT_EQ(hosted_by(HostKind::kOperator), 10);
  EXPECT_EQ(hosted_by(HostKind::kState), 2);
  EXPECT_EQ(std::ranges::count(list.counters, std::optional{Date{2020y / January / 1}}, &Counter::labelled_on), 483);
  EXPECT_EQ(std::ranges::count(list.counters, CounterKind::kItinerant, &Counter::kind), 18);
  EXPECT_EQ(std::ranges::count_if(list.counters, [](auto const& one) { return one.telephone.has_value(); }), 14);
  EXPECT_EQ(list.warnings("network.coordinates_far_from_commune"), 2) << "two rows of another department's town";
}

TEST_F(RealLists, that_list_into_todays_fills_the_hosts_and_changes_nothing_else) {
  constexpr auto kFile = "guichets/france-services-2020-01-09.csv";
  RELAIS_NEEDS_REAL_LIST(kFile);
  auto const list = imported(kFile, {.list = "fs", .source_date = 2020y / January / 9});
  EXPECT_EQ(list.report.created, 3) << "480 of its 483 numbers are in today's list";
  auto const vervins = std::ranges::find(list.counters, CounterId{"fs-3"}, &Counter::id);
  ASSERT_NE(vervins, list.counters.end());
  EXPECT_EQ(vervins->host_kind, HostKind::kLocalAuthority);
  EXPECT_EQ(vervins->name, "Bus France services Thiérache Sambre et Oise");
  EXPECT_EQ(vervins->source_date, Date{2024y / August / 1});
}

TEST_F(RealLists, places_of_digital_help_of_hauts_de_france) {
  constexpr auto kFile = "guichets/mediation-numerique-hauts-de-france.geojson.gz";
  RELAIS_NEEDS_REAL_LIST(kFile);
  auto const list = imported(kFile, {.list = "hdf"});
  EXPECT_EQ(list.report.accepted, 1741);
  EXPECT_THAT(list.counters, SizeIs(1741));
  EXPECT_EQ(std::ranges::count_if(list.counters, [](auto const& one) { return one.telephone.has_value(); }), 1278);
  EXPECT_EQ(list.warnings("hours.point_in_time"), 3);
  EXPECT_EQ(std::ranges::count_if(list.counters, [](auto const& one) { return one.hours.has_value(); }), 284 - 3);
  EXPECT_EQ(std::ranges::count_if(list.counters, [](auto const& one) { return one.label.has_value(); }), 210);
}

TEST_F(RealLists, places_of_digital_help_of_centre_val_de_loire) {
  constexpr auto kFile = "guichets/mediation-numerique-centre-val-de-loire.json";
  RELAIS_NEEDS_REAL_LIST(kFile);
  auto const list = imported(kFile, {.list = "cvl"});
  EXPECT_EQ(list.report.accepted, 426);
  EXPECT_THAT(list.counters, SizeIs(426));
}

TEST_F(RealLists, the_round_of_the_charente_bus) {
  constexpr auto kFile = "guichets/bus-france-services-charente.json";
  RELAIS_NEEDS_REAL_LIST(kFile);
  auto const list = imported(kFile, {.list = "bus", .stops_of = "Bus France services du Ruffécois"});
  EXPECT_EQ(list.report.accepted, 12);
  ASSERT_THAT(list.counters, SizeIs(1));
  EXPECT_EQ(list.counters[0].kind, CounterKind::kBus);
  EXPECT_EQ(list.counters[0].telephone, "+33630392518");
  EXPECT_EQ(list.counters[0].host_name, "Emmaus Ruffec");
  ASSERT_THAT(list.stops, SizeIs(12));
  EXPECT_EQ(list.stops[0].name, "Face à la boulangerie");
  EXPECT_EQ(list.stops[0].hours, "week 01-53/2 Mo 09:30-12:30,13:30-15:30; PH off");
  EXPECT_EQ(list.stops[11].hours, "week 02-52/2 Fr 09:00-12:30; PH off");
  EXPECT_TRUE(std::ranges::all_of(list.stops, [](auto const& stop) { return stop.commune_code.has_value(); }));
  // Valence in Charente was put on the map of Provence by the file's geocoder.
  EXPECT_EQ(list.warnings("network.coordinates_far_from_commune"), 1);
  EXPECT_EQ(list.stops[3].lat, std::nullopt);
}

TEST_F(RealLists, the_directory_of_2016) {
  constexpr auto kFile = "guichets/annuaire-services-publics-2016.csv.gz";
  RELAIS_NEEDS_REAL_LIST(kFile);
  auto const list = imported(kFile, {.list = "dila", .source_date = 2016y / February / 26, .dry_run = true});
  EXPECT_EQ(list.report.rows, 62138);
  EXPECT_EQ(list.report.accepted, 62138);
  EXPECT_EQ(list.warnings("network.coordinates_swapped"), 1);
}

}  // namespace
}  // namespace relais::network
