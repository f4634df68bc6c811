#include "network/export_counters.hpp"

#include "platform/json/write.hpp"
#include "platform/tables/write_csv.hpp"

namespace relais::network {
namespace {

template <class Take>
void each_counter(Directory const& directory, Scope const& scope, Take const& take) {
  for (auto const& counter : directory.counters()) {
    auto const is_inside = scope.only_network().empty() || counter.network_id.text == scope.only_network();
    if (is_inside && !directory.places_of(counter).empty()) {
      take(counter);
    }
  }
}

}  // namespace

std::string counters_csv(Directory const& directory, Scope const& scope) {
  std::string out;
  tables::write_csv_head<Counter>(out);
  each_counter(directory, scope, [&](Counter const& counter) { tables::write_csv_row(counter, out); });
  return out;
}

std::string counters_geojson(Directory const& directory, Scope const& scope) {
  std::string out = R"({"type":"FeatureCollection","features":[)";
  auto first = true;
  each_counter(directory, scope, [&](Counter const& counter) {
    if (!counter.lat || !counter.lon) {
      return;
    }
    out += std::exchange(first, false) ? "" : ",\n";
    out += R"({"type":"Feature","geometry":{"type":"Point","coordinates":[)";
    json::write(*counter.lon, out);
    out += ',';
    json::write(*counter.lat, out);
    out += R"(]},"properties":)";
    json::write(counter, out);
    out += '}';
  });
  out += "]}\n";
  return out;
}

}  // namespace relais::network
