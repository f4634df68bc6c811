// The counters of a territory on paper: for a town hall's board, and for people without the Internet.
#pragma once

#include "network/page_models.hpp"
#include "network/public_pages.hpp"

namespace relais::network {

struct TownListHours {
  std::string days;   // "Monday, Tuesday, Thursday"
  std::string spans;  // "09:00–12:00, 13:30–17:00"
};
BOOST_DESCRIBE_STRUCT(TownListHours, (), (days, spans))

struct TownListPlace {
  std::string name;
  std::optional<std::string> distance;  // from the commune that the list is for
  std::optional<std::string> stop;
  std::string address;
  std::optional<std::string> telephone;
  std::optional<std::string> appointment;
  std::vector<TownListHours> week;  // empty: not known, or not the same each week
  std::vector<std::string> dates;   // of a tour
};
BOOST_DESCRIBE_STRUCT(TownListPlace, (), (name, distance, stop, address, telephone, appointment, week, dates))

struct TownListGroup {
  std::string group;
  bool measured = false;  // distances are shown: as the crow flies
  std::vector<TownListPlace> members;
};
BOOST_DESCRIBE_STRUCT(TownListGroup, (), (group, measured, members))

struct TownListPage : pages::Page {
  std::string heading;
  std::vector<TownListPlace> places;  // of a territory
  std::vector<TownListGroup> groups;  // of a commune: those of its inter-communal body, then the nearest others
  bool is_empty = false;
  std::optional<Link> wider;  // from a commune to all of its inter-communal body
  std::string printed;
  std::optional<std::string> source;
};
BOOST_DESCRIBE_STRUCT(TownListPage, (pages::Page), (heading, places, groups, is_empty, wider, printed, source))

class TownListPages {
 public:
  // `site` must outlive this.
  explicit TownListPages(PublicPages const& site) : site_(site) {}
  static Result<void> check(PublicPages const& site);

  // "/fr/territories/{code}/counters", in every language. This and `clock` must outlive the routes.
  void add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock) const;

 private:
  PublicPages const& site_;
};

}  // namespace relais::network
