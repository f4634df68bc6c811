// Parts of statements: which structures are the hat's that is worn. Parameters are those of Scope::reach(). `e` is the
// story, `s` one of its structures.
#pragma once

#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "access/reach_sql.hpp"

namespace relais::experiences {

// A structure is reached whose columns are a row of `places`, under the same names, where `provided` holds.
struct Way {
  std::vector<std::string> columns;
  std::string places;
  std::string provided;
};

// Nobody but whoever coordinates answers: there is no partner, and no counter that may see it.
constexpr std::string_view kIsCoordinators = R"sql((s.partner_code is null
    and (s.counter_id is null or (e.hides_from_counter and e.assisted_at = s.counter_id))))sql";

namespace detail {

// The departments that `whole` holds, a column of `tables`: itself, and what lies in it. Crossed, SQLite joins them in
// this order.
inline std::string departments_of(std::string_view whole, std::string_view tables, std::string_view where,
                                  std::string_view with = "") {
  return fmt::format(R"sql(
    select {3}{0} as territory_code from {1} where {2}
    union select {3}t.code from {1} cross join territory_within w cross join territory t
      where {2} and w.network_id = :network and w.within_code = {0} and t.network_id = w.network_id and t.code = w.code
        and t.kind in ('department', 'province'))sql",
                     whole, tables, where, with);
}

}  // namespace detail

// A body of the structure's partner that acts there.
inline std::vector<Way> ways_of_body() {
  auto const tables = std::string{"organisation o cross join reach r"};
  auto const where = fmt::format(R"sql(o.network_id = :network and o.id = :organisation
      and r.network_id = o.network_id and r.kind = 'organisation' and r.code = o.id and {})sql",
                                 kIsMine);
  return {{{"partner_code", "territory_code"},
           detail::departments_of(R"sql(o.territory_code)sql", tables, where, R"sql(o.partner_code, )sql"),
           "true"},
          {{"partner_code"},
           fmt::format("select o.partner_code from {} where {} and o.territory_code is null", tables, where),
           "true"}};
}

// A counter's own people, unless the story is hidden from that desk.
inline std::vector<Way> ways_of_counter() {
  return {{{"counter_id"},
           fmt::format(R"sql(
    select r.code as counter_id from reach r
    where r.kind = 'counter' and r.role in ('advisor', 'counter_manager', 'host_manager') and {})sql",
                       kIsMine),
           R"sql(not (e.hides_from_counter and e.assisted_at = s.counter_id))sql"}};
}

// Whoever coordinates where it lies.
inline std::vector<Way> ways_of_area(std::string_view provided = "true") {
  auto const where = fmt::format("r.role in ('departmental_coordinator', 'prefecture') and {} and r.kind", kIsMine);
  return {{{"territory_code"},
           detail::departments_of(R"sql(r.code)sql", "reach r", where + " = 'territory'"),
           std::string{provided}},
          {{"network_id"},
           fmt::format("select r.network_id from reach r where {} = 'network'", where),
           std::string{provided}}};
}

inline std::vector<Way> both(std::vector<Way> ways, std::vector<Way> const& more) {
  ways.insert(ways.end(), more.begin(), more.end());
  return ways;
}

// By which the hat answers for a structure: a body of the partner that acts there; a counter's own people; whoever
// coordinates there where there is neither.
inline std::vector<Way> ways_of_mine() {
  return both(both(ways_of_body(), ways_of_counter()), ways_of_area(kIsCoordinators));
}

// As a condition on one structure.
inline std::string is_reached(std::span<Way const> ways) {
  std::vector<std::string> conditions;
  for (auto const& way : ways) {
    conditions.push_back(
        fmt::format("((s.{}) in ({}) and {})", fmt::join(way.columns, ", s."), way.places, way.provided));
  }
  return fmt::format("({})", fmt::join(conditions, " or "));
}

}  // namespace relais::experiences
