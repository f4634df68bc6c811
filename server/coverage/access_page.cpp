#include "coverage/access_page.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

namespace relais::coverage {
namespace {

constexpr std::array kMinutesOffered = {10, 15, 20, 30, 45, 60};
constexpr std::size_t kLinesShown = 60;
constexpr std::size_t kDotsShown = 2'000;

// The view boxes of the template.
constexpr double kMapSide = 600;
constexpr double kMapMargin = 24;
constexpr double kCurveLeft = 10;
constexpr double kCurveRight = 630;
constexpr double kCurveTop = 20;
constexpr double kCurveBottom = 190;

constexpr double kTooFarKm = 1'000;  // from the middle of its people: overseas would make a country a speck
constexpr double kKilometresADegree = 111.2;

// Where the median falls: within ten, twenty, thirty minutes, or beyond.
char const* dot_class(PeopleWithin const& access) {
  constexpr auto kFirst = 10;
  constexpr auto kSecond = 20;
  constexpr auto kThird = 30;
  auto const median = access.median_minutes;
  return !median || *median > kThird ? "4" : *median > kSecond ? "3" : *median > kFirst ? "2" : "1";
}

Centre middle_of(std::vector<CoveredTerritory> const& items) {
  auto sum = Centre{};
  auto weight = 0.0;
  for (auto const& item : items) {
    if (item.centre) {
      sum.lat += item.centre->lat * (item.access.people + 1);
      sum.lon += item.centre->lon * (item.access.people + 1);
      weight += item.access.people + 1;
    }
  }
  return weight > 0 ? Centre{sum.lat / weight, sum.lon / weight} : sum;
}

// Kilometres east and north of a place, flat.
struct Flat {
  double x = 0;
  double y = 0;
};

void draw_dots(AccessPage& page, AccessWords const& words, std::vector<CoveredTerritory> const& items) {
  auto const middle = middle_of(items);
  auto const narrow = std::cos(middle.lat * std::numbers::pi / 180);
  struct Spot {
    CoveredTerritory const* item;
    Flat at;
  };
  std::vector<Spot> spots;
  auto far = std::int64_t{0};
  auto reach = 1.0;
  auto most = 1.0;
  for (auto const& item : items) {
    if (!item.centre || item.access.people <= 0) {
      continue;
    }
    auto const at = Flat{(item.centre->lon - middle.lon) * kKilometresADegree * narrow,
                         (middle.lat - item.centre->lat) * kKilometresADegree};
    if (std::hypot(at.x, at.y) > kTooFarKm) {
      ++far;
      continue;
    }
    spots.push_back({&item, at});
    reach = std::max({reach, std::abs(at.x), std::abs(at.y)});
    most = std::max(most, item.access.people);
  }
  if (spots.size() > kDotsShown) {
    return;
  }
  // The largest first, so that the small ones lie on top.
  std::ranges::stable_sort(spots, std::greater{}, [](Spot const& spot) { return spot.item->access.people; });
  constexpr double kLargest = 16;
  constexpr double kLeast = 2.5;
  auto const scale = (kMapSide / 2 - kMapMargin) / reach;
  for (auto const& [item, at] : spots) {
    auto const radius = std::max(kLeast, kLargest * std::sqrt(item->access.people / most));
    page.dots.push_back({fmt::format("{:.1f}", kMapSide / 2 + at.x * scale),
                         fmt::format("{:.1f}", kMapSide / 2 + at.y * scale), fmt::format("{:.1f}", radius),
                         dot_class(item->access),
                         fmt::format("{}: {}", words.name(*item), words.minutes(item->access.median_minutes))});
  }
  if (far > 0) {
    page.elsewhere = words.text("coverage.page.elsewhere", {{"count", far}});
  }
}

void draw_curve(AccessPage& page, AccessWords const& words, Coverage const& said) {
  auto const across = (kCurveRight - kCurveLeft) / said.curve.back().minutes;
  auto curve = fmt::format("{:.1f},{:.1f}", kCurveLeft, kCurveBottom);
  for (auto const& [minutes, share] : said.curve) {
    curve +=
        fmt::format(" {:.1f},{:.1f}", kCurveLeft + across * minutes, kCurveBottom - (kCurveBottom - kCurveTop) * share);
    page.steps.push_back({words.minutes(minutes), words.share(share)});
  }
  page.curve = std::move(curve);
}

// Of which parts a territory's table is.
GroupedBy parts_of(std::optional<Level> level, bool is_commune) {
  return is_commune                 ? GroupedBy::kCommune
         : !level                   ? GroupedBy::kDepartment
         : *level == Level::kRegion ? GroupedBy::kDepartment
                                    : GroupedBy::kCommune;
}

class Composer {
 public:
  Composer(CoverageHouse const& house, AccessWords const& words, AccessAsked const& asked)
      : house_(house), words_(words), asked_(asked) {}

  Result<AccessPage> page() {
    auto const around = house_.surroundings();
    if (!around) {
      return around.problem();
    }
    auto const level = level_in(*around->land);
    query_.minutes = asked_.minutes;
    query_.network = asked_.network;
    query_.territory = asked_.territory;
    query_.by = parts_of(level, asked_.territory && !level);
    auto const said = house_.answer(query_, kEverything);
    if (!said) {
      return said.problem();
    }
    AccessPage page;
    page.title = words_.title(*said);
    page.description = words_.lead(*said);
    page.place = said->territory_name;
    page.asked_minutes = std::to_string(said->minutes);
    for (auto const minutes : kMinutesOffered) {
      auto other = asked_;
      other.minutes = minutes;
      page.minutes_offered.push_back({words_.minutes(minutes), address(other), minutes == said->minutes});
    }
    page.lead = words_.lead(*said);
    page.band_said =
        said->access.band ? words_.text("coverage.page.band_said", {{"band", words_.band(said->access)}}) : "";
    page.median_said =
        is_unknown(said->access)
            ? ""
            : words_.text("coverage.page.median_said", {{"minutes", words_.minutes(said->access.median_minutes)}});
    page.warnings = words_.warnings(*said);
    page.up = up_from(*around->land);
    draw_dots(page, words_, said->items);
    if (!is_unknown(said->access)) {
      draw_curve(page, words_, *said);
    }
    add_lines(page, *said);
    page.sources = words_.sources(*said);
    auto const question =
        fmt::format("minutes={}{}{}&by={}", said->minutes, said->territory ? "&territory=" + *said->territory : "",
                    "&network=" + said->network.text, TextForm<GroupedBy>::write(*query_.by));
    page.csv_url = "/api/v1/coverage.csv?" + question;
    page.pdf_url = "/api/v1/coverage.pdf?" + question;
    return page;
  }

 private:
  std::string address(AccessAsked const& asked) const {
    return fmt::format("/{}{}", TextForm<Language>::write(words_.language()), access_path(asked));
  }

  std::optional<Level> level_in(Land const& land) const {
    auto const found = asked_.territory ? std::ranges::find(land.territories, *asked_.territory, &Territory::code)
                                        : land.territories.end();
    return found == land.territories.end() ? std::nullopt : std::optional{found->level};
  }

  // From a commune to its inter-communal body, from there to its department, from there to the whole network.
  std::optional<AccessLink> up_from(Land const& land) const {
    auto const selection = select(land, query_);
    if (!asked_.territory || !selection || selection->communes.empty()) {
      return std::nullopt;
    }
    auto const level = level_in(land);
    auto const& within = land.communes[selection->communes.front()].within;
    auto const first = level ? static_cast<std::size_t>(*level) + 1 : 0;
    for (auto at = first; at < kLevels; ++at) {
      if (within[at] != kNowhere) {
        auto wider = asked_;
        wider.territory = land.territories[within[at]].code;
        return AccessLink{land.territories[within[at]].name, address(wider), false};
      }
    }
    auto whole = asked_;
    whole.territory.reset();
    return AccessLink{words_.text("coverage.page.whole_network"), address(whole), false};
  }

  void add_lines(AccessPage& page, Coverage const& said) const {
    page.has_nearest = query_.by == GroupedBy::kCommune;
    auto const shown = std::min(said.items.size(), kLinesShown);
    page.listed = words_.text(
        "coverage.page.listed." + TextForm<GroupedBy>::write(*query_.by),
        {{"shown", static_cast<std::int64_t>(shown)}, {"count", static_cast<std::int64_t>(said.items.size())}});
    for (std::size_t i = 0; i < shown; ++i) {
      auto const& item = said.items[i];
      AccessLine line;
      line.name = words_.name(item);
      if (item.code != asked_.territory) {
        auto narrower = asked_;
        narrower.territory = item.code;
        line.url = address(narrower);
      }
      line.people = words_.people(item.access.people);
      line.share = words_.share(item.access.share);
      line.band = words_.band(item.access);
      line.median = words_.median(said, item);
      if (page.has_nearest) {
        line.nearest = words_.nearest(item);
        if (item.nearest) {
          line.counter_url =
              fmt::format("/{}/counters/{}", TextForm<Language>::write(words_.language()), item.nearest->counter);
        }
      }
      page.lines.push_back(std::move(line));
    }
  }

  CoverageHouse const& house_;
  AccessWords const& words_;
  AccessAsked const& asked_;
  CoverageQuery query_;
};

}  // namespace

Result<AccessPage> access_page(CoverageHouse const& house, AccessWords const& words, AccessAsked const& asked) {
  return Composer{house, words, asked}.page();
}

std::string access_path(AccessAsked const& asked) {
  return fmt::format("/access?{}{}minutes={}", asked.territory ? "territory=" + *asked.territory + "&" : "",
                     asked.network ? "network=" + asked.network->text + "&" : "", asked.minutes);
}

}  // namespace relais::coverage
