#include "commands/story_feed.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "commands/experience_page_models.hpp"

namespace relais::commands {
namespace {

constexpr std::int32_t kInFeed = 50;

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

// A description is HTML, written as the text of an XML element.
std::string description(std::string_view text) {
  return xml_escaped(xml_escaped(text));
}

// Some readers take a title for text, others for HTML: it has no sign by which they differ and markup begins.
std::string title(std::string_view text) {
  std::string plain;
  for (auto const c : text) {
    plain += c == '<' ? "‹" : c == '>' ? "›" : std::string(1, c);
  }
  return xml_escaped(plain);
}

// RSS 2.0.
std::string feed_of(experiences::ExperienceList const& list, StoryWords const& words, std::string const& origin) {
  auto const language = TextForm<Language>::write(words.language());
  auto rss = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel>\n<title>{}</title>\n"
      "<link>{}/{}/experiences</link>\n<description>{}</description>\n<language>{}</language>\n",
      title(words.text("stories.title")), origin, language, description(words.text("stories.description")), language);
  for (auto const& story : list.items) {
    auto const card = words.card(story);
    auto const day = std::chrono::sys_days{story.published_on.value_or(story.told_on)};
    auto const written = card.text_language ? fmt::format(" xml:lang=\"{}\"", *card.text_language) : "";
    std::vector<std::string> said;
    if (card.excerpt) {
      said.push_back(*card.excerpt);
    }
    if (card.origin) {
      said.push_back(fmt::format("({})", *card.origin));
    }
    if (card.is_generated) {
      said.push_back(fmt::format("({})", words.text("stories.generated")));
    }
    std::string categories;
    for (auto const& one : card.tags) {
      categories += fmt::format("<category>{}</category>\n", title(one.tag));
    }
    rss += fmt::format(
        "<item>\n<title{}>{}</title>\n<link>{}{}</link>\n<guid isPermaLink=\"false\">{}</guid>\n<pubDate>{}</pubDate>\n"
        "<category>{}</category>\n{}<description{}>{}</description>\n</item>\n",
        written, title(card.title), origin, card.url, xml_escaped(story.id.text), rss_date(day), title(card.services),
        categories, written, description(fmt::format("{}", fmt::join(said, " "))));
  }
  return rss + "</channel></rss>\n";
}

}  // namespace

http::Answer story_feed(experiences::Reading const& reading, experiences::ExperienceQuery query,
                        StoryWords const& words, std::string const& origin) {
  query.limit = query.limit.value_or(kInFeed);
  auto const list = reading.list(query, words.language());
  return list ? http::text(feed_of(*list, words, origin), kRss) : http::refusal(list.problem());
}

void add_story_feed_route(http::Routes& routes, experiences::Experiences const& stories, i18n::Texts const& texts,
                          std::string const& origin) {
  routes.get(std::string{kStoryFeedPath}, Right::kReadPublicDirectory, http::Work::kLong,
             [&stories, &texts, origin](http::Request const& request) {
               auto const query = http::read_parameters<experiences::ExperienceQuery>(request);
               return query ? story_feed(stories.reading, *query, StoryWords{texts, request.language()}, origin)
                            : http::refusal(query.problem());
             },
             {.summary = "experiences_api.feed",
              .produces = kRss,
              .cache_control = http::kOneMinute,
              .hashed_etag = true,
              .compressible = true});
}

}  // namespace relais::commands
