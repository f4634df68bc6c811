#include "commands/figures_page.hpp"

#include "indicators/public_figures.hpp"

namespace relais::commands {

Result<void> FiguresPage::check(network::PublicPages const& site) {
  return site.templates().check<indicators::PublicFiguresPage>("indicators/figures");
}

void FiguresPage::add_routes(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock) const {
  site_.add(routes, directory, clock, "/figures", "statistics.api.page",
            [this](Language language, http::Request const&, network::Directory const&, Instant) {
              auto const& feed = house_.feeds.front();
              auto const read = [&](std::string const& indicator, std::optional<std::string> by) {
                indicators::PublicQuery query;
                query.indicator = indicator;
                query.by = std::move(by);
                return indicators::open_statistics(house_, feed, query, language);
              };
              std::vector<indicators::Statistics> all;
              for (auto const& indicator : indicators::public_indicators()) {
                auto found = read(indicator, std::nullopt);
                if (!found) {
                  return http::refusal(found.problem());
                }
                all.push_back(*std::move(found));
              }
              auto const& first = indicators::public_indicators().front();
              auto const by_place = read(first, "place");
              auto const by_partner = read(first, "partner");
              if (!by_place || !by_partner) {
                return http::refusal((by_place ? by_partner : by_place).problem());
              }
              return site_.show(language, "indicators/figures",
                                indicators::public_figures(all, *by_place, *by_partner, site_.texts(), language),
                                "/figures");
            });
}

}  // namespace relais::commands
