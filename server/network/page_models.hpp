// What the public pages of the finder show, as their templates in web/templates/network ask for it. Every text is ready
// to be read: in the page's language, with dates, distances and counts written out. Nothing here decides anything.
//
//   HomePage      network/home        GET /{lang}/
//   CountersPage  network/counters    GET /{lang}/counters
//   Results       network/results     GET /{lang}/counters?fragment=results  (the part of CountersPage that a script
//   swaps) CounterPage   network/counter     GET /{lang}/counters/{id}
//
// Parameters of the result page, all optional: place (words: name or postcode), near, commune, q (words: what for),
// procedure, day ("now" or a date), time ("10:00"), kind, partner, wheelchair, network, within_km, sort, cursor, tag.
// `near` counts only while `place` is empty or the text network.form.around_me; `commune` and `procedure` win over
// `place` and `q`. A day without a time means 10:00, and the heading says so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "platform/json/write.hpp"
#include "platform/pages/page.hpp"

namespace relais::network {

struct Link {
  std::string label;
  std::string url;
};
BOOST_DESCRIBE_STRUCT(Link, (), (label, url))

// An option of a select, or a chip that switches something on.
struct Choice {
  std::string label;
  std::string value;  // of an option; the URL to go to, of a chip
  bool selected = false;
};
BOOST_DESCRIBE_STRUCT(Choice, (), (label, value, selected))

// Each list of choices begins with "any", value "".
struct Filters {
  std::vector<Choice> times;  // of the day that was chosen; empty without one
  std::vector<Choice> partners;
  std::vector<Choice> kinds;
  std::vector<Choice> distances;
  std::vector<Choice> wheelchair;
  std::vector<Choice> sides;  // of a border; empty where all counters are of one network
  std::vector<Choice> sorts;  // empty without a place to count distances from
  bool any_set = false;       // their box stands open
};
BOOST_DESCRIBE_STRUCT(Filters, (), (times, partners, kinds, distances, wheelchair, sides, sorts, any_set))

// "Where? What for? When?"
struct SearchForm {
  std::string action;               // "/fr/counters"
  std::string place;                // as typed, or the name of the place that was understood
  std::string q;                    // likewise for the need
  std::optional<std::string> near;  // "49.83,3.91": the person's own position, place being network.form.around_me
  std::vector<Choice> days;         // any, now, and seven days from today
  bool day_set = false;             // one was asked for: the simple version, which asks for none, shows it
  std::string when;                 // "?day=now": for a form that begins anew, elsewhere
  std::optional<Filters> filters;   // on the result page
};
BOOST_DESCRIBE_STRUCT(SearchForm, (), (action, place, q, near, days, day_set, when, filters))

struct PartnerProcedures {
  std::string name;
  std::vector<Link> procedures;
};
BOOST_DESCRIBE_STRUCT(PartnerProcedures, (), (name, procedures))

struct HomePage : pages::Page {
  SearchForm form;
  std::string counters;               // "2 845 counters", or that there is none yet
  std::optional<std::string> source;  // "list of 1 August 2024, published by …"
  std::vector<PartnerProcedures> bodies;
};
BOOST_DESCRIBE_STRUCT(HomePage, (pages::Page), (form, counters, source, bodies))

// Word and shape of a state; `kind` is the class that gives the shape: open, soon (closes within 30 minutes), closed,
// not_known.
struct StateBadge {
  std::string kind;
  std::string text;  // "open until 17:00", "opens Thursday at 09:00", "hours not known: call"
};
BOOST_DESCRIBE_STRUCT(StateBadge, (), (kind, text))

struct Telephone {
  std::string number;   // "+33450568749"
  std::string display;  // "04 50 56 87 49"
};
BOOST_DESCRIBE_STRUCT(Telephone, (), (number, display))

// Where a map puts it, in degrees.
struct MapPoint {
  double lat;
  double lon;
};
BOOST_DESCRIBE_STRUCT(MapPoint, (), (lat, lon))

struct ResultItem {
  std::string name;
  std::string url;
  std::optional<MapPoint> point;
  std::optional<std::string> kind;  // said only where it is not an ordinary fixed counter
  std::optional<std::string> stop;
  StateBadge state;  // now; where a day was asked for on which it opens, the hours of that day
  std::string address;
  std::optional<std::string> distance;
  std::optional<Telephone> telephone;
  std::optional<std::string> layers;  // "0 2 3": in which of the map's layers it is
};
BOOST_DESCRIBE_STRUCT(ResultItem, (), (name, url, point, kind, stop, state, address, distance, telephone, layers))

// What can be switched on the map, and in the list with it.
struct MapLayer {
  std::string number;
  std::string layer;  // "Caf"
  std::int64_t counters = 0;
};
BOOST_DESCRIBE_STRUCT(MapLayer, (), (number, layer, counters))

// A counter is shown while one of its layers of each group is.
struct MapLayers {
  std::string legend;
  std::vector<MapLayer> choices;
};
BOOST_DESCRIBE_STRUCT(MapLayers, (), (legend, choices))

// Counters that the filters could not judge.
struct NotJudged {
  std::optional<std::string> offer;       // how many there are, where no place was asked for
  std::optional<std::string> wheelchair;  // how many there are
  std::vector<ResultItem> offer_to_call;  // the nearest: whether they help with this is not known
  std::vector<ResultItem> to_call;        // hours not known
};
BOOST_DESCRIBE_STRUCT(NotJudged, (), (offer, wheelchair, offer_to_call, to_call))

struct NextBest {
  std::string heading;  // "Open later that day"
  std::vector<ResultItem> nearest;
};
BOOST_DESCRIBE_STRUCT(NextBest, (), (heading, nearest))

struct NoResult {
  std::string explanation;
  std::vector<Link> ways_out;       // without the hour, further away, without the procedure
  std::vector<NextBest> next_best;  // later that day, further, by telephone
};
BOOST_DESCRIBE_STRUCT(NoResult, (), (explanation, ways_out, next_best))

// Several places or procedures answer to the same words.
struct Ambiguity {
  std::string question;  // "Several places are called Saint-Denis. Which one?"
  std::vector<Link> choices;
};
BOOST_DESCRIBE_STRUCT(Ambiguity, (), (question, choices))

struct Paging {
  std::optional<std::string> first_url;  // where this is not the first page
  std::optional<std::string> next_url;
};
BOOST_DESCRIBE_STRUCT(Paging, (), (first_url, next_url))

struct Results {
  std::string title;    // of the browser's tab
  std::string address;  // what follows "/fr" in its own address: the same in every language
  std::string place;    // what the form shows now: place and need as they were understood
  std::string q;
  std::string heading;               // "4 counters open now around Vervins"
  std::vector<std::string> notices;  // what was not understood, or had to be left out, in a sentence each
  std::vector<Choice> shortcuts;     // chips
  std::vector<Ambiguity> ambiguities;
  std::optional<Link> sheet;  // of the procedure asked for: what to bring
  std::vector<ResultItem> items;
  std::vector<MapLayers> map_layers;  // by kind, by body
  std::optional<NoResult> empty;
  std::optional<NotJudged> not_known;
  std::optional<Paging> paging;
  std::optional<std::string> list_url;  // of the counters around the place, to print
  bool measured = false;                // distances are shown: as the crow flies
  std::optional<std::string> by_road;   // what the minutes are, where there are any
  bool is_old = false;                  // what is shown may be wrong by now: call first
  std::optional<std::string> source;    // "Information of 1 August 2024 (…)"
};
BOOST_DESCRIBE_STRUCT(Results, (),
                      (title, address, place, q, heading, notices, shortcuts, ambiguities, sheet, items, map_layers,
                       empty, not_known, paging, list_url, measured, by_road, is_old, source))

struct CountersPage : pages::Page {
  SearchForm form;
  Results results;
};
BOOST_DESCRIBE_STRUCT(CountersPage, (pages::Page), (form, results))

struct WeekDay {
  std::string day;   // "Monday"
  std::string date;  // "23 November"
  bool today = false;
  std::vector<std::string> spans;  // "08:45–12:00"
  bool closed = false;
  bool unreadable = false;             // nothing can be said of this day
  std::optional<std::string> holiday;  // its name
};
BOOST_DESCRIBE_STRUCT(WeekDay, (), (day, date, today, spans, closed, unreadable, holiday))

struct OfferedPartnerModel {
  std::string name;
  std::vector<Link> procedures;  // to their sheets
};
BOOST_DESCRIBE_STRUCT(OfferedPartnerModel, (), (name, procedures))

struct OfferModel {
  std::string because;  // "This counter bears the label France services since 1 January 2020. The label demands …"
  std::vector<OfferedPartnerModel> partners;
  std::vector<std::string> missing;  // partners of the label whose help is not given for now
};
BOOST_DESCRIBE_STRUCT(OfferModel, (), (because, partners, missing))

struct LocalOfferModel {
  std::string body;
  std::string what;
  std::optional<std::string> presence;  // "on site", "remotely", "on some days"
  std::optional<std::string> when;
};
BOOST_DESCRIBE_STRUCT(LocalOfferModel, (), (body, what, presence, when))

struct ClosureModel {
  std::string text;  // "Closed from 24 to 26 December: works"
  std::optional<Link> open_instead;
  std::optional<std::string> instead_distance;
};
BOOST_DESCRIBE_STRUCT(ClosureModel, (), (text, open_instead, instead_distance))

struct StopModel {
  std::string name;
  std::string address;
  StateBadge stop_state;
  std::vector<std::string> dates;    // the next three: "Monday 30 November, 09:30–12:30"
  std::optional<std::string> hours;  // word for word from the list
};
BOOST_DESCRIBE_STRUCT(StopModel, (), (name, address, stop_state, dates, hours))

struct CommuneModel {
  std::string name;
  std::optional<std::string> population;  // "15 892 inhabitants (2023)"
  std::string source;
  std::string counters_url;  // other counters around it
  std::string list_url;      // to print, of its inter-communal body or what is next above
};
BOOST_DESCRIBE_STRUCT(CommuneModel, (), (name, population, source, counters_url, list_url))

struct CounterPage : pages::Page {
  std::string name;
  std::string kind;
  std::optional<Link> antenna_of;
  std::vector<Link> antennas;
  StateBadge state;
  std::vector<std::string> address;  // lines
  std::optional<Telephone> telephone;
  std::optional<std::string> email;
  std::optional<std::string> website;
  std::optional<std::string> map_url;      // openstreetmap.org
  std::optional<std::string> route_url;    // likewise, from where one is
  std::optional<std::string> wheelchair;   // a sentence; absent: not known
  std::optional<std::string> appointment;  // "Without appointment", "By appointment"; absent: not known
  std::vector<WeekDay> week;               // empty: hours not known
  std::optional<std::string> hours_text;   // word for word from the list, where it could not be read
  std::optional<std::string> comment;
  std::vector<ClosureModel> closures;
  std::optional<OfferModel> offer;
  std::vector<LocalOfferModel> local_offers;
  std::vector<std::string> equipment;
  std::vector<std::string> access;    // beside the wheelchair: "Hearing loop"
  std::optional<std::string> spoken;  // "French, Arabic"
  std::vector<Link> tags;
  std::vector<std::string> not_known;  // "accessibility", "equipment", …
  std::vector<StopModel> stops;
  std::optional<CommuneModel> commune;
  bool is_old = false;                 // what is shown may be wrong by now: call first
  std::string source;                  // "Information of 1 August 2024, from …"
  std::optional<std::string> checked;  // "The counter checked this on …"
  std::string report_url;
  std::string tell_url;      // a story about it
  std::string calendar_url;  // of the tour
  json::Written json_ld;
};
BOOST_DESCRIBE_STRUCT(CounterPage, (pages::Page),
                      (name, kind, antenna_of, antennas, state, address, telephone, email, website, map_url, route_url,
                       wheelchair, appointment, week, hours_text, comment, closures, offer, local_offers, equipment,
                       access, spoken, tags, not_known, stops, commune, is_old, source, checked, report_url, tell_url,
                       calendar_url, json_ld))

// schema.org, see pages::json_ld.
struct PostalAddressLd {
  std::string at_type = "PostalAddress";
  std::optional<std::string> street_address;
  std::optional<std::string> postal_code;
  std::string address_locality;
  std::string address_country;
};
BOOST_DESCRIBE_STRUCT(PostalAddressLd, (), (at_type, street_address, postal_code, address_locality, address_country))

struct GeoCoordinatesLd {
  std::string at_type = "GeoCoordinates";
  double latitude = 0;
  double longitude = 0;
};
BOOST_DESCRIBE_STRUCT(GeoCoordinatesLd, (), (at_type, latitude, longitude))

struct OpeningHoursLd {
  std::string at_type = "OpeningHoursSpecification";
  std::string day_of_week;  // "Monday"
  std::string opens;        // "08:45"
  std::string closes;
  std::string valid_from;  // the day itself: what is published is this week, not a rule for ever
  std::string valid_through;
};
BOOST_DESCRIBE_STRUCT(OpeningHoursLd, (), (at_type, day_of_week, opens, closes, valid_from, valid_through))

struct GovernmentOfficeLd {
  std::string at_context = "https://schema.org";
  std::string at_type = "GovernmentOffice";
  std::string identifier;
  std::string name;
  PostalAddressLd address;
  std::optional<GeoCoordinatesLd> geo;
  std::optional<std::string> telephone;
  std::vector<OpeningHoursLd> opening_hours_specification;
};
BOOST_DESCRIBE_STRUCT(GovernmentOfficeLd, (),
                      (at_context, at_type, identifier, name, address, geo, telephone, opening_hours_specification))

}  // namespace relais::network
