#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "network/compose_pages.hpp"
#include "network/page_phrases.hpp"
#include "platform/i18n/format.hpp"
#include "platform/pages/json_ld.hpp"
#include "platform/pages/url.hpp"

namespace relais::network {
namespace {

std::optional<Link> antenna_of(PageWriter const& writer, Counter const& counter, PageQuery const& asked) {
  auto const* const main = counter.antenna_of ? writer.directory.find(*counter.antenna_of) : nullptr;
  return main == nullptr ? std::nullopt
                         : std::optional{Link{main->name, counter_url(writer.language, main->id.text, asked)}};
}

template <class Place>
std::string town(Place const& place) {
  return place.postcode ? fmt::format("{} {}", *place.postcode, place.commune_name) : place.commune_name;
}

std::vector<std::string> address(Counter const& counter) {
  std::vector<std::string> lines;
  for (auto const& line : {counter.address, counter.address_extra}) {
    if (line) {
      lines.push_back(*line);
    }
  }
  lines.push_back(town(counter));
  return lines;
}

std::optional<std::string> map_url(Counter const& counter) {
  if (!counter.lat || !counter.lon) {
    return std::nullopt;
  }
  auto const lat = fmt::format("{:.5f}", *counter.lat);
  auto const lon = fmt::format("{:.5f}", *counter.lon);
  return fmt::format("https://www.openstreetmap.org/?mlat={0}&mlon={1}#map=17/{0}/{1}", lat, lon);
}

// Where the way from here to there is drawn; the start is left open.
std::optional<std::string> route_url(Counter const& counter) {
  if (!counter.lat || !counter.lon) {
    return std::nullopt;
  }
  return fmt::format("https://www.openstreetmap.org/directions?to={:.5f},{:.5f}", *counter.lat, *counter.lon);
}

std::optional<std::string> holiday_on(PageWriter const& writer, CounterDetail const& detail, Date const& date) {
  for (auto const& closure : detail.closures) {
    if (closure.holiday && closure.first <= date && date <= closure.last) {
      return writer.text("network.holiday." + *closure.holiday);
    }
  }
  return std::nullopt;
}

std::vector<WeekDay> week(PageWriter const& writer, CounterDetail const& detail) {
  std::vector<WeekDay> days;
  for (auto const& day : detail.week) {
    auto const weekday = std::chrono::weekday{std::chrono::local_days{day.date}};
    WeekDay shown;
    shown.day = i18n::capitalised(writer.language, i18n::weekday(writer.language, weekday));
    shown.date = i18n::day_and_month(writer.language, day.date);
    shown.today = days.empty();
    for (auto const& span : day.spans) {
      shown.spans.push_back(fmt::format("{}–{}", span.from, span.until));
    }
    shown.closed = day.known == OpenState::kClosed;
    shown.unreadable = day.known == OpenState::kNotKnown;
    shown.holiday = holiday_on(writer, detail, day.date);
    days.push_back(std::move(shown));
  }
  auto const nothing_known = std::ranges::all_of(days, &WeekDay::unreadable);
  return nothing_known ? std::vector<WeekDay>{} : days;
}

// "Closed on Friday 25 December: works".
std::string closure_text(PageWriter const& writer, Closure const& closure) {
  auto const first = weekday_and_date(writer.language, closure.first);
  auto const holiday = closure.holiday ? writer.text("network.holiday." + *closure.holiday) : std::string{};
  if (closure.known == OpenState::kNotKnown && closure.holiday) {
    return writer.message("network.counter.holiday_not_known",
                          {{"day", i18n::capitalised(writer.language, first)}, {"holiday", holiday}});
  }
  auto const why = closure.reason.value_or(holiday);
  auto const after = why.empty() ? std::string{} : fmt::format(" ({})", why);
  if (closure.first == closure.last) {
    return writer.message("network.counter.closed_on", {{"day", first}, {"why", after}});
  }
  return writer.message("network.counter.closed_between",
                        {{"first", first}, {"last", weekday_and_date(writer.language, closure.last)}, {"why", after}});
}

std::vector<ClosureModel> closures(PageWriter const& writer, CounterDetail const& detail, PageQuery const& asked) {
  std::vector<ClosureModel> all;
  for (auto const& closure : detail.closures) {
    ClosureModel model{closure_text(writer, closure), {}, {}};
    if (auto const& instead = closure.open_instead) {
      model.open_instead = Link{instead->name, counter_url(writer.language, instead->id.text, asked)};
      model.instead_distance = i18n::distance(writer.language, instead->distance_m.value_or(0));
    }
    all.push_back(std::move(model));
  }
  return all;
}

std::vector<Link> antennas(PageWriter const& writer, CounterDetail const& detail, PageQuery const& asked) {
  std::vector<Link> links;
  for (auto const& id : detail.antennas) {
    links.push_back({writer.directory.find(id)->name, counter_url(writer.language, id.text, asked)});
  }
  return links;
}

std::optional<OfferModel> offer(PageWriter const& writer, CounterDetail const& detail, PageQuery const& asked) {
  if (!detail.offer) {
    return std::nullopt;
  }
  auto const& labelled_on = detail.counter.labelled_on;
  auto const since =
      labelled_on ? writer.message("network.counter.label_since", {{"date", i18n::date(writer.language, *labelled_on)}})
                  : "";
  OfferModel model{writer.message("network.counter.offer_because_label", {{"since", since}}), {}, {}};
  for (auto const& missing : detail.offer->missing) {
    model.missing.push_back(writer.name(missing.name));
  }
  for (auto const& partner : detail.offer->partners) {
    OfferedPartnerModel offered{writer.name(partner.name), {}};
    for (auto const& code : partner.procedures) {
      if (auto const* const procedure = writer.directory.catalogue().find(code)) {
        offered.procedures.push_back({writer.name(*procedure), procedure_url(writer.language, code.text, asked)});
      }
    }
    model.partners.push_back(std::move(offered));
  }
  return model;
}

// What the counter's own people say of it, beside what its list says.
void add_particulars(PageWriter const& writer, CounterParticulars const& particulars, CounterPage& page) {
  for (auto const& offer : particulars.local_offers) {
    auto const presence =
        offer.presence ? std::optional{writer.text("network.presence." + TextForm<Presence>::write(*offer.presence))}
                       : std::nullopt;
    page.local_offers.push_back({offer.body, offer.what, presence, offer.when});
  }
  for (auto const thing : particulars.equipment.value_or(std::vector<Equipment>{})) {
    page.equipment.push_back(writer.text("network.equipment." + TextForm<Equipment>::write(thing)));
  }
  for (auto const feature : particulars.access_features.value_or(std::vector<AccessFeature>{})) {
    page.access.push_back(writer.text("network.access." + TextForm<AccessFeature>::write(feature)));
  }
  std::vector<std::string> names;
  for (auto const& code : particulars.languages.value_or(std::vector<std::string>{})) {
    names.push_back(i18n::language_name(writer.language, code));
  }
  if (!names.empty()) {
    page.spoken =
        writer.message("network.counter.languages", {{"languages", fmt::format("{}", fmt::join(names, ", "))}});
  }
  page.checked =
      writer.message("network.counter.checked", {{"date", i18n::date(writer.language, particulars.checked_on)}});
}

std::vector<std::string> not_known(PageWriter const& writer, CounterDetail const& detail) {
  auto const& counter = detail.counter;
  auto const& particulars = detail.particulars;
  std::vector<std::string> all;
  if (!particulars || !particulars->equipment) {
    all.push_back(writer.text("network.counter.not_known_equipment"));
  }
  if (!particulars || !particulars->languages) {
    all.push_back(writer.text("network.counter.not_known_languages"));
  }
  if (!particulars || particulars->local_offers.empty()) {
    all.push_back(writer.text("network.counter.not_known_more"));
  }
  if (!counter.wheelchair) {
    all.insert(all.begin(), writer.text("network.counter.not_known_accessibility"));
  }
  if (!counter.by_appointment) {
    all.push_back(writer.text("network.counter.not_known_appointment"));
  }
  auto const moves = counter.kind == CounterKind::kBus || counter.kind == CounterKind::kItinerant;
  if (moves && detail.stops.empty()) {
    all.insert(all.begin(), writer.text("network.counter.not_known_stops"));
  }
  return all;
}

std::optional<CommuneModel> commune(PageWriter const& writer, CounterDetail const& detail, PageQuery const& asked) {
  if (!detail.commune) {
    return std::nullopt;
  }
  auto const& territory = *detail.commune;
  auto around = asked;
  around.commune = territory.code.text;
  CommuneModel model{territory.name,
                     {},
                     territory.population_source.value_or(territory.source),
                     counters_url(writer.language, around),
                     town_list_url(writer.language, territory.code)};
  if (territory.population) {
    auto const year = territory.population_year ? writer.message("network.counter.population_year",
                                                                 {{"year", std::to_string(*territory.population_year)}})
                                                : "";
    model.population = writer.message("network.counter.population", {{"count", *territory.population}, {"year", year}});
  }
  return model;
}

std::vector<StopModel> stops(PageWriter const& writer, CounterId const& id, Instant now) {
  std::vector<StopModel> all;
  for (auto const& place : writer.directory.places_of(*writer.directory.find(id))) {
    if (!place.stop) {
      continue;
    }
    auto const& stop = writer.directory.stops()[*place.stop];
    auto const local = writer.directory.zone(place).local(now);
    auto const line = stop.address ? fmt::format("{}, {}", *stop.address, town(stop)) : town(stop);
    all.push_back({stop.name,
                   line,
                   state_badge(writer, place.times.opening(local), local),
                   next_dates(writer, place, local),
                   {}});
    if (all.back().dates.empty()) {
      all.back().hours = stop.hours_text;
    }
  }
  return all;
}

std::string country(Directory const& directory, NetworkId const& id) {
  auto const& networks = directory.networks();
  auto const network = std::ranges::find(networks, id, &Network::id);
  return network == networks.end() ? "" : network->country;
}

GovernmentOfficeLd government_office(PageWriter const& writer, CounterDetail const& detail) {
  constexpr std::array<char const*, 7> kDays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                "Thursday", "Friday", "Saturday"};
  auto const& counter = detail.counter;
  GovernmentOfficeLd office;
  office.identifier = counter.id.text;
  office.name = counter.name;
  office.address.street_address = counter.address;
  office.address.postal_code = counter.postcode;
  office.address.address_locality = counter.commune_name;
  office.address.address_country = country(writer.directory, counter.network_id);
  if (counter.lat && counter.lon) {
    office.geo.emplace().latitude = *counter.lat;
    office.geo->longitude = *counter.lon;
  }
  office.telephone = counter.telephone;
  for (auto const& day : detail.week) {
    auto const date = TextForm<Date>::write(day.date);
    auto const* const name = kDays[std::chrono::weekday{std::chrono::local_days{day.date}}.c_encoding()];
    for (auto const& span : day.spans) {
      office.opening_hours_specification.push_back(
          {"OpeningHoursSpecification", name, span.from, span.until, date, date});
    }
  }
  return office;
}

LocalMinute local_time(PageWriter const& writer, CounterId const& id, Instant now) {
  auto const& place = writer.directory.places_of(*writer.directory.find(id)).front();
  return writer.directory.zone(place).local(now);
}

}  // namespace

CounterPage compose_counter(PageWriter const& writer, CounterDetail const& detail, Instant now,
                            PageQuery const& asked) {
  auto const& counter = detail.counter;
  CounterPage page;
  page.title = counter.name;
  page.description =
      writer.message("network.counter.description", {{"name", counter.name}, {"place", counter.commune_name}});
  page.name = counter.name;
  page.kind = kind_name(writer, counter);
  page.antenna_of = antenna_of(writer, counter, asked);
  page.antennas = antennas(writer, detail, asked);
  auto const local = local_time(writer, counter.id, now);
  page.state = state_badge(writer, detail.open, local);
  page.is_old = is_old(writer.directory.checked_on(counter), local);
  page.address = address(counter);
  page.address.push_back(writer.country(counter.network_id));
  if (counter.telephone) {
    page.telephone = telephone(*counter.telephone);
  }
  page.email = counter.email;
  page.website = counter.website;
  page.map_url = map_url(counter);
  page.route_url = route_url(counter);
  if (counter.wheelchair) {
    page.wheelchair = writer.text("network.wheelchair." + TextForm<Wheelchair>::write(*counter.wheelchair));
  }
  if (counter.by_appointment) {
    page.appointment =
        writer.text(*counter.by_appointment ? "network.counter.by_appointment" : "network.counter.without_appointment");
  }
  page.week = week(writer, detail);
  if (page.week.empty()) {
    page.hours_text = counter.hours_text;
  }
  page.comment = counter.comment;
  page.closures = closures(writer, detail, asked);
  page.offer = offer(writer, detail, asked);
  for (auto const& tag : lines_of(counter.tags.value_or(""))) {
    PageQuery tagged;
    tagged.tag = tag;
    page.tags.push_back({tag_name(writer, tag), counters_url(writer.language, tagged)});
  }
  if (detail.particulars) {
    add_particulars(writer, *detail.particulars, page);
  }
  page.not_known = not_known(writer, detail);
  page.stops = stops(writer, counter.id, now);
  page.commune = commune(writer, detail, asked);
  page.source = writer.message("network.counter.source", {{"date", i18n::date(writer.language, counter.source_date)},
                                                          {"source", counter.source}});
  page.report_url = counter_url(writer.language, counter.id.text) + "/error-reports";
  page.tell_url = fmt::format("/{}/tell?counter={}", TextForm<Language>::write(writer.language),
                              pages::percent_encoded(counter.id.text));
  page.calendar_url = fmt::format("/api/v1/counters/{}/tour.ics", pages::percent_encoded(counter.id.text));
  page.json_ld = pages::json_ld(government_office(writer, detail));
  return page;
}

}  // namespace relais::network
