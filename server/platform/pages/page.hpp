// What every page has around its own content: see web/templates/platform/{_top,_bottom}.tpl.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

namespace relais::pages {

// The same page in another language.
struct LanguageLink {
  std::string tag;   // "en"
  std::string name;  // "English"
  std::string url;
  bool current = false;
};
BOOST_DESCRIBE_STRUCT(LanguageLink, (), (tag, name, url, current))

struct Page {
  std::string title;        // of the browser's tab, without the product's name
  std::string description;  // one sentence for search engines
  std::string origin;       // "https://relais.example.org" before addresses that leave the site; may be empty
  std::string path;         // its address after the language: "/counters?place=Vervins"
  std::vector<LanguageLink> languages;
  std::string accessibility;        // "Accessibility: not compliant"
  bool is_machine_drafted = false;  // its language has not been read by anybody yet
};
BOOST_DESCRIBE_STRUCT(Page, (), (title, description, origin, path, languages, accessibility, is_machine_drafted))

// One wrong field or parameter, said to a person.
struct ProblemLine {
  std::string field;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(ProblemLine, (), (field, text))

// Template "platform/problem": what could not be done, and where to go from here.
struct ProblemPage : Page {
  std::string heading;
  std::string explanation;
  std::vector<ProblemLine> lines;
  std::optional<std::string> request_id;
};
BOOST_DESCRIBE_STRUCT(ProblemPage, (Page), (heading, explanation, lines, request_id))

}  // namespace relais::pages
