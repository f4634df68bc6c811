// What we write of the Human Services Data Specification 3 (Open Referral): a page of services, each with its
// organization, its places and their schedules. Member names are the standard's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "platform/clock/clock.hpp"

namespace relais::network {

struct HsdsOrganization {
  std::string id;
  std::string name;
  std::string description;
};
BOOST_DESCRIBE_STRUCT(HsdsOrganization, (), (id, name, description))

// The label under which a service is offered.
struct HsdsProgram {
  std::string id;
  std::string organization_id;
  std::string name;
  std::string description;
};
BOOST_DESCRIBE_STRUCT(HsdsProgram, (), (id, organization_id, name, description))

struct HsdsPhone {
  std::string id;
  std::string number;
};
BOOST_DESCRIBE_STRUCT(HsdsPhone, (), (id, number))

struct HsdsAddress {
  std::string id;
  std::string address_1;
  std::optional<std::string> address_2;
  std::string city;
  std::string state_province;
  std::string postal_code;
  std::string country;
  std::string address_type = "physical";
};
BOOST_DESCRIBE_STRUCT(HsdsAddress, (),
                      (id, address_1, address_2, city, state_province, postal_code, country, address_type))

// One opening of the ordinary week; or the description alone, where the hours are in no such form.
struct HsdsSchedule {
  std::string id;
  std::optional<std::string> freq;       // "WEEKLY"
  std::optional<std::string> byday;      // "MO,TU"
  std::optional<std::string> opens_at;   // "08:45"
  std::optional<std::string> closes_at;  // before opens_at: on the next day
  std::string description;               // the hours word for word: with holidays and odd weeks
};
BOOST_DESCRIBE_STRUCT(HsdsSchedule, (), (id, freq, byday, opens_at, closes_at, description))

struct HsdsLocation {
  std::string id;
  std::string location_type = "physical";
  std::string name;
  std::optional<double> latitude;
  std::optional<double> longitude;
  std::string external_identifier;
  std::string external_identifier_type = "Relais";
  std::vector<HsdsAddress> addresses;
};
BOOST_DESCRIBE_STRUCT(HsdsLocation, (),
                      (id, location_type, name, latitude, longitude, external_identifier, external_identifier_type,
                       addresses))

struct HsdsServiceAtLocation {
  std::string id;
  std::string service_id;
  HsdsLocation location;
  std::vector<HsdsSchedule> schedules;
};
BOOST_DESCRIBE_STRUCT(HsdsServiceAtLocation, (), (id, service_id, location, schedules))

struct HsdsService {
  std::string id;
  std::string name;
  std::string status = "active";
  std::optional<std::string> url;
  std::optional<std::string> email;
  Date assured_date;
  std::string last_modified;
  HsdsOrganization organization;
  std::optional<HsdsProgram> program;
  std::vector<HsdsPhone> phones;
  std::vector<HsdsServiceAtLocation> service_at_locations;
};
BOOST_DESCRIBE_STRUCT(HsdsService, (),
                      (id, name, status, url, email, assured_date, last_modified, organization, program, phones,
                       service_at_locations))

struct HsdsPage {
  std::int64_t total_items = 0;
  std::int64_t total_pages = 1;
  std::int64_t page_number = 1;
  std::int64_t size = 0;
  bool first_page = true;
  bool last_page = true;
  bool empty = false;
  std::vector<HsdsService> contents;
};
BOOST_DESCRIBE_STRUCT(HsdsPage, (),
                      (total_items, total_pages, page_number, size, first_page, last_page, empty, contents))

}  // namespace relais::network
