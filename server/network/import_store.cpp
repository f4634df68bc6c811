#include "network/import_store.hpp"

#include "platform/db/bulk_save.hpp"
#include "platform/json/write.hpp"

namespace relais::network {
namespace {

db::Statement const kSaveNetwork{"network.save_network", R"sql(
  insert into network (id, country, name, time_zone)
  values (:id, :country, :name, :time_zone)
  on conflict (id) do update set
    country = excluded.country, name = excluded.name, time_zone = excluded.time_zone)sql"};

db::Statement const kSaveTerritory{"network.save_territory", R"sql(
  insert into territory (network_id, code, kind, name, name_nl, population, population_year, lat, lon, source,
    population_source, area_km2)
  values (:network_id, :code, :kind, :name, :name_nl, :population, :population_year, :lat, :lon, :source,
    :population_source, :area_km2)
  on conflict (network_id, code) do update set
    kind = excluded.kind, name = excluded.name, name_nl = excluded.name_nl, population = excluded.population,
    population_year = excluded.population_year, lat = excluded.lat, lon = excluded.lon, source = excluded.source,
    population_source = excluded.population_source, area_km2 = excluded.area_km2)sql"};

db::Statement const kSaveTerritoryWithin{"network.save_territory_within", R"sql(
  insert into territory_within (network_id, code, within_code)
  values (:network_id, :code, :within_code)
  on conflict (network_id, code, within_code) do nothing)sql"};

db::Statement const kSaveTerritoryPostcode{"network.save_territory_postcode", R"sql(
  insert into territory_postcode (network_id, code, postcode)
  values (:network_id, :code, :postcode)
  on conflict (network_id, code, postcode) do nothing)sql"};

db::Statement const kSaveZoneMark{"network.save_zone_mark", R"sql(
  insert into territory_zone_mark (network_id, code, zone, is_in, reason, marked_on, source)
  values (:network_id, :code, :zone, :is_in, :reason, :marked_on, :source)
  on conflict (network_id, code, zone) do update set
    is_in = excluded.is_in, reason = excluded.reason, marked_on = excluded.marked_on, source = excluded.source)sql"};

db::Statement const kSaveFormerCode{"network.save_territory_former_code", R"sql(
  insert into territory_former_code (network_id, former_code, code, name)
  values (:network_id, :former_code, :code, :name)
  on conflict (network_id, former_code) do update set
    code = excluded.code, name = excluded.name)sql"};

db::Statement const kSavePartner{"network.save_partner", R"sql(
  insert into partner (network_id, code, name_fr, name_en, succeeded_by, source)
  values (:network_id, :code, :name_fr, :name_en, :succeeded_by, :source)
  on conflict (network_id, code) do update set
    name_fr = excluded.name_fr, name_en = excluded.name_en, succeeded_by = excluded.succeeded_by, source =
    excluded.source)sql"};

db::Statement const kSaveBundleMembership{"network.save_bundle_membership", R"sql(
  insert into bundle_membership (network_id, bundle, partner_code, since, until, source)
  values (:network_id, :bundle, :partner_code, :since, :until, :source)
  on conflict (network_id, bundle, partner_code, since) do update set
    until = excluded.until, source = excluded.source)sql"};

db::Statement const kSaveProcedure{"network.save_procedure", R"sql(
  insert into procedure (network_id, code, partner_code, theme, level, name_fr, name_en, name_nl, name_de, also_called)
  values (:network_id, :code, :partner_code, :theme, :level, :name_fr, :name_en, :name_nl, :name_de, :also_called)
  on conflict (network_id, code) do update set
    partner_code = excluded.partner_code, theme = excluded.theme, level = excluded.level, name_fr = excluded.name_fr,
    name_en = excluded.name_en, name_nl = excluded.name_nl, name_de = excluded.name_de,
    also_called = excluded.also_called)sql"};

db::Statement const kSaveSheet{"network.save_procedure_sheet", R"sql(
  insert into procedure_sheet (network_id, procedure_code, official_url, source, reviewed_on, validated_on,
    validated_by, channels, tags)
  values (:network_id, :procedure_code, :official_url, :source, :reviewed_on, :validated_on, :validated_by, :channels,
    :tags)
  on conflict (network_id, procedure_code) do update set
    official_url = excluded.official_url, source = excluded.source, reviewed_on = excluded.reviewed_on,
    validated_on = excluded.validated_on, validated_by = excluded.validated_by, channels = excluded.channels,
    tags = excluded.tags)sql"};

db::Statement const kSaveSheetText{"network.save_procedure_sheet_text", R"sql(
  insert into procedure_sheet_text (network_id, procedure_code, language, what, for_whom, counter_does,
    counter_does_not, reoriented_to, papers)
  values (:network_id, :procedure_code, :language, :what, :for_whom, :counter_does, :counter_does_not, :reoriented_to,
    :papers)
  on conflict (network_id, procedure_code, language) do update set
    what = excluded.what, for_whom = excluded.for_whom, counter_does = excluded.counter_does,
    counter_does_not = excluded.counter_does_not, reoriented_to = excluded.reoriented_to, papers = excluded.papers)sql"};

db::Statement const kSavePack{"network.save_territory_pack", R"sql(
  insert into territory_pack (network_id, id, document) values (:network_id, :id, :document)
  on conflict (network_id, id) do update set document = excluded.document)sql"};

db::Statement const kSaveEvent{"network.save_programme_event", R"sql(
  insert into programme_event (network_id, happened_on, title_fr, title_en, title_nl, title_de, source, marks_series)
  values (:network_id, :happened_on, :title_fr, :title_en, :title_nl, :title_de, :source, :marks_series)
  on conflict (network_id, happened_on, title_fr) do update set
    title_en = excluded.title_en, title_nl = excluded.title_nl, title_de = excluded.title_de,
    source = excluded.source, marks_series = excluded.marks_series)sql"};

db::Statement const kSaveLink{"network.save_official_link", R"sql(
  insert into official_link (network_id, url, checked_on, answers) values (:network_id, :url, :checked_on, :answers)
  on conflict (network_id, url) do update set checked_on = excluded.checked_on, answers = excluded.answers)sql"};

db::Statement const kSaveCounter{"network.save_counter", R"sql(
  insert into counter (
    network_id, id, list, name, kind, is_antenna, antenna_of, group_name, host_kind, host_name, host_place, address,
    address_extra, postcode, commune_name, commune_code, lat, lon, telephone, email, website, hours, hours_text,
    by_appointment, wheelchair, tags, comment, label, label_text, labelled_on, opened_on, closed_on, source,
    source_date)
  values (
    :network_id, :id, :list, :name, :kind, :is_antenna, :antenna_of, :group_name, :host_kind, :host_name, :host_place,
    :address, :address_extra, :postcode, :commune_name, :commune_code, :lat, :lon, :telephone, :email, :website,
    :hours, :hours_text, :by_appointment, :wheelchair, :tags, :comment, :label, :label_text, :labelled_on, :opened_on, :closed_on,
    :source, :source_date)
  on conflict (network_id, id) do update set
    list = excluded.list, name = excluded.name, kind = excluded.kind, is_antenna = excluded.is_antenna, antenna_of =
    excluded.antenna_of, group_name = excluded.group_name, host_kind = excluded.host_kind, host_name =
    excluded.host_name, host_place = excluded.host_place, address = excluded.address, address_extra =
    excluded.address_extra, postcode = excluded.postcode, commune_name = excluded.commune_name, commune_code =
    excluded.commune_code, lat = excluded.lat, lon = excluded.lon, telephone = excluded.telephone, email =
    excluded.email, website = excluded.website, hours = excluded.hours, hours_text = excluded.hours_text,
    by_appointment = excluded.by_appointment, wheelchair = excluded.wheelchair, tags = excluded.tags, comment = excluded.comment, label = excluded.label, label_text =
    excluded.label_text, labelled_on = excluded.labelled_on, opened_on = excluded.opened_on, closed_on =
    excluded.closed_on, source = excluded.source, source_date = excluded.source_date)sql"};

db::Statement const kSaveStop{"network.save_counter_stop", R"sql(
  insert into counter_stop (
    network_id, counter_id, position, name, address, postcode, commune_name, commune_code, lat, lon, hours, hours_text)
  values (
    :network_id, :counter_id, :position, :name, :address, :postcode, :commune_name, :commune_code, :lat, :lon, :hours,
    :hours_text)
  on conflict (network_id, counter_id, position) do update set
    name = excluded.name, address = excluded.address, postcode = excluded.postcode, commune_name =
    excluded.commune_name, commune_code = excluded.commune_code, lat = excluded.lat, lon = excluded.lon, hours =
    excluded.hours, hours_text = excluded.hours_text)sql"};

db::Statement const kSaveUnreadField{"network.save_counter_unread_field", R"sql(
  insert into counter_unread_field (network_id, counter_id, field, raw, reason)
  values (:network_id, :counter_id, :field, :raw, :reason)
  on conflict (network_id, counter_id, field) do update set
    raw = excluded.raw, reason = excluded.reason)sql"};

db::Statement const kSaveSchoolHoliday{"network.save_school_holiday", R"sql(
  insert into school_holiday (network_id, zone, since, until, name, source)
  values (:network_id, :zone, :since, :until, :name, :source)
  on conflict (network_id, zone, since) do update set
    until = excluded.until, name = excluded.name, source = excluded.source)sql"};

db::Statement const kSaveOfficialFigure{"network.save_official_figure", R"sql(
  insert into official_figure (network_id, figure, stated_on, value, source, territory_code)
  values (:network_id, :figure, :stated_on, :value, :source, :territory_code)
  on conflict (network_id, figure, stated_on, coalesce(territory_code, '')) do update set
    value = excluded.value, source = excluded.source)sql"};

db::Statement const kRemoveTerritoryWithin{"network.remove_territory_within", R"sql(
  delete from territory_within
  where network_id = :network_id and code = :code and within_code = :within_code)sql"};

db::Statement const kRemoveZoneMark{"network.remove_zone_mark", R"sql(
  delete from territory_zone_mark where network_id = :network_id and code = :code and zone = :zone)sql"};

db::Statement const kRemoveTerritoryPostcode{"network.remove_territory_postcode", R"sql(
  delete from territory_postcode
  where network_id = :network_id and code = :code and postcode = :postcode)sql"};

db::Statement const kRemoveStop{"network.remove_counter_stop", R"sql(
  delete from counter_stop
  where network_id = :network_id and counter_id = :counter_id and position = :position)sql"};

db::Statement const kRemoveUnreadField{"network.remove_counter_unread_field", R"sql(
  delete from counter_unread_field
  where network_id = :network_id and counter_id = :counter_id and field = :field)sql"};

db::Statement const kRemoveSchoolHoliday{"network.remove_school_holiday", R"sql(
  delete from school_holiday
  where network_id = :network_id and zone = :zone and since = :since)sql"};

db::Statement const kCountersElsewhere{"network.counters_elsewhere", R"sql(
  select id from counter where network_id <> :network_id)sql"};

// The great tables, many rows to a statement.
db::BulkSave<Territory> const kSaveTerritories{"network.save_territories", "territory", R"sql(
  on conflict (network_id, code) do update set
    kind = excluded.kind, name = excluded.name, name_nl = excluded.name_nl, population = excluded.population,
    population_year = excluded.population_year, lat = excluded.lat, lon = excluded.lon, source = excluded.source,
    population_source = excluded.population_source, area_km2 = excluded.area_km2)sql"};

db::BulkSave<TerritoryWithin> const kSaveWithins{"network.save_territory_withins", "territory_within",
                                                 "on conflict (network_id, code, within_code) do nothing"};

db::BulkSave<TerritoryPostcode> const kSavePostcodes{"network.save_territory_postcodes", "territory_postcode",
                                                     "on conflict (network_id, code, postcode) do nothing"};

db::BulkSave<FormerCode> const kSaveFormerCodes{"network.save_former_codes", "territory_former_code", R"sql(
  on conflict (network_id, former_code) do update set code = excluded.code, name = excluded.name)sql"};

NetworkId const& network_of(Network const& row) {
  return row.id;
}
template <class Row>
NetworkId const& network_of(Row const& row) {
  return row.network_id;
}

}  // namespace

Result<ImportStore> ImportStore::open(db::Transaction& transaction, Scope const& scope, NetworkId const& network) {
  if (!scope.may_change_directory(network)) {
    return Problem{Fault::kNotFound, "network.unknown", {}, "\"" + network.text + "\" may not be changed from here"};
  }
  return ImportStore{transaction, network};
}

void ImportStore::require_own(std::string_view what, NetworkId const& network) const {
  if (network != network_) {
    throw db::Fault{db::FaultKind::kMisuse, what, "the row belongs to another network"};
  }
}

template <class Row>
void ImportStore::run(db::Statement const& statement, Row const& row) {
  require_own(statement.name(), network_of(row));
  transaction_.run(statement, row);
}

template <class Row>
std::span<Row const* const> ImportStore::run_in_bulk(db::BulkSave<Row> const& bulk,
                                                     std::vector<Row const*> const& rows) {
  for (auto const* const row : rows) {
    require_own("network.save_in_bulk", row->network_id);
  }
  auto const whole = rows.size() - rows.size() % bulk.kRows;
  for (std::size_t i = 0; i < whole; i += bulk.kRows) {
    bulk.run(transaction_, rows.data() + i);
  }
  return std::span{rows}.subspan(whole);
}

std::set<CounterId> ImportStore::counters_elsewhere() const {
  auto const ids = transaction_.all<CounterId>(kCountersElsewhere, db::arg("network_id", network_));
  return {ids.begin(), ids.end()};
}

void ImportStore::save(Network const& row) {
  run(kSaveNetwork, row);
}

void ImportStore::save(Territory const& row) {
  run(kSaveTerritory, row);
}

void ImportStore::save(TerritoryWithin const& row) {
  run(kSaveTerritoryWithin, row);
}

void ImportStore::save(TerritoryPostcode const& row) {
  run(kSaveTerritoryPostcode, row);
}

void ImportStore::save(ZoneMark const& row) {
  run(kSaveZoneMark, row);
}

void ImportStore::save(FormerCode const& row) {
  run(kSaveFormerCode, row);
}

void ImportStore::save(Partner const& row) {
  run(kSavePartner, row);
}

void ImportStore::save(BundleMembership const& row) {
  run(kSaveBundleMembership, row);
}

void ImportStore::save(Procedure const& row) {
  run(kSaveProcedure, row);
}

void ImportStore::save(Counter const& row) {
  run(kSaveCounter, row);
}

void ImportStore::save(Stop const& row) {
  run(kSaveStop, row);
}

void ImportStore::save(UnreadField const& row) {
  run(kSaveUnreadField, row);
}

void ImportStore::save(SchoolHoliday const& row) {
  run(kSaveSchoolHoliday, row);
}

void ImportStore::save(OfficialFigure const& row) {
  run(kSaveOfficialFigure, row);
}

void ImportStore::save(ProcedureSheet const& row) {
  run(kSaveSheet, row);
}

void ImportStore::save(SheetText const& row) {
  run(kSaveSheetText, row);
}

void ImportStore::save(StoredPack const& row) {
  run(kSavePack, row);
}

void ImportStore::save(ProgrammeEvent const& row) {
  run(kSaveEvent, row);
}

void ImportStore::save(OfficialLink const& row) {
  run(kSaveLink, row);
}

void ImportStore::remove(TerritoryWithin const& row) {
  run(kRemoveTerritoryWithin, row);
}

void ImportStore::remove(ZoneMark const& row) {
  require_own(kRemoveZoneMark.name(), row.network_id);
  transaction_.run(kRemoveZoneMark, db::arg("network_id", row.network_id), db::arg("code", row.code),
                   db::arg("zone", row.zone));
}

void ImportStore::remove(TerritoryPostcode const& row) {
  run(kRemoveTerritoryPostcode, row);
}

void ImportStore::remove(Stop const& row) {
  transaction_.run(kRemoveStop, db::arg("network_id", network_), db::arg("counter_id", row.counter_id),
                   db::arg("position", row.position));
}

void ImportStore::remove(UnreadField const& row) {
  transaction_.run(kRemoveUnreadField, db::arg("network_id", network_), db::arg("counter_id", row.counter_id),
                   db::arg("field", row.field));
}

void ImportStore::remove(SchoolHoliday const& row) {
  transaction_.run(kRemoveSchoolHoliday, db::arg("network_id", network_), db::arg("zone", row.zone),
                   db::arg("since", row.since));
}

std::span<Territory const* const> ImportStore::save_in_bulk(std::vector<Territory const*> const& rows) {
  return run_in_bulk(kSaveTerritories, rows);
}

std::span<TerritoryWithin const* const> ImportStore::save_in_bulk(std::vector<TerritoryWithin const*> const& rows) {
  return run_in_bulk(kSaveWithins, rows);
}

std::span<TerritoryPostcode const* const> ImportStore::save_in_bulk(std::vector<TerritoryPostcode const*> const& rows) {
  return run_in_bulk(kSavePostcodes, rows);
}

std::span<FormerCode const* const> ImportStore::save_in_bulk(std::vector<FormerCode const*> const& rows) {
  return run_in_bulk(kSaveFormerCodes, rows);
}

void ImportStore::announce_change(std::string_view what) {
  transaction_.emit("network.directory_changed", json::write(std::map<std::string, std::string>{
                                                     {"network", network_.text}, {"what", std::string{what}}}));
}

}  // namespace relais::network
