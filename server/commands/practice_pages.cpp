#include "commands/practice_pages.hpp"

#include <fmt/format.h>

#include "commands/asked_network.hpp"
#include "commands/story_words.hpp"
#include "network/page_query.hpp"

namespace relais::commands {
namespace {

// As the address has it; empty: not asked.
struct PracticePageQuery {
  std::string network;
  std::string after;
};
BOOST_DESCRIBE_STRUCT(PracticePageQuery, (), (network, after))

struct PracticeCard {
  std::string id;
  std::string heading;
  std::vector<std::string> done;             // paragraphs
  std::string promoted;                      // when
  std::optional<std::string> text_language;  // of heading and paragraphs, where it is not the page's
  std::optional<std::string> story_url;
  std::optional<std::string> story_language;
  std::string story;
  std::string adoptions;  // in words
  std::vector<std::string> counters;
  bool is_generated = false;
};
BOOST_DESCRIBE_STRUCT(PracticeCard, (),
                      (id, heading, done, promoted, text_language, story_url, story_language, story, adoptions,
                       counters, is_generated))

// Template "experiences/practices".
struct PracticeListPage : pages::Page {
  std::vector<PracticeCard> cards;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(PracticeListPage, (pages::Page), (cards, next))

PracticeCard card_of(experiences::ShownPractice const& practice, StoryWords const& words) {
  PracticeCard card;
  card.id = practice.id.text;
  card.heading = words.unmarked(practice.title);
  card.done = words.paragraphs(practice.text);
  card.promoted = words.text("practices.promoted", {{"date", words.date(practice.promoted_on)}});
  if (practice.is_experience_public) {
    card.story_url =
        fmt::format("/{}/experiences/{}", TextForm<Language>::write(words.language()), practice.experience->text);
    card.story = words.unmarked(practice.experience_title);
  }
  card.adoptions = words.text("practices.adoptions", {{"count", practice.adoptions}});
  for (auto const& adopted : practice.adopted_by) {
    card.counters.push_back(words.text("practices.adopted_by",
                                       {{"counter", adopted.counter.name}, {"date", words.date(adopted.adopted_on)}}));
  }
  card.is_generated = practice.is_generated;
  return card;
}

}  // namespace

Result<void> PracticePages::check(network::PublicPages const& site) {
  return site.templates().check<PracticeListPage>("experiences/practices");
}

void PracticePages::add_routes(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock) const {
  site_.add(routes, directory, clock, "/experiences/practices", "practices.pages.list",
            [this](Language language, http::Request const& request, network::Directory const& now, Instant) {
              auto const query = network::read_page_parameters<PracticePageQuery>(request);
              if (!query) {
                return http::refusal(query.problem());
              }
              auto const words = StoryWords{site_.texts(), language};
              experiences::PracticeQuery asked;
              asked.network = known_network(now, query->network).value_or(main_network(now));
              asked.after = network::place_in_list(query->after);
              auto const found = stories_.practices.list(asked, language);
              if (!found) {
                return http::refusal(found.problem());
              }
              PracticeListPage page;
              page.title = site_.texts().text(language, "practices.title");
              page.description = site_.texts().text(language, "practices.description");
              for (auto const& practice : found->items) {
                auto& card = page.cards.emplace_back(card_of(practice, words));
                if (auto const written = language_of(now, *asked.network)) {
                  card.text_language = words.other_than_page(*written);
                }
                if (auto const story = practice.experience ? stories_.reading.one(*practice.experience, language)
                                                           : Result<experiences::ShownExperience>{Problem{}}) {
                  card.story_language = words.other_than_page(story->language);
                }
              }
              if (auto const shown = *asked.after + std::ssize(found->items); shown < found->of_items) {
                auto later = *query;
                later.after = std::to_string(shown);
                page.next = fmt::format("/{}/experiences/practices{}", TextForm<Language>::write(language),
                                        network::query_string(later));
              }
              return site_.show(language, "experiences/practices", std::move(page), "/experiences/practices",
                                network::query_string(*query));
            });
}

}  // namespace relais::commands
