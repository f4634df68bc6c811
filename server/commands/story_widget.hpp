// Stories on other people's sites: the page that is framed, and the page that says how.
#pragma once

#include "commands/story_list_page.hpp"

namespace relais::commands {

// What the framed page may load: its own style and nothing else, framed by whoever wants it. No script, no cookie, no
// form: there is nothing in it by which a reader could be followed.
inline constexpr std::string_view kWidgetPolicy =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

inline constexpr std::int32_t kWidgetStories = 5;
inline constexpr std::int32_t kMostWidgetStories = 20;

// Template "experiences/widget".
struct WidgetPage : pages::Page {
  std::string heading;  // "Users' stories: CAF, Ardennes"
  std::vector<StoryCard> stories;
  std::string all_url;
};
BOOST_DESCRIBE_STRUCT(WidgetPage, (pages::Page), (heading, stories, all_url))

// Template "experiences/embed".
struct EmbedPage : pages::Page {
  std::string place;
  std::optional<std::string> unknown_place;
  std::vector<Option> places;    // where the words may mean several: addresses
  std::vector<Option> networks;  // addresses, where there is more than one
  std::optional<std::string> network;
  std::vector<OptionGroup> services;
  std::vector<Option> tags_offered;
  std::vector<Option> limits;
  std::string code;             // to be copied
  bool has_no_address = false;  // the code's addresses have no site: it does not know its own
  std::string widget_url;
};
BOOST_DESCRIBE_STRUCT(EmbedPage, (pages::Page),
                      (place, unknown_place, places, networks, network, services, tags_offered, limits, code,
                       has_no_address, widget_url))

}  // namespace relais::commands
