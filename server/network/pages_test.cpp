#include "network/pages.hpp"

#include <gmock/gmock.h>

#include "network/compose_pages.hpp"
#include "network/page_phrases.hpp"
#include "network/test_directory.hpp"
#include "network/test_pages.hpp"
#include "platform/http/uri.hpp"

namespace relais::network {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

i18n::Texts const& texts() {
  static auto const loaded = i18n::Texts::load_embedded();
  return *loaded;
}

// Sunday 22 November 2026, noon in Paris.
Instant const kSunday = at("2026-11-22T12:00+01:00");

DirectoryRows with_homonyms() {
  auto rows = around_vervins();
  rows.territories.push_back(commune("93066", "Saint-Denis", 48.9362, 2.3574, 111'000));
  rows.postcodes.push_back({{"fr"}, {"93066"}, "93200"});
  auto hostile = counter("fs-9", R"(<script>alert("x")</script>)", "02789", 49.84, 3.91, "24/7");
  hostile.comment = "</p><img src=x onerror=alert(1)>";
  hostile.website = "javascript:alert(1)";
  hostile.telephone = "+33323000000";
  hostile.address = R"(1 rue "A" & B)";
  rows.counters.push_back(hostile);
  return rows;
}

struct FinderPages : testing::Test {
  Directory directory{with_homonyms(), day("2026-11-22")};
  PageWriter french{texts(), Language::kFr, directory};
  PageWriter english{texts(), Language::kEn, directory};

  Results results(PageWriter const& writer, PageQuery const& query) const {
    auto asked = understand(writer, query, kSunday);
    auto const answer = answer_asked(writer.directory, Scope::public_directory(), asked, kSunday);
    return answer ? compose_counters(writer, asked, *answer).results : Results{};
  }
  CounterPage counter_page(PageWriter const& writer, std::string id) const {
    auto const detail = show_counter(directory, Scope::public_directory(), {std::move(id)}, kSunday);
    return compose_counter(writer, *detail, kSunday);
  }
};

PageQuery place(std::string words) {
  PageQuery query;
  query.place = std::move(words);
  return query;
}

TEST_F(FinderPages, understand_a_place_by_name_and_postcode) {
  for (auto const* words : {"Vervins", "vervins (02140)", "02140 Vervins"}) {
    auto const asked = understand(french, place(words), kSunday);
    EXPECT_EQ(asked.query.commune, TerritoryCode{"02789"}) << words;
    EXPECT_EQ(asked.page.place, "Vervins (02140)") << words;
    EXPECT_THAT(asked.notices, IsEmpty()) << words;
  }
}

TEST_F(FinderPages, ask_which_of_several_places_is_meant) {
  auto const shown = results(english, place("Saint-Denis"));
  ASSERT_THAT(shown.ambiguities, SizeIs(1));
  EXPECT_THAT(shown.ambiguities[0].choices, SizeIs(2));
  EXPECT_THAT(shown.ambiguities[0].choices[0].url, HasSubstr("commune=97411"));
  EXPECT_THAT(results(english, place("Saint-Denis (93200)")).ambiguities, IsEmpty());
}

TEST_F(FinderPages, say_what_they_did_not_understand) {
  auto query = place("Atlantis");
  query.q = "gzkwx";
  auto const shown = results(english, query);
  EXPECT_THAT(shown.notices, SizeIs(2));
  EXPECT_THAT(shown.items, IsEmpty());  // nobody is helped by a country in the order of names
  EXPECT_FALSE(shown.empty);
}

TEST_F(FinderPages, leave_out_what_old_or_absurd_links_ask_for) {
  auto query = place("Vervins");
  query.kind = "submarine";
  query.day = "2020-01-01";
  query.time = "99:99";
  query.within_km = "-3";
  query.partner = "nobody";
  query.procedure = "no.such";
  query.near = "north pole";
  auto understood = place("Vervins (02140)");
  understood.commune = "02789";
  EXPECT_EQ(understand(french, query, kSunday).page, understood);
}

TEST_F(FinderPages, cut_endless_words_between_characters) {
  std::string words;
  while (words.size() < 10'000) {
    words += "é";
  }
  auto const asked = understand(french, place(words), kSunday);
  EXPECT_LE(asked.page.place.size(), 100u);
  EXPECT_TRUE(http::is_utf8(asked.page.place));
}

TEST_F(FinderPages, take_a_day_for_any_hour_of_it_and_show_its_hours) {
  auto rows = around_vervins();
  rows.counters.push_back(
      counter("fs-9", "Guichet du samedi", "02789", 49.8355, 3.9083, "Mo-Fr 09:00-12:00; Sa 14:00-17:00"));
  auto const with_saturday = Directory{rows, day("2026-11-22")};
  auto const writer = PageWriter{texts(), Language::kEn, with_saturday};
  auto query = place("Vervins");
  query.day = "2026-11-28";
  auto shown = results(writer, query);
  EXPECT_THAT(shown.heading, testing::EndsWith("open on Saturday 28\u00a0November around Vervins"));
  ASSERT_THAT(shown.items, SizeIs(2));
  EXPECT_EQ(shown.items[0].name, "Guichet du samedi");
  EXPECT_EQ(shown.items[0].state.kind, "open");
  EXPECT_EQ(shown.items[0].state.text, "Saturday 28\u00a0November: 14:00–17:00");
  query.time = "morning";
  shown = results(writer, query);
  ASSERT_THAT(shown.items, SizeIs(1));
  EXPECT_EQ(shown.items[0].name, "Guichet d'Hirson");
  query.time = "16:30";
  shown = results(writer, query);
  EXPECT_THAT(shown.heading, HasSubstr("at 16:30"));
  ASSERT_THAT(shown.items, SizeIs(1));
  EXPECT_EQ(shown.items[0].name, "Guichet du samedi");
}

TEST_F(FinderPages, say_that_a_nearer_one_is_closed_then) {
  auto const without_hostile = Directory{around_vervins(), day("2026-11-22")};
  auto const writer = PageWriter{texts(), Language::kEn, without_hostile};
  auto query = place("Vervins");
  query.day = "2026-11-28";  // a Saturday: only Hirson opens
  auto const shown = results(writer, query);
  EXPECT_THAT(shown.notices, testing::Contains(AllOf(HasSubstr("Nearer"), HasSubstr("is closed then"))));
  query.day = "2026-11-24";
  EXPECT_THAT(results(writer, query).notices, Not(testing::Contains(HasSubstr("is closed then"))));
}

TEST_F(FinderPages, leave_out_what_is_over_of_today) {
  auto const now = TextForm<Instant>::read("2026-11-24T14:00Z").value();
  auto query = place("Vervins");
  query.day = "2026-11-24";
  auto const asked = understand(french, query, now);
  EXPECT_EQ(asked.query.open_at, now);
  query.time = "morning";  // all of it is over, and meant all the same
  EXPECT_LT(understand(french, query, now).query.open_until, now);
}

TEST_F(FinderPages, show_nearby_counters_of_unknown_hours_apart) {
  auto query = place("Fumay");
  query.day = kNow;
  auto const shown = results(french, query);
  EXPECT_EQ(shown.heading, "1 guichet ouvert maintenant autour de Fumay");
  ASSERT_TRUE(shown.not_known);
  EXPECT_THAT(shown.not_known->to_call, SizeIs(1));
  query.place = "Vervins";  // some sixty kilometres from there
  EXPECT_FALSE(results(french, query).not_known);
}

TEST_F(FinderPages, offer_ways_out_of_an_empty_list) {
  auto query = place("Vervins");
  query.kind = "bus";
  query.within_km = "5";
  auto const shown = results(french, query);
  ASSERT_TRUE(shown.empty);
  ASSERT_THAT(shown.empty->ways_out, SizeIs(2));
  EXPECT_THAT(shown.empty->ways_out[0].url, AllOf(HasSubstr("kind=bus"), Not(HasSubstr("within_km"))));
}

TEST_F(FinderPages, know_a_procedure_by_its_everyday_words) {
  auto query = place("Vervins");
  query.q = "apl";
  EXPECT_EQ(understand(english, query, kSunday).procedure, "Ask for housing aid");
  query.q = "trop-perçu";
  auto const shown = results(french, query);  // it is not done at the counter, which says where it is
  EXPECT_THAT(shown.notices, SizeIs(1));
  EXPECT_THAT(shown.items, SizeIs(4));
  EXPECT_THAT(shown.shortcuts[0].value, HasSubstr("procedure=caf.dispute_overpayment"));
}

TEST_F(FinderPages, take_no_procedure_until_one_of_several_is_chosen) {
  auto query = place("Vervins");
  query.q = "caf";
  auto const asked = understand(french, query, kSunday);
  EXPECT_FALSE(asked.query.procedure);
  EXPECT_EQ(asked.page.procedure, "");
  auto const shown = results(french, query);
  ASSERT_THAT(shown.ambiguities, SizeIs(1));
  EXPECT_THAT(shown.ambiguities[0].choices, SizeIs(2));
  EXPECT_THAT(shown.notices, testing::ElementsAre(HasSubstr("tous les guichets")));
  EXPECT_THAT(shown.items, SizeIs(4));
  for (auto const& chip : shown.shortcuts) {
    EXPECT_THAT(chip.value, AllOf(HasSubstr("q=caf"), Not(HasSubstr("procedure="))));
  }
}

TEST_F(FinderPages, name_counters_to_call_where_their_help_is_not_known) {
  auto query = place("Vervins");
  query.partner = "urssaf";
  auto const shown = results(french, query);
  ASSERT_TRUE(shown.empty);
  EXPECT_EQ(shown.heading, "Les guichets à appeler autour de Vervins");
  EXPECT_TRUE(shown.is_old);
  EXPECT_THAT(shown.empty->explanation, HasSubstr("ne veut pas dire"));
  ASSERT_THAT(shown.empty->next_best, SizeIs(1));
  EXPECT_EQ(shown.empty->next_best.front().heading, "Les plus proches, à qui téléphoner");
  EXPECT_THAT(shown.empty->next_best.front().nearest, SizeIs(3));  // the fourth is sixty kilometres away
  query.place.clear();
  ASSERT_TRUE(results(french, query).not_known);
  EXPECT_THAT(results(french, query).not_known->offer, testing::Optional(HasSubstr("4 guichets de l’annuaire")));
}

TEST(PlaceWithoutLocation, lists_only_its_own_counters) {
  auto rows = around_vervins();
  rows.territories.push_back(territory("02001", TerritoryKind::kCommune, "Nulle-Part"));
  auto there = counter("fs-8", "Guichet de Nulle-Part", "02001", 0, 0, "24/7");
  there.lat = there.lon = std::nullopt;
  rows.counters.push_back(there);
  Directory const directory{std::move(rows), day("2026-11-22")};
  PageWriter const writer{texts(), Language::kFr, directory};
  auto query = place("Nulle-Part");
  auto const names = [&] {
    auto asked = understand(writer, query, kSunday);
    auto const answer = answer_asked(writer.directory, Scope::public_directory(), asked, kSunday);
    auto const results = compose_counters(writer, asked, *answer).results;
    std::vector<std::string> shown{results.empty ? results.empty->explanation : ""};
    std::ranges::transform(results.items, std::back_inserter(shown), &ResultItem::name);
    return shown;
  };
  EXPECT_THAT(names(), testing::ElementsAre("", "Guichet de Nulle-Part"));
  query.day = kNow;
  EXPECT_THAT(names(), testing::ElementsAre("", "Guichet de Nulle-Part"));
  query.kind = "bus";
  EXPECT_THAT(names(), testing::ElementsAre("Aucun guichet n’est connu dans cette commune."));
}

TEST_F(FinderPages, say_that_counters_are_beyond_the_border) {
  auto const shown = results(english, place("Momignies"));
  EXPECT_THAT(shown.notices, testing::ElementsAre(HasSubstr("in France and help with French procedures")));
  EXPECT_THAT(shown.items[0].address, HasSubstr(", France"));
  EXPECT_THAT(results(english, place("Vervins")).notices, IsEmpty());
  EXPECT_THAT(counter_page(english, "fs-1").address.back(), "France");
}

TEST_F(FinderPages, call_nothing_near_that_is_a_day_s_way_off) {
  auto query = place("");
  query.near = "-33.87,151.21";
  EXPECT_THAT(results(english, query).notices, testing::ElementsAre(HasSubstr("No such counter is near")));
}

TEST_F(FinderPages, propose_what_opens_later_that_day_or_further_where_nothing_answers) {
  auto query = place("Hirson");
  query.within_km = "5";
  query.day = "2026-11-28";  // a Saturday
  query.time = "08:00";
  auto shown = results(french, query);
  ASSERT_TRUE(shown.empty);
  ASSERT_THAT(shown.empty->next_best, SizeIs(2));
  EXPECT_EQ(shown.empty->next_best[0].heading, "Ouverts plus tard ce jour-là");
  EXPECT_EQ(shown.empty->next_best[0].nearest.front().name, "Guichet d'Hirson");
  EXPECT_EQ(shown.empty->next_best[1].heading, "Ouverts à ce moment-là, mais plus loin");
  query.day = "2026-11-24";
  query.time = "10:00";
  shown = results(french, query);
  ASSERT_TRUE(shown.empty);
  EXPECT_EQ(shown.empty->next_best[0].heading, "Ouverts à ce moment-là, mais plus loin");
}

TEST_F(FinderPages, say_of_a_filter_that_means_nothing_that_it_is_left_out) {
  auto query = place("Vervins");
  query.kind = "zzz";
  EXPECT_THAT(results(french, query).notices, testing::Contains(HasSubstr("zzz")));
  query.kind = "fixed";
  EXPECT_THAT(results(french, query).notices, Not(testing::Contains(HasSubstr("fixed"))));
}

TEST_F(FinderPages, count_the_counters_of_which_the_entrance_is_not_known) {
  auto query = place("Vervins");
  query.wheelchair = "yes";
  auto const shown = results(french, query);
  ASSERT_TRUE(shown.not_known);
  EXPECT_THAT(*shown.not_known->wheelchair, HasSubstr("De 4 guichets"));
}

TEST_F(FinderPages, ask_to_call_first_where_the_list_is_old) {
  auto const shown = results(english, place("Vervins"));  // a list of August 2024, read in November 2026
  EXPECT_TRUE(shown.is_old);
  EXPECT_TRUE(shown.measured);
  EXPECT_TRUE(counter_page(english, "fs-1").is_old);
  auto const noon = std::chrono::local_days{day("2026-11-22")} + std::chrono::hours{12};
  EXPECT_FALSE(is_old(day("2026-05-26"), noon));
  EXPECT_TRUE(is_old(day("2026-05-25"), noon));
}

TEST_F(FinderPages, use_a_position_only_while_no_place_is_written) {
  auto query = place("Autour de moi");
  query.near = "49.83,3.91";
  EXPECT_TRUE(understand(french, query, kSunday).query.near);
  query.place = "Fumay";
  auto const asked = understand(french, query, kSunday);
  EXPECT_FALSE(asked.query.near);
  EXPECT_EQ(asked.query.commune, TerritoryCode{"08185"});
}

TEST(EmptyDirectory, is_said_to_be_empty_once) {
  auto rows = around_vervins();
  rows.counters.clear();
  Directory const directory{std::move(rows), day("2026-11-22")};
  PageWriter const writer{texts(), Language::kFr, directory};
  EXPECT_FALSE(compose_home(writer, kSunday).source);
  auto query = place("Atlantis");
  query.q = "gzkwx";
  EXPECT_THAT(understand(writer, query, kSunday).notices, testing::ElementsAre(HasSubstr("L’annuaire est vide")));
}

TEST_F(FinderPages, say_the_state_of_a_counter_in_words) {
  EXPECT_EQ(counter_page(english, "fs-1").state.text, "Closed · opens tomorrow at 08:45");
  EXPECT_EQ(counter_page(french, "fs-2").state.text, "Fermé · ouvre samedi à 09:00");
  EXPECT_EQ(counter_page(english, "fs-3").state.text, "Hours not known: call");
  EXPECT_EQ(counter_page(english, "fs-9").state.text, "Open");
}

TEST_F(FinderPages, say_why_a_procedure_is_done_at_a_counter) {
  auto const page = counter_page(english, "fs-1");
  ASSERT_TRUE(page.offer);
  EXPECT_THAT(page.offer->because, HasSubstr("since 15\u00a0January 2021"));
  ASSERT_THAT(page.offer->partners, SizeIs(1));
  ASSERT_THAT(page.offer->partners[0].procedures, SizeIs(1));
  EXPECT_EQ(page.offer->partners[0].procedures[0].label, "Ask for housing aid");
  EXPECT_EQ(page.offer->partners[0].procedures[0].url, "/en/procedures/caf.request_housing_aid");
  EXPECT_THAT(page.source, HasSubstr("1\u00a0August 2024"));
}

TEST_F(FinderPages, of_unknown_hours_have_no_week) {
  EXPECT_THAT(counter_page(french, "fs-3").week, IsEmpty());
  EXPECT_THAT(counter_page(french, "fs-1").week, SizeIs(7));
}

// Through routes and templates, as a browser sees them.
struct ServedPages : FinderPages {
  Result<PublicPages> site = PublicPages::load(texts(), "https://relais.example");
  std::optional<Pages> pages;
  FixedClock clock{kSunday};
  http::Routes routes;

  void SetUp() override {
    ASSERT_TRUE(site) << site.problem().detail;
    ASSERT_TRUE(Pages::check(*site));
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
  std::string counters(std::string_view query) const { return get("/fr/counters", "", query).body; }
};

TEST_F(ServedPages, answer_in_both_languages) {
  EXPECT_THAT(get("/fr/").body, AllOf(HasSubstr("<html lang=\"fr\">"), HasSubstr("Où")));
  EXPECT_THAT(get("/en/").body, AllOf(HasSubstr("<html lang=\"en\">"), HasSubstr("Where?")));
  EXPECT_TRUE(std::ranges::none_of(routes.all(), [](auto const& route) { return route.pattern.starts_with("/{"); }));
}

TEST_F(ServedPages, say_their_address_in_the_other_language) {
  EXPECT_THAT(counters("place=Vervins&day=now"),
              HasSubstr(R"(hreflang="en" href="https://relais.example/en/counters?place=Vervins%20%2802140%29)"));
}

TEST_F(ServedPages, give_the_results_alone_when_asked) {
  auto const fragment = counters("place=Vervins&fragment=results");
  EXPECT_THAT(fragment, AllOf(HasSubstr("Guichet de Vervins"), Not(HasSubstr("<html"))));
  EXPECT_THAT(counters("place=Vervins"), HasSubstr(fragment.substr(0, fragment.find("<h1"))));
}

TEST_F(ServedPages, show_hostile_names_as_text) {
  for (auto const& html : {counters("place=Vervins"), get("/fr/counters/{id}", "fs-9").body}) {
    EXPECT_THAT(html, AllOf(HasSubstr("&lt;script&gt;alert(&quot;x&quot;)"), Not(HasSubstr("<script>"))));
    EXPECT_THAT(html, AllOf(Not(HasSubstr("<img")), Not(HasSubstr("javascript:"))));
  }
  EXPECT_THAT(counters("place=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"), Not(HasSubstr("<script>alert")));
}

// What the templates' escaping takes for dangerous becomes "#".
TEST_F(ServedPages, link_nowhere_empty) {
  for (auto const& html :
       {get("/fr/").body, counters("place=Vervins&day=now"), get("/fr/counters/{id}", "fs-1").body}) {
    EXPECT_THAT(html, AllOf(HasSubstr("href="), Not(HasSubstr("href=\"#\""))));
  }
}

TEST_F(ServedPages, show_the_nearest_counters_where_none_is_open_then) {
  EXPECT_THAT(counters("place=Fumay&day=2026-11-24&time=03:00&within_km=10"),
              AllOf(HasSubstr("Aucun guichet connu ouvert"), HasSubstr("Guichet de Fumay")));
}

TEST_F(ServedPages, of_an_unknown_counter_are_refused) {
  EXPECT_EQ(get("/fr/counters/{id}", "fs-none").problem->code, "network.counter_unknown");
}

TEST_F(ServedPages, turn_a_stale_place_in_the_list_into_its_beginning) {
  EXPECT_THAT(counters("place=Vervins&cursor=stale"), HasSubstr("Guichet de Vervins"));
}

TEST_F(ServedPages, take_commune_and_time_along_to_a_counter_and_its_sheets) {
  EXPECT_THAT(counters("place=Vervins&day=2026-11-24&time=10:00&kind=fixed"),
              HasSubstr("\"/fr/counters/fs-1?commune=02789&amp;day=2026-11-24&amp;time=10%3A00\""));
  auto const answer = get("/fr/counters/{id}", "fs-1", "commune=02381&day=2026-11-24&time=10:00");
  EXPECT_THAT(
      answer.body,
      AllOf(HasSubstr("/fr/procedures/caf.request_housing_aid?commune=02381&amp;day=2026-11-24&amp;time=10%3A00"),
            HasSubstr("\"/fr/simple/counters/fs-1?commune=02381&amp;day=2026-11-24&amp;time=10%3A00\""),
            HasSubstr("\"/en/counters/fs-1?commune=02381&amp;day=2026-11-24&amp;time=10%3A00\"")));
  EXPECT_THAT(answer.fields, HasSubstr("Link: <https://relais.example/fr/counters/fs-1>; rel=\"canonical\"\r\n"));
  EXPECT_THAT(get("/fr/", "", "commune=02789&day=2026-11-24").body,
              AllOf(HasSubstr("value=\"Vervins (02140)\""), HasSubstr("<option value=\"2026-11-24\" selected>"),
                    HasSubstr("\"/fr/simple/?commune=02789&amp;day=2026-11-24\"")));
}

TEST_F(ServedPages, take_nothing_along_that_is_not_understood_or_over) {
  for (auto const* const query : {"", "commune=99999", "day=2020-01-01", "day=%22%3E%3Cscript%3E", "near=49.8,3.9"}) {
    auto const answer = get("/fr/counters/{id}", "fs-1", query);
    EXPECT_THAT(answer.body, AllOf(HasSubstr("\"/fr/procedures/caf.request_housing_aid\""), Not(HasSubstr("near=")),
                                   HasSubstr("\"/en/counters/fs-1\"")))
        << query;
    EXPECT_EQ(answer.fields, "") << query;
  }
}

TEST(MapLayers, are_by_kind_and_by_body_as_far_as_counters_differ) {
  auto rows = around_vervins();
  auto bus = counter("fs-4", "Bus", "02789", 49.84, 3.91);
  bus.kind = CounterKind::kBus;
  bus.label.reset();
  rows.counters.push_back(bus);
  rows.memberships.push_back({{"fr"}, "france_services", {"urssaf"}, day("2019-07-01"), {}, "test"});
  auto const directory = Directory{std::move(rows), day("2026-11-22")};
  PageWriter const writer{texts(), Language::kEn, directory};
  auto const shown = [&](PageQuery const& query) {
    auto asked = understand(writer, query, kSunday);
    auto const answer = answer_asked(directory, Scope::public_directory(), asked, kSunday);
    return compose_counters(writer, asked, *answer).results;
  };
  auto const all = shown(place("Vervins"));
  ASSERT_THAT(all.map_layers, SizeIs(2));
  std::string named;
  for (auto const& group : all.map_layers) {
    for (auto const& layer : group.choices) {
      named += fmt::format("{}. {}: {}; ", layer.number, layer.layer, layer.counters);
    }
  }
  EXPECT_EQ(named, "0. Bus: 1; 1. Fixed counter: 3; 2. Bodies not known: 1; 3. Family fund: 3; 4. Urssaf: 3; ");
  for (auto const& item : all.items) {
    EXPECT_EQ(item.layers, item.name == "Bus" ? "0 2" : "1 3 4") << item.name;
  }
  auto only_the_bus = place("Vervins");
  only_the_bus.kind = "bus";
  EXPECT_THAT(shown(only_the_bus).map_layers, IsEmpty());
}

TEST_F(ServedPages, explain_a_refusal) {
  http::Request request;
  request.path = "/en/nowhere";
  auto const html = pages->problem(request, {"", "", 404, "http.not_found", "r-1", {}});
  EXPECT_THAT(html, AllOf(HasSubstr("This page does not exist"), HasSubstr("r-1")));
}

}  // namespace
}  // namespace relais::network
