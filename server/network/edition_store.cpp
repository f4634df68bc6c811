#include "network/edition_store.hpp"

#include <array>

#include <fmt/format.h>

#include "access/reach_sql.hpp"
#include "platform/json/write.hpp"

namespace relais::network {
namespace {

std::string counter_columns() {
  std::string columns;
  boost::mp11::mp_for_each<db::RowMembers<Counter>>(
      [&](auto member) { columns += fmt::format("{}c.{}", columns.empty() ? "" : ", ", member.name); });
  return columns;
}

std::string const kReachesCounter =
    "c.network_id = :network and " + reaches_thing(R"sql('counter')sql", R"sql(c.id)sql");
std::string const kReachesFamily =
    "p.network_id = :network and " + reaches_thing(R"sql('procedure_family')sql", R"sql(p.code)sql");

std::string const kSelectCounters = "select " + counter_columns() + " from counter c where ";

db::Statement const kListedCounter{"network.listed_counter", kSelectCounters + "c.id = :id and " + kReachesCounter};

db::Statement const kCountersWithin{"network.counters_within",
                                    "select c.id from counter c where " + kReachesCounter + " order by c.id"};

db::Statement const kPartnersWithin{"network.partners_within",
                                    "select p.code from partner p where " + kReachesFamily + " order by p.code"};

db::Statement const kPartnerWithin{"network.partner_of_procedure_within", R"sql(
  select p.code from procedure d
  join partner p on p.network_id = d.network_id and p.code = d.partner_code
  where d.code = :id and )sql" + kReachesFamily};

std::string const kMine = " from reach r where " + std::string{kIsMine};

db::Statement const kReachesNetwork{"network.reaches_network", R"sql(
  select case when :account = '' or exists (select 1 )sql" + kMine +
                                                                   R"sql( and r.kind = 'network')
         then 1 else 0 end)sql"};

db::Statement const kTerritoriesWithin{"network.territories_within", R"sql(
  select distinct r.code )sql" + kMine + R"sql( and r.kind = 'territory')sql"};

db::Statement const kReachesTerritory{"network.reaches_territory", R"sql(
  with recursive above (code) as (
    select cast(:code as text) union select w.within_code from above a
      join territory_within w on w.network_id = :network and w.code = a.code)
  select count(*) )sql" + kMine + R"sql( and r.kind = 'territory' and r.code in (select code from above))sql"};

db::Statement const kShippedSheet{"network.shipped_sheet", R"sql(
  select network_id, procedure_code, official_url, source, reviewed_on, validated_on, validated_by, channels, tags
  from procedure_sheet where network_id = :network and procedure_code = :code)sql"};

db::Statement const kShippedTexts{"network.shipped_sheet_texts", R"sql(
  select network_id, procedure_code, language, what, for_whom, counter_does, counter_does_not, reoriented_to, papers
  from procedure_sheet_text where network_id = :network and procedure_code = :code order by language)sql"};

db::Statement const kOrganisationName{"network.organisation_name", R"sql(
  select name from organisation where network_id = :network and id = :id)sql"};

db::Statement const kEditions{"network.editions", R"sql(
  select e.number, e.made_at, a.name, coalesce(o.name, '') as organisation, e.restores, e.document from edition e
  left join account a on a.network_id = e.network_id and a.id = e.made_by
  left join organisation o on o.network_id = e.network_id and o.id = e.organisation
  where e.network_id = :network and e.kind = :kind and e.object_id = :id
  order by e.number desc limit 50)sql"};

db::Statement const kLastNumber{"network.last_edition_number", R"sql(
  select coalesce(max(number), 0) from edition
  where network_id = :network and kind = :kind and object_id = :id)sql"};

db::Statement const kSave{"network.save_edition", R"sql(
  insert into edition (network_id, kind, object_id, number, document, made_at, made_by, organisation, restores)
  values (:network_id, :kind, :object_id, :number, :document, :made_at, :made_by, :organisation, :restores))sql"};

}  // namespace

std::optional<Counter> listed_counter(db::Snapshot const& snapshot, Scope const& scope, CounterId const& id) {
  return snapshot.one<Counter>(kListedCounter, scope.reach(), db::arg("id", id));
}

std::vector<CounterId> counters_within(db::Snapshot const& snapshot, Scope const& scope) {
  return snapshot.all<CounterId>(kCountersWithin, scope.reach());
}

bool reaches_territory(db::Snapshot const& snapshot, Scope const& scope, TerritoryCode const& code) {
  return snapshot.one<std::int64_t>(kReachesNetwork, scope.reach()) == 1 ||
         snapshot.one<std::int64_t>(kReachesTerritory, scope.reach(), db::arg("code", code)) > 0;
}

std::optional<std::vector<TerritoryCode>> territories_within(db::Snapshot const& snapshot, Scope const& scope) {
  if (snapshot.one<std::int64_t>(kReachesNetwork, scope.reach()) == 1) {
    return std::nullopt;
  }
  return snapshot.all<TerritoryCode>(kTerritoriesWithin, scope.reach());
}

std::optional<PartnerCode> partner_within(db::Snapshot const& snapshot, Scope const& scope, ProcedureCode const& id) {
  return snapshot.one<PartnerCode>(kPartnerWithin, scope.reach(), db::arg("id", id));
}

std::vector<PartnerCode> partners_within(db::Snapshot const& snapshot, Scope const& scope) {
  return snapshot.all<PartnerCode>(kPartnersWithin, scope.reach());
}

SheetEdition shipped_sheet(db::Snapshot const& snapshot, NetworkId const& network, ProcedureCode const& code) {
  auto const key = std::array{db::arg("network", network), db::arg("code", code)};
  auto const sheet = snapshot.one<ProcedureSheet>(kShippedSheet, key[0], key[1]);
  return sheet ? edition_of(*sheet, snapshot.all<SheetText>(kShippedTexts, key[0], key[1])) : SheetEdition{};
}

std::string organisation_name(db::Snapshot const& snapshot, NetworkId const& network, std::string const& id) {
  return snapshot.one<std::string>(kOrganisationName, db::arg("network", network), db::arg("id", id)).value_or("");
}

std::vector<EditionItem> editions_of(db::Snapshot const& snapshot, EditedObject const& object) {
  return snapshot.all<EditionItem>(kEditions, db::arg("network", object.network), db::arg("kind", object.kind),
                                   db::arg("id", object.id));
}

Result<std::int64_t> save_edition(db::Transaction& tx, EditedObject const& object, std::int64_t number,
                                  std::string document, std::optional<std::int64_t> restores, Editor const& editor) {
  auto const last = tx.one<std::int64_t>(kLastNumber, db::arg("network", object.network), db::arg("kind", object.kind),
                                         db::arg("id", object.id));
  if (last != number) {
    return Problem{Fault::kConflict, "network.edition_outdated"};
  }
  tx.run(kSave, EditionRow{object.network, object.kind, object.id, number + 1, std::move(document), editor.now,
                           editor.account, editor.organisation, restores});
  tx.emit("network.directory_changed",
          json::write(std::map<std::string, std::string>{{"network", object.network.text}, {"what", "editions"}}));
  return number + 1;
}

}  // namespace relais::network
