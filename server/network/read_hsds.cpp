#include "network/read_hsds.hpp"

#include <boost/json/value.hpp>
#include <fmt/format.h>

#include "engine/hours/parse.hpp"
#include "platform/json/read.hpp"
#include "platform/json/write.hpp"

namespace relais::network {
namespace {

namespace bj = boost::json;

constexpr std::string_view kMark = "\"service_at_locations\"";

// Names of columns that data/import/columns.json knows.
struct HsdsRow {
  std::string identifier;
  std::string name;
  std::string address;
  std::string address_extra;
  std::string postcode;
  std::string city;
  std::optional<double> latitude;
  std::optional<double> longitude;
  std::string phone;
  std::string email;
  std::string website;
  std::string hours;
  std::string label;
  std::string last_modified;
};
BOOST_DESCRIBE_STRUCT(HsdsRow, (),
                      (identifier, name, address, address_extra, postcode, city, latitude, longitude, phone, email,
                       website, hours, label, last_modified))

bj::object const& object(bj::value const* value) {
  static bj::object const none;
  auto const* const found = value == nullptr ? nullptr : value->if_object();
  return found == nullptr ? none : *found;
}

bj::array const& array(bj::object const& of, std::string_view name) {
  static bj::array const none;
  auto const* const value = of.if_contains(name);
  auto const* const found = value == nullptr ? nullptr : value->if_array();
  return found == nullptr ? none : *found;
}

bj::object const& first(bj::object const& of, std::string_view name) {
  auto const& list = array(of, name);
  return object(list.empty() ? nullptr : &list.front());
}

std::string text(bj::object const& of, std::string_view name) {
  auto const* const value = of.if_contains(name);
  auto const* const found = value == nullptr ? nullptr : value->if_string();
  return found == nullptr ? std::string{} : std::string{*found};
}

std::optional<double> number(bj::object const& of, std::string_view name) {
  auto const* const value = of.if_contains(name);
  return value == nullptr || !value->is_number() ? std::nullopt : std::optional{value->to_number<double>()};
}

// "MO,TU" and 08:45 to 12:00 -> "Mo,Tu 08:45-12:00". Seconds and time zones, "08:45:00Z", are left away.
std::string osm_rule(bj::object const& schedule) {
  auto days = text(schedule, "byday");
  for (std::size_t i = 1; i < days.size(); ++i) {
    auto const is_second_letter = days[i] >= 'A' && days[i] <= 'Z' && days[i - 1] >= 'A' && days[i - 1] <= 'Z';
    if (is_second_letter) {
      days[i] = static_cast<char>(days[i] - 'A' + 'a');
    }
  }
  auto const opens = text(schedule, "opens_at").substr(0, 5);
  auto const closes = text(schedule, "closes_at").substr(0, 5);
  return days.empty() || opens.empty() || closes.empty() ? std::string{} : fmt::format("{} {}-{}", days, opens, closes);
}

bool is_read(std::string_view hours) {
  return std::holds_alternative<hours::Rules>(hours::parse(hours));
}

// The description where it is a rule itself, for it says more than a week does; else the week; else the description, to
// be kept as it was.
std::string hours_of(bj::array const& schedules) {
  std::string week;
  std::string description;
  for (auto const& item : schedules) {
    auto const& schedule = object(&item);
    description = description.empty() ? text(schedule, "description") : description;
    if (auto const rule = osm_rule(schedule); !rule.empty()) {
      week += (week.empty() ? "" : ", ") + rule;
    }
  }
  return week.empty() || is_read(description) ? description : week;
}

HsdsRow row_of(bj::object const& service) {
  auto const& place = first(service, "service_at_locations");
  auto const& location = object(place.if_contains("location"));
  auto const& address = first(location, "addresses");
  auto const& schedules = array(array(place, "schedules").empty() ? service : place, "schedules");
  auto const own = text(location, "external_identifier");
  return {.identifier = own.empty() ? text(service, "id") : own,
          .name = text(service, "name"),
          .address = text(address, "address_1"),
          .address_extra = text(address, "address_2"),
          .postcode = text(address, "postal_code"),
          .city = text(address, "city"),
          .latitude = number(location, "latitude"),
          .longitude = number(location, "longitude"),
          .phone = text(first(service, "phones"), "number"),
          .email = text(service, "email"),
          .website = text(service, "url"),
          .hours = hours_of(schedules),
          .label = text(object(service.if_contains("program")), "name"),
          .last_modified = text(service, "last_modified")};
}

}  // namespace

std::optional<std::string> rows_of_hsds(std::string_view bytes) {
  if (bytes.find(kMark) == std::string_view::npos) {
    return std::nullopt;
  }
  std::optional<std::string> rows;
  auto const parsed = json::parse(bytes, [&](bj::value const& tree) {
    auto const& services = tree.is_array() ? tree.get_array() : array(object(&tree), "contents");
    if (services.empty()) {
      return;
    }
    rows = "[";
    for (auto const& service : services) {
      *rows += rows->size() > 1 ? ",\n" : "\n";
      json::write(row_of(object(&service)), *rows);
    }
    *rows += "\n]\n";
  });
  return parsed ? rows : std::nullopt;
}

}  // namespace relais::network
