// What the pages of procedures, borders and the programme show; see page_models.hpp.
//
//   ProceduresPage  network/procedures    GET /{lang}/procedures?q=&theme=&partner=&channel=&tag=
//   SheetPage       network/sheet         GET /{lang}/procedures/{code}
//   BorderSheetPage network/border_sheet  GET /{lang}/borders/{pack}/{sheet}
//   ProgrammePage   network/programme     GET /{lang}/programme
#pragma once

#include "network/page_models.hpp"

namespace relais::network {

struct ProcedureGroup {
  std::string heading;
  std::vector<Link> procedures;
};
BOOST_DESCRIBE_STRUCT(ProcedureGroup, (), (heading, procedures))

struct ProceduresPage : pages::Page {
  std::string action;
  std::string q;
  std::vector<Choice> themes;
  std::vector<Choice> bodies;
  std::vector<Choice> channels;
  std::vector<Choice> tags;
  std::string heading;  // "106 procedures", or what was looked for
  std::vector<ProcedureGroup> groups;
  std::vector<Link> borders;  // sheets of borders that answer
  bool is_empty = false;      // nothing answers
};
BOOST_DESCRIBE_STRUCT(ProceduresPage, (pages::Page),
                      (action, q, themes, bodies, channels, tags, heading, groups, borders, is_empty))

// How old a text is and who answers for it.
struct SheetStanding {
  std::string standing;  // "Written on 25 November 2026. Not validated by the body."
  std::string source;
  bool is_stale = false;      // not reviewed for half a year
  bool is_in_french = false;  // there is none in the page's language
};
BOOST_DESCRIBE_STRUCT(SheetStanding, (), (standing, source, is_stale, is_in_french))

struct SheetBody {
  Link official;  // the first line
  std::string what;
  std::string for_whom;
  std::vector<std::string> counter_does;
  std::vector<std::string> counter_does_not;
  std::string reoriented_to;
  std::vector<std::string> papers;
  std::vector<std::string> channels;
  std::vector<Link> tags;
  std::optional<std::string> dead_link;  // since when the official page does not answer
  SheetStanding standing;
};
BOOST_DESCRIBE_STRUCT(SheetBody, (),
                      (official, what, for_whom, counter_does, counter_does_not, reoriented_to, papers, channels, tags,
                       dead_link, standing))

struct SheetPage : pages::Page {
  std::string name;
  std::string competent;  // "The family fund decides; the counter helps."
  Link all_procedures;
  std::optional<Link> counters;  // that help with it; absent: it is not done at a counter
  std::optional<SheetBody> sheet;
};
BOOST_DESCRIBE_STRUCT(SheetPage, (pages::Page), (name, competent, all_procedures, counters, sheet))

struct BorderBody {
  std::string name;
  std::string role;
  std::string url;
  std::optional<std::string> counterpart;  // "the counterpart of …"
  std::optional<std::string> dead_link;    // since when its page does not answer
};
BOOST_DESCRIBE_STRUCT(BorderBody, (), (name, role, url, counterpart, dead_link))

struct BorderDocument {
  std::string code;
  std::optional<std::string> replaces;  // "replaces E106, E109"
  std::string use;
  std::string issued_by;
};
BOOST_DESCRIBE_STRUCT(BorderDocument, (), (code, replaces, use, issued_by))

struct BorderSheetPage : pages::Page {
  std::string pack;  // "France and Belgium"
  std::string name;
  Link all_procedures;
  std::vector<std::string> rule;
  std::vector<std::string> to_do;
  std::vector<std::string> counter_does;
  std::vector<std::string> counter_does_not;
  std::vector<BorderDocument> documents;
  std::vector<BorderBody> bodies;
  std::vector<Link> sources;
  std::vector<Link> others;  // the other sheets of this border
  SheetStanding standing;
};
BOOST_DESCRIBE_STRUCT(BorderSheetPage, (pages::Page),
                      (pack, name, all_procedures, rule, to_do, counter_does, counter_does_not, documents, bodies,
                       sources, others, standing))

struct EventModel {
  std::string date;
  std::string what;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(EventModel, (), (date, what, source))

struct ProgrammePage : pages::Page {
  std::vector<EventModel> events;
};
BOOST_DESCRIBE_STRUCT(ProgrammePage, (pages::Page), (events))

}  // namespace relais::network
