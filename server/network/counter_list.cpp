#include "network/counter_list.hpp"

#include <cmath>
#include <utility>

#include "platform/json/write.hpp"

namespace relais::network {
namespace {

constexpr std::size_t kUsualItemBytes = 700;

std::int64_t metres(double chord) {
  return std::llround(geo::metres_of_chord(chord));
}

void write_item(FoundPlace const& found, Moment const& now, std::optional<AskedTime> const& then, std::string& out) {
  out += found.place->card.text;
  if (found.chord) {
    out += R"(,"distance_m":)";
    json::write(metres(*found.chord), out);
  }
  out += R"(,"open":)";
  json::write(found.place->times.opening(now.at(*found.place)), out);
  if (then) {
    out += R"(,"open_then":)";
    json::write(then->opening(*found.place), out);
  }
  out += '}';
}

void write_items(std::vector<FoundPlace> const& items, Moment const& now, std::optional<AskedTime> const& then,
                 std::string& out) {
  out += '[';
  auto first = true;
  for (auto const& item : items) {
    out += std::exchange(first, false) ? "" : ",";
    write_item(item, now, then, out);
  }
  out += ']';
}

}  // namespace

CounterItem counter_item(Directory const& directory, FoundPlace const& found, Moment const& now,
                         std::optional<AskedTime> const& then) {
  auto item = CounterItem{directory.card(*found.place), {}, found.place->times.opening(now.at(*found.place)), {}};
  if (found.chord) {
    item.distance_m = metres(*found.chord);
  }
  if (then) {
    item.open_then = then->opening(*found.place);
  }
  return item;
}

CounterList counter_list(Directory const& directory, FoundCounters const& found) {
  auto page =
      CounterList{{}, found.next, {found.offer_not_known, found.host_place_not_known, found.wheelchair_not_known, {}}};
  for (auto const& item : found.items) {
    page.items.push_back(counter_item(directory, item, found.now, found.then));
  }
  for (auto const& item : found.hours_not_known) {
    page.not_known.hours.push_back(counter_item(directory, item, found.now, found.then));
  }
  return page;
}

void write_counter_list(FoundCounters const& found, std::string& out) {
  out.reserve(out.size() + kUsualItemBytes * (found.items.size() + found.hours_not_known.size() + 1));
  out += R"({"items":)";
  write_items(found.items, found.now, found.then, out);
  if (found.next) {
    out += R"(,"next":)";
    json::write(*found.next, out);
  }
  out += R"(,"not_known":{"offer":)";
  json::write(found.offer_not_known, out);
  out += R"(,"host_place":)";
  json::write(found.host_place_not_known, out);
  out += R"(,"wheelchair":)";
  json::write(found.wheelchair_not_known, out);
  out += R"(,"hours":)";
  write_items(found.hours_not_known, found.now, found.then, out);
  out += "}}";
}

}  // namespace relais::network
