#include "commands/experience_pages.hpp"

#include <fmt/format.h>

#include "commands/story_list_page.hpp"
#include "commands/story_widget.hpp"
#include "network/page_query.hpp"
#include "platform/text/uuid.hpp"

namespace relais::commands {
namespace {

using http::Request;
using http::Work;

constexpr std::string_view kRss = "application/rss+xml; charset=utf-8";
constexpr std::int32_t kInFeed = 50;
constexpr std::size_t kLongestReport = 8 * 1024;
Problem loading() {
  return {Fault::kUnavailable, "network.directory_loading"};
}

std::string xml_escaped(std::string_view text) {
  std::string escaped;
  for (auto const c : text) {
    switch (c) {
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '&':
        escaped += "&amp;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

// RSS 2.0.
std::string feed_of(experiences::ExperienceList const& list, StoryWords const& words, std::string const& origin) {
  auto const language = TextForm<Language>::write(words.language());
  auto rss = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel>\n<title>{}</title>\n"
      "<link>{}/{}/experiences</link>\n<description>{}</description>\n<language>{}</language>\n",
      xml_escaped(words.text("stories.title")), origin, language, xml_escaped(words.text("stories.description")),
      language);
  for (auto const& story : list.items) {
    auto const card = words.card(story);
    auto const day = std::chrono::sys_days{story.published_on.value_or(story.told_on)};
    std::string categories;
    for (auto const& one : card.tags) {
      categories += fmt::format("<category>{}</category>\n", xml_escaped(one.tag));
    }
    rss += fmt::format(
        "<item>\n<title>{}</title>\n<link>{}{}</link>\n<guid isPermaLink=\"false\">{}</guid>\n<pubDate>{}</pubDate>\n"
        "<category>{}</category>\n{}<description>{}</description>\n</item>\n",
        xml_escaped(card.title), origin, card.url, xml_escaped(story.id.text), rss_date(day),
        xml_escaped(card.services), categories,
        xml_escaped(card.origin ? fmt::format("{} ({})", card.excerpt, *card.origin) : card.excerpt));
  }
  return rss + "</channel></rss>\n";
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
        templates.check<ReportedPage>("experiences/reported"), templates.check<OwnReportPage>("experiences/own_report"),
        templates.check<WidgetPage>("experiences/widget"), templates.check<EmbedPage>("experiences/embed")}) {
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
               auto const query = of_known_network(*read, *now);
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
               auto wanted = asked(*query, place.territory);
               wanted.limit = kInFeed;
               auto const list = stories_.reading.list(wanted, language);
               return list ? http::text(feed_of(*list, StoryWords{site_.texts(), language}, site_.public_url()), kRss)
                           : http::refusal(list.problem());
             },
             {.summary = "stories.pages.feed",
              .produces = kRss,
              .cache_control = http::kOneMinute,
              .hashed_etag = true,
              .compressible = true});
  // Kept by nobody: each page has an identifier for the report that may be made from it.
  routes.get(fmt::format("/{}/experiences/{{id}}", tag), Right::kReadPublicDirectory, Work::kLong,
             [this, &clock, language](Request const& request) {
               auto const id = experiences::ExperienceId{std::string{request.parameter("id")}};
               auto const story = stories_.reading.one(id, language);
               if (!story) {
                 return http::refusal(story.problem());
               }
               auto const words = StoryWords{site_.texts(), language};
               StoryPage page;
               page.story = words.card(*story);
               page.title = page.story.title;
               page.description = page.story.excerpt;
               page.report_url = page.story.url + "/reports";
               page.report_id = uuid_v7(clock.now());
               for (auto const& entry : TextForm<experiences::ReportReason>::entries()) {
                 auto const code = std::string{entry.text};
                 page.reasons.push_back({code, words.text("stories.report." + code), false});
               }
               for (auto const& [irritant, title] : stories_.irritants.of_story(id, language)) {
                 page.irritants.push_back(
                     {fmt::format("/{}/experiences/irritants/{}", TextForm<Language>::write(language), irritant), title,
                      false});
               }
               auto const origin = actions::ActionOrigin{actions::OriginKind::kExperience, id.text};
               page.outcomes = outcomes_of(actions_, origin, site_.texts(), language);
               return site_.show(language, "experiences/story", std::move(page), "/experiences/" + id.text);
             },
             {.summary = "stories.pages.one", .produces = http::kHtml, .compressible = true});
  routes.post(fmt::format("/{}/experiences/{{id}}/reports", tag), Right::kTellExperience, Work::kWrite,
              [this, language](Request const& request) {
                auto const id = experiences::ExperienceId{std::string{request.parameter("id")}};
                auto const form = network::read_page_form<experiences::NewReport>(request);
                auto const filed =
                    form ? stories_.reporting.file(id, *form) : Result<experiences::FiledReport>{form.problem()};
                if (!filed) {
                  return http::refusal(filed.problem());
                }
                ReportedPage page;
                page.title = site_.texts().text(language, "stories.reported.title");
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
      add_following(routes, clock, entry.value);
    }
  }
}

}  // namespace relais::commands
