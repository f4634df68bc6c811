#include "commands/experience_pages.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "commands/experience_page_models.hpp"
#include "network/page_query.hpp"
#include "platform/text/uuid.hpp"

namespace relais::commands {
namespace {

using experiences::ExperienceQuery;
using http::Request;
using http::Work;

constexpr std::string_view kRss = "application/rss+xml; charset=utf-8";
constexpr std::int32_t kInFeed = 50;
constexpr std::size_t kLongestReport = 8 * 1024;

struct StoryQuery {
  std::string q;
  std::string service;
  std::string place;  // a code
  std::string feeling;
  std::string answered;  // "true", "false"
  std::string cursor;
};
BOOST_DESCRIBE_STRUCT(StoryQuery, (), (q, service, place, feeling, answered, cursor))

std::string address_of(StoryQuery const& query) {
  std::string address;
  auto const add = [&](std::string_view name, std::string const& value) {
    if (!value.empty()) {
      address += fmt::format("{}{}={}", address.empty() ? "?" : "&", name, pages::percent_encoded(value));
    }
  };
  add("q", query.q);
  add("service", query.service);
  add("place", query.place);
  add("feeling", query.feeling);
  add("answered", query.answered);
  add("cursor", query.cursor);
  return address;
}

ExperienceQuery asked(StoryQuery const& query) {
  ExperienceQuery asked;
  if (!query.q.empty()) {
    asked.q = query.q;
  }
  if (!query.service.empty()) {
    asked.service = experiences::ServiceCode{query.service};
  }
  if (!query.place.empty()) {
    asked.territory = query.place;
  }
  asked.feeling = TextForm<experiences::Feeling>::read(query.feeling);
  if (!query.answered.empty()) {
    asked.answered = query.answered == "true";
  }
  if (!query.cursor.empty()) {
    asked.cursor = query.cursor;
  }
  return asked;
}

std::vector<OptionGroup> services_offered(experiences::ServiceList const& list, std::string const& chosen) {
  std::vector<OptionGroup> groups;
  for (auto const& service : list.items) {
    if (!service.parent) {
      groups.push_back({service.name, {{service.code.text, service.name, service.code.text == chosen}}});
    }
  }
  for (auto const& service : list.items) {
    for (auto& group : groups) {
      if (service.parent && group.options.front().value == service.parent->text) {
        group.options.push_back({service.code.text, service.name, service.code.text == chosen});
      }
    }
  }
  return groups;
}

std::vector<Option> feelings_offered(StoryWords const& words, std::string const& chosen) {
  std::vector<Option> all;
  for (auto const& entry : TextForm<experiences::Feeling>::entries()) {
    auto const code = std::string{entry.text};
    all.push_back({code, words.text("stories.feeling." + code), code == chosen});
  }
  return all;
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
    rss += fmt::format(
        "<item>\n<title>{}</title>\n<link>{}{}</link>\n<guid isPermaLink=\"false\">{}</guid>\n<pubDate>{}</pubDate>\n"
        "<category>{}</category>\n<description>{}</description>\n</item>\n",
        xml_escaped(card.title), origin, card.url, xml_escaped(story.id.text), rss_date(day),
        xml_escaped(card.services), xml_escaped(card.excerpt));
  }
  return rss + "</channel></rss>\n";
}

}  // namespace

Result<void> ExperiencePages::check(network::PublicPages const& site) {
  auto const& templates = site.templates();
  for (auto const& checked :
       {templates.check<StoryListPage>("experiences/list"), templates.check<StoryPage>("experiences/story"),
        templates.check<TellPage>("experiences/tell"), templates.check<CheckPage>("experiences/check"),
        templates.check<ToldPage>("experiences/told"), templates.check<PaperPage>("experiences/paper"),
        templates.check<CodePage>("experiences/code"), templates.check<OwnStoryPage>("experiences/own"),
        templates.check<ReportedPage>("experiences/reported"),
        templates.check<OwnReportPage>("experiences/own_report")}) {
    if (!checked) {
      return checked;
    }
  }
  return {};
}

void ExperiencePages::add_reading(http::Routes& routes, Clock const& clock, Language language) const {
  auto const tag = TextForm<Language>::write(language);
  routes.get(
      fmt::format("/{}/experiences", tag), Right::kReadPublicDirectory, Work::kLong,
      [this, language](Request const& request) {
        auto const read = network::read_page_parameters<StoryQuery>(request);
        if (!read) {
          return http::refusal(read.problem());
        }
        auto const& query = *read;
        auto const words = StoryWords{site_.texts(), language};
        auto const list = stories_.reading.list(asked(query), language);
        if (!list) {
          return http::refusal(list.problem());
        }
        StoryListPage page;
        page.title = words.text("stories.title");
        page.description = words.text("stories.description");
        page.q = query.q;
        page.place = query.place;
        page.services = services_offered(stories_.reading.services(NetworkId{"fr"}, language), query.service);
        page.feelings = feelings_offered(words, query.feeling);
        page.answered = {{"true", words.text("stories.answered"), query.answered == "true"},
                         {"false", words.text("stories.waits"), query.answered == "false"}};
        page.count = words.text("stories.count", {{"count", list->of_items}});
        if (list->searched_instead) {
          page.searched_instead = words.text("stories.list.searched_instead",
                                             {{"searched", fmt::format("{}", fmt::join(list->searched, " "))},
                                              {"instead", fmt::format("{}", fmt::join(*list->searched_instead, " "))}});
        }
        for (auto const& counted : list->feelings) {
          page.parts.push_back({words.text("stories.feeling." + counted.value), counted.stories});
        }
        for (auto const& story : list->items) {
          page.stories.push_back(words.card(story));
        }
        if (list->next) {
          auto more = query;
          more.cursor = *list->next;
          page.next = fmt::format("/{}/experiences{}", TextForm<Language>::write(language), address_of(more));
        }
        auto here = query;
        here.cursor.clear();
        page.rss_url = fmt::format("/{}/experiences.rss{}", TextForm<Language>::write(language), address_of(here));
        return site_.show(language, "experiences/list", std::move(page), "/experiences", address_of(query));
      },
      {.summary = "stories.pages.list",
       .produces = http::kHtml,
       .cache_control = http::kOneMinute,
       .hashed_etag = true,
       .compressible = true});
  routes.get(fmt::format("/{}/experiences.rss", tag), Right::kReadPublicDirectory, Work::kLong,
             [this, language](Request const& request) {
               auto const query = network::read_page_parameters<StoryQuery>(request);
               if (!query) {
                 return http::refusal(query.problem());
               }
               auto wanted = asked(*query);
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
      add_reading(routes, clock, entry.value);
      add_telling(routes, directory, clock, entry.value);
      add_following(routes, clock, entry.value);
    }
  }
}

}  // namespace relais::commands
