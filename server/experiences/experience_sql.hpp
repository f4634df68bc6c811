// Parts of statements: a story's columns, and whose it is. Parameters are those of Scope::reach(), and :id.
#pragma once

#include <string>

#include "access/reach_sql.hpp"

namespace relais::experiences {

inline std::string const kSelectExperience = R"sql(
  select e.network_id, e.id, e.submission_digest, e.content_digest, e.state, e.told_at, e.language, e.channel,
    e.assisted_by_role, e.assisted_at, e.hides_from_counter, e.title, e.text, e.would_have_helped, e.feeling,
    e.used_channel, e.procedure_code, e.territory_code, e.department_code, e.names_agreed, e.is_urgent, e.published_at,
    e.first_answer_at, e.is_changed, e.verdict, e.verdict_at, e.duplicate_of, e.ended_at, e.number, e.version, e.is_generated
  from experience e)sql";

// Whether the hat that is worn answers for the structure `s` of the story `e`: a body of the partner that acts there; a
// counter's own people, unless the story is hidden from that desk; whoever coordinates there where there is neither.
inline std::string is_mine() {
  return R"sql((
    exists (
      select 1 from organisation o
      join reach r on r.network_id = o.network_id and r.kind = 'organisation' and r.code = o.id
      where o.network_id = s.network_id and o.id = :organisation and o.partner_code = s.partner_code
        and (o.territory_code is null or o.territory_code = s.territory_code or exists (
          select 1 from territory_within w where w.network_id = s.network_id and w.code = s.territory_code
            and w.within_code = o.territory_code))
        and )sql" +
         std::string{kIsMine} + R"sql()
    or (s.counter_id is not null and not (e.hides_from_counter and e.assisted_at = s.counter_id) and exists (
      select 1 from reach r where r.kind = 'counter' and r.code = s.counter_id
        and r.role in ('advisor', 'counter_manager', 'host_manager') and )sql" +
         std::string{kIsMine} + R"sql())
    or (s.partner_code is null and (s.counter_id is null or (e.hides_from_counter and e.assisted_at = s.counter_id))
      and )sql" +
         "exists (select 1 from reach r where " + std::string{kIsMine} +
         R"sql( and r.role in ('departmental_coordinator', 'prefecture')
        and ((r.kind = 'territory' and r.code = s.territory_code) or r.kind = 'network'))))sql" +
         ")";
}

// Whether the structure lies where the person coordinates: they may send it elsewhere, and not answer for it.
inline std::string is_in_my_area() {
  return "exists (select 1 from reach r where " + std::string{kIsMine} +
         R"sql( and r.role in ('departmental_coordinator', 'prefecture')
    and ((r.kind = 'territory' and r.code = s.territory_code) or r.kind = 'network')))sql";
}

inline std::string is_mine_to_answer() {
  return R"sql(e.state = 'published' and exists (
    select 1 from experience_structure s where s.network_id = e.network_id and s.experience_id = e.id
      and ()sql" +
         is_mine() + " or " + is_in_my_area() + "))";
}

// A moderator of the network reads it, unless it concerns a body that they belong to under any hat.
inline std::string is_for_my_reading() {
  return "exists (select 1 from reach r where r.kind = 'network' and " + std::string{kIsMine} + R"sql()
    and not exists (
      select 1 from role_grant g
      join organisation o on o.network_id = g.network_id and o.id = g.organisation_id
      join experience_structure s on s.network_id = e.network_id and s.experience_id = e.id
      where g.network_id = e.network_id and g.account_id = :account and g.ended_at is null
        and (o.partner_code = s.partner_code or exists (
          select 1 from extent x where x.network_id = g.network_id and x.kind = 'counter' and x.code = s.counter_id
            and x.within_kind = g.scope_kind and x.within_code = g.scope_code and g.role <> 'moderator'))))sql";
}

// It waits; nobody reads a second time what they decided.
inline std::string is_mine_to_moderate() {
  return R"sql(exists (
      select 1 from moderation_queue q where q.network_id = e.network_id and q.experience_id = e.id
        and (q.reader_number = 1 or not exists (
          select 1 from moderation_decision d where d.network_id = e.network_id and d.experience_id = e.id
            and d.decided_by = :account)))
    and )sql" +
         is_for_my_reading();
}

}  // namespace relais::experiences
