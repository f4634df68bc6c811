#include "network/import_tour.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/language/fold.hpp"
#include "network/import_values.hpp"

namespace relais::network {
namespace {

// "Bus France Services - [Place de la poste]" is called "Place de la poste".
std::string stop_name(std::string const& name) {
  auto const open = name.find('[');
  auto const close = name.rfind(']');
  auto const has_both = open != std::string::npos && close != std::string::npos && close > open + 1;
  return has_both ? name.substr(open + 1, close - open - 1) : name;
}

Stop stop_of(Counter const& row, CounterId const& tour, std::int32_t position) {
  return {row.network_id,   tour,    position, stop_name(row.name), row.address,   row.postcode, row.commune_name,
          row.commune_code, row.lat, row.lon,  row.hours,           row.hours_text};
}

CounterId tour_id(std::string_view list, std::string_view name) {
  auto slug = language::fold(name);
  std::ranges::replace(slug, ' ', '-');
  return listed_counter_id(list, slug);
}

Counter tour_of(Counter const& first, CounterId const& id, std::string_view name) {
  Counter tour;
  tour.network_id = first.network_id;
  tour.id = id;
  tour.list = first.list;
  tour.name = name;
  tour.kind = CounterKind::kBus;
  tour.commune_name = first.commune_name;
  tour.host_kind = first.host_kind;
  tour.host_name = first.host_name;
  tour.telephone = first.telephone;
  tour.email = first.email;
  tour.website = first.website;
  tour.by_appointment = first.by_appointment;
  tour.wheelchair = first.wheelchair;
  tour.label = first.label;
  tour.label_text = first.label_text;
  tour.labelled_on = first.labelled_on;
  tour.source = first.source;
  tour.source_date = first.source_date;
  return tour;
}

}  // namespace

ListedTour read_tour(tables::Table const& table, ListToImport const& list, std::string_view name,
                     CounterRowReader& reader, ImportReport& report) {
  ListedTour tour;
  auto const id = tour_id(list.code, name);
  for (auto const& row : table.rows) {
    auto const listed = reader.read(row, std::nullopt);
    if (!listed) {
      ++report.refused;
      continue;
    }
    ++report.accepted;
    if (tour.stops.empty()) {
      tour.counter = tour_of(listed->counter, id, name);
    }
    auto const position = static_cast<std::int32_t>(tour.stops.size() + 1);
    tour.stops.push_back(stop_of(listed->counter, id, position));
    for (auto unread : listed->unread) {
      unread.counter_id = id;
      unread.field = fmt::format("stop.{}.{}", position, unread.field);
      tour.unread.push_back(std::move(unread));
    }
  }
  return tour;
}

}  // namespace relais::network
