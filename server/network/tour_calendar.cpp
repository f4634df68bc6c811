#include "network/tour_calendar.hpp"

#include <fmt/format.h>

namespace relais::network {
namespace {

using std::chrono::days;
using std::chrono::minutes;

constexpr std::size_t kLongestLine = 75;  // bytes, before the line is folded

// "Rue de la Gare, 2; bis" -> "Rue de la Gare\, 2\; bis"
std::string escaped(std::string_view text) {
  std::string out;
  for (char const c : text) {
    if (c == '\r') {
      continue;  // some readers end a line there
    }
    if (c == '\\' || c == ';' || c == ',') {
      out += '\\';
    }
    out += c == '\n' ? std::string{"\\n"} : std::string{c};
  }
  return out;
}

// Ends the line, folded so that no part of a character is torn.
void add_line(std::string_view line, std::string& out) {
  auto room = kLongestLine;
  while (line.size() > room) {
    auto end = room;
    while ((static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) {
      --end;
    }
    out.append(line.substr(0, end)).append("\r\n ");
    line.remove_prefix(end);
    room = kLongestLine - 1;  // the blank that goes before
  }
  out.append(line).append("\r\n");
}

// "20261125T080000Z"
std::string stamp(Instant instant) {
  auto const day = std::chrono::floor<days>(instant);
  auto const date = std::chrono::year_month_day{day};
  auto const time = std::chrono::hh_mm_ss{std::chrono::floor<std::chrono::seconds>(instant - day)};
  return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

class TourCalendar {
 public:
  TourCalendar(Directory const& directory, Counter const& counter, Instant now)
      : directory_(directory), counter_(counter), now_(now) {}

  std::optional<std::string> run() {
    add_line("BEGIN:VCALENDAR", out_);
    add_line("VERSION:2.0", out_);
    add_line("PRODID:-//Relais//tour//FR", out_);
    add_line("X-WR-CALNAME:" + escaped(counter_.name), out_);
    for (auto const& place : directory_.places_of(counter_)) {
      if (place.stop && place.times.are_known()) {
        add_openings(place);
      }
    }
    add_line("END:VCALENDAR", out_);
    return has_events_ ? std::optional{std::move(out_)} : std::nullopt;
  }

 private:
  void add_openings(MeetingPlace const& place) {
    auto const today = std::chrono::floor<days>(directory_.zone(place).local(now_));
    for (auto day = today; day < today + kTourAhead; day += days{1}) {
      for (auto const& span : place.times.schedule()->spans_on(day)) {
        if (span.state == hours::State::kOpen) {
          add_event(place, LocalMinute{day} + minutes{span.from}, LocalMinute{day} + minutes{span.to});
        }
      }
    }
  }

  void add_event(MeetingPlace const& place, LocalMinute from, LocalMinute to) {
    auto const& zone = directory_.zone(place);
    auto const card = directory_.card(place);
    auto const begin = stamp(zone.instant(from));
    has_events_ = true;
    add_line("BEGIN:VEVENT", out_);
    add_line(fmt::format("UID:{}-{}@relais", directory_.key(place), begin), out_);
    add_line("DTSTAMP:" + stamp(now_), out_);
    add_line("DTSTART:" + begin, out_);
    add_line("DTEND:" + stamp(zone.instant(to)), out_);
    add_line(fmt::format("SUMMARY:{}", escaped(fmt::format("{} – {}", card.name, card.stop.value_or("")))), out_);
    add_line(fmt::format("LOCATION:{}", escaped(fmt::format("{}, {} {}", card.address.value_or(card.stop.value_or("")),
                                                            card.postcode.value_or(""), card.commune_name))),
             out_);
    if (card.location) {
      add_line(fmt::format("GEO:{:.6f};{:.6f}", card.location->lat, card.location->lon), out_);
    }
    add_line("END:VEVENT", out_);
  }

  Directory const& directory_;
  Counter const& counter_;
  Instant now_;
  std::string out_;
  bool has_events_ = false;
};

}  // namespace

Result<std::string> tour_calendar(Directory const& directory, Scope const& scope, CounterId const& id, Instant now) {
  auto const* const counter = directory.find(id);
  if (counter == nullptr || !scope.sees(counter->network_id) || directory.places_of(*counter).empty()) {
    return Problem{Fault::kNotFound, "network.counter_unknown"};
  }
  auto calendar = TourCalendar{directory, *counter, now}.run();
  if (!calendar) {
    return Problem{Fault::kNotFound, "network.tour_unknown"};
  }
  return *std::move(calendar);
}

}  // namespace relais::network
