#include "network/directory_store.hpp"

namespace relais::network {
namespace {

db::Statement const kNetworks{"network.networks", R"sql(
  select id, country, name, time_zone from network
  where (:only_network = '' or id = :only_network) order by id)sql"};

db::Statement const kTerritories{"network.territories", R"sql(
  select network_id, code, kind, name, name_nl, population, population_year, lat, lon, source, population_source,
         area_km2
  from territory
  where (:only_network = '' or network_id = :only_network) order by network_id, code)sql"};

db::Statement const kTerritoryWithin{"network.territory_within", R"sql(
  select network_id, code, within_code from territory_within
  where (:only_network = '' or network_id = :only_network) order by network_id, code, within_code)sql"};

db::Statement const kPostcodes{"network.postcodes", R"sql(
  select network_id, code, postcode from territory_postcode
  where (:only_network = '' or network_id = :only_network) order by network_id, code, postcode)sql"};

db::Statement const kFormerCodes{"network.former_codes", R"sql(
  select network_id, former_code, code, name from territory_former_code
  where (:only_network = '' or network_id = :only_network) order by network_id, former_code)sql"};

db::Statement const kZoneMarks{"network.zone_marks", R"sql(
  select network_id, code, zone, is_in, reason, marked_on, source from territory_zone_mark
  where (:only_network = '' or network_id = :only_network) order by network_id, code, zone)sql"};

db::Statement const kPartners{"network.partners", R"sql(
  select network_id, code, name_fr, name_en, succeeded_by, source from partner
  where (:only_network = '' or network_id = :only_network) order by network_id, code)sql"};

db::Statement const kMemberships{"network.bundle_memberships", R"sql(
  select network_id, bundle, partner_code, since, until, source from bundle_membership
  where (:only_network = '' or network_id = :only_network) order by network_id, bundle, partner_code, since)sql"};

db::Statement const kProcedures{"network.procedures", R"sql(
  select network_id, code, partner_code, theme, level, name_fr, name_en, name_nl, name_de, also_called from procedure
  where (:only_network = '' or network_id = :only_network) order by network_id, code)sql"};

db::Statement const kCounters{"network.counters", R"sql(
  select network_id, id, list, name, kind, is_antenna, antenna_of, group_name, host_kind, host_name, host_place,
         address, address_extra, postcode, commune_name, commune_code, lat, lon, telephone, email, website, hours,
         hours_text, by_appointment, wheelchair, tags, comment, label, label_text, labelled_on, opened_on, closed_on, source, source_date
  from counter
  where (:only_network = '' or network_id = :only_network) order by network_id, id)sql"};

db::Statement const kStops{"network.stops", R"sql(
  select network_id, counter_id, position, name, address, postcode, commune_name, commune_code, lat, lon, hours,
         hours_text
  from counter_stop
  where (:only_network = '' or network_id = :only_network) order by network_id, counter_id, position)sql"};

db::Statement const kUnreadFields{"network.unread_fields", R"sql(
  select network_id, counter_id, field, raw, reason from counter_unread_field
  where (:only_network = '' or network_id = :only_network) order by network_id, counter_id, field)sql"};

db::Statement const kSchoolHolidays{"network.school_holidays", R"sql(
  select network_id, zone, since, until, name, source from school_holiday
  where (:only_network = '' or network_id = :only_network) order by network_id, zone, since)sql"};

db::Statement const kOfficialFigures{"network.official_figures", R"sql(
  select network_id, figure, stated_on, value, source, territory_code from official_figure
  where (:only_network = '' or network_id = :only_network) order by network_id, figure, stated_on)sql"};

db::Statement const kSheets{"network.procedure_sheets", R"sql(
  select network_id, procedure_code, official_url, source, reviewed_on, validated_on, validated_by, channels, tags
  from procedure_sheet
  where (:only_network = '' or network_id = :only_network) order by network_id, procedure_code)sql"};

db::Statement const kSheetTexts{"network.procedure_sheet_texts", R"sql(
  select network_id, procedure_code, language, what, for_whom, counter_does, counter_does_not, reoriented_to, papers
  from procedure_sheet_text
  where (:only_network = '' or network_id = :only_network) order by network_id, procedure_code, language)sql"};

db::Statement const kPacks{"network.territory_packs", R"sql(
  select network_id, id, document from territory_pack
  where (:only_network = '' or network_id = :only_network) order by network_id, id)sql"};

db::Statement const kEvents{"network.programme_events", R"sql(
  select network_id, happened_on, title_fr, title_en, title_nl, title_de, source, marks_series from programme_event
  where (:only_network = '' or network_id = :only_network) order by network_id, happened_on, title_fr)sql"};

db::Statement const kLinks{"network.official_links", R"sql(
  select network_id, url, checked_on, answers from official_link
  where (:only_network = '' or network_id = :only_network) order by network_id, url)sql"};

db::Statement const kSeats{"network.seats", R"sql(
  select network_id, id, kind, territory_code, holder, body, started_on, ended_on, is_generated from seat
  where (:only_network = '' or network_id = :only_network) order by network_id, kind, territory_code, started_on, id)sql"};

db::Statement const kTargets{"network.targets", R"sql(
  select network_id, id, territory_code, due_on, value, note, set_on from network_target
  where (:only_network = '' or network_id = :only_network) order by network_id, due_on, id)sql"};

db::Statement const kEditions{"network.last_editions", R"sql(
  select e.network_id, e.kind, e.object_id, e.number, e.document, e.made_at, e.made_by,
         coalesce(o.name, '') as organisation, e.restores
  from edition e
  left join organisation o on o.network_id = e.network_id and o.id = e.organisation
  where (:only_network = '' or e.network_id = :only_network)
    and e.number = (select max(number) from edition l
                    where l.network_id = e.network_id and l.kind = e.kind and l.object_id = e.object_id)
  order by e.network_id, e.kind, e.object_id)sql"};

// The sum and not the greatest: ids may become visible out of order, and every new one must change the version.
db::Statement const kVersion{"network.directory_version", R"sql(
  select cast(coalesce(sum(id), 0) as bigint) from outbox where name = 'network.directory_changed')sql"};

db::Statement const kAnyCounter{"network.any_counter", "select id from counter limit 1"};

}  // namespace

template <class Row>
std::vector<Row> DirectoryStore::rows(db::Statement const& statement) const {
  return snapshot_.all<Row>(statement, db::arg("only_network", scope_.only_network()));
}

DirectoryRows DirectoryStore::load() const {
  return {
      .networks = rows<Network>(kNetworks),
      .territories = rows<Territory>(kTerritories),
      .within = rows<TerritoryWithin>(kTerritoryWithin),
      .postcodes = rows<TerritoryPostcode>(kPostcodes),
      .former_codes = rows<FormerCode>(kFormerCodes),
      .zone_marks = rows<ZoneMark>(kZoneMarks),
      .partners = rows<Partner>(kPartners),
      .memberships = rows<BundleMembership>(kMemberships),
      .procedures = rows<Procedure>(kProcedures),
      .counters = rows<Counter>(kCounters),
      .stops = rows<Stop>(kStops),
      .unread_fields = rows<UnreadField>(kUnreadFields),
      .school_holidays = rows<SchoolHoliday>(kSchoolHolidays),
      .official_figures = rows<OfficialFigure>(kOfficialFigures),
      .sheets = rows<ProcedureSheet>(kSheets),
      .sheet_texts = rows<SheetText>(kSheetTexts),
      .packs = rows<StoredPack>(kPacks),
      .events = rows<ProgrammeEvent>(kEvents),
      .links = rows<OfficialLink>(kLinks),
      .seats = rows<Seat>(kSeats),
      .targets = rows<GrowthTarget>(kTargets),
      .editions = rows<EditionRow>(kEditions),
      .particulars = {},
  };
}

bool DirectoryStore::has_counters() const {
  return snapshot_.one<std::string>(kAnyCounter).has_value();
}

std::int64_t DirectoryStore::version() const {
  return snapshot_.one<std::int64_t>(kVersion).value();
}

}  // namespace relais::network
