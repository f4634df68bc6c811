// The address of the result page: what it asks for, as people and old links write it. Nothing in it is refused; what
// cannot be understood is left out, and said (see asked.hpp).
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include <boost/describe/class.hpp>
#include <fmt/format.h>

#include "network/territory.hpp"
#include "platform/json/write.hpp"
#include "platform/pages/url.hpp"
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

// How many of a list are left out, as an address says it: 0 where it says nothing that can be read.
std::int32_t place_in_list(std::string const& text);

// "?place=Vervins&day=now": only what is set, in the order of the members; nothing where nothing is.
template <class Query>
std::string query_string(Query const& query) {
  std::string written;
  boost::mp11::mp_for_each<json::Members<Query>>([&](auto member) {
    std::string const& value = query.*member.pointer;
    if (!value.empty()) {
      written += fmt::format("{}{}={}", written.empty() ? '?' : '&', member.name, pages::percent_encoded(value));
    }
  });
  return written;
}

// "/fr/counters?place=Vervins&day=now"
std::string counters_url(Language language, PageQuery const& query);

// `asked`: where and when is searched, for the links that go on from there; see carried().
std::string counter_url(Language language, std::string_view counter_id, PageQuery const& asked = {});
// "/fr/territories/200041630/counters": the list to print.
std::string town_list_url(Language language, TerritoryCode const& territory);

// The sheet; `asked` is the search that it was found by, so that a counter for it is looked for there and then.
std::string procedure_url(Language language, std::string_view procedure_code, PageQuery const& asked = {});
std::string border_sheet_url(Language language, std::string_view pack, std::string_view sheet);

}  // namespace relais::network
