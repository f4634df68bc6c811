#include "commands/moderation_pages.hpp"

#include "commands/asked_network.hpp"
#include "commands/story_words.hpp"
#include "platform/i18n/format.hpp"

namespace relais::commands {
namespace {

struct FigureRow {
  std::string name;
  std::vector<std::string> cells;
  bool is_total = false;
};
BOOST_DESCRIBE_STRUCT(FigureRow, (), (name, cells, is_total))

struct NamedCount {
  std::string name;
  std::string count;
};
BOOST_DESCRIBE_STRUCT(NamedCount, (), (name, count))

struct YearFigures {
  std::string year;
  std::vector<FigureRow> rows;  // the year, then its months
  std::vector<NamedCount> refused;
  std::vector<NamedCount> appeals;
  std::vector<NamedCount> reports;
};
BOOST_DESCRIBE_STRUCT(YearFigures, (), (year, rows, refused, appeals, reports))

// Template "experiences/moderation".
struct ModerationPage : pages::Page {
  std::vector<NetworkChoice> networks;
  std::vector<std::string> rules;
  std::vector<YearFigures> years;
  bool is_generated = false;
  std::string csv_url;
};
BOOST_DESCRIBE_STRUCT(ModerationPage, (pages::Page), (networks, rules, years, is_generated, csv_url))

struct ModerationParameters {
  std::optional<NetworkId> network;
};
BOOST_DESCRIBE_STRUCT(ModerationParameters, (), (network))

class Composer {
 public:
  Composer(i18n::Texts const& texts, Language language) : words_{texts, language} {}

  std::vector<std::string> rules() const {
    std::vector<std::string> all;
    for (auto const& entry : TextForm<experiences::CharterRule>::entries()) {
      all.push_back(rule(entry.text));
    }
    return all;
  }

  YearFigures year(experiences::ModerationYear const& of) const {
    YearFigures year{of.total.period, {row(of.total, said("whole_year"))}, {}, {}, {}};
    year.rows.front().is_total = true;
    for (auto const& month : of.months) {
      year.rows.push_back(row(month, name_of(month.period)));
    }
    for (auto const& [broken, refused] : of.refused) {
      year.refused.push_back({rule(TextForm<experiences::CharterRule>::write(broken)), count(refused)});
    }
    year.appeals = {{said("appeals_made"), count(of.appeals.made)},
                    {said("appeals_upheld"), count(of.appeals.upheld)},
                    {said("appeals_refused"), count(of.appeals.refused)},
                    {said("still_waiting"), count(of.appeals.waiting)}};
    year.reports = {{said("reports_made"), count(of.reports.made)},
                    {said("reports_kept"), count(of.reports.kept)},
                    {said("reports_masked"), count(of.reports.masked)},
                    {said("reports_removed"), count(of.reports.removed)},
                    {said("still_waiting"), count(of.reports.waiting)}};
    return year;
  }

 private:
  std::string said(std::string_view key) const { return words_.text("stories.moderation." + std::string{key}); }
  std::string rule(std::string_view code) const { return words_.text("stories.rule." + std::string{code}); }
  std::string count(experiences::SafeCount of) const {
    return of ? i18n::number(words_.language(), *of) : said("hidden");
  }

  // "2026-11"
  std::string name_of(std::string const& period) const {
    auto const day = TextForm<Date>::read(period + "-01");
    return day ? i18n::month(words_.language(), *day) : period;
  }

  FigureRow row(experiences::ModerationLine const& line, std::string name) const {
    FigureRow row{std::move(name), {}};
    for (auto const& cell : {line.read, line.accepted, line.masked, line.asked, line.refused, line.duplicates}) {
      row.cells.push_back(count(cell));
    }
    row.cells.push_back(line.mean_hours ? words_.text("stories.moderation.hours",
                                                      {{"hours", i18n::decimal(words_.language(), *line.mean_hours)}})
                                        : said("too_few"));
    return row;
  }

  StoryWords words_;
};

}  // namespace

Result<void> ModerationPages::check(network::PublicPages const& site) {
  return site.templates().check<ModerationPage>("experiences/moderation");
}

void ModerationPages::add_routes(http::Routes& routes, network::DirectoryNow const& directory,
                                 Clock const& clock) const {
  site_.add(routes, directory, clock, "/experiences/moderation", "stories.pages.moderation",
            [this](Language language, http::Request const& request, network::Directory const& now, Instant) {
              auto const asked = network::read_page_parameters<ModerationParameters>(request);
              if (!asked) {
                return http::refusal(asked.problem());
              }
              auto const network = asked->network.value_or(main_network(now));
              auto const figures = stories_.moderation(network);
              auto const composer = Composer{site_.texts(), language};
              ModerationPage page;
              page.title = site_.texts().text(language, "stories.moderation.title");
              page.description = site_.texts().text(language, "stories.moderation.description");
              page.networks = network_choices(now, network, StoryWords{site_.texts(), language});
              page.rules = composer.rules();
              for (auto const& year : figures.years) {
                page.years.push_back(composer.year(year));
              }
              page.is_generated = figures.is_generated;
              page.csv_url = "/api/v1/statistics/moderation.csv?network=" + network.text;
              return site_.show(language, "experiences/moderation", std::move(page), "/experiences/moderation",
                                asked->network ? "?network=" + network.text : "");
            });
}

}  // namespace relais::commands
