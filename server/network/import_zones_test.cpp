#include "network/import_zones.hpp"

#include <gmock/gmock.h>

#include "network/import_test_database.hpp"

namespace relais::network {
namespace {

using ::testing::HasSubstr;

class ImportZones : public OnDirectories {
 protected:
  Result<ImportReport> import_marks(std::string_view bytes, std::string_view on = "2026-01-05") {
    return import_zones(database(), scope_, rules_, bytes,
                        {.network = fr_, .source = "test", .marked_on = TextForm<Date>::read(on).value()});
  }
};
RELAIS_ON_BOTH_DATABASES(ImportZones);

TEST_P(ImportZones, brings_marks_and_a_second_run_changes_nothing) {
  constexpr auto kList = "code;zone;is_in;motif\n02789;border;oui;bassin de vie\n2381;rural;0;\n";
  auto const report = import_marks(kList);
  ASSERT_TRUE(report) << report.problem().detail;
  EXPECT_EQ(report->created, 2);
  auto const marks = directory().zone_marks;
  ASSERT_EQ(marks.size(), 2U);
  EXPECT_EQ(marks[1], (ZoneMark{fr_, {"02789"}, Zone::kBorder, true, "bassin de vie", marks[0].marked_on, "test"}));
  auto const before = version();
  auto const again = import_marks(kList, "2026-06-01");
  EXPECT_EQ(again->created + again->changed, 0);
  EXPECT_EQ(version(), before);
}

TEST_P(ImportZones, a_former_code_marks_the_commune_of_today) {
  ASSERT_TRUE(import_marks("code,zone,is_in\n49069,rural,yes\n"));
  EXPECT_EQ(directory().zone_marks.at(0).code.text, "49126");
}

TEST_P(ImportZones, one_wrong_line_and_nothing_is_brought) {
  auto const refused =
      import_marks("code,zone,is_in\n02789,rural,yes\n02381,coastal,yes\n99999,rural,yes\n02381,rural,perhaps\n");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.problem().code, "network.list_has_warnings");
  EXPECT_THAT(refused.problem().detail, HasSubstr("line 3, column zone"));
  EXPECT_THAT(refused.problem().detail, HasSubstr("line 4, column code"));
  EXPECT_THAT(refused.problem().detail, HasSubstr("line 5, column is_in"));
  EXPECT_TRUE(directory().zone_marks.empty());
  EXPECT_EQ(import_marks("code,zone\n02789,rural\n").problem().code, "network.columns_missing");
}

}  // namespace
}  // namespace relais::network
