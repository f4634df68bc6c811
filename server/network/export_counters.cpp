#include "network/export_counters.hpp"

#include "platform/json/write.hpp"

namespace relais::network {
namespace {

// A spreadsheet takes a cell that begins so for a formula; one that separates by semicolons sees a beginning behind
// each.
bool looks_like_a_formula(std::string_view cell) {
  constexpr std::string_view kBeginnings = "=+-@\t\r";
  auto const begins = [&](std::size_t at) {
    return at < cell.size() && kBeginnings.find(cell[at]) != std::string_view::npos;
  };
  auto is_risky = begins(0);
  for (auto at = cell.find(';'); at != std::string_view::npos; at = cell.find(';', at + 1)) {
    is_risky = is_risky || begins(cell.find_first_not_of(' ', at + 1));
  }
  return is_risky;
}

bool is_number(std::string_view cell) {
  return cell.find_first_not_of("+-.0123456789") == std::string_view::npos;
}

void write_cell(std::string_view cell, std::string& out) {
  auto const is_risky = looks_like_a_formula(cell) && !is_number(cell);
  if (!is_risky && cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += cell;
    return;
  }
  out += '"';
  out += is_risky ? "'" : "";
  for (char const c : cell) {
    out += c;
    if (c == '"') {
      out += c;
    }
  }
  out += '"';
}

template <class T>
std::string cell_text(T const& value) {
  if constexpr (json::kIsOptional<T>) {
    return value ? cell_text(*value) : std::string{};
  } else if constexpr (std::same_as<T, std::string>) {
    return value;
  } else if constexpr (HasTextForm<T>) {
    return TextForm<T>::write(value);
  } else {
    return json::write(value);
  }
}

template <class T>
void write_csv_head(std::string& out) {
  auto first = true;
  boost::mp11::mp_for_each<json::Members<T>>([&](auto member) {
    out += std::exchange(first, false) ? "" : ",";
    out += member.name;
  });
  out += "\r\n";
}

template <class T>
void write_csv_row(T const& row, std::string& out) {
  auto first = true;
  boost::mp11::mp_for_each<json::Members<T>>([&](auto member) {
    out += std::exchange(first, false) ? "" : ",";
    write_cell(cell_text(row.*member.pointer), out);
  });
  out += "\r\n";
}

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
  write_csv_head<Counter>(out);
  each_counter(directory, scope, [&](Counter const& counter) { write_csv_row(counter, out); });
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
