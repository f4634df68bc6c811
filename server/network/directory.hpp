// The published directory in memory, immutable: what the finder and the public pages read. It is built from the
// database at start, after each change of the directory, and each day (see live_directory.hpp, and ADR 3 for why).
#pragma once

#include <functional>

#include "engine/geo/nearest.hpp"
#include "engine/hours/open_table.hpp"
#include "network/catalogue.hpp"
#include "network/directory_store.hpp"
#include "network/opening_times.hpp"
#include "network/place_clocks.hpp"
#include "network/territories.hpp"
#include "network/zones.hpp"

namespace relais::network {

// Where one can go: a counter's own place, or one stop of its tour.
struct MeetingPlace {
  std::uint32_t counter;              // into Directory::counters()
  std::optional<std::uint32_t> stop;  // into Directory::stops()
  std::uint32_t clock;                // into Directory::clocks()
  std::uint32_t zone;                 // into PlaceClocks::zones()
  std::uint32_t hours_column;         // into Directory::open_table()
  std::uint16_t bundle;               // into Directory::bundles()
  OpeningTimes times;
  json::Written card;  // the fixed part of its CounterItem, without the closing brace
};

// Some of the places: those with coordinates, by nearness.
struct LocatedPlaces {
  geo::NearestTree tree;
  std::vector<std::uint32_t> places;  // into Directory::places(), by the tree's index, ascending
  std::int64_t counters = 0;          // that these places belong to
};

// A network's label and the partners whose first level the counters with it help with.
struct Bundle {
  NetworkId network_id;
  std::string label;  // empty: no label
  std::vector<PartnerCode> partners;
  std::vector<PartnerCode> missing;   // of the label's own, which these counters say that they cannot give for now
  std::vector<std::uint32_t> places;  // that have this bundle, into Directory::places()
  LocatedPlaces located;
  bool has(PartnerCode const& partner) const;
};

class Directory {
 public:
  // `today` decides which counters exist and which bundle holds. Some 0.3 s for a country.
  // `version`: see DirectoryStore.
  Directory(DirectoryRows rows, Date today, std::int64_t version = 0);
  Directory(Directory const&) = delete;
  Directory& operator=(Directory const&) = delete;

  Date today() const { return today_; }
  std::int64_t version() const { return version_; }
  Territories const& territories() const { return territories_; }
  Zones const& zones() const { return zones_; }
  Catalogue const& catalogue() const { return catalogue_; }
  PlaceClocks const& clocks() const { return clocks_; }
  std::vector<Network> const& networks() const { return networks_; }
  std::vector<OfficialFigure> const& official_figures() const { return official_figures_; }
  std::vector<Seat> const& seats() const { return seats_; }
  std::vector<GrowthTarget> const& targets() const { return targets_; }

  // All counters ever listed, in the order of network and id; those that exist today have meeting places.
  std::vector<Counter> const& counters() const { return counters_; }
  std::vector<Stop> const& stops() const { return stops_; }
  std::vector<Bundle> const& bundles() const { return bundles_; }
  std::vector<MeetingPlace> const& places() const { return places_; }

  Counter const* find(CounterId const& id) const;
  // The meeting places of a counter, its own first. Empty: it does not exist today.
  std::span<MeetingPlace const> places_of(Counter const& counter) const;
  std::span<Stop const> stops_of(Counter const& counter) const;
  std::vector<UnreadField> unread_fields_of(Counter const& counter) const;
  // What its own people say of it; null: nothing.
  CounterParticulars const* particulars_of(Counter const& counter) const;
  // Since when what is said of it has been known to hold: the list's date, or a later one on which its people said so.
  Date checked_on(Counter const& counter) const;
  MeetingPlace const* find_place(std::string_view key) const;
  // "fs-1729", or "fs-1729~3" for a stop: names a meeting place in a cursor.
  std::string key(MeetingPlace const& place) const;

  CounterCard card(MeetingPlace const& place) const;
  TimeZone const& zone(MeetingPlace const& place) const { return clocks_.zones()[place.zone]; }

  hours::OpenTable const& open_table() const { return open_table_; }
  LocatedPlaces const& located() const { return located_; }
  LocatedPlaces const& located_of_unknown_hours() const { return located_of_unknown_hours_; }
  std::uint32_t index_in_tree(MeetingPlace const& place) const;           // of a place of located()
  std::vector<std::uint32_t> const& by_name() const { return by_name_; }  // places in the order of their names
  // Name, commune and postcode of a place, folded: what `q` is matched with.
  std::string_view words(std::uint32_t place) const { return words_[place]; }

 private:
  class Builder;

  Date today_;
  std::int64_t version_;
  std::vector<Network> networks_;
  std::vector<OfficialFigure> official_figures_;
  std::vector<Seat> seats_;
  std::vector<GrowthTarget> targets_;
  Territories territories_;
  Zones zones_;
  Catalogue catalogue_;
  PlaceClocks clocks_;
  std::vector<Counter> counters_;
  std::vector<Stop> stops_;
  std::vector<UnreadField> unread_fields_;
  std::unordered_map<CounterId, CounterParticulars> particulars_;
  std::vector<Bundle> bundles_;
  std::vector<MeetingPlace> places_;
  std::vector<std::string> words_;
  std::vector<std::uint32_t> by_name_;
  hours::OpenTable open_table_;
  LocatedPlaces located_;
  LocatedPlaces located_of_unknown_hours_;
  std::unordered_map<std::string_view, std::uint32_t> counter_by_id_;
  std::unordered_map<std::uint32_t, std::uint32_t> first_place_of_counter_;
};

// The directory of this moment; null while it is being loaded.
using DirectoryNow = std::function<std::shared_ptr<Directory const>()>;

}  // namespace relais::network
