#include "coverage/access_words.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "platform/i18n/format.hpp"

namespace relais::coverage {

std::string AccessWords::people(double people) const {
  return i18n::number(language_, std::llround(people));
}

std::string AccessWords::share(std::optional<double> share) const {
  constexpr auto kHundred = 100.0;
  return share ? text("coverage.page.percent", {{"value", i18n::decimal(language_, *share * kHundred)}})
               : text("coverage.page.nobody");
}

std::string AccessWords::band(PeopleWithin const& access) const {
  return access.band
             ? text("coverage.page.band", {{"low", share(access.band->slower)}, {"high", share(access.band->faster)}})
             : "";
}

std::string AccessWords::minutes(std::optional<double> minutes) const {
  return minutes ? text("coverage.page.minutes", {{"value", std::int64_t{std::llround(std::ceil(*minutes))}}})
                 : text("coverage.page.never");
}

std::string AccessWords::nearest(CoveredTerritory const& item) const {
  auto const& counter = item.nearest;
  return !item.centre ? text("coverage.page.centre_unknown_here")
         : counter    ? fmt::format("{}, {}", counter->name, minutes(counter->minutes))
                      : text("coverage.page.never");
}

std::string AccessWords::median(Coverage const& said, CoveredTerritory const& item) const {
  if (is_unknown(item.access)) {
    return text("coverage.page.centre_unknown_here");
  }
  auto const plain = minutes(item.access.median_minutes);
  return said.roads && item.method == Method::kStraightLine && item.access.median_minutes
             ? text("coverage.page.by_straight_line", {{"minutes", plain}})
             : plain;
}

std::string AccessWords::name(CoveredTerritory const& item) const {
  return item.name.empty() ? text("coverage.page.density." + item.code) : item.name;
}

std::string AccessWords::place(Coverage const& said) const {
  return said.territory_name.empty() ? text("coverage.page.whole_network") : said.territory_name;
}

std::string AccessWords::title(Coverage const& said) const {
  auto const title = text("coverage.page.title", {{"minutes", std::int64_t{said.minutes}}, {"place", place(said)}});
  return said.roads && said.roads->is_made_up ? text("coverage.page.made_up_title", {{"title", title}}) : title;
}

std::string AccessWords::lead(Coverage const& said) const {
  auto const& access = said.access;
  if (is_unknown(access)) {
    return text("coverage.page.lead_unknown", {{"place", place(said)}});
  }
  return text("coverage.page.lead", {{"share", share(access.share)},
                                     {"within", people(access.within)},
                                     {"people", people(access.people)},
                                     {"minutes", std::int64_t{said.minutes}},
                                     {"place", place(said)}});
}

std::vector<std::string> AccessWords::warnings(Coverage const& said) const {
  std::vector<std::string> all;
  auto const& access = said.access;
  if (said.roads && said.roads->is_made_up) {
    all.push_back(text("coverage.page.made_up"));
  }
  if (is_unknown(access)) {
    return all;
  }
  if (!said.roads || access.by_straight_line > access.people / 2) {
    all.push_back(text(said.roads ? "coverage.page.mostly_straight_line" : "coverage.page.straight_line"));
  }
  if (said.roads && access.by_straight_line >= 1) {
    all.push_back(text("coverage.page.partly_straight_line", {{"people", people(access.by_straight_line)}}));
  }
  if (access.off_roads >= 1) {
    all.push_back(text("coverage.page.off_roads", {{"people", people(access.off_roads)}}));
  }
  if (!said.misplaced.empty()) {
    std::vector<std::string> names;
    std::ranges::transform(said.misplaced, std::back_inserter(names), &MisplacedCounter::name);
    all.push_back(text("coverage.page.misplaced", {{"count", static_cast<std::int64_t>(names.size())},
                                                   {"names", fmt::format("{}", fmt::join(names, ", "))}}));
  }
  if (access.unreached >= 1) {
    all.push_back(text("coverage.page.unreached", {{"people", people(access.unreached)}}));
  }
  if (access.centre_unknown >= 1) {
    all.push_back(text("coverage.page.centre_unknown", {{"people", people(access.centre_unknown)}}));
  }
  return all;
}

std::vector<std::string> AccessWords::sources(Coverage const& said) const {
  std::vector<std::string> all;
  for (auto const& source : said.sources) {
    auto const when = source.of     ? i18n::date(language_, *source.of)
                      : source.year ? std::to_string(*source.year)
                                    : std::string{};
    auto const says_when = source.name.find(when) != source.name.npos;
    all.push_back(
        text("coverage.page.source." + source.what, {{"name", source.name}, {"when", says_when ? "" : when}}));
  }
  if (said.roads && !said.roads->attribution.empty()) {
    all.push_back(said.roads->attribution);
  }
  return all;
}

}  // namespace relais::coverage
