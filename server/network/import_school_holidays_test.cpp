#include "network/import_school_holidays.hpp"

#include <gmock/gmock.h>

#include "network/import_test_database.hpp"

namespace relais::network {
namespace {

using namespace std::chrono;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view kOfficial =
    "description;population;start_date;end_date;location;zones;annee_scolaire\n"
    "Vacances de la Toussaint;-;2024-10-18T22:00:00+00:00;2024-11-03T23:00:00+00:00;Besançon;Zone A;2024-2025\n"
    "Vacances de la Toussaint;-;2024-10-18T22:00:00+00:00;2024-11-03T23:00:00+00:00;Bordeaux;Zone A;2024-2025\n"
    "Vacances de la Toussaint;Élèves;2024-10-11T20:00:00+00:00;2024-10-27T20:00:00+00:00;La Réunion;Réunion;2024-2025\n"
    "Vacances de la Toussaint;-;2024-10-19T04:00:00+00:00;2024-11-04T04:00:00+00:00;Guadeloupe;Guadeloupe;2024-2025\n"
    "Prérentrée;Enseignants;2024-08-29T22:00:00+00:00;2024-08-30T22:00:00+00:00;Besançon;Zone A;2024-2025\n";

class ImportSchoolHolidays : public OnDirectories {
 protected:
  Result<ImportReport> import(std::string_view bytes, SchoolHolidayImport how = {}) {
    how.network = fr_;
    how.source = "test";
    return import_school_holidays(database(), scope_, rules_, bytes, how);
  }
  SchoolHoliday holiday(std::string zone, Date since, Date until, std::string name) const {
    return {fr_, std::move(zone), since, until, std::move(name), "test"};
  }
};
RELAIS_ON_BOTH_DATABASES(ImportSchoolHolidays);

TEST_P(ImportSchoolHolidays, the_official_calendar_gives_local_days_and_a_stretch_per_zone) {
  auto const report = import(kOfficial);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->created, 3);
  EXPECT_THAT(report->warnings, IsEmpty());
  EXPECT_THAT(directory().school_holidays,
              ElementsAre(holiday("guadeloupe", 2024y / October / 19, 2024y / November / 4, "Vacances de la Toussaint"),
                          holiday("reunion", 2024y / October / 12, 2024y / October / 28, "Vacances de la Toussaint"),
                          holiday("zone_a", 2024y / October / 19, 2024y / November / 4, "Vacances de la Toussaint")));
  EXPECT_EQ(import(kOfficial)->created, 0);
}

TEST_P(ImportSchoolHolidays, a_plain_list_will_do) {
  auto const report = import(
      "zone,start,end,name\nB,2025-02-08,2025-02-24,Hiver\nCommunauté française,03/03/2025,17/03/2025,Détente\n");
  ASSERT_TRUE(report);
  EXPECT_THAT(directory().school_holidays,
              ElementsAre(holiday("french_community", 2025y / March / 3, 2025y / March / 17, "Détente"),
                          holiday("zone_b", 2025y / February / 8, 2025y / February / 24, "Hiver")));
}

TEST_P(ImportSchoolHolidays, rows_without_a_known_zone_or_a_stretch_are_refused_with_the_reason) {
  auto const report = import(
      "zone,start,end\nZ,2025-02-08,2025-02-24\nA,x,2025-02-24\nA,2025-02-24,2025-02-08\nA,2025-02-24,2025-02-24\n");
  ASSERT_TRUE(report);
  EXPECT_EQ(report->refused, 4);
  ASSERT_EQ(report->warnings.size(), 4u);
  EXPECT_EQ(report->warnings[0], (ImportWarning{2, "zone", "Z", "network.zone_unknown"}));
  EXPECT_EQ(report->warnings[1], (ImportWarning{3, "start", "x", "network.date_unreadable"}));
  EXPECT_EQ(report->warnings[2].reason, "network.dates_reversed");
  EXPECT_EQ(report->warnings[3].reason, "network.dates_reversed");
}

TEST_P(ImportSchoolHolidays, strict_and_dry_runs_change_nothing) {
  EXPECT_EQ(
      import("zone,start,end\nZ,2025-02-08,2025-02-24\nA,2025-02-08,2025-02-24\n", {.strict = true}).problem().code,
      "network.list_has_warnings");
  EXPECT_EQ(import(kOfficial, {.dry_run = true})->created, 3);
  EXPECT_THAT(directory().school_holidays, IsEmpty());
  EXPECT_EQ(import("a,b\n1,2\n").problem().code, "network.columns_missing");
}

}  // namespace
}  // namespace relais::network
