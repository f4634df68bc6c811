#include "network/town_list_pages.hpp"

#include <gmock/gmock.h>

#include "network/test_directory.hpp"
#include "network/test_pages.hpp"

namespace relais::network {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// Gercy and Hirson are of one body, Vervins, nearer to Gercy, of another; Momignies of none.
DirectoryRows with_bodies() {
  auto rows = around_vervins();
  for (auto const* const code : {"200001", "200002", "200003"}) {
    rows.territories.push_back(territory(code, TerritoryKind::kIntercommunal, fmt::format("Body {}", code)));
    rows.within.push_back({{"fr"}, {code}, {"02"}});
  }
  rows.within.push_back({{"fr"}, {"02357"}, {"200001"}});
  rows.within.push_back({{"fr"}, {"02381"}, {"200001"}});
  rows.within.push_back({{"fr"}, {"02789"}, {"200002"}});
  rows.territories.push_back(commune("02100", "Bernot", 49.86, 3.86, 400));
  rows.within.push_back({{"fr"}, {"02100"}, {"200003"}});
  return rows;
}

struct TownList : testing::Test {
  DirectoryRows rows = with_bodies();

  std::string page(std::string_view code, std::string_view language = "en") const {
    static auto const texts = i18n::Texts::load_embedded();
    auto copy = rows;
    auto const directory = Directory{std::move(copy), day("2026-11-22")};
    auto const site = PublicPages::load(*texts, "");
    EXPECT_TRUE(TownListPages::check(*site));
    auto const pages = TownListPages{*site};
    auto const clock = FixedClock{at("2026-11-22T12:00+01:00")};
    http::Routes routes;
    pages.add_routes(
        routes,
        [&] {
          return std::shared_ptr<Directory const>{&directory, [](auto) {}};
        },
        clock);
    http::Request request;
    request.parameters.push({"code", code});
    http::Answer answer;
    for (auto const& route : routes.all()) {
      if (route.pattern == fmt::format("/{}/territories/{{code}}/counters", language)) {
        route.handler(request, answer);
      }
    }
    return answer.body;
  }
};

// The headings of a page in their order, without their tags.
std::vector<std::string> headings(std::string const& html) {
  std::vector<std::string> found;
  for (auto at = html.find("<h"); at != html.npos; at = html.find("<h", at + 1)) {
    if (auto const level = html[at + 2]; level >= '1' && level <= '6') {
      auto const from = html.find('>', at) + 1;
      found.push_back(html.substr(from, html.find("</h", from) - from));
    }
  }
  return found;
}

TEST_F(TownList, of_a_commune_is_of_its_body_first_and_then_of_the_nearest_others) {
  EXPECT_THAT(
      headings(page("02357")),
      ElementsAre("A counter near you: Gercy", "Counters of the group of communes: Body 200001", "Guichet d&#39;Hirson",
                  "Other counters nearby, outside this group of communes", "Guichet de Vervins"));
  EXPECT_THAT(page("02357"), AllOf(HasSubstr("as the crow flies"), HasSubstr("21\u00a0km"),
                                   HasSubstr("/en/territories/200001/counters")));
}

TEST_F(TownList, says_that_a_body_has_none_and_still_names_the_nearest) {
  EXPECT_THAT(headings(page("02100")),
              ElementsAre("A counter near you: Bernot", "No counter is known in the group of communes: Body 200003",
                          "Other counters nearby, outside this group of communes", "Guichet de Vervins",
                          "Guichet d&#39;Hirson"));
}

TEST_F(TownList, of_a_commune_without_a_body_names_the_nearest) {
  EXPECT_THAT(headings(page("BE-56051")), ElementsAre("A counter near you: Momignies", "The nearest counters",
                                                      "Guichet d&#39;Hirson", "Guichet de Vervins"));
}

TEST_F(TownList, names_ten_of_the_body_and_five_beyond_at_most) {
  for (auto number = 10; number < 30; ++number) {
    auto const inside = number % 2 == 0;
    rows.counters.push_back(counter(fmt::format("fs-{}", number), fmt::format("{} {}", inside ? "in" : "out", number),
                                    inside ? "02381" : "02789", 49.80 + number / 1000.0, 3.87));
  }
  auto const shown = headings(page("02357"));
  EXPECT_EQ(shown[1], "The nearest in the group of communes: Body 200001");
  EXPECT_EQ(shown[2], "in 10");
  EXPECT_EQ(shown[12], "Other counters nearby, outside this group of communes");
  EXPECT_EQ(shown[13], "out 11");
  EXPECT_EQ(shown.size(), 18u);
}

TEST_F(TownList, of_a_commune_that_lies_nowhere_on_the_map_is_of_its_body) {
  for (auto& territory : rows.territories) {
    if (territory.code == TerritoryCode{"02357"}) {
      territory.lat = territory.lon = std::nullopt;
    }
  }
  auto const html = page("02357");
  EXPECT_THAT(headings(html), ElementsAre("A counter near you: Gercy", "Counters of the group of communes: Body 200001",
                                          "Guichet d&#39;Hirson"));
  EXPECT_THAT(html, Not(HasSubstr("as the crow flies")));
}

TEST_F(TownList, of_a_body_is_of_its_counters_alone) {
  auto const html = page("200001");
  EXPECT_THAT(headings(html), ElementsAre("A counter near you: Body 200001", "Guichet d&#39;Hirson"));
  EXPECT_THAT(html, Not(HasSubstr("as the crow flies")));
}

}  // namespace
}  // namespace relais::network
