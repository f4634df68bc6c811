#include "commands/experience_pages.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "commands/story_feed.hpp"
#include "commands/story_list_page.hpp"
#include "commands/story_page.hpp"
#include "commands/story_widget.hpp"
#include "network/page_query.hpp"

namespace relais::commands {
namespace {

using http::Request;
using http::Work;

constexpr std::size_t kLongestReport = 8 * 1024;

// Of the address of a story's page: the answer that is to be reported.
struct ReportedAnswer {
  std::string answer;
};
BOOST_DESCRIBE_STRUCT(ReportedAnswer, (), (answer))

Problem loading() {
  return {Fault::kUnavailable, "network.directory_loading"};
}

ReportAgainPage report_again(experiences::ExperienceId const& id, ReportForm const& form,
                             experiences::ProofAsked const& proof, StoryWords const& words) {
  ReportAgainPage page;
  page.title = words.text("stories.report.title");
  page.description = page.title;
  page.report_url = fmt::format("/{}/experiences/{}/reports", TextForm<Language>::write(words.language()), id.text);
  page.said = words.paragraphs(form.text);
  page.fields = {
      {"id", form.id}, {"reason", form.reason}, {"text", form.text}, {"answer", form.answer}, {"reply", form.reply}};
  page.proof_salt = proof.salt;
  page.proof_bits = std::to_string(proof.bits);
  return page;
}

}  // namespace

Result<void> ExperiencePages::check(network::PublicPages const& site) {
  auto const& templates = site.templates();
  for (auto const& checked :
       {templates.check<StoryListPage>("experiences/list"), templates.check<StoryPage>("experiences/story"),
        templates.check<TellPage>("experiences/tell"), templates.check<CheckPage>("experiences/check"),
        templates.check<ToldPage>("experiences/told"), templates.check<QuestionPage>("simple/tell_question"),
        templates.check<CheckPage>("simple/tell_check"), templates.check<ToldPage>("simple/tell_told"),
        templates.check<PaperPage>("experiences/paper"), templates.check<SlipPage>("experiences/slip"),
        templates.check<CodePage>("experiences/code"), templates.check<OwnStoryPage>("experiences/own"),
        templates.check<ReportedPage>("experiences/reported"),
        templates.check<ReportAgainPage>("experiences/report_again"),
        templates.check<OwnReportPage>("experiences/own_report"), templates.check<WidgetPage>("experiences/widget"),
        templates.check<EmbedPage>("experiences/embed")}) {
    if (!checked) {
      return checked;
    }
  }
  return {};
}

void ExperiencePages::add_reading(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock,
                                  Language language) const {
  auto const tag = TextForm<Language>::write(language);
  routes.get(fmt::format("/{}/experiences", tag), Right::kReadPublicDirectory, Work::kLong,
             [this, directory, language](Request const& request) {
               auto const read = network::read_page_parameters<StoryQuery>(request);
               auto const now = directory();
               if (!read || !now) {
                 return http::refusal(read ? loading() : read.problem());
               }
               auto query = of_known_network(*read, *now);
               auto const not_understood = take_not_understood(query);
               auto const place = meant_place(*now, query);
               std::optional<experiences::ExperienceList> list;
               if (place.territory != nullptr || query.place.empty()) {
                 auto found = stories_.reading.list(asked(query, place.territory), language);
                 if (!found) {
                   return http::refusal(found.problem());
                 }
                 list = *std::move(found);
               }
               auto page =
                   story_list_page(query, *now, place, services_meant(stories_, *now, query, place.territory, language),
                                   stories_.reading.tags(language), list, StoryWords{site_.texts(), language});
               if (!not_understood.empty()) {
                 page.not_understood = fmt::format("{}", fmt::join(not_understood, ", "));
               }
               return site_.show(language, "experiences/list", std::move(page), "/experiences",
                                 network::query_string(query));
             },
             {.summary = "stories.pages.list",
              .produces = http::kHtml,
              .cache_control = http::kOneMinute,
              .hashed_etag = true,
              .compressible = true});
  routes.get(fmt::format("/{}/experiences.rss", tag), Right::kReadPublicDirectory, Work::kLong,
             [this, directory, language](Request const& request) {
               auto const query = network::read_page_parameters<StoryQuery>(request);
               auto const now = directory();
               if (!query || !now) {
                 return http::refusal(query ? loading() : query.problem());
               }
               auto const place = meant_place(*now, *query);
               if (place.territory == nullptr && !query->place.empty()) {
                 return http::refusal({Fault::kInvalid, "experiences.territory_unknown"});
               }
               return story_feed(stories_.reading, asked(*query, place.territory), StoryWords{site_.texts(), language},
                                 site_.public_url());
             },
             {.summary = "stories.pages.feed",
              .produces = kRss,
              .cache_control = http::kOneMinute,
              .hashed_etag = true,
              .compressible = true});
  auto const show_story = [this, &clock, language](experiences::ExperienceId const& id, ReportForm const& report,
                                                   std::vector<pages::ProblemLine> problems) {
    auto page =
        StoryPageMaker{stories_, actions_, site_.texts(), language}.page(id, report, std::move(problems), clock.now());
    return page ? site_.show(language, "experiences/story", *std::move(page), "/experiences/" + id.text,
                             network::query_string(ReportedAnswer{report.answer}))
                : http::refusal(page.problem());
  };
  routes.get(fmt::format("/{}/experiences/{{id}}", tag), Right::kReadPublicDirectory, Work::kLong,
             [show_story](Request const& request) {
               auto const asked = network::read_page_parameters<ReportedAnswer>(request);
               ReportForm report;
               report.answer = asked ? asked->answer : "";
               return show_story(experiences::ExperienceId{std::string{request.parameter("id")}}, report, {});
             },
             {.summary = "stories.pages.one", .produces = http::kHtml, .compressible = true});
  routes.post(fmt::format("/{}/experiences/{{id}}/reports", tag), Right::kTellExperience, Work::kWrite,
              [this, language, show_story](Request const& request) {
                auto const id = experiences::ExperienceId{std::string{request.parameter("id")}};
                auto const form = network::read_page_form<ReportForm>(request);
                if (!form) {
                  return http::refusal(form.problem());
                }
                auto const words = StoryWords{site_.texts(), language};
                auto const report = report_of(*form);
                auto const filed = report ? stories_.reporting.file(id, *report, form->proof)
                                          : Result<experiences::FiledReport>{report.problem()};
                if (!filed && filed.problem().code == "experiences.proof_needed") {
                  return site_.show(language, "experiences/report_again",
                                    report_again(id, *form, stories_.telling.proof(), words),
                                    "/experiences/" + id.text);
                }
                if (!filed) {
                  auto problems = problems_of(filed.problem(), words);
                  return problems.empty() ? http::refusal(filed.problem()) : show_story(id, *form, std::move(problems));
                }
                ReportedPage page;
                page.title = words.text("stories.reported.title");
                page.description = page.title;
                page.code = filed->code;
                return site_.show(language, "experiences/reported", std::move(page), "/experiences/" + id.text);
              },
              {.summary = "stories.pages.report",
               .produces = http::kHtml,
               .body_limit = kLongestReport,
               .rate = http::RateLimit{6, 8}});
}

void ExperiencePages::add_routes(http::Routes& routes, network::DirectoryNow const& directory,
                                 Clock const& clock) const {
  for (auto const& entry : TextForm<Language>::entries()) {
    if (site_.texts().speaks(entry.value)) {
      add_reading(routes, directory, clock, entry.value);
      add_embedding(routes, directory, entry.value);
      add_telling(routes, directory, clock, entry.value);
      add_inviting(routes, directory, clock, entry.value);
      add_following(routes, directory, clock, entry.value);
    }
  }
}

}  // namespace relais::commands
