#include "network/load_shipped.hpp"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>

#include "network/import_test_database.hpp"

namespace relais::network {
namespace {

using namespace std::chrono;
using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class ShippedDirectory : public db::OnBothDatabases {
 protected:
  DirectoryRows directory() {
    return database().read([](db::Snapshot const& snapshot) {
      return DirectoryStore{snapshot, Scope::public_directory()}.load();
    });
  }
};
RELAIS_ON_BOTH_DATABASES(ShippedDirectory);

template <class Row, class Claim>
std::ptrdiff_t count(std::vector<Row> const& rows, Claim const& claim) {
  return std::ranges::count_if(rows, claim);
}

TEST_P(ShippedDirectory, the_reference_is_whole_and_refers_to_itself_only) {
  ASSERT_TRUE(load_reference(database(), data_folder()));
  auto const again = load_reference(database(), data_folder());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->report.created + again->report.changed, 0);

  auto const rows = directory();
  EXPECT_THAT(rows.networks, SizeIs(2));
  EXPECT_THAT(rows.memberships, SizeIs(9));
  std::set<std::pair<NetworkId, PartnerCode>> partners;
  for (auto const& partner : rows.partners) {
    partners.emplace(partner.network_id, partner.code);
    EXPECT_TRUE(partner.name_en) << partner.code.text;
  }
  for (auto const& partner : rows.partners) {
    EXPECT_TRUE(!partner.succeeded_by || partners.contains({partner.network_id, *partner.succeeded_by}))
        << partner.code.text;
  }
  for (auto const& procedure : rows.procedures) {
    EXPECT_TRUE(procedure.code.text.starts_with(procedure.partner_code.text + ".")) << procedure.code.text;
    EXPECT_TRUE(procedure.name_en) << procedure.code.text;
    EXPECT_FALSE(procedure.also_called.empty()) << procedure.code.text;
  }
  for (auto const& membership : rows.memberships) {
    EXPECT_EQ(membership.since, Date{2019y / July / 1});
    EXPECT_GT(count(rows.procedures, [&](auto const& one) { return one.partner_code == membership.partner_code; }), 2);
  }
}

// The figures were counted in the file by another program (data/README.md, acceptance row M-44).
TEST_P(ShippedDirectory, holds_the_national_list_and_its_territories) {
  auto const files = load_shipped_directory(database(), data_folder());
  ASSERT_TRUE(files) << files.problem().code << " " << files.problem().detail;
  auto const& report = files->back().report;
  EXPECT_EQ(report.rows, 2845);
  EXPECT_EQ(report.accepted, 2845);
  EXPECT_THAT(report.unrecognised, IsEmpty());
  auto const reasons = [&](std::string_view reason) {
    return count(report.warnings, [&](auto const& warning) { return warning.reason == reason; });
  };
  EXPECT_EQ(reasons("hours.interval_empty") + reasons("hours.interval_reversed"), 67);
  EXPECT_EQ(reasons("hours.intervals_overlap"), 79);
  EXPECT_THAT(report.warnings, SizeIs(67 + 79));

  auto const rows = directory();
  EXPECT_EQ(count(rows.territories, [](auto const& one) { return one.kind == TerritoryKind::kCommune; }), 34969 + 581);
  EXPECT_EQ(count(rows.territories, [](auto const& one) { return one.kind == TerritoryKind::kDistrict; }), 45);
  EXPECT_EQ(count(rows.territories, [](auto const& one) { return one.kind == TerritoryKind::kDepartment; }), 109);
  EXPECT_EQ(count(rows.territories, [](auto const& one) { return one.kind == TerritoryKind::kProvince; }), 10);
  EXPECT_THAT(rows.former_codes, SizeIs(4240));
  EXPECT_THAT(rows.former_codes, Contains(FormerCode{{"fr"}, {"49069"}, {"49126"}, "Champtoceaux"}));

  auto const vervins = std::ranges::find(rows.territories, TerritoryCode{"02789"}, &Territory::code);
  EXPECT_THAT(vervins->source, testing::HasSubstr("19 août 2024"));  // of the centre
  EXPECT_THAT(*vervins->population_source, testing::HasSubstr("populations légales"));

  auto const& counters = rows.counters;
  ASSERT_THAT(counters, SizeIs(2845));
  auto const of_kind = [&](CounterKind kind) {
    return count(counters, [&](auto const& one) { return one.kind == kind; });
  };
  EXPECT_EQ(of_kind(CounterKind::kFixed), 2400);
  EXPECT_EQ(of_kind(CounterKind::kMultiSite), 174);
  EXPECT_EQ(of_kind(CounterKind::kBus), 134);
  EXPECT_EQ(of_kind(CounterKind::kFixedWithAntennas), 108);
  EXPECT_EQ(of_kind(CounterKind::kItinerant), 29);
  EXPECT_EQ(count(counters, [](auto const& one) { return one.is_antenna; }), 124);
  EXPECT_EQ(count(counters, [](auto const& one) { return !one.telephone; }), 4);
  EXPECT_EQ(count(counters, [](auto const& one) { return !one.hours_text; }), 48);
  EXPECT_EQ(count(counters, [](auto const& one) { return one.by_appointment == true; }), 992);
  EXPECT_EQ(count(counters, [](auto const& one) { return one.comment.has_value(); }), 830);
  EXPECT_EQ(count(counters, [](auto const& one) { return one.group_name.has_value(); }), 143);
  EXPECT_EQ(count(counters, [](auto const& one) { return one.commune_code && one.lat && one.labelled_on; }), 2845);
  auto const labelled = [&](bool with_antennas) {
    return count(counters, [&](auto const& one) {
      return *one.labelled_on <= Date{2022y / September / 1} && (with_antennas || !one.is_antenna);
    });
  };
  EXPECT_EQ(labelled(false), 2380);
  EXPECT_EQ(labelled(true), 2502);
}

TEST_P(ShippedDirectory, loading_again_changes_nothing) {
  ASSERT_TRUE(load_shipped_directory(database(), data_folder()));
  auto const again = load_shipped_directory(database(), data_folder());
  ASSERT_TRUE(again);
  for (auto const& file : *again) {
    EXPECT_EQ(file.report.created + file.report.changed, 0) << file.name;
  }
}

TEST_P(ShippedDirectory, a_missing_file_is_named) {
  auto const nothing = [](std::string_view) { return std::optional<std::string_view>{}; };
  EXPECT_EQ(load_shipped_directory(database(), nothing).problem().code, "network.data_missing");
  EXPECT_EQ(load_reference(database(), nothing).problem().detail, "data/networks.json is not there");
}

}  // namespace
}  // namespace relais::network
