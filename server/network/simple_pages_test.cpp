#include "network/simple_pages.hpp"

#include <gmock/gmock.h>

#include "network/compose_pages.hpp"
#include "network/test_directory.hpp"
#include "network/test_pages.hpp"

namespace relais::network {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

i18n::Texts const& texts() {
  static auto const loaded = i18n::Texts::load_embedded();
  return *loaded;
}

// Monday 23 November 2026, noon in Paris.
Instant const kMonday = at("2026-11-23T12:00+01:00");

DirectoryRows with_many_counters() {
  auto rows = around_vervins();
  rows.territories.push_back(commune("93066", "Saint-Denis", 48.9362, 2.3574, 111'000));
  rows.counters.push_back(counter("fs-7", "Guichet de Vervins, nuit", "02789", 49.84, 3.91, "Mo 22:00-26:00"));
  for (auto const* const id : {"fs-11", "fs-12", "fs-13", "fs-14"}) {
    rows.counters.push_back(counter(id, id, "02381", 49.92, 4.08, "24/7"));
  }
  return rows;
}

TEST(SimpleAddress, is_of_the_finders_pages_alone) {
  EXPECT_EQ(simple_url("/fr/counters?place=Vervins"), "/fr/simple/counters?place=Vervins");
  EXPECT_EQ(simple_url("/de/counters/fs-1"), "/de/simple/counters/fs-1");
  for (auto const* const other : {"/fr/borders/fr-be/health", "/fr/", "https://relais.example/counters", ""}) {
    EXPECT_EQ(simple_url(other), other);
  }
}

// Through routes and templates, as a browser sees them.
struct SimpleVersion : testing::Test {
  Directory directory{with_many_counters(), day("2026-11-22")};
  Result<PublicPages> site = PublicPages::load(texts(), "https://relais.example");
  std::optional<SimplePages> pages;
  FixedClock clock{kMonday};
  http::Routes routes;

  void SetUp() override {
    ASSERT_TRUE(site) << site.problem().detail;
    auto const checked = SimplePages::check(*site);
    ASSERT_TRUE(checked) << checked.problem().detail;
    pages.emplace(*site);
    pages->add_routes(
        routes,
        [this] {
          return std::shared_ptr<Directory const>{&directory, [](auto) {}};
        },
        clock);
  }

  http::Answer get(std::string_view pattern, std::string_view id = "", std::string_view query = "") const {
    return answer_of(routes, pattern, id, query);
  }
  std::string counters(std::string_view query) const { return get("/fr/simple/counters", "", query).body; }

  CountersPage composed(PageQuery const& query) const {
    PageWriter const writer{texts(), Language::kEn, directory};
    auto asked = understand(writer, query, kMonday);
    auto const answer = answer_asked(directory, Scope::public_directory(), asked, kMonday);
    return simplified(writer, asked, compose_counters(writer, asked, *answer));
  }
};

std::size_t count_of(std::string_view part, std::string_view text) {
  auto count = 0u;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) {
    ++count;
  }
  return count;
}

TEST_F(SimpleVersion, asks_where_and_what_for_and_nothing_else) {
  auto const html = get("/fr/simple/").body;
  EXPECT_EQ(count_of("<label", html), 2u);
  EXPECT_THAT(html, AllOf(HasSubstr("action=\"/fr/simple/counters\""), HasSubstr("<html lang=\"fr\">")));
}

TEST_F(SimpleVersion, shows_five_counters_and_links_within_itself) {
  auto const html = counters("place=Vervins");
  EXPECT_EQ(count_of("<article", html), 5u);
  EXPECT_THAT(html, AllOf(HasSubstr("href=\"/fr/simple/counters/fs-1?commune=02789\""),
                          Not(HasSubstr("href=\"/fr/counters/fs-1"))));
  EXPECT_THAT(html, HasSubstr("href=\"/de/simple/counters?place=Vervins%20%2802140%29&amp;commune=02789\""));
}

TEST_F(SimpleVersion, names_the_ordinary_page_to_people_and_search_engines) {
  for (auto const* const query : {"", "day=now"}) {
    auto const answer = get("/fr/simple/counters/{id}", "fs-1", query);
    EXPECT_THAT(answer.body, HasSubstr("<a href=\"/fr/counters/fs-1"));
    EXPECT_THAT(answer.fields, HasSubstr("Link: <https://relais.example/fr/counters/fs-1>; rel=\"canonical\"\r\n"));
  }
}

TEST_F(SimpleVersion, takes_the_day_along_to_counters_and_back) {
  EXPECT_THAT(counters("place=Vervins&day=2026-11-24&time=morning"),
              AllOf(HasSubstr("/fr/simple/counters/fs-1?commune=02789&amp;day=2026-11-24&amp;time=morning\""),
                    HasSubstr("\"/fr/simple/?day=2026-11-24&amp;time=morning\"")));
  EXPECT_THAT(get("/fr/simple/counters/{id}", "fs-1", "commune=02381&day=2026-11-24&time=morning").body,
              AllOf(HasSubstr("\"/fr/counters/fs-1?commune=02381&amp;day=2026-11-24&amp;time=morning\""),
                    HasSubstr("\"/de/simple/counters/fs-1?commune=02381&amp;day=2026-11-24&amp;time=morning\"")));
  EXPECT_THAT(get("/fr/simple/", "", "day=2026-11-24").body,
              AllOf(HasSubstr("<option value=\"2026-11-24\" selected>"), HasSubstr("\"/fr/?day=2026-11-24\"")));
}

TEST_F(SimpleVersion, leaves_out_filters_that_it_does_not_show) {
  auto const html = counters("place=Vervins&kind=bus&within_km=5");
  EXPECT_EQ(count_of("<article", html), 5u);
  EXPECT_THAT(html, Not(HasSubstr("kind=bus")));
}

TEST_F(SimpleVersion, keeps_the_time_and_says_it) {
  EXPECT_NE(counters("place=Vervins&day=now"), counters("place=Vervins"));
  EXPECT_THAT(counters("place=Vervins&day=now"), HasSubstr("ouvert"));
}

TEST_F(SimpleVersion, asks_again_instead_of_listing_a_country) {
  for (auto const* const query : {"", "q=apl", "place=Atlantis"}) {
    auto const html = counters(query);
    EXPECT_EQ(count_of("<label", html), 2u) << query;
    EXPECT_EQ(count_of("<article", html), 0u) << query;
  }
}

TEST_F(SimpleVersion, asks_which_place_before_which_procedure) {
  PageQuery query;
  query.place = "Saint-Denis";
  query.q = "caf";
  auto shown = composed(query).results;
  ASSERT_THAT(shown.ambiguities, SizeIs(1));
  ASSERT_THAT(shown.ambiguities[0].choices, SizeIs(2));
  EXPECT_THAT(shown.ambiguities[0].choices[1].url, AllOf(StartsWith("/en/simple/counters?"), HasSubstr("q=caf")));
  query.commune = "93066";
  shown = composed(query).results;
  ASSERT_THAT(shown.ambiguities, SizeIs(1));
  auto const& last = shown.ambiguities[0].choices.back();
  EXPECT_EQ(last.label, "I do not know");
  EXPECT_THAT(last.url, AllOf(HasSubstr("commune=93066"), Not(HasSubstr("q="))));
  EXPECT_THAT(shown.notices, Not(Contains(texts().text(Language::kEn, "network.results.all_until_chosen"))));
  auto const html = counters("place=Vervins&q=caf");
  EXPECT_EQ(count_of("<h1", html), 1u);
  EXPECT_EQ(count_of("<article", html), 0u);
}

TEST_F(SimpleVersion, says_the_hours_of_today_and_tomorrow_in_words) {
  PageWriter const writer{texts(), Language::kFr, directory};
  auto const detail = show_counter(directory, Scope::public_directory(), {"fs-1"}, kMonday);
  auto const page = simplified(writer, *detail, compose_counter(writer, *detail, kMonday));
  ASSERT_THAT(page.week, SizeIs(2));
  EXPECT_THAT(page.week[1].spans, ElementsAre("de 08:45 à 12:00", "de 13:30 à 16:00"));
  EXPECT_THAT(get("/fr/simple/counters/{id}", "fs-7").body,
              AllOf(HasSubstr("de 22:00 à 02:00"), HasSubstr("Demain"), HasSubstr("Fermé")));
  EXPECT_THAT(get("/fr/simple/counters/{id}", "fs-3").body, HasSubstr("Nous ne connaissons pas les horaires"));
}

TEST_F(SimpleVersion, of_an_unknown_counter_is_refused) {
  EXPECT_EQ(get("/fr/simple/counters/{id}", "fs-none").problem->code, "network.counter_unknown");
}

}  // namespace
}  // namespace relais::network
