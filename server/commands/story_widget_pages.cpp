#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "commands/experience_pages.hpp"
#include "commands/story_widget.hpp"
#include "network/page_query.hpp"
#include "platform/pages/splice.hpp"

namespace relais::commands {
namespace {

using http::Request;
using http::Work;

Problem loading() {
  return {Fault::kUnavailable, "network.directory_loading"};
}

struct WidgetQuery {
  std::string service;
  std::string place;
  std::string territory;
  std::string tag;
  std::string network;
  std::string limit;
};
BOOST_DESCRIBE_STRUCT(WidgetQuery, (), (service, place, territory, tag, network, limit))

std::int32_t limit_of(WidgetQuery const& query) {
  auto limit = kWidgetStories;
  std::from_chars(query.limit.data(), query.limit.data() + query.limit.size(), limit);
  return std::clamp(limit, 1, kMostWidgetStories);
}

StoryQuery stories_of(WidgetQuery const& query) {
  StoryQuery stories;
  stories.service = query.service;
  stories.place = query.place;
  stories.territory = query.territory;
  stories.tag = query.tag;
  stories.network = query.network;
  return stories;
}

std::string url(Language language, std::string_view path, auto const& query) {
  return fmt::format("/{}/experiences{}{}", TextForm<Language>::write(language), path, network::query_string(query));
}

std::string name_of(experiences::ServiceList const& services, std::string const& code) {
  auto const found =
      std::ranges::find(services.items, experiences::ServiceCode{code}, &experiences::ListedService::code);
  return found == services.items.end() ? std::string{} : found->name;
}

std::string name_of(experiences::TagList const& tags, std::string const& code) {
  auto const found = std::ranges::find(tags.items, code, &experiences::Named::code);
  return found == tags.items.end() ? std::string{} : found->name;
}

std::string heading(StoryWords const& words, std::string const& tag, std::string const& service,
                    network::Territory const* territory) {
  std::vector<std::string> about;
  if (!tag.empty()) {
    about.push_back(tag);
  }
  if (!service.empty()) {
    about.push_back(service);
  }
  if (territory != nullptr) {
    about.push_back(territory->name);
  }
  return about.empty() ? words.text("stories.title")
                       : words.text("stories.widget.about", {{"what", fmt::format("{}", fmt::join(about, ", "))}});
}

// Shown by a browser that shows no frames, and by whoever reads the code: an address, and nothing that runs.
std::string code_of(std::string const& address, std::string const& all, std::string const& title) {
  return fmt::format(
      "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"480\" loading=\"lazy\" referrerpolicy=\"no-referrer\" "
      "sandbox=\"allow-popups allow-popups-to-escape-sandbox\"></iframe>\n<p><a href=\"{}\">{}</a></p>",
      pages::html_escaped(address), pages::html_escaped(title), pages::html_escaped(all), pages::html_escaped(title));
}

}  // namespace

void ExperiencePages::add_embedding(http::Routes& routes, network::DirectoryNow const& directory,
                                    Language language) const {
  auto const tag = TextForm<Language>::write(language);
  routes.get(fmt::format("/{}/experiences/widget", tag), Right::kReadPublicDirectory, Work::kLong,
             [this, directory, language](Request const& request) {
               auto const query = network::read_page_parameters<WidgetQuery>(request);
               auto const now = directory();
               if (!query || !now) {
                 return http::refusal(query ? loading() : query.problem());
               }
               auto const words = StoryWords{site_.texts(), language};
               auto const stories = of_known_network(stories_of(*query), *now);
               auto const place = meant_place(*now, stories);
               if (place.territory == nullptr && !(query->place + query->territory).empty()) {
                 return http::refusal({Fault::kInvalid, "experiences.territory_unknown"});
               }
               auto wanted = asked(stories, place.territory);
               wanted.limit = limit_of(*query);
               auto const list = stories_.reading.list(wanted, language);
               if (!list) {
                 return http::refusal(list.problem());
               }
               auto const services = services_meant(stories_, *now, stories, place.territory, language);
               WidgetPage page;
               page.heading = heading(words, name_of(stories_.reading.tags(language), query->tag),
                                      name_of(services, query->service), place.territory);
               page.title = page.heading;
               page.description = words.text("stories.description");
               for (auto const& story : list->items) {
                 page.stories.push_back(words.card(story));
               }
               page.all_url = url(language, "", stories);
               auto answer = site_.show(language, "experiences/widget", std::move(page), "/experiences",
                                        network::query_string(stories));
               answer.add("Content-Security-Policy", kWidgetPolicy);
               answer.add("Referrer-Policy", "no-referrer");
               return answer;
             },
             {.summary = "stories.pages.widget",
              .produces = http::kHtml,
              .cache_control = http::kOneMinute,
              .hashed_etag = true,
              .compressible = true});
  routes.get(fmt::format("/{}/experiences/embed", tag), Right::kReadPublicDirectory, Work::kLong,
             [this, directory, language](Request const& request) {
               auto const query = network::read_page_parameters<WidgetQuery>(request);
               auto const now = directory();
               if (!query || !now) {
                 return http::refusal(query ? loading() : query.problem());
               }
               auto const words = StoryWords{site_.texts(), language};
               auto const stories = of_known_network(stories_of(*query), *now);
               auto const place = meant_place(*now, stories);
               auto const services = services_meant(stories_, *now, stories, place.territory, language);
               EmbedPage page;
               page.title = words.text("stories.embed.title");
               page.description = words.text("stories.embed.lead");
               page.place = place.territory == nullptr ? query->place : place.territory->name;
               page.services = services_offered(services, words, query->service);
               auto const tags = stories_.reading.tags(language);
               page.tags_offered = tags_offered(tags, query->tag);
               constexpr std::array kLimits = {3, 5, 10, 20};
               for (auto const limit : kLimits) {
                 auto const text = std::to_string(limit);
                 page.limits.push_back({text, text, limit == limit_of(*query)});
               }
               for (auto const& [territory, label] : place.candidates) {
                 auto one = *query;
                 one.place = territory->name;
                 one.territory = territory->code.text;
                 page.places.push_back({url(language, "/embed", one), label, false});
               }
               if (!query->place.empty() && place.territory == nullptr && place.candidates.empty()) {
                 page.unknown_place = words.text("stories.filter.place_unknown", {{"place", query->place}});
               }
               page.networks = networks_offered(*now, stories, words, [&](StoryQuery const& narrowed) {
                 auto one = *query;
                 one.network = narrowed.network;
                 one.service = narrowed.service;
                 return url(language, "/embed", one);
               });
               if (!stories.network.empty()) {
                 page.network = stories.network;
               }
               auto chosen = *query;
               chosen.network = stories.network;
               chosen.place = {};
               chosen.territory = place.territory == nullptr ? "" : place.territory->code.text;
               chosen.limit = std::to_string(limit_of(*query));
               page.widget_url = url(language, "/widget", chosen);
               // Never as the request says that we are called: this page is kept by caches, and its code is copied.
               auto const& origin = site_.public_url();
               page.has_no_address = origin.empty();
               page.code = code_of(
                   origin + page.widget_url, origin + url(language, "", stories_of(chosen)),
                   heading(words, name_of(tags, query->tag), name_of(services, query->service), place.territory));
               return site_.show(language, "experiences/embed", std::move(page), "/experiences/embed",
                                 network::query_string(*query));
             },
             {.summary = "stories.pages.embed",
              .produces = http::kHtml,
              .cache_control = http::kOneMinute,
              .hashed_etag = true,
              .compressible = true});
}

}  // namespace relais::commands
