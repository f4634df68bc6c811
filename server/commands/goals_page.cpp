#include "commands/goals_page.hpp"

#include <algorithm>

#include <fmt/ranges.h>

#include "coverage/access_words.hpp"
#include "indicators/public_figures.hpp"
#include "network/label_hours.hpp"
#include "platform/i18n/format.hpp"

namespace relais::commands {
namespace {

using indicators::PublicFigure;

struct Goal {
  std::string name;
  std::string meaning;
  std::vector<PublicFigure> figures;
  std::string more;  // where it is told in full
  std::string more_url;
};
BOOST_DESCRIBE_STRUCT(Goal, (), (name, meaning, figures, more, more_url))

// Template "indicators/goals".
struct GoalsPage : pages::Page {
  std::vector<Goal> goals;
  bool is_generated = false;
};
BOOST_DESCRIBE_STRUCT(GoalsPage, (pages::Page), (goals, is_generated))

// Of fewer no share is shown (formulas.md 15.6).
constexpr std::int64_t kFewest = 10;

// Of counters that exist today, those that something is known of, and those of which it holds.
struct CountersSo {
  std::int64_t all = 0;
  std::int64_t known = 0;
  std::int64_t so = 0;
};

template <class IsSo>  // std::optional<bool> of a counter: nothing where it is not known or does not apply
CountersSo count_counters(network::Directory const& directory, NetworkId const& network, IsSo const& is_so) {
  CountersSo count;
  for (auto const& counter : directory.counters()) {
    if (counter.network_id != network || directory.places_of(counter).empty()) {
      continue;
    }
    ++count.all;
    if (auto const so = is_so(counter)) {
      ++count.known;
      count.so += *so ? 1 : 0;
    }
  }
  return count;
}

NetworkId largest_network(network::Directory const& directory) {
  return std::ranges::max(directory.networks(), {},
                          [&](network::Network const& network) {
                            return std::ranges::count(directory.counters(), network.id, &network::Counter::network_id);
                          })
      .id;
}

class Composer {
 public:
  Composer(i18n::Texts const& texts, Language language) : words_(texts, language) {}

  // Counted anew after each change of the directory: until it is, the other figures are shown without it.
  PublicFigure minutes(coverage::CoverageHouse const& house, NetworkId const& network) const {
    auto figure = named("minutes");
    coverage::CoverageQuery query;
    query.network = network;
    auto const said = house.answer(query, 1);
    if (!said) {
      figure.value = words_.text("goals.not_now");
      return figure;
    }
    figure.is_known = said->access.share.has_value();
    figure.value = words_.share(said->access.share);
    auto basis = words_.warnings(*said);
    if (said->access.band) {
      basis.insert(basis.begin(), words_.text("coverage.page.band_said", {{"band", words_.band(said->access)}}));
    }
    basis.insert(basis.begin(), words_.text("goals.of_people", {{"people", words_.people(said->access.people)}}));
    figure.basis = fmt::format("{}", fmt::join(basis, " "));
    figure.source = fmt::format("{}", fmt::join(words_.sources(*said), " · "));
    return figure;
  }

  // The label asks fixed places for at least 24 hours on five days.
  PublicFigure hours(network::Directory const& directory, NetworkId const& network) const {
    auto const keeps_label_hours = [&](network::Counter const& counter) -> std::optional<bool> {
      auto const* const schedule = directory.places_of(counter).front().times.schedule();
      if (counter.kind != network::CounterKind::kFixed || counter.is_antenna || schedule == nullptr) {
        return std::nullopt;
      }
      return network::keeps_label_hours(*schedule);
    };
    return counters_figure("hours", directory, count_counters(directory, network, keeps_label_hours));
  }

  PublicFigure premises(network::Directory const& directory, NetworkId const& network) const {
    auto const lets_wheelchairs_in = [](network::Counter const& counter) {
      return counter.wheelchair ? std::optional{*counter.wheelchair == network::Wheelchair::kYes} : std::nullopt;
    };
    return counters_figure("premises", directory, count_counters(directory, network, lets_wheelchairs_in));
  }

  Goal goal(std::string const& key, std::vector<PublicFigure> figures, std::string const& path) const {
    return {words_.text("goals." + key + ".name"), words_.text("goals." + key + ".meaning"), std::move(figures),
            words_.text("goals." + key + ".more"),
            fmt::format("/{}{}", TextForm<Language>::write(words_.language()), path)};
  }

 private:
  PublicFigure named(std::string const& key) const {
    PublicFigure figure;
    figure.name = words_.text("goals." + key + ".name");
    figure.formula = words_.text("goals." + key + ".formula");
    figure.numerator = words_.text("goals." + key + ".numerator");
    figure.denominator = words_.text("goals." + key + ".denominator");
    return figure;
  }

  PublicFigure counters_figure(std::string const& key, network::Directory const& directory,
                               CountersSo const& count) const {
    auto figure = named(key);
    figure.is_known = count.known >= kFewest;
    figure.value = figure.is_known ? words_.share(static_cast<double>(count.so) / static_cast<double>(count.known))
                                   : words_.text("goals.not_known");
    figure.basis = words_.text("goals.of_counters", {{"so", count.so}, {"known", count.known}, {"count", count.all}});
    figure.source = words_.text("goals.source_directory", {{"date", i18n::date(words_.language(), directory.today())}});
    return figure;
  }

  coverage::AccessWords words_;
};

}  // namespace

Result<void> GoalsPageRoutes::check(network::PublicPages const& site) {
  return site.templates().check<GoalsPage>("indicators/goals");
}

void GoalsPageRoutes::add_routes(http::Routes& routes, network::DirectoryNow const& directory,
                                 Clock const& clock) const {
  site_.add(routes, directory, clock, "/goals", "statistics.api.goals_page",
            [this](Language language, http::Request const&, network::Directory const& now, Instant) {
              auto const recorded = [&](std::string const& indicator) {
                indicators::PublicQuery query;
                query.indicator = indicator;
                return indicators::open_statistics(figures_, figures_.feeds.front(), query, language);
              };
              auto const acts = recorded("acts");
              auto const completed = recorded("resolution_rate");
              auto const waiting = recorded("waiting_median");
              for (auto const* const one : {&acts, &completed, &waiting}) {
                if (!*one) {
                  return http::refusal(one->problem());
                }
              }
              auto const composer = Composer{site_.texts(), language};
              auto const figure = [&](indicators::Statistics const& of) {
                return indicators::public_figure(of, site_.texts(), language);
              };
              auto const network = largest_network(now);
              auto page = GoalsPage{};
              page.title = site_.texts().text(language, "goals.title");
              page.description = site_.texts().text(language, "goals.description");
              page.is_generated = acts->is_generated;
              page.goals = {composer.goal("accessibility",
                                          {composer.minutes(coverage_, network), composer.hours(now, network),
                                           composer.premises(now, network)},
                                          "/access"),
                            composer.goal("simplification", {figure(*acts), figure(*completed)}, "/figures"),
                            composer.goal("quality", {figure(*waiting)}, "/figures")};
              return site_.show(language, "indicators/goals", std::move(page), "/goals");
            });
}

}  // namespace relais::commands
