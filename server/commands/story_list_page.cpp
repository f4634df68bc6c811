#include "commands/story_list_page.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "network/page_query.hpp"

namespace relais::commands {
namespace {

template <class Code>
std::vector<Option> options(StoryWords const& words, std::string_view key, std::string const& chosen) {
  std::vector<Option> all;
  for (auto const& entry : TextForm<Code>::entries()) {
    all.push_back({entry.text, words.text(fmt::format("{}{}", key, entry.text)), entry.text == chosen});
  }
  return all;
}

std::vector<Option> yes_no(StoryWords const& words, std::string_view yes, std::string_view no,
                           std::string const& chosen) {
  return {{"true", words.text(yes), chosen == "true"}, {"false", words.text(no), chosen == "false"}};
}

class Filters {
 public:
  Filters(StoryQuery query, StoryWords const& words) : query_(std::move(query)), words_(words) { query_.cursor = {}; }

  std::string url(StoryQuery const& query, std::string_view path = "") const {
    return fmt::format("/{}/experiences{}{}", TextForm<Language>::write(words_.language()), path,
                       network::query_string(query));
  }

  void add(std::string StoryQuery::*member, std::string value, std::vector<SetFilter>& set) const {
    if (!value.empty()) {
      auto without = query_;
      without.*member = {};
      set.push_back({std::move(value), url(without)});
    }
  }
  void add(std::string StoryQuery::*member, std::vector<Option> const& offered, std::vector<SetFilter>& set) const {
    auto const found = std::ranges::find_if(offered, &Option::selected);
    add(member, found == offered.end() ? "" : found->label, set);
  }

 private:
  StoryQuery query_;
  StoryWords const& words_;
};

std::string day_label(StoryWords const& words, std::string_view key, std::optional<Date> const& day) {
  return day ? words.text(key, {{"date", words.date(*day)}}) : std::string{};
}

std::string text_of(std::optional<Date> const& day) {
  return day ? TextForm<Date>::write(*day) : "";
}

std::string label_of(std::vector<OptionGroup> const& groups) {
  for (auto const& group : groups) {
    if (auto const found = std::ranges::find_if(group.options, &Option::selected); found != group.options.end()) {
      return found->label;
    }
  }
  return {};
}

// What is found, as far as the file of the open data knows it too.
std::string csv_url(StoryQuery const& query, network::Territory const* territory, Language language) {
  auto narrowed = query;
  narrowed.cursor = narrowed.place = narrowed.territory = {};
  narrowed.since = text_of(first_day(query.since));
  narrowed.until = text_of(last_day(query.until));
  if (territory != nullptr &&
      network::height(territory->kind) >= network::height(network::TerritoryKind::kDepartment)) {
    narrowed.territory = territory->code.text;
  }
  auto const url = "/api/v1/experiences.csv" + network::query_string(narrowed);
  return query.q.empty() ? url : fmt::format("{}&language={}", url, TextForm<Language>::write(language));
}

// How many stories each would leave.
void count(std::vector<Option>& options, std::vector<experiences::CountedValue> const& counted,
           StoryWords const& words) {
  for (auto& option : options) {
    auto const found = std::ranges::find(counted, option.value, &experiences::CountedValue::value);
    option.label = words.text("stories.filter.counted",
                              {{"name", option.label}, {"count", found == counted.end() ? 0 : found->stories}});
  }
}

}  // namespace

std::vector<OptionGroup> services_offered(experiences::ServiceList const& list, StoryWords const& words,
                                          std::string const& chosen) {
  std::vector<OptionGroup> groups;
  for (auto const& theme : list.items) {
    if (theme.parent) {
      continue;
    }
    auto& group = groups.emplace_back(OptionGroup{theme.name, {}});
    group.options.push_back({theme.code.text, words.text("stories.filter.whole_theme", {{"theme", theme.name}}),
                             theme.code.text == chosen});
    for (auto const& service : list.items) {
      if (service.parent == theme.code) {
        group.options.push_back({service.code.text, service.name, service.code.text == chosen});
      }
    }
  }
  return groups;
}

std::vector<Option> tags_offered(experiences::TagList const& list, std::string const& chosen) {
  std::vector<Option> options;
  for (auto const& [code, name] : list.items) {
    options.push_back({code, name, code == chosen});
  }
  return options;
}

experiences::ServiceList services_meant(experiences::Experiences const& stories, network::Directory const& directory,
                                        StoryQuery const& query, network::Territory const* place, Language language) {
  auto const of = [&](NetworkId const& network) { return stories.reading.services(network, language); };
  if (auto const asked = known_network(directory, query.network)) {
    return of(*asked);
  }
  if (place != nullptr) {
    return of(place->network_id);
  }
  auto main = of(main_network(directory));
  auto const has_it = [&](experiences::ServiceList const& list) {
    return query.service.empty() || std::ranges::find(list.items, experiences::ServiceCode{query.service},
                                                      &experiences::ListedService::code) != list.items.end();
  };
  if (!has_it(main)) {
    for (auto const& network : directory.networks()) {
      if (auto list = of(network.id); has_it(list)) {
        return list;
      }
    }
  }
  return main;
}

std::vector<Option> networks_offered(network::Directory const& directory, StoryQuery const& query,
                                     StoryWords const& words,
                                     std::function<std::string(StoryQuery const&)> const& url) {
  std::vector<Option> all;
  auto one = query;
  one.cursor = one.network = {};
  auto const choices = network_choices(directory, known_network(directory, query.network), words);
  if (!choices.empty()) {
    all.push_back({url(one), words.text("stories.all_networks"), query.network.empty()});
  }
  for (auto const& [code, name, selected] : choices) {
    one.network = code;
    if (!selected) {
      one.service = {};  // each has its own
    }
    all.push_back({url(one), name, selected});
  }
  return all;
}

StoryQuery of_known_network(StoryQuery query, network::Directory const& directory) {
  if (!known_network(directory, query.network)) {
    query.network = {};
  }
  return query;
}

StoryListPage story_list_page(StoryQuery const& query, network::Directory const& directory, MeantPlace const& place,
                              experiences::ServiceList const& services, experiences::TagList const& tags,
                              std::optional<experiences::ExperienceList> const& list, StoryWords const& words) {
  StoryListPage page;
  page.title = words.text("stories.title");
  page.description = words.text("stories.description");
  page.q = query.q;
  page.place = place.territory == nullptr ? query.place : place.territory->name;
  if (place.territory != nullptr) {
    page.territory = place.territory->code.text;
  }
  page.since = text_of(first_day(query.since));
  page.until = text_of(last_day(query.until));
  if (!query.network.empty()) {
    page.network = query.network;
  }
  page.services = services_offered(services, words, query.service);
  page.tags_offered = tags_offered(tags, query.tag);
  page.feelings = options<experiences::Feeling>(words, "stories.feeling.", query.feeling);
  page.answered = yes_no(words, "stories.answered", "stories.waits", query.answered);
  page.changed = yes_no(words, "stories.changed", "stories.filter.not_changed", query.changed);
  page.used_channels = options<experiences::UsedChannel>(words, "stories.used.", query.used_channel);
  page.channels = options<experiences::ToldBy>(words, "stories.told_by.", query.channel);

  auto const filters = Filters{query, words};
  filters.add(&StoryQuery::place, page.place, page.set);
  filters.add(&StoryQuery::since, day_label(words, "stories.filter.from", first_day(query.since)), page.set);
  filters.add(&StoryQuery::until, day_label(words, "stories.filter.to", last_day(query.until)), page.set);
  filters.add(&StoryQuery::answered, page.answered, page.set);
  filters.add(&StoryQuery::changed, page.changed, page.set);
  filters.add(&StoryQuery::used_channel, page.used_channels, page.set);
  filters.add(&StoryQuery::channel, page.channels, page.set);
  page.is_more_open = !page.set.empty();
  filters.add(&StoryQuery::q, query.q, page.set);
  filters.add(&StoryQuery::service, label_of(page.services), page.set);
  filters.add(&StoryQuery::tag, page.tags_offered, page.set);
  filters.add(&StoryQuery::feeling, page.feelings, page.set);

  page.networks = networks_offered(directory, query, words, [&](StoryQuery const& one) { return filters.url(one); });
  for (auto const& [territory, label] : place.candidates) {
    auto one = query;
    one.cursor = {};
    one.place = territory->name;
    one.territory = territory->code.text;
    page.places.push_back({filters.url(one), label, false});
  }
  if (!query.place.empty() && place.territory == nullptr && place.candidates.empty()) {
    page.unknown_place = words.text("stories.filter.place_unknown", {{"place", query.place}});
  }
  auto here = query;
  here.cursor = {};
  page.rss_url = filters.url(here, ".rss");
  page.csv_url = csv_url(query, place.territory, words.language());
  StoryQuery about;
  about.service = query.service;
  about.tag = query.tag;
  about.network = query.network;
  about.place = page.place;
  about.territory = page.territory.value_or("");
  page.embed_url = filters.url(about, "/embed");
  if (!list) {
    return page;
  }
  page.count = words.text("stories.count", {{"count", list->of_items}});
  if (list->searched_instead) {
    page.searched_instead = words.text("stories.list.searched_instead",
                                       {{"searched", fmt::format("{}", fmt::join(list->searched, " "))},
                                        {"instead", fmt::format("{}", fmt::join(*list->searched_instead, " "))}});
  }
  if (query.feeling.empty()) {
    for (auto const& counted : list->facets.feelings) {
      page.parts.push_back(words.text("stories.filter.part", {{"name", words.text("stories.feeling." + counted.value)},
                                                              {"count", counted.stories}}));
    }
  }
  count(page.feelings, list->facets.feelings, words);
  count(page.answered, list->facets.answered, words);
  count(page.changed, list->facets.changed, words);
  count(page.used_channels, list->facets.used_channels, words);
  count(page.channels, list->facets.channels, words);
  for (auto const& story : list->items) {
    page.stories.push_back(words.card(story));
  }
  page.is_empty = page.stories.empty();
  if (list->next) {
    here.cursor = *list->next;
    page.next = filters.url(here);
  }
  return page;
}

}  // namespace relais::commands
