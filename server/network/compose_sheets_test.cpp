#include "network/compose_sheets.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "network/test_directory.hpp"

namespace relais::network {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

struct Sheets : testing::Test {
  DirectoryRows rows = around_vervins();
  Sheets() {
    rows.sheets = {{{"fr"},
                    {"caf.request_housing_aid"},
                    "https://www.caf.fr",
                    "caf.fr",
                    day("2026-05-01"),
                    {},
                    {},
                    "on_site",
                    "family"}};
    rows.sheet_texts = {{{"fr"},
                         {"caf.request_housing_aid"},
                         Language::kFr,
                         "Une aide",
                         "Pour vous",
                         "Aide",
                         "Rien",
                         "La Caf",
                         "Une pièce"}};
  }
  SheetPage page(Language language, std::string_view today = "2026-06-01") const {
    static auto const texts = i18n::Texts::load_embedded();
    auto copy = rows;
    auto const directory = Directory{std::move(copy), day(today)};
    auto const detail = show_procedure(directory, {"caf.request_housing_aid"}, language, day(today));
    return compose_sheet({*texts, language, directory}, *detail);
  }
};

TEST_F(Sheets, stand_in_french_with_a_notice_where_the_language_has_none) {
  EXPECT_EQ(page(Language::kDe).sheet->what, "Une aide");
  EXPECT_TRUE(page(Language::kDe).sheet->standing.is_in_french);
  EXPECT_FALSE(page(Language::kFr).sheet->standing.is_in_french);
}

TEST_F(Sheets, say_when_their_official_page_does_not_answer) {
  EXPECT_FALSE(page(Language::kEn).sheet->dead_link);
  rows.links = {{{"fr"}, "https://www.caf.fr", day("2026-05-30"), false}};
  EXPECT_THAT(*page(Language::kEn).sheet->dead_link, HasSubstr("30\u00a0May 2026"));
  rows.links.front().answers = true;
  EXPECT_FALSE(page(Language::kEn).sheet->dead_link);
}

TEST_F(Sheets, call_the_home_page_of_a_body_its_site) {
  EXPECT_THAT(page(Language::kEn).sheet->official.label, HasSubstr("own site"));
  rows.sheets.front().official_url = "https://www.caf.fr/allocataires/logement";
  EXPECT_THAT(page(Language::kEn).sheet->official.label, HasSubstr("official page"));
  rows.sheets.front().official_url = "https://www.caf.fr/";
  EXPECT_THAT(page(Language::kEn).sheet->official.label, HasSubstr("own site"));
}

TEST_F(Sheets, go_on_with_the_search_that_led_to_them) {
  static auto const texts = i18n::Texts::load_embedded();
  auto const directory = Directory{std::move(rows), day("2026-06-01")};
  auto const now = at("2026-06-01T12:00+02:00");
  PageWriter const writer{*texts, Language::kEn, directory};
  auto const detail = show_procedure(directory, {"caf.request_housing_aid"}, Language::kEn, day("2026-06-01"));
  PageQuery query;
  query.place = "Vervins";
  query.day = "2026-06-02";
  query.kind = "bus";
  query.q = "something else";
  query.tag = std::string(5000, 'a');
  auto const asked = sheet_search(writer, query, now);
  EXPECT_THAT(compose_sheet(writer, *detail, asked).counters->url,
              AllOf(StartsWith("/en/counters?commune=02789&q=Ask%20for%20housing%20aid&"),
                    HasSubstr("&day=2026-06-02&kind=bus&")));
  EXPECT_LT(asked.tag.size(), 200u);
  query = {};
  query.day = "2026-05-31";
  EXPECT_EQ(sheet_search(writer, query, now), PageQuery{});
}

TEST_F(Sheets, are_stale_after_half_a_year) {
  EXPECT_FALSE(page(Language::kFr, "2026-10-27").sheet->standing.is_stale);
  EXPECT_TRUE(page(Language::kFr, "2026-11-01").sheet->standing.is_stale);
}

}  // namespace
}  // namespace relais::network
