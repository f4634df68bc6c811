#include "commands/experience_figures_page.hpp"

#include <algorithm>

#include "commands/experience_figures_charts.hpp"
#include "commands/experience_figures_words.hpp"
#include "commands/story_list_page.hpp"
#include "network/page_query.hpp"

namespace relais::commands {
namespace {

using experiences::ExperienceFigures;
using experiences::ExperienceFiguresQuery;
using experiences::Feeling;
using experiences::Month;
using experiences::StoryBreakdown;
using experiences::StoryFiguresLine;
using experiences::StoryRate;

constexpr std::size_t kMonthsOffered = 60;
constexpr auto kDefinitions = {"counted",  "cohort", "median_said", "judged_said", "changed_said", "kinds_said",
                               "services", "visits", "quarters",    "hidden",      "one_filter",   "order"};

// The address of the page. `of`, `first` and `second`: "service:caf", "territory:08".
struct FiguresPageQuery {
  std::string network;
  std::string from;
  std::string to;
  std::string of;
  std::string first;
  std::string second;
};
BOOST_DESCRIBE_STRUCT(FiguresPageQuery, (), (network, from, to, of, first, second))

struct Subject {
  StoryBreakdown breakdown{};
  std::string value;
};

std::optional<Subject> subject_of(std::string const& text) {
  auto const colon = text.find(':');
  auto const breakdown = TextForm<StoryBreakdown>::read(text.substr(0, colon));
  return colon == std::string::npos || !breakdown ? std::nullopt
                                                  : std::optional{Subject{*breakdown, text.substr(colon + 1)}};
}

std::string text_of(Subject const& subject) {
  return std::string{TextForm<StoryBreakdown>::write(subject.breakdown)} + ":" + subject.value;
}

// What is not understood is left out.
ExperienceFiguresQuery asked(FiguresPageQuery const& query) {
  ExperienceFiguresQuery asked;
  if (!query.network.empty()) {
    asked.network = NetworkId{query.network};
  }
  asked.from = TextForm<Month>::read(query.from);
  asked.to = TextForm<Month>::read(query.to);
  if (asked.from && asked.to && *asked.to < *asked.from) {
    std::swap(asked.from, asked.to);
  }
  return asked;
}

void narrow(ExperienceFiguresQuery& query, Subject const& subject) {
  switch (subject.breakdown) {
    case StoryBreakdown::kService:
      query.service = experiences::ServiceCode{subject.value};
      break;
    case StoryBreakdown::kTerritory:
      query.territory = subject.value;
      break;
    case StoryBreakdown::kUsedChannel:
      query.used_channel = TextForm<experiences::UsedChannel>::read(subject.value);
      break;
    case StoryBreakdown::kChannel:
      query.channel = TextForm<experiences::ToldBy>::read(subject.value);
      break;
    case StoryBreakdown::kAssistance:
      query.assistance = TextForm<experiences::StoryHelp>::read(subject.value);
      break;
  }
}

std::string csv_url(ExperienceFigures const& figures, std::string_view more) {
  return fmt::format("/api/v1/statistics/experiences.csv?network={}&from={}&to={}{}", figures.network.text,
                     TextForm<Month>::write(figures.from), TextForm<Month>::write(figures.to), more);
}

StoryRate const& felt(StoryFiguresLine const& line, Feeling feeling) {
  return std::ranges::find(line.feelings, feeling, &experiences::FeltRate::feeling)->rate;
}

StoryRate const& within(std::vector<experiences::AnsweredWithin> const& all, int days) {
  return std::ranges::find(all, days, &experiences::AnsweredWithin::days)->rate;
}

class Composer {
 public:
  Composer(FiguresWords const& words, ExperienceFigures const& figures) : words_(words), figures_(figures) {}

  std::vector<indicators::PublicFigure> headlines() const {
    auto const& total = figures_.total;
    auto const of_rate = [this](std::string_view key, StoryRate const& rate) {
      return words_.figure(key, words_.headline(rate), rate.share.has_value(), figures_.as_of);
    };
    return {of_rate("answered", within(total.answered, 30)),
            words_.figure("median", words_.cell(total.median, total.working_median), total.median.days.has_value(),
                          figures_.as_of),
            of_rate("solved", total.solved_of_judged), of_rate("solved_asked", total.solved_of_answered),
            of_rate("changed", total.changed)};
  }

  FigureTable cohorts() const {
    auto table = begun("cohorts", {"published"});
    table.file_url.reset();
    for (auto const days : experiences::kAnswerDays) {
      table.columns.push_back(words_.stories().text("story_figures.column.within", {{"days", days}}));
    }
    table.lines.push_back(cohort_line(words_.said("all_cohorts"), figures_.total, true));
    table.lines.back().is_total = true;
    for (auto const& cohort : figures_.cohorts) {
      StoryFiguresLine line;
      line.stories = cohort.stories;
      line.answered = cohort.answered;
      table.lines.push_back(cohort_line(words_.month(cohort.month), line, false));
    }
    return table;
  }

  FigureTable waiting() const {
    auto table = begun("waiting", {"still_waiting"});
    table.file_url.reset();
    for (auto const& step : figures_.waiting) {
      FigureCell cell{words_.percent(step.waiting), {}};
      if (step.interval) {
        cell.note = words_.said(
            "between", {{"low", words_.percent(step.interval->low)}, {"high", words_.percent(step.interval->high)}});
      }
      table.lines.push_back({words_.said("days", {{"count", step.days}}), {std::move(cell)}, false});
    }
    return table;
  }

  std::optional<CohortChart> drawn_cohorts() const {
    auto chart = cohort_chart(figures_.cohorts, words_.language());
    if (chart) {
      chart->cohorts_said = words_.said(
          "cohort_chart",
          {{"count", chart->months},
           {"without", chart->months - static_cast<std::int64_t>(chart->bars.size())},
           {"all", words_.cell(within(figures_.total.answered, 30), within(figures_.total.answered, 30)).value}});
    }
    return chart;
  }

  std::optional<WaitingChart> drawn_waiting() const {
    auto const& median = figures_.total.median;
    auto chart = waiting_chart(figures_.waiting, median.days);
    if (chart) {
      chart->waiting_said = words_.said("waiting_chart", {{"median", words_.cell(median, {}).value}});
    }
    return chart;
  }

  // What the stories and the answers were.
  FigureTable nature() const {
    auto table = begun("nature", {"share"});
    table.file_url.reset();
    for (auto const& [feeling, rate] : figures_.total.feelings) {
      auto const name = words_.stories().text(fmt::format("stories.feeling.{}", TextForm<Feeling>::write(feeling)));
      table.lines.push_back(
          {words_.said("felt", {{"feeling", name}}), {words_.cell(rate, figures_.total.feelings.front().rate)}, false});
    }
    for (auto const& [kind, rate] : figures_.total.kinds) {
      auto const name = kind == experiences::ServiceAnswerKind::kNotSaid
                            ? words_.stories().text("story_figures.value.not_said")
                            : words_.stories().text(fmt::format("stories.answer.{}",
                                                                TextForm<experiences::ServiceAnswerKind>::write(kind)));
      table.lines.push_back({words_.said("answered_by", {{"kind", name}}),
                             {words_.cell(rate, figures_.total.feelings.front().rate)},
                             false});
    }
    return table;
  }

  FigureTable table(StoryBreakdown by) const {
    auto const code = TextForm<StoryBreakdown>::write(by);
    std::vector<std::string_view> columns{"published"};
    if (by == StoryBreakdown::kTerritory) {
      columns.push_back("per_thousand");
    } else if (by != StoryBreakdown::kService) {
      columns.push_back("share");
    }
    columns.insert(columns.end(), {"within_30", "median", "positive", "neutral", "mixed", "negative", "solved"});
    auto table = begun(code, columns);
    for (auto const& line : figures_.items) {
      FigureLine shown{words_.name(by, line), {words_.cell(line.stories)}, false};
      if (by == StoryBreakdown::kTerritory) {
        shown.cells.push_back(words_.cell(line.per_thousand_visits));
      } else if (by != StoryBreakdown::kService) {
        shown.cells.push_back(words_.cell(line.share, figures_.total.share));
      }
      shown.cells.push_back(words_.cell(within(line.answered, 30), within(figures_.total.answered, 30)));
      shown.cells.push_back(words_.cell(line.median, line.working_median));
      for (auto const feeling : {Feeling::kPositive, Feeling::kNeutral, Feeling::kMixed, Feeling::kNegative}) {
        shown.cells.push_back({words_.cell(felt(line, feeling), felt(figures_.total, feeling)).value, {}});
      }
      shown.cells.push_back(words_.cell(line.solved_of_judged, figures_.total.solved_of_judged));
      table.lines.push_back(std::move(shown));
    }
    return table;
  }

  // All that is in the tables is of the whole period, but answers within 30 days.
  std::string months_counted() const {
    auto const& answered = within(figures_.total.answered, 30);
    return words_.said("table_months",
                       {{"answered", answered.to ? words_.months(answered.from, answered.to)
                                                 : words_.stories().text("story_figures.state.not_yet")}});
  }

  OptionGroup options(StoryBreakdown by, std::string const& chosen) const {
    OptionGroup group{words_.said(fmt::format("{}.heading", TextForm<StoryBreakdown>::write(by))), {}};
    for (auto const& line : figures_.items) {
      auto value = text_of({by, line.key});
      auto const is_chosen = value == chosen;
      group.options.push_back({std::move(value), words_.name(by, line), is_chosen});
    }
    return group;
  }

 private:
  FigureTable begun(std::string_view key, std::vector<std::string_view> const& columns) const {
    auto const of = [&](std::string_view what) { return words_.said(fmt::format("{}.{}", key, what)); };
    FigureTable table{std::string{key},
                      of("heading"),
                      of("meaning"),
                      of("first"),
                      {},
                      {},
                      csv_url(figures_, fmt::format("&by={}", key))};
    for (auto const column : columns) {
      table.columns.push_back(words_.said(fmt::format("column.{}", column)));
    }
    return table;
  }

  // Each rate is of the month that the line names, of all cohorts those months are said.
  FigureLine cohort_line(std::string name, StoryFiguresLine const& whole, bool says_months) const {
    FigureLine line{std::move(name), {words_.cell(whole.stories)}, false};
    for (auto const& [days, rate] : whole.answered) {
      line.cells.push_back(words_.cell(rate, says_months ? StoryRate{} : rate));
    }
    return line;
  }

  FiguresWords const& words_;
  ExperienceFigures const& figures_;
};

std::vector<Option> months_until(Month last, Month chosen, FiguresWords const& words) {
  std::vector<Option> months;
  for (auto month = last; months.size() < kMonthsOffered; month -= std::chrono::months{1}) {
    months.push_back({TextForm<Month>::write(month), words.month(month), month == chosen});
  }
  if (chosen < last - std::chrono::months{kMonthsOffered - 1}) {
    months.push_back({TextForm<Month>::write(chosen), words.month(chosen), true});
  }
  return months;
}

// All of the page that is asked of the figures.
class Page {
 public:
  Page(experiences::Experiences const& stories, FiguresPageQuery const& query, FiguresWords const& words)
      : stories_(stories), query_(query), words_(words) {}

  Result<ExperienceFiguresPage> made(Instant now) {
    auto narrowed = asked(query_);
    auto const subject = subject_of(query_.of);
    if (subject) {
      narrow(narrowed, *subject);
    }
    auto const all = stories_.figures.get(narrowed, words_.language());
    if (!all) {
      return all.problem();
    }
    page_.title = words_.said("title");
    page_.description = words_.said("description");
    page_.network = all->network.text;
    page_.period = words_.said("period", {{"months", words_.months(all->from, all->to)}});
    // They may have been counted for this very page.
    auto const age = std::chrono::duration_cast<std::chrono::minutes>(now - std::min(now, all->calculated_at)).count();
    page_.as_of = words_.said("as_of", {{"date", words_.stories().date(all->as_of)}, {"minutes", age}});
    auto const composer = Composer{words_, *all};
    page_.figures = composer.headlines();
    page_.cohort_chart = composer.drawn_cohorts();
    page_.waiting_chart = composer.drawn_waiting();
    page_.months_counted = composer.months_counted();
    page_.tables.push_back(composer.nature());
    if (!all->cohorts.empty()) {
      page_.cohorts.push_back(composer.cohorts());
    }
    if (!all->waiting.empty()) {
      page_.waiting.push_back(composer.waiting());
    }
    auto const last = experiences::Month{all->as_of.year() / all->as_of.month()} - std::chrono::months{1};
    page_.from_months = months_until(last, all->from, words_);
    page_.to_months = months_until(last, all->to, words_);
    page_.csv_url = csv_url(*all, subject ? fmt::format("&{}={}", TextForm<StoryBreakdown>::write(subject->breakdown),
                                                        pages::percent_encoded(subject->value))
                                          : "");
    for (auto const by : {StoryBreakdown::kService, StoryBreakdown::kTerritory, StoryBreakdown::kChannel,
                          StoryBreakdown::kAssistance, StoryBreakdown::kUsedChannel}) {
      if (auto const added = add(by); !added) {
        return added.problem();
      }
    }
    page_.is_generated = all->is_generated && !page_.subjects.empty();
    compare();
    for (auto const* const key : kDefinitions) {
      page_.definitions.push_back(words_.said(fmt::format("definition.{}", key)));
    }
    return std::move(page_);
  }

 private:
  Result<void> add(StoryBreakdown by) {
    auto query = asked(query_);
    query.by = by;
    auto const figures = stories_.figures.get(query, words_.language());
    if (!figures) {
      return figures.problem();
    }
    auto const composer = Composer{words_, *figures};
    if (!figures->items.empty()) {
      page_.tables.push_back(composer.table(by));
      page_.subjects.push_back(composer.options(by, query_.of));
      page_.firsts.push_back(composer.options(by, query_.first));
      page_.seconds.push_back(composer.options(by, query_.second));
    }
    for (auto const& option : page_.subjects.empty() ? std::vector<Option>{} : page_.subjects.back().options) {
      if (option.selected) {
        page_.about = words_.said("about", {{"name", option.label}});
      }
    }
    return {};
  }

  void compare() {
    auto const first = subject_of(query_.first);
    auto const second = subject_of(query_.second);
    if (!first || !second) {
      return;
    }
    auto query = asked(query_);
    query.by = first->breakdown;
    query.compare = first->value + "," + second->value;
    auto const figures = stories_.figures.get(query, words_.language());
    if (!figures || first->breakdown != second->breakdown || first->value == second->value) {
      page_.comparison.push_back(words_.stories().text("story_figures.outcome.unlike"));
      return;
    }
    auto const named = [&](std::string const& key) {
      return words_.name(first->breakdown, *std::ranges::find(figures->items, key, &StoryFiguresLine::key));
    };
    for (auto const& one : figures->comparisons) {
      page_.comparison.push_back(words_.comparison(one, named(first->value), named(second->value)));
    }
  }

  experiences::Experiences const& stories_;
  FiguresPageQuery const& query_;
  FiguresWords const& words_;
  ExperienceFiguresPage page_;
};

}  // namespace

Result<void> ExperienceFiguresPages::check(network::PublicPages const& site) {
  return site.templates().check<ExperienceFiguresPage>("experiences/figures");
}

void ExperienceFiguresPages::add_routes(http::Routes& routes, network::DirectoryNow const& directory,
                                        Clock const& clock) const {
  site_.add(routes, directory, clock, "/experiences/figures", "stories.pages.story_figures",
            [this](Language language, http::Request const& request, network::Directory const& now, Instant at) {
              auto const query = network::read_page_parameters<FiguresPageQuery>(request);
              if (!query) {
                return http::refusal(query.problem());
              }
              auto const words = FiguresWords{site_.texts(), language};
              auto page = Page{stories_, *query, words}.made(at);
              if (!page) {
                return http::refusal(page.problem());
              }
              page->networks = network_choices(now, NetworkId{page->network}, words.stories());
              return site_.show(language, "experiences/figures", *std::move(page), "/experiences/figures",
                                network::query_string(*query));
            });
}

experiences::VisitsByDepartment visits_beside_stories(indicators::FiguresHouse const& figures) {
  return [&figures](NetworkId const& network, Month from, Month to) {
    experiences::RecordedVisits visits;
    indicators::PublicQuery query;
    query.indicator = "visits";
    query.network = network;
    query.from = from;
    query.to = to;
    auto const by = [&](std::string_view what) {
      query.by = what;
      return indicators::open_statistics(figures, figures.feeds.front(), query, Language::kFr);
    };
    auto const by_month = by("month");
    auto const by_place = by("place");
    if (!by_month || !by_place) {
      return visits;  // no visits are kept of this network, or not of these months
    }
    auto const first = std::ranges::find_if(by_month->items, [](indicators::StatisticsItem const& item) {
      return item.figure.state != indicators::FigureState::kNotRecorded;
    });
    if (first != by_month->items.end()) {
      visits.since = TextForm<Month>::read(first->key);
    }
    auto const add = [&visits](std::string const& key, indicators::Figure const& figure) {
      if (figure.value && figure.numerator && !figure.is_lower_bound) {
        visits.departments.emplace(key, *figure.numerator);
      }
    };
    add("", by_place->total);
    for (auto const& item : by_place->items) {
      add(item.key, item.figure);
    }
    return visits;
  };
}

}  // namespace relais::commands
