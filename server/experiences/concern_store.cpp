#include "experiences/concern_store.hpp"

#include <fmt/format.h>

#include "experiences/experience_sql.hpp"

namespace relais::experiences {
namespace {

// `from` joins stories `e` of a network.
std::string counted(std::string_view from) {
  return fmt::format(R"sql(
  select count(*) as stories, cast(coalesce(sum(c.own), 0) as bigint) as own,
    cast(coalesce(sum(c.within), 0) as bigint) as within
  from (
    select case when {} then 0 else 1 end as own, case when {} then 1 else 0 end as within
    {}) c)sql",
                     is_about_others(), is_within_reach(), from);
}

db::Statement const kOfIrritant{"experiences.concern_of_irritant", counted(R"sql(
    from irritant_story m join experience e on e.network_id = m.network_id and e.id = m.experience_id
    where m.network_id = :network and m.irritant_id = :id and m.membership <> 'removed' and e.state = 'published'
      and e.duplicate_of is null)sql")};
db::Statement const kOfPractice{"experiences.concern_of_practice", counted(R"sql(
    from practice p join experience e on e.network_id = p.network_id and e.id = p.experience_id
    where p.network_id = :network and p.id = :id)sql")};
db::Statement const kOfStory{"experiences.concern_of_story", counted(R"sql(
    from experience e where e.network_id = :network and e.id = :id)sql")};

template <class Id>
Concern concern(db::Snapshot const& snapshot, db::Statement const& statement, Scope const& scope, Id const& id) {
  return snapshot.one<Concern>(statement, scope.reach(), db::arg("id", id)).value_or(Concern{});
}

Problem outside() {
  return {Fault::kForbidden, "experiences.outside_your_area"};
}

}  // namespace

Concern concern_of(db::Snapshot const& snapshot, Scope const& scope, IrritantId const& irritant) {
  return concern(snapshot, kOfIrritant, scope, irritant);
}

Concern concern_of(db::Snapshot const& snapshot, Scope const& scope, PracticeId const& practice) {
  return concern(snapshot, kOfPractice, scope, practice);
}

Concern concern_of(db::Snapshot const& snapshot, Scope const& scope, ExperienceId const& story) {
  return concern(snapshot, kOfStory, scope, story);
}

Result<void> may_name(Concern const& concern) {
  return concern.stories > 0 && concern.within == 0 ? outside() : Result<void>{};
}

Result<void> may_decide(Concern const& concern) {
  if (concern.own > 0) {
    return Problem{Fault::kForbidden, "experiences.concerns_you"};
  }
  return concern.within < concern.stories ? outside() : Result<void>{};
}

}  // namespace relais::experiences
