// "How the network grows": its targets, its course and where it leads; everything readable without a script.
#pragma once

#include "network/growth.hpp"
#include "network/page_models.hpp"
#include "network/public_pages.hpp"

namespace relais::network {

struct TargetModel {
  std::string aim;       // "2 543 lieux au 31 décembre 2022"
  std::string actual;    // "2 538 au 31 décembre 2022"
  std::string standing;  // reached, missed, or what it would take
  std::string source;
  std::string value;  // of the gauge
  std::string top;
};
BOOST_DESCRIBE_STRUCT(TargetModel, (), (aim, actual, standing, source, value, top))

struct MonthModel {
  std::string name;
  std::string main_places;
  std::string with_antennas;
};
BOOST_DESCRIBE_STRUCT(MonthModel, (), (name, main_places, with_antennas))

// A mark of the course; x in the units of its view box, of 640 by 220.
struct CourseMark {
  std::string x;
  std::string when;
  std::string what;
};
BOOST_DESCRIBE_STRUCT(CourseMark, (), (x, when, what))

struct GrowthPage : pages::Page {
  std::string known_until;
  std::vector<TargetModel> targets;
  std::string course;  // of a polyline
  std::string top;     // of its scale
  std::string first;   // its first and last month
  std::string last;
  std::vector<CourseMark> marks;
  std::vector<MonthModel> months;  // the last one first
  std::optional<std::string> projection;
  std::vector<std::string> official;
  std::optional<std::string> undated;
  std::string sources;
};
BOOST_DESCRIBE_STRUCT(GrowthPage, (pages::Page),
                      (known_until, targets, course, top, first, last, marks, months, projection, official, undated,
                       sources))

class GrowthPages {
 public:
  // `site` must outlive this.
  explicit GrowthPages(PublicPages const& site) : site_(site) {}
  static Result<void> check(PublicPages const& site);
  // "/fr/growth?territory=08". This and `clock` must outlive the routes.
  void add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock) const;

 private:
  PublicPages const& site_;
};

}  // namespace relais::network
