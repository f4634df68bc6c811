#include "identity/extent_store.hpp"

namespace relais::identity {
namespace {

// The territories above those that anything lies in, and what lies in them. The same words twice: a difference needs
// what should stand both to add and to remove.
std::string const kWanted{R"sql(
  with recursive place (kind, code, territory) as (
    select 'counter', c.id, c.commune_code from counter c
      where c.network_id = :network_id and c.commune_code is not null
    union select 'organisation', o.id, o.territory_code from organisation o
      where o.network_id = :network_id and o.territory_code is not null
    union select 'territory', o.territory_code, o.territory_code from organisation o
      where o.network_id = :network_id and o.territory_code is not null
    union select 'territory', g.scope_code, g.scope_code from role_grant g
      where g.network_id = :network_id and g.scope_kind = 'territory'
  ), above (kind, code, territory) as (
    select kind, code, territory from place
    union select a.kind, a.code, w.within_code from above a
      join territory_within w on w.network_id = :network_id and w.code = a.territory
  ), thing (kind, code) as (
    select 'network', n.id from network n where n.id = :network_id
    union select 'counter', c.id from counter c where c.network_id = :network_id
    union select 'organisation', o.id from organisation o where o.network_id = :network_id
    union select 'procedure_family', p.code from partner p where p.network_id = :network_id
    union select 'territory', p.code from place p where p.kind = 'territory'
  ), wanted (kind, code, within_kind, within_code) as (
    select kind, code, kind, code from thing
    union select t.kind, t.code, 'network', n.id from thing t join network n on n.id = :network_id
    union select kind, code, 'territory', territory from above
    union select 'counter', h.counter_id, 'organisation', h.organisation_id from counter_host h
      where h.network_id = :network_id
    union select 'procedure_family', o.partner_code, 'organisation', o.id from organisation o
      where o.network_id = :network_id and o.partner_code is not null and o.territory_code is null
  ))sql"};

db::Statement const kAdd{"identity.add_extents", kWanted + R"sql(
  insert into extent (network_id, kind, code, within_kind, within_code)
  select :network_id, w.kind, w.code, w.within_kind, w.within_code from wanted w
  where not exists (
    select 1 from extent e where e.network_id = :network_id and e.kind = w.kind and e.code = w.code
      and e.within_kind = w.within_kind and e.within_code = w.within_code))sql"};

db::Statement const kRemove{"identity.remove_extents", kWanted + R"sql(
  delete from extent
  where network_id = :network_id and not exists (
    select 1 from wanted w where w.kind = extent.kind and w.code = extent.code
      and w.within_kind = extent.within_kind and w.within_code = extent.within_code))sql"};

db::Statement const kExists{"identity.extent_exists", R"sql(
  select count(*) from (
    select 1 as found from territory
      where network_id = :network_id and :kind = 'territory' and code = :code
    union all select 1 from counter where network_id = :network_id and :kind = 'counter' and id = :code
    union all select 1 from organisation where network_id = :network_id and :kind = 'organisation' and id = :code
    union all select 1 from partner where network_id = :network_id and :kind = 'procedure_family' and code = :code
    union all select 1 from network where id = :network_id and :kind = 'network' and id = :code) as things)sql"};

}  // namespace

std::int64_t refresh_extents(db::Transaction& transaction, NetworkId const& network) {
  auto const id = db::arg("network_id", network);
  return transaction.run(kRemove, id) + transaction.run(kAdd, id);
}

bool extent_exists(db::Snapshot const& snapshot, NetworkId const& network, ScopeKind kind, std::string const& code) {
  return snapshot
             .one<std::int64_t>(kExists, db::arg("network_id", network), db::arg("kind", kind), db::arg("code", code))
             .value_or(0) > 0;
}

}  // namespace relais::identity
