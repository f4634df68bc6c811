// Parts of statements: a story's columns, and whose it is. Parameters are those of Scope::reach(). `e` is the story,
// `s` one of its structures.
#pragma once

#include <string>

#include <fmt/format.h>

#include "access/reach_sql.hpp"
#include "experiences/answering_sql.hpp"

namespace relais::experiences {

inline std::string const kExperienceColumns = R"sql(
    e.network_id, e.id, e.submission_digest, e.content_digest, e.state, e.told_at, e.language, e.channel,
    e.assisted_by_role, e.assisted_at, e.hides_from_counter, e.title, e.text, e.would_have_helped, e.feeling,
    e.used_channel, e.procedure_code, e.territory_code, e.department_code, e.names_agreed, e.is_urgent, e.published_at,
    e.first_answer_at, e.is_answer_date_known, e.is_changed, e.verdict, e.verdict_at, e.duplicate_of, e.ended_at,
    e.number, e.version, e.is_generated, e.source)sql";
inline std::string const kSelectExperience = "select " + kExperienceColumns + " from experience e";

// Whether a territory holds the structure's: itself, or by lying in it.
inline std::string holds_structure(std::string_view territory) {
  return fmt::format(R"sql(({0} = s.territory_code or exists (
    select 1 from territory_within w
    where w.network_id = s.network_id and w.code = s.territory_code and w.within_code = {0})))sql",
                     territory);
}

// Whether the structure lies where the person coordinates: they may send it elsewhere, and not answer for it.
inline std::string is_in_my_area() {
  return is_reached(ways_of_area());
}

// An organisation of the structure's partner acts there.
inline std::string has_body() {
  return fmt::format(R"sql(exists (
    select 1 from organisation o where o.network_id = s.network_id and o.partner_code = s.partner_code
      and o.closed_on is null and (o.territory_code is null or {})))sql",
                     holds_structure(R"sql(o.territory_code)sql"));
}

// Whether the hat that is worn answers for the structure.
inline std::string is_mine() {
  return is_reached(ways_of_mine());
}

inline std::string is_mine_to_answer() {
  return fmt::format(R"sql(e.state = 'published' and exists (
    select 1 from experience_structure s where s.network_id = e.network_id and s.experience_id = e.id
      and ({} or {})))sql",
                     is_mine(), is_in_my_area());
}

// Whom a story concerns: whoever answers for it, whoever did before it was sent on, the counter that told it and must
// not see it.
constexpr std::string_view kConcerned = R"sql((
      select network_id, territory_code, partner_code, counter_id from experience_structure
        where network_id = e.network_id and experience_id = e.id
      union all select network_id, from_territory, from_partner, from_counter from experience_transfer
        where network_id = e.network_id and experience_id = e.id
      union all select e.network_id, e.territory_code, cast(null as text), e.assisted_at
        where e.hides_from_counter and e.assisted_at is not null) s)sql";

// It concerns nobody that they belong to or answer for under any hat: a body, a counter, a place that they coordinate.
// Whoever reaches the whole network is of none of its counters in particular. Nor have they written an answer.
inline std::string is_about_others() {
  return fmt::format(R"sql((not exists (
      select 1 from {}
      join role_grant g on g.network_id = s.network_id
      join organisation o on o.network_id = g.network_id and o.id = g.organisation_id
      where g.account_id = :account and g.ended_at is null
        and (o.partner_code = s.partner_code
          or exists (
            select 1 from extent x where x.network_id = g.network_id and x.kind = 'counter' and x.code = s.counter_id
              and ((x.within_kind = g.scope_kind and x.within_code = g.scope_code and g.scope_kind <> 'network')
                or (x.within_kind = 'organisation' and x.within_code = g.organisation_id)))
          or (g.role in ('departmental_coordinator', 'prefecture') and {}
            and (g.scope_kind = 'network' or (g.scope_kind = 'territory' and {})))))
    and not exists (
      select 1 from experience_answer a
      where a.network_id = e.network_id and a.experience_id = e.id and a.answered_by = :account)))sql",
                     kConcerned, kIsCoordinators, holds_structure(R"sql(g.scope_code)sql"));
}

// The hat that is worn reaches a place where it stands.
inline std::string is_within_reach() {
  return fmt::format(R"sql(exists (
    select 1 from reach r where {} and (r.kind = 'network' or (r.kind = 'territory' and exists (
      select 1 from experience_structure s
      where s.network_id = e.network_id and s.experience_id = e.id and {})))))sql",
                     kIsMine, holds_structure(R"sql(r.code)sql"));
}

// Published, within reach and about others.
inline std::string is_mine_to_tag() {
  return "e.state = 'published' and e.duplicate_of is null and " + is_within_reach() + " and " + is_about_others();
}

// A moderator of the network reads what is about others.
inline std::string is_for_my_reading() {
  return fmt::format(R"sql(exists (select 1 from reach r where r.kind = 'network' and {}) and )sql", kIsMine) +
         is_about_others();
}

// Nobody has appealed against what they decided: after an appeal it is for somebody else.
constexpr std::string_view kIsNotAgainstMe = R"sql(not exists (
      select 1 from moderation_decision d
      join moderation_decision a on a.network_id = d.network_id and a.experience_id = d.experience_id
        and a.kind = 'appeal' and a.decided_at >= d.decided_at
      where d.network_id = e.network_id and d.experience_id = e.id and d.decided_by = :account
        and d.reply_id is null))sql";

// It waits, and after an appeal for somebody else than whoever decided before it.
inline std::string is_mine_to_moderate() {
  return fmt::format(R"sql(e.state in ('received', 'published') and exists (
      select 1 from moderation_queue q where q.network_id = e.network_id and q.experience_id = e.id)
    and {} and {})sql",
                     kIsNotAgainstMe, is_for_my_reading());
}

// So is what is reported of it.
inline std::string is_mine_to_decide() {
  return fmt::format("e.state = 'published' and {} and {}", kIsNotAgainstMe, is_for_my_reading());
}

}  // namespace relais::experiences
