#include "network/open_data.hpp"

#include <regex>
#include <set>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "network/export_counters.hpp"
#include "network/import_test_database.hpp"
#include "network/test_directory.hpp"

namespace relais::network {
namespace {

namespace bj = boost::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

Scope const kPublic = Scope::public_directory();
constexpr std::string_view kToday = "2026-11-25";

i18n::Texts const& texts() {
  static auto const loaded = i18n::Texts::load_embedded();
  return *loaded;
}

Counter whole_counter() {
  auto made = counter("fs-1", "Guichet \"de\" Vervins", "02789", 49.834, 3.906,
                      "Mo-Fr 08:45-12:00,13:30-16:00; Sa 09:00-12:00; PH off");
  made.commune_name = "Vervins";
  made.postcode = "02140";
  made.address = "1 rue Raoul de Coucy";
  made.address_extra = "Bâtiment <B>";
  made.telephone = "+33323985544";
  made.email = "vervins@france-services.gouv.fr";
  made.website = "https://www.vervins.fr/relais";
  made.host_name = "Commune de Vervins";
  return made;
}

DirectoryRows rows_with(std::vector<Counter> counters) {
  auto rows = around_vervins();
  rows.counters = std::move(counters);
  return rows;
}

Directory directory_with(std::vector<Counter> counters) {
  return Directory{rows_with(std::move(counters)), day(kToday)};
}

std::string_view text(bj::value const& of, std::string_view name) {
  return of.as_object().at(name).as_string();
}

TEST(OpenDataJson, says_licence_sources_and_every_field) {
  auto const tree = bj::parse(counters_json(directory_with({whole_counter()}), kPublic));
  EXPECT_EQ(text(tree.at("licence"), "url"), kLicenceUrl);
  EXPECT_EQ(text(tree.at("sources").at(0), "source"), "test list");
  EXPECT_EQ(text(tree.at("sources").at(0), "source_date"), "2024-08-01");
  EXPECT_EQ(text(tree.at("items").at(0), "name"), "Guichet \"de\" Vervins");
  EXPECT_EQ(text(tree.at("items").at(0), "address_extra"), "Bâtiment <B>");
}

TEST(OpenDataJson, of_an_empty_directory_is_still_json) {
  auto const directory = directory_with({});
  EXPECT_THAT(bj::parse(counters_json(directory, kPublic)).at("items").as_array(), IsEmpty());
  EXPECT_THAT(bj::parse(counters_mednum(directory, kPublic)).as_array(), IsEmpty());
  EXPECT_TRUE(bj::parse(counters_hsds(directory, kPublic)).at("empty").as_bool());
  EXPECT_NO_THROW(bj::parse(dcat_catalogue(directory, kPublic, {texts(), {}, {}, {}})));
}

TEST(OpenData, leaves_out_a_counter_that_is_closed) {
  auto closed = whole_counter();
  closed.closed_on = day("2025-01-01");
  auto const directory = directory_with({closed});
  EXPECT_THAT(bj::parse(counters_json(directory, kPublic)).at("items").as_array(), IsEmpty());
  EXPECT_THAT(bj::parse(counters_mednum(directory, kPublic)).as_array(), IsEmpty());
  EXPECT_THAT(bj::parse(counters_hsds(directory, kPublic)).at("contents").as_array(), IsEmpty());
}

TEST(OpenDataMednum, holds_what_the_standard_names) {
  auto const place = bj::parse(counters_mednum(directory_with({whole_counter()}), kPublic)).at(0);
  EXPECT_EQ(text(place, "id"), "fs-1");
  EXPECT_EQ(text(place, "pivot"), "00000000000000");
  EXPECT_EQ(text(place, "nom"), "Guichet \"de\" Vervins");
  EXPECT_EQ(text(place, "commune"), "Vervins");
  EXPECT_EQ(text(place, "code_postal"), "02140");
  EXPECT_EQ(text(place, "code_insee"), "02789");
  EXPECT_EQ(text(place, "adresse"), "1 rue Raoul de Coucy");
  EXPECT_EQ(text(place, "typologie"), "RFS");
  EXPECT_EQ(text(place, "telephone"), "+33323985544");
  EXPECT_EQ(text(place, "horaires"), "Mo-Fr 08:45-12:00,13:30-16:00; Sa 09:00-12:00; PH off");
  EXPECT_EQ(text(place, "itinerance"), "Fixe");
  EXPECT_EQ(text(place, "date_maj"), "2024-08-01");
  EXPECT_EQ(text(place, "services"), "Aide aux démarches administratives");
  EXPECT_EQ(text(place, "dispositif_programmes_nationaux"), "France Services");
  EXPECT_FALSE(place.as_object().contains("prise_rdv")) << "no booking address is known";
}

TEST(OpenDataMednum, says_nothing_of_a_label_that_a_counter_has_not) {
  auto plain = whole_counter();
  plain.label = std::nullopt;
  plain.kind = CounterKind::kBus;
  auto const place = bj::parse(counters_mednum(directory_with({plain}), kPublic)).at(0).as_object();
  EXPECT_FALSE(place.contains("typologie"));
  EXPECT_FALSE(place.contains("dispositif_programmes_nationaux"));
  EXPECT_EQ(place.at("itinerance").as_string(), "Itinérant");
}

TEST(OpenDataMednum, leaves_out_what_lacks_a_mandatory_field_or_lies_abroad) {
  auto without_address = whole_counter();
  without_address.address = std::nullopt;
  auto belgian = whole_counter();
  belgian.network_id = {"be"};
  belgian.id = {"be-1"};
  belgian.commune_code = TerritoryCode{"BE-56051"};
  belgian.postcode = "6590";
  EXPECT_THAT(bj::parse(counters_mednum(directory_with({without_address, belgian}), kPublic)).as_array(), IsEmpty());
}

TEST(OpenDataHsds, gives_each_service_its_organization_places_and_week) {
  auto const page = bj::parse(counters_hsds(directory_with({whole_counter()}), kPublic));
  EXPECT_EQ(page.at("total_items").as_int64(), 1);
  auto const& service = page.at("contents").at(0);
  EXPECT_EQ(text(service, "name"), "Guichet \"de\" Vervins");
  EXPECT_EQ(text(service, "status"), "active");
  EXPECT_EQ(text(service.at("organization"), "name"), "France services");
  EXPECT_EQ(text(service.at("program"), "name"), "France services");
  EXPECT_EQ(text(service.at("phones").at(0), "number"), "+33323985544");
  auto const& place = service.at("service_at_locations").at(0);
  EXPECT_EQ(text(place, "service_id"), text(service, "id"));
  EXPECT_EQ(text(place.at("location"), "external_identifier"), "fs-1");
  EXPECT_EQ(text(place.at("location").at("addresses").at(0), "state_province"), "Aisne");
  EXPECT_EQ(text(place.at("location").at("addresses").at(0), "country"), "FR");
  std::set<std::string> week;
  for (auto const& schedule : place.at("schedules").as_array()) {
    week.insert(
        fmt::format("{} {}-{}", text(schedule, "byday"), text(schedule, "opens_at"), text(schedule, "closes_at")));
    EXPECT_EQ(text(schedule, "description"), *whole_counter().hours);
  }
  EXPECT_THAT(week, ElementsAre("MO,TU,WE,TH,FR 08:45-12:00", "MO,TU,WE,TH,FR 13:30-16:00", "SA 09:00-12:00"));
}

TEST(OpenDataHsds, hours_that_nobody_could_read_are_a_description) {
  auto odd = whole_counter();
  odd.hours = std::nullopt;
  odd.hours_text = "lundi matin";
  auto const page = bj::parse(counters_hsds(directory_with({odd}), kPublic));
  auto const& schedules = page.at("contents").at(0).at("service_at_locations").at(0).at("schedules").as_array();
  ASSERT_THAT(schedules, SizeIs(1));
  EXPECT_EQ(text(schedules[0], "description"), "lundi matin");
  EXPECT_FALSE(schedules[0].as_object().contains("byday"));
}

void collect_ids(bj::value const& value, std::vector<std::string>& ids) {
  if (auto const* const object = value.if_object()) {
    for (auto const& member : *object) {
      if (member.key() == "id") {
        ids.emplace_back(member.value().as_string());
      }
      collect_ids(member.value(), ids);
    }
  } else if (auto const* const array = value.if_array()) {
    for (auto const& item : *array) {
      collect_ids(item, ids);
    }
  }
}

TEST(OpenDataHsds, identifiers_are_uuids_and_the_same_in_every_export) {
  std::vector<std::string> once;
  std::vector<std::string> again;
  auto later = whole_counter();
  later.name = "Renamed";
  collect_ids(bj::parse(counters_hsds(directory_with({whole_counter()}), kPublic)), once);
  collect_ids(bj::parse(counters_hsds(directory_with({later}), kPublic)), again);
  EXPECT_EQ(once, again);
  EXPECT_EQ(std::set<std::string>(once.begin(), once.end()).size(), once.size());
  std::regex const uuid_5{"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"};
  for (auto const& id : once) {
    EXPECT_TRUE(std::regex_match(id, uuid_5)) << id;
  }
}

TEST(OpenDataSchema, describes_the_columns_of_the_csv_in_their_order) {
  auto const csv = counters_csv(directory_with({}), kPublic);
  auto const schema = bj::parse(table_schema(texts()));
  std::string head;
  for (auto const& field : schema.at("fields").as_array()) {
    head += (head.empty() ? "" : ",") + std::string{text(field, "name")};
    EXPECT_THAT(std::string{text(field, "description")}, Not(HasSubstr("open_data."))) << "a text is missing";
  }
  EXPECT_EQ(csv, head + "\r\n");
  auto const& kind = schema.at("fields").at(4);
  EXPECT_EQ(text(kind, "name"), "kind");
  EXPECT_EQ(kind.at("constraints").at("enum").at(3).as_string(), "bus");
  EXPECT_TRUE(kind.at("constraints").at("required").as_bool());
}

TEST(OpenDataCatalogue, describes_each_form_with_licence_and_day) {
  auto const site = OpenDataSite{texts(), "https://relais.example.org", "Mairie", "contact@example.org"};
  auto const tree = bj::parse(dcat_catalogue(directory_with({whole_counter()}), kPublic, site));
  EXPECT_EQ(text(tree, "@type"), "dcat:Catalog");
  EXPECT_EQ(text(tree.at("dct:publisher"), "foaf:name"), "Mairie");
  auto const& dataset = tree.at("dcat:dataset").at(0);
  EXPECT_EQ(text(dataset.at("dct:modified"), "@value"), "2024-08-01");
  EXPECT_EQ(text(dataset.at("dct:spatial").at(0), "@id"),
            "http://publications.europa.eu/resource/authority/country/FRA");
  EXPECT_EQ(text(dataset.at("dcat:contactPoint").at("vcard:hasEmail"), "@id"), "mailto:contact@example.org");
  auto const& forms = dataset.at("dcat:distribution").as_array();
  ASSERT_EQ(forms.size(), distributions().size());
  for (auto const& form : forms) {
    EXPECT_THAT(std::string{text(form.at("dcat:accessURL"), "@id")},
                testing::StartsWith("https://relais.example.org/api/v1/counters."));
    EXPECT_EQ(text(form.at("dct:license"), "@id"), kLicenceUrl);
  }
}

TEST(OpenDataCatalogue, names_the_sources_and_no_contact_where_none_is_set) {
  auto const tree = bj::parse(dcat_catalogue(directory_with({whole_counter()}), kPublic, {texts(), {}, {}, {}}));
  EXPECT_EQ(text(tree.at("dct:publisher"), "foaf:name"), "test list");
  EXPECT_FALSE(tree.at("dcat:dataset").at(0).as_object().contains("dcat:contactPoint"));
  EXPECT_EQ(text(tree.at("dcat:dataset").at(0).at("dcat:distribution").at(0).at("dcat:accessURL"), "@id"),
            "/api/v1/counters.csv");
}

// What the patterns of the standard allow, over all counters that ship.
class OpenDataOfShipped : public OnDirectories {
 protected:
  void prepare() override { ASSERT_TRUE(load_shipped_directory(database(), data_folder())); }
};
RELAIS_ON_BOTH_DATABASES(OpenDataOfShipped);

TEST_P(OpenDataOfShipped, mednum_fits_its_patterns_and_loses_no_counter) {
  auto const directory = Directory{this->directory(), day(kToday)};
  auto const places = bj::parse(counters_mednum(directory, kPublic)).as_array();
  EXPECT_EQ(places.size(), published_counters(directory, kPublic).size());
  std::regex const insee{R"(^([013-9]\d|2[AB1-9])\d{3}$)"};
  std::regex const postcode{R"(^\d{5}$)"};
  std::regex const pivot{R"(^\d{14}$)"};
  std::regex const iso_day{R"(^\d{4}-\d\d-\d\d$)"};
  for (auto const& place : places) {
    for (auto const* const name : {"id", "pivot", "nom", "commune", "code_postal", "adresse", "date_maj", "services"}) {
      EXPECT_FALSE(text(place, name).empty()) << name << " of " << bj::serialize(place);
    }
    EXPECT_TRUE(std::regex_match(std::string{text(place, "code_postal")}, postcode)) << bj::serialize(place);
    EXPECT_TRUE(std::regex_match(std::string{text(place, "pivot")}, pivot));
    EXPECT_TRUE(std::regex_match(std::string{text(place, "date_maj")}, iso_day));
    if (auto const* const code = place.as_object().if_contains("code_insee")) {
      EXPECT_TRUE(std::regex_match(std::string{code->as_string()}, insee)) << bj::serialize(place);
    }
  }
}

// Read back as somebody else's list, beside the counters that it was written from.
class OpenDataRoundTrip : public OpenDataOfShipped {
 protected:
  static std::string back(Counter const& counter) { return "back-" + counter.id.text; }

  // Compares every counter that was written with the one that was read.
  template <class Compare>
  void read_back(std::string const& bytes, Compare const& compare) {
    auto const before = directory();
    ASSERT_THAT(before.counters, SizeIs(2845));
    imported(bytes, {.list = "back", .source_date = day("2026-11-25")});
    std::map<std::string, Counter> read;
    for (auto const& counter : directory().counters) {
      read.emplace(counter.id.text, counter);
    }
    for (auto const& written : before.counters) {
      auto const found = read.find(back(written));
      ASSERT_NE(found, read.end()) << written.id.text;
      auto const& again = found->second;
      EXPECT_EQ(again.name, written.name);
      EXPECT_EQ(again.address, written.address) << written.id.text;
      EXPECT_EQ(again.address_extra, written.address_extra) << written.id.text;
      EXPECT_EQ(again.postcode, written.postcode) << written.id.text;
      EXPECT_EQ(again.commune_name, written.commune_name) << written.id.text;
      EXPECT_EQ(again.lat, written.lat) << written.id.text;
      EXPECT_EQ(again.lon, written.lon) << written.id.text;
      EXPECT_EQ(again.telephone, written.telephone) << written.id.text;
      EXPECT_EQ(again.email, written.email) << written.id.text;
      EXPECT_EQ(again.website, written.website) << written.id.text;
      EXPECT_EQ(again.hours, written.hours) << written.id.text;
      EXPECT_EQ(again.label, written.label) << written.id.text;
      EXPECT_EQ(again.source_date, written.source_date) << written.id.text;
      compare(again, written);
    }
  }
};
RELAIS_ON_BOTH_DATABASES(OpenDataRoundTrip);

TEST_P(OpenDataRoundTrip, mednum_gives_the_same_counters) {
  auto const bytes = counters_mednum(Directory{directory(), day(kToday)}, kPublic);
  read_back(bytes, [](Counter const& again, Counter const& written) {
    EXPECT_EQ(again.commune_code, written.commune_code) << written.id.text;
    EXPECT_EQ(again.host_name, written.host_name) << written.id.text;
  });
}

TEST_P(OpenDataRoundTrip, hsds_gives_the_same_counters) {
  auto const bytes = counters_hsds(Directory{directory(), day(kToday)}, kPublic);
  read_back(bytes, [](Counter const&, Counter const&) {});
}

class OpenDataHsdsOfOthers : public OnDirectories {};
RELAIS_ON_BOTH_DATABASES(OpenDataHsdsOfOthers);

TEST_P(OpenDataHsdsOfOthers, a_week_without_a_rule_of_ours_becomes_hours) {
  imported(R"([{"id":"7","name":"Relais","service_at_locations":[{"location":{"latitude":49.83,"longitude":3.91,
    "addresses":[{"address_1":"1 rue A","city":"Vervins","postal_code":"02140"}]},"schedules":[
    {"byday":"MO,TU","opens_at":"09:00:00","closes_at":"12:00:00","description":"in the morning"},
    {"byday":"MO","opens_at":"13:30","closes_at":"17:00"}]}]}])");
  auto const counters = directory().counters;
  ASSERT_THAT(counters, SizeIs(1));
  EXPECT_EQ(counters[0].hours, "Mo,Tu 09:00-12:00, Mo 13:30-17:00");
  EXPECT_EQ(counters[0].commune_code, TerritoryCode{"02789"});
}

TEST_P(OpenDataHsdsOfOthers, what_is_no_list_of_services_is_refused_as_any_other_file) {
  for (auto const* const text : {R"({"service_at_locations":1})", R"([{"service_at_locations":)",
                                 R"({"contents":[1,{"service_at_locations":[]}]})"}) {
    EXPECT_FALSE(import(text, {}) && !directory().counters.empty()) << text;
  }
}

}  // namespace
}  // namespace relais::network
