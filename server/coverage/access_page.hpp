// "Access in my territory": for anybody, readable without a script.
#pragma once

#include "coverage/access_words.hpp"
#include "coverage/coverage_house.hpp"
#include "platform/pages/page.hpp"

namespace relais::coverage {

struct AccessLink {
  std::string label;
  std::string url;
  bool selected = false;
};
BOOST_DESCRIBE_STRUCT(AccessLink, (), (label, url, selected))

struct AccessDot {
  std::string x;
  std::string y;
  std::string radius;
  std::string kind;  // "1" to "4", see kDotClasses
  std::string label;
};
BOOST_DESCRIBE_STRUCT(AccessDot, (), (x, y, radius, kind, label))

struct AccessLine {
  std::string name;
  std::optional<std::string> url;
  std::string people;
  std::string share;
  std::string band;
  std::string median;
  std::optional<std::string> nearest;
  std::optional<std::string> counter_url;
};
BOOST_DESCRIBE_STRUCT(AccessLine, (), (name, url, people, share, band, median, nearest, counter_url))

struct AccessStep {
  std::string minutes;
  std::string share;
};
BOOST_DESCRIBE_STRUCT(AccessStep, (), (minutes, share))

// Template "coverage/access".
struct AccessPage : pages::Page {
  std::string place;  // what the field shows
  std::string asked_minutes;
  std::optional<std::string> not_found;  // a place that nobody knows
  std::vector<AccessLink> choices;       // places of the same name
  std::vector<AccessLink> minutes_offered;
  std::optional<AccessLink> up;  // the territory around
  std::string lead;
  std::string band_said;
  std::string median_said;
  std::vector<std::string> warnings;
  std::vector<AccessDot> dots;
  std::string elsewhere;             // how many are too far away for the picture
  std::optional<std::string> curve;  // points of a line, 0 to 60 minutes across, 0 to 100 % up
  std::vector<AccessStep> steps;
  std::string listed;  // what the lines are
  bool has_nearest = false;
  std::vector<AccessLine> lines;
  std::vector<std::string> sources;
  std::string csv_url;
  std::string pdf_url;
};
BOOST_DESCRIBE_STRUCT(AccessPage, (pages::Page),
                      (place, asked_minutes, not_found, choices, minutes_offered, up, lead, band_said, median_said,
                       warnings, dots, elsewhere, curve, steps, listed, has_nearest, lines, sources, csv_url, pdf_url))

struct AccessAsked {
  std::int32_t minutes = 30;
  std::optional<NetworkId> network;
  std::optional<std::string> territory;
};

// Refusals: those of CoverageHouse::answer().
Result<AccessPage> access_page(CoverageHouse const& house, AccessWords const& words, AccessAsked const& asked);

// "/access?territory=08&minutes=20", what follows the language.
std::string access_path(AccessAsked const& asked);

}  // namespace relais::coverage
