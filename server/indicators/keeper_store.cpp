#include "indicators/keeper_store.hpp"

#include <map>
#include <set>

#include "platform/json/read.hpp"

namespace relais::indicators {
namespace {

constexpr auto kTogether = 1000;

db::Statement const kIsEmpty{"indicators.rollup_is_empty", R"sql(
  select case when exists (select 1 from rollup_place where network_id = :network and feed = :feed)
    then 0 else 1 end)sql"};

std::optional<Changed> read_changed(std::string const& payload) {
  auto read = json::read<Changed>(payload);
  return read ? std::optional{*std::move(read)} : std::nullopt;
}

}  // namespace

bool Keeper::run_once() {
  auto const geography = geography_();
  if (!geography) {
    return false;
  }
  if (!has_looked_) {
    fill_gaps(*geography);
    has_looked_ = true;
  }
  auto const batch = reader_.next(kTogether);
  if (batch.events.empty()) {
    return false;
  }
  // What many events tell of one counter is counted once.
  for (auto const& feed : feeds_) {
    std::map<std::pair<std::string, std::string>, std::set<Month>> changed;
    for (auto const& event : batch.events) {
      if (auto const told = event.name == feed.event ? read_changed(event.payload) : std::nullopt) {
        changed[{told->network, told->counter}].insert(told->months.begin(), told->months.end());
      }
    }
    for (auto const& [place, months] : changed) {
      refresh(database_, feed, NetworkId{place.first}, place.second, {months.begin(), months.end()},
              geography->department_of);
    }
  }
  // Refused where another node took the same events: counting twice changes nothing.
  static_cast<void>(database_.write([&](db::Transaction& tx) { return reader_.acknowledge(tx, batch); }));
  return true;
}

void Keeper::fill_gaps(Geography const& geography) {
  for (auto const& network : geography.networks) {
    for (auto const& feed : feeds_) {
      auto const is_empty = database_.read([&](db::Snapshot const& snapshot) {
        return snapshot.one<std::int64_t>(kIsEmpty, db::arg("network", network), db::arg("feed", feed.id)) == 1;
      });
      if (is_empty) {
        rebuild(database_, feed, network, geography.department_of);
      }
    }
  }
}

}  // namespace relais::indicators
