#include "network/directory.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "engine/hours/day_match.hpp"
#include "engine/hours/parse.hpp"
#include "engine/language/fold.hpp"
#include "platform/json/write.hpp"

namespace relais::network {
namespace {

// How much of the calendar is compiled ahead: what is asked about beyond is worked out then, with the same answer.
constexpr auto kCompiledBefore = std::chrono::days{2};
constexpr auto kCompiledAfter = std::chrono::days{100};

bool exists_on(Counter const& counter, Date day) {
  return (!counter.opened_on || *counter.opened_on <= day) && (!counter.closed_on || day < *counter.closed_on);
}

std::optional<Location> location_of(std::optional<double> lat, std::optional<double> lon) {
  return lat && lon ? std::optional{Location{*lat, *lon}} : std::nullopt;
}

CounterCard card_of(Counter const& counter, Stop const* stop) {
  auto card = CounterCard{counter.network_id,
                          counter.id,
                          counter.name,
                          counter.kind,
                          {},
                          counter.address,
                          counter.postcode,
                          counter.commune_name,
                          counter.commune_code,
                          location_of(counter.lat, counter.lon),
                          counter.telephone,
                          counter.hours,
                          counter.source_date};
  if (stop != nullptr) {
    card.stop = stop->name;
    card.address = stop->address;
    card.postcode = stop->postcode;
    card.commune_name = stop->commune_name;
    card.commune_code = stop->commune_code;
    card.location = location_of(stop->lat, stop->lon);
    card.hours = stop->hours;
  }
  return card;
}

}  // namespace

bool Bundle::has(PartnerCode const& partner) const {
  return std::find(partners.begin(), partners.end(), partner) != partners.end();
}

// Fills a directory's meeting places and the ways to find them.
class Directory::Builder {
 public:
  explicit Builder(Directory& directory) : directory_(directory) {}

  void build() {
    for (std::uint32_t i = 0; i < directory_.counters_.size(); ++i) {
      auto const& counter = directory_.counters_[i];
      directory_.counter_by_id_.emplace(counter.id.text, i);
      if (exists_on(counter, directory_.today_)) {
        directory_.first_place_of_counter_.emplace(i, static_cast<std::uint32_t>(directory_.places_.size()));
        add_places(i);
      }
    }
    order_by_name();
    grow_trees();
    auto const today = hours::Day{directory_.today_};
    directory_.open_table_ = hours::OpenTable{columns_, today - kCompiledBefore, today + kCompiledAfter};
  }

 private:
  // The compiled hours that many places share.
  struct Timetable {
    std::shared_ptr<hours::Schedule const> schedule;  // null: cannot be read
    std::uint32_t column = 0;
  };

  void add_places(std::uint32_t counter_index) {
    auto const& counter = directory_.counters_[counter_index];
    auto const stops = directory_.stops_of(counter);
    // A tour is met at its stops; the counter's own row stands alone only where none is known.
    if (stops.empty()) {
      add_place(counter_index, std::nullopt);
    }
    for (auto const& stop : stops) {
      add_place(counter_index, static_cast<std::uint32_t>(&stop - directory_.stops_.data()));
    }
  }

  void add_place(std::uint32_t counter_index, std::optional<std::uint32_t> stop_index) {
    auto const& counter = directory_.counters_[counter_index];
    auto const* const stop = stop_index ? &directory_.stops_[*stop_index] : nullptr;
    auto const card = card_of(counter, stop);
    auto const clock = clock_of(counter.network_id, card);
    auto const zone = static_cast<std::uint32_t>(directory_.clocks_[clock].zone);
    auto const* const timetable = timetable_of(card.hours, clock);
    auto place = MeetingPlace{counter_index, stop_index, clock, zone, 0, bundle_of(counter), {}, {}};
    if (timetable != nullptr) {
      place.hours_column = timetable->column;
      place.times = {timetable->schedule, directory_.clocks_.zones()[zone]};
    }
    json::write(card, place.card.text);
    place.card.text.pop_back();
    directory_.words_.push_back(language::fold_place(
        fmt::format("{} {} {} {}", card.name, card.stop.value_or(""), card.commune_name, card.postcode.value_or(""))));
    locations_.push_back(card.location);
    directory_.places_.push_back(std::move(place));
  }

  std::uint32_t clock_of(NetworkId const& network, CounterCard const& card) {
    auto const* const commune = card.commune_code ? directory_.territories_.find(*card.commune_code) : nullptr;
    auto const* const department =
        commune == nullptr ? nullptr : directory_.territories_.holder(*commune, TerritoryKind::kDepartment);
    return static_cast<std::uint32_t>(
        directory_.clocks_.number(network, department == nullptr ? std::string_view{} : department->code.text,
                                  card.commune_code ? std::string_view{card.commune_code->text} : std::string_view{}));
  }

  // Null: not known.
  Timetable const* timetable_of(std::optional<std::string> const& hours, std::uint32_t clock) {
    if (!hours) {
      return nullptr;
    }
    auto const [known, is_new] = timetables_.emplace(std::pair{*hours, clock}, Timetable{});
    auto& timetable = known->second;
    if (is_new) {
      auto parsed = hours::parse(*hours);
      if (auto* const rules = std::get_if<hours::Rules>(&parsed)) {
        auto const today = hours::Day{directory_.today_};
        auto const& calendar = directory_.clocks_[clock].calendar;
        if (calendar.is_holiday(hours::HolidayKind::kPublic, today)) {
          *rules = hours::with_silent_holidays_in_doubt(std::move(*rules));
        }
        timetable.schedule = std::make_shared<hours::Schedule const>(
            hours::Schedule::compile(std::move(*rules), calendar, today - kCompiledBefore, today + kCompiledAfter));
        timetable.column = static_cast<std::uint32_t>(columns_.size());
        columns_.push_back(timetable.schedule.get());
      }
    }
    return timetable.schedule ? &timetable : nullptr;
  }

  std::uint16_t bundle_of(Counter const& counter) {
    auto const label = counter.label.value_or("");
    auto const* const particulars = directory_.particulars_of(counter);
    auto missing = particulars == nullptr ? std::vector<PartnerCode>{} : particulars->missing_partners;
    std::erase_if(missing, [&](PartnerCode const& partner) {
      return !directory_.catalogue_.in_core_bundle(counter.network_id, label, partner, directory_.today_);
    });
    auto const known = std::find_if(directory_.bundles_.begin(), directory_.bundles_.end(), [&](Bundle const& bundle) {
      return bundle.network_id == counter.network_id && bundle.label == label && bundle.missing == missing;
    });
    if (known != directory_.bundles_.end()) {
      return static_cast<std::uint16_t>(known - directory_.bundles_.begin());
    }
    auto bundle = Bundle{counter.network_id, label, {}, {}, {}, {}};
    for (auto const* const partner : directory_.catalogue_.core_bundle(counter.network_id, label, directory_.today_)) {
      auto const is_missing = std::find(missing.begin(), missing.end(), partner->code) != missing.end();
      if (!is_missing) {
        bundle.partners.push_back(partner->code);
      }
    }
    bundle.missing = missing;
    directory_.bundles_.push_back(std::move(bundle));
    return static_cast<std::uint16_t>(directory_.bundles_.size() - 1);
  }

  void order_by_name() {
    directory_.by_name_.resize(directory_.places_.size());
    std::iota(directory_.by_name_.begin(), directory_.by_name_.end(), 0U);
    std::stable_sort(directory_.by_name_.begin(), directory_.by_name_.end(),
                     [this](auto a, auto b) { return directory_.words_[a] < directory_.words_[b]; });
  }

  void grow_trees() {
    std::vector<std::uint32_t> all(directory_.places_.size());
    std::iota(all.begin(), all.end(), 0U);
    std::vector<std::uint32_t> of_unknown_hours;
    for (auto const place : all) {
      directory_.bundles_[directory_.places_[place].bundle].places.push_back(place);
      if (!directory_.places_[place].times.are_known()) {
        of_unknown_hours.push_back(place);
      }
    }
    directory_.located_ = located(all);
    directory_.located_of_unknown_hours_ = located(of_unknown_hours);
    for (auto& bundle : directory_.bundles_) {
      bundle.located = located(bundle.places);
    }
  }

  LocatedPlaces located(std::vector<std::uint32_t> const& places) const {
    LocatedPlaces located;
    std::vector<geo::Point> points;
    for (auto const place : places) {
      if (auto const& location = locations_[place]) {
        auto const counter_of = [this](std::uint32_t one) { return directory_.places_[one].counter; };
        located.counters += located.places.empty() || counter_of(located.places.back()) != counter_of(place);
        located.places.push_back(place);
        points.push_back({location->lat, location->lon});
      }
    }
    located.tree = geo::NearestTree{points};
    return located;
  }

  Directory& directory_;
  std::vector<std::optional<Location>> locations_;                         // of the places
  std::map<std::pair<std::string, std::uint32_t>, Timetable> timetables_;  // by hours and clock
  std::vector<hours::Schedule const*> columns_{nullptr};  // of the open table: the first is of what is not known
};

Directory::Directory(DirectoryRows rows, Date today, std::int64_t version)
    : today_(today),
      version_(version),
      networks_(rows.networks),
      official_figures_(std::move(rows.official_figures)),
      seats_(std::move(rows.seats)),
      targets_(std::move(rows.targets)),
      territories_(std::move(rows.territories), std::move(rows.within), std::move(rows.postcodes),
                   std::move(rows.former_codes)),
      zones_(territories_, networks_, std::move(rows.zone_marks)),
      catalogue_(rows),
      clocks_(std::move(rows.networks), std::move(rows.school_holidays)),
      counters_(std::move(rows.counters)),
      stops_(std::move(rows.stops)),
      unread_fields_(std::move(rows.unread_fields)) {
  std::sort(stops_.begin(), stops_.end(), [](Stop const& a, Stop const& b) {
    return std::tie(a.network_id, a.counter_id, a.position) < std::tie(b.network_id, b.counter_id, b.position);
  });
  for (auto& particulars : rows.particulars) {
    auto const id = particulars.counter_id;
    particulars_.emplace(id, std::move(particulars));
  }
  Builder{*this}.build();
}

CounterParticulars const* Directory::particulars_of(Counter const& counter) const {
  auto const found = particulars_.find(counter.id);
  return found == particulars_.end() || found->second.network_id != counter.network_id ? nullptr : &found->second;
}

Date Directory::checked_on(Counter const& counter) const {
  auto const* const particulars = particulars_of(counter);
  return particulars == nullptr ? counter.source_date : std::max(counter.source_date, particulars->checked_on);
}

Counter const* Directory::find(CounterId const& id) const {
  auto const found = counter_by_id_.find(id.text);
  return found == counter_by_id_.end() ? nullptr : &counters_[found->second];
}

std::span<MeetingPlace const> Directory::places_of(Counter const& counter) const {
  auto const index = static_cast<std::uint32_t>(&counter - counters_.data());
  auto const first = first_place_of_counter_.find(index);
  if (first == first_place_of_counter_.end()) {
    return {};
  }
  auto last = std::size_t{first->second};
  while (last < places_.size() && places_[last].counter == index) {
    ++last;
  }
  return std::span{places_}.subspan(first->second, last - first->second);
}

std::span<Stop const> Directory::stops_of(Counter const& counter) const {
  auto const key = std::tie(counter.network_id, counter.id);
  auto const first = std::partition_point(
      stops_.begin(), stops_.end(), [&](Stop const& stop) { return std::tie(stop.network_id, stop.counter_id) < key; });
  auto const last = std::partition_point(
      first, stops_.end(), [&](Stop const& stop) { return std::tie(stop.network_id, stop.counter_id) == key; });
  return {first, last};
}

std::vector<UnreadField> Directory::unread_fields_of(Counter const& counter) const {
  std::vector<UnreadField> fields;
  for (auto const& field : unread_fields_) {
    if (field.network_id == counter.network_id && field.counter_id == counter.id) {
      fields.push_back(field);
    }
  }
  return fields;
}

CounterCard Directory::card(MeetingPlace const& place) const {
  return card_of(counters_[place.counter], place.stop ? &stops_[*place.stop] : nullptr);
}

std::uint32_t Directory::index_in_tree(MeetingPlace const& place) const {
  auto const index = static_cast<std::uint32_t>(&place - places_.data());
  auto const& places = located_.places;
  return static_cast<std::uint32_t>(std::lower_bound(places.begin(), places.end(), index) - places.begin());
}

std::string Directory::key(MeetingPlace const& place) const {
  auto const& id = counters_[place.counter].id.text;
  return place.stop ? fmt::format("{}~{}", id, stops_[*place.stop].position) : id;
}

MeetingPlace const* Directory::find_place(std::string_view wanted) const {
  auto const* const counter = find(CounterId{std::string{wanted.substr(0, wanted.find('~'))}});
  if (counter == nullptr) {
    return nullptr;
  }
  for (auto const& place : places_of(*counter)) {
    if (key(place) == wanted) {
      return &place;
    }
  }
  return nullptr;
}

}  // namespace relais::network
