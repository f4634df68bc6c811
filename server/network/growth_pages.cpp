#include "network/growth_pages.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "network/asked.hpp"
#include "platform/i18n/format.hpp"

namespace relais::network {
namespace {

struct GrowthParameters {
  std::optional<NetworkId> network;
  std::optional<TerritoryCode> territory;
  std::optional<Date> from;
  std::optional<Date> to;
};
BOOST_DESCRIBE_STRUCT(GrowthParameters, (), (network, territory, from, to))

// The view box of the course, and what its scale takes of it.
constexpr double kLeft = 10;
constexpr double kRight = 630;
constexpr double kTop = 20;
constexpr double kBottom = 190;

class Composer {
 public:
  Composer(PageWriter const& writer, Growth const& growth) : writer_(writer), growth_(growth) {}

  GrowthPage page() const {
    GrowthPage page;
    page.title = growth_.territory_name.empty()
                     ? writer_.text("network.growth.title")
                     : writer_.message("network.growth.title_of", {{"name", growth_.territory_name}});
    page.description = writer_.text("network.growth.description");
    page.known_until = writer_.message("network.growth.known_until", {{"date", day(growth_.known_until)}});
    for (auto const& target : growth_.targets) {
      page.targets.push_back(model(target));
    }
    draw(page);
    if (growth_.projection) {
      page.projection = projection(*growth_.projection);
    }
    for (auto const& figure : growth_.official) {
      page.official.push_back(writer_.message(
          "network.growth.official",
          {{"value", whole(figure.value)}, {"date", day(figure.stated_on)}, {"source", figure.source}}));
    }
    if (growth_.undated > 0) {
      page.undated = writer_.message("network.growth.undated", {{"count", growth_.undated}});
    }
    page.sources = fmt::format("{}", fmt::join(growth_.sources, " ; "));
    return page;
  }

 private:
  std::string day(Date const& date) const { return i18n::date(writer_.language, date); }
  std::string whole(double value) const { return i18n::number(writer_.language, std::llround(value)); }

  TargetModel model(TargetStanding const& target) const {
    return {writer_.message("network.growth.aim",
                            {{"value", whole(static_cast<double>(target.value))}, {"date", day(target.due_on)}}),
            writer_.message("network.growth.actual",
                            {{"value", whole(static_cast<double>(target.actual))}, {"date", day(target.actual_on)}}),
            standing(target),
            target.source,
            std::to_string(target.actual),
            std::to_string(std::max(target.value, target.actual))};
  }

  std::string standing(TargetStanding const& target) const {
    if (target.reached_on && *target.reached_on <= target.due_on) {
      return writer_.message("network.growth.reached", {{"date", day(*target.reached_on)}});
    }
    if (target.reached_on) {
      return writer_.message("network.growth.reached_late", {{"date", day(*target.reached_on)}});
    }
    if (!target.needed_a_month) {
      return writer_.message("network.growth.missed",
                             {{"missing", whole(static_cast<double>(target.value - target.actual))}});
    }
    auto said = writer_.message("network.growth.needed", {{"value", whole(std::ceil(*target.needed_a_month))}});
    if (target.projected) {
      auto const& at = *target.projected;
      said += " " + writer_.message("network.growth.projected", {{"value", whole(at.value)},
                                                                 {"low", whole(at.interval.low)},
                                                                 {"high", whole(at.interval.high)},
                                                                 {"date", day(at.on)}});
    }
    return said;
  }

  std::string projection(Projection const& shown) const {
    auto const& last = shown.points.back();
    return writer_.message("network.growth.projection", {{"since", i18n::month(writer_.language, shown.since)},
                                                         {"until", i18n::month(writer_.language, shown.until)},
                                                         {"value", whole(last.value)},
                                                         {"low", whole(last.interval.low)},
                                                         {"high", whole(last.interval.high)},
                                                         {"date", day(last.on)}});
  }

  void draw(GrowthPage& page) const {
    auto const& points = growth_.points;
    if (points.empty()) {
      return;
    }
    auto most = std::int64_t{1};
    for (auto const& point : points) {
      most = std::max(most, point.main_places);
    }
    auto const step = points.size() > 1 ? (kRight - kLeft) / static_cast<double>(points.size() - 1) : 0.0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      auto const x = kLeft + step * static_cast<double>(i);
      auto const part = static_cast<double>(points[i].main_places) / static_cast<double>(most);
      page.course += fmt::format("{:.1f},{:.1f} ", x, kBottom - (kBottom - kTop) * part);
      for (auto const& event : writer_.directory.catalogue().events()) {
        if (event.network_id == growth_.network && event.marks_series && is_in_month(event, points[i].on)) {
          page.marks.push_back(
              {fmt::format("{:.1f}", x), i18n::month(writer_.language, points[i].on),
               writer_.name(LocalName{event.title_fr, event.title_en, event.title_nl, event.title_de})});
        }
      }
    }
    page.top = i18n::number(writer_.language, most);
    page.first = i18n::month(writer_.language, points.front().on);
    page.last = i18n::month(writer_.language, points.back().on);
    for (auto const& point : points) {
      page.months.push_back({i18n::month(writer_.language, point.on), i18n::number(writer_.language, point.main_places),
                             i18n::number(writer_.language, point.with_antennas)});
    }
    std::ranges::reverse(page.months);
  }

  // "2019-04-25" and "2020-01"; of a year alone nobody knows the month.
  static bool is_in_month(ProgrammeEvent const& event, Date month_end) {
    constexpr std::size_t kMonthLength = 7;
    return event.happened_on.substr(0, kMonthLength) == TextForm<Date>::write(month_end).substr(0, kMonthLength);
  }

  PageWriter const& writer_;
  Growth const& growth_;
};

// The network with the most counters, where none is asked for.
NetworkId largest_network(Directory const& directory) {
  auto const size = [&](Network const& network) {
    return std::ranges::count(directory.counters(), network.id, &Counter::network_id);
  };
  auto const largest = std::ranges::max_element(directory.networks(), {}, size);
  return largest == directory.networks().end() ? NetworkId{} : largest->id;
}

}  // namespace

Result<void> GrowthPages::check(PublicPages const& site) {
  return site.templates().check<GrowthPage>("network/growth");
}

void GrowthPages::add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock) const {
  site_.add(routes, directory, clock, "/growth", "network.pages.growth",
            [this](Language language, http::Request const& request, Directory const& now, Instant) {
              auto const asked = read_page_parameters<GrowthParameters>(request);
              if (!asked) {
                return http::refusal(asked.problem());
              }
              auto const found = growth(
                  now, {asked->network.value_or(largest_network(now)), asked->territory, asked->from, asked->to});
              if (!found) {
                return http::refusal(found.problem());
              }
              return site_.show(language, "network/growth", Composer{{site_.texts(), language, now}, *found}.page(),
                                "/growth");
            });
}

}  // namespace relais::network
