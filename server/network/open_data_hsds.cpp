#include <array>
#include <map>

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/string_generator.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <fmt/format.h>

#include "network/hsds_models.hpp"
#include "network/open_data.hpp"
#include "platform/json/write.hpp"

namespace relais::network {
namespace {

// The standard wants UUIDs. Made of names (RFC 9562, version 5), they are the same in every export: "service/fs-1729".
std::string stable_id(std::string_view kind, std::string_view name) {
  static auto const ours = boost::uuids::string_generator{}("6f2c0f5e-6b53-5b0f-9d53-6d1f6b7b7a11");
  auto const text = fmt::format("{}/{}", kind, name);
  return boost::uuids::to_string(boost::uuids::name_generator_sha1{ours}(text.data(), text.size()));
}

std::string clock_time(int minutes) {
  return fmt::format("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
}

// The openings of the ordinary week, those of the same hours together.
std::map<std::pair<int, int>, std::string> openings(hours::Schedule const& schedule) {
  constexpr auto kDays = std::array<std::string_view, 7>{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  std::map<std::pair<int, int>, std::string> days;
  auto const week = schedule.ordinary_week();
  for (std::size_t day = 0; day < week.size(); ++day) {
    for (auto const& span : week[day]) {
      if (span.state == hours::State::kOpen) {
        auto& list = days[{span.from, span.to}];
        list += list.empty() ? "" : ",";
        list += kDays[day];
      }
    }
  }
  return days;
}

std::vector<HsdsSchedule> schedules(MeetingPlace const& place, std::string const& key,
                                    std::optional<std::string> const& hours,
                                    std::optional<std::string> const& hours_text) {
  std::vector<HsdsSchedule> list;
  if (hours && place.times.schedule() != nullptr) {
    for (auto const& [span, days] : openings(*place.times.schedule())) {
      auto const [from, to] = span;
      list.push_back({stable_id("schedule", fmt::format("{}/{}-{}", key, from, to)), "WEEKLY", days, clock_time(from),
                      clock_time(to), *hours});
    }
  }
  if (list.empty() && (hours || hours_text)) {
    list.push_back({stable_id("schedule", key), {}, {}, {}, {}, hours ? *hours : *hours_text});
  }
  return list;
}

class ServiceWriter {
 public:
  explicit ServiceWriter(Directory const& directory) : directory_(directory) {}

  HsdsService service(Counter const& counter) const {
    HsdsService made;
    made.id = stable_id("service", counter.id.text);
    made.name = counter.name;
    made.url = counter.website;
    made.email = counter.email;
    made.assured_date = counter.source_date;
    made.last_modified = TextForm<Date>::write(counter.source_date) + "T00:00:00Z";
    made.organization = organization(counter);
    if (counter.label) {
      auto const name = counter.label == "france_services" ? std::string{"France services"} : *counter.label;
      made.program = HsdsProgram{stable_id("program", *counter.label), made.organization.id, name, name};
    }
    if (counter.telephone) {
      made.phones.push_back({stable_id("phone", counter.id.text), *counter.telephone});
    }
    for (auto const& place : directory_.places_of(counter)) {
      made.service_at_locations.push_back(at_location(counter, place, made.id));
    }
    return made;
  }

 private:
  // The network answers for the counters; who hosts one is not said by a number that others know.
  HsdsOrganization organization(Counter const& counter) const {
    auto const* const network = network_of(directory_, counter);
    auto const& name = network == nullptr ? counter.network_id.text : network->name;
    return {stable_id("organization", counter.network_id.text), name, name};
  }

  // Of a counter or of a stop.
  template <class Place>
  std::vector<HsdsAddress> addresses(Place const& place, std::optional<std::string> extra,
                                     std::string const& key) const {
    if (!place.address || !place.postcode || place.commune_name.empty()) {
      return {};
    }
    auto const* const commune = place.commune_code ? directory_.territories().find(*place.commune_code) : nullptr;
    auto const* const department = commune == nullptr ? nullptr : directory_.territories().middle_level(*commune);
    Counter of_network;
    of_network.network_id = place.network_id;
    auto const* const network = network_of(directory_, of_network);
    return {{stable_id("address", key), *place.address, std::move(extra), place.commune_name,
             department == nullptr ? std::string{} : department->name, *place.postcode,
             network == nullptr ? std::string{} : network->country}};
  }

  HsdsServiceAtLocation at_location(Counter const& counter, MeetingPlace const& place, std::string service) const {
    auto const key = directory_.key(place);
    HsdsServiceAtLocation made;
    made.id = stable_id("service_at_location", key);
    made.service_id = std::move(service);
    auto& location = made.location;
    location.id = stable_id("location", key);
    location.external_identifier = key;
    if (place.stop) {
      auto const& stop = directory_.stops()[*place.stop];
      location.name = stop.name;
      location.latitude = stop.lat;
      location.longitude = stop.lon;
      location.addresses = addresses(stop, {}, key);
      made.schedules = schedules(place, key, stop.hours, stop.hours_text);
    } else {
      location.name = counter.name;
      location.latitude = counter.lat;
      location.longitude = counter.lon;
      location.addresses = addresses(counter, counter.address_extra, key);
      made.schedules = schedules(place, key, counter.hours, counter.hours_text);
    }
    return made;
  }

  Directory const& directory_;
};

}  // namespace

std::string counters_hsds(Directory const& directory, Scope const& scope) {
  auto const writer = ServiceWriter{directory};
  HsdsPage page;
  for (auto const* const counter : published_counters(directory, scope)) {
    page.contents.push_back(writer.service(*counter));
  }
  page.total_items = page.size = static_cast<std::int64_t>(page.contents.size());
  page.empty = page.contents.empty();
  return json::write(page) + "\n";
}

}  // namespace relais::network
