// The address of the result page: what it asks for, as people and old links write it. Nothing in it is refused; what
// cannot be understood is left out, and said (see asked.hpp).
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include <boost/describe/class.hpp>

#include "network/territory.hpp"
#include "platform/text/language.hpp"

namespace relais::network {

struct PageQuery {
  std::string place;  // words: name or postcode
  std::string near;   // "49.83,3.91"
  std::string commune;
  std::string q;  // words: what for
  std::string procedure;
  std::string day;   // "now", or a date
  std::string time;  // of that day: "10:00", or a part of it ("morning"); any while it is empty
  std::string kind;
  std::string partner;
  std::string wheelchair;  // yes, limited
  std::string tag;
  std::string network;  // one side of a border
  std::string within_km;
  std::string sort;  // "opening"; by distance else
  std::string cursor;
  bool operator==(PageQuery const&) const = default;
};
BOOST_DESCRIBE_STRUCT(PageQuery, (),
                      (place, near, commune, q, procedure, day, time, kind, partner, wheelchair, tag, network,
                       within_km, sort, cursor))

inline constexpr std::string_view kNow = "now";

struct DayPart {
  std::string_view name;
  std::chrono::hours from;  // of the day
  std::chrono::hours until;
};
inline constexpr DayPart kDayParts[] = {{"morning", std::chrono::hours{0}, std::chrono::hours{12}},
                                        {"afternoon", std::chrono::hours{12}, std::chrono::hours{18}},
                                        {"evening", std::chrono::hours{18}, std::chrono::hours{24}}};

inline constexpr int kDistances[] = {5, 10, 20, 50, 100};  // in kilometres

// "/fr/counters?place=Vervins&day=now": only what is set, in the order above.
std::string counters_url(Language language, PageQuery const& query);

std::string counter_url(Language language, std::string_view counter_id);
// "/fr/territories/200041630/counters": the list to print.
std::string town_list_url(Language language, TerritoryCode const& territory);

std::string procedure_url(Language language, std::string_view procedure_code);
std::string border_sheet_url(Language language, std::string_view pack, std::string_view sheet);

}  // namespace relais::network
