#include "coverage/coverage_house.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <sys/stat.h>

namespace relais::coverage {
namespace {

constexpr std::string_view kRoadsRefusedEvent{"coverage.roads_refused"};
constexpr std::size_t kMapsKept = 12;
constexpr std::size_t kWavesKept = 4;
// Where more than one of so many counters have other places, repairs cost about what counting from nothing does.
constexpr std::size_t kFewOf = 16;

struct FileState {
  std::string identity;  // changes when another file takes its place; empty: there is none
  std::uint64_t inode = 0;
};

FileState state_of(std::string const& path) {
  struct stat state {};
  if (::stat(path.c_str(), &state) != 0) {
    return {};
  }
  return {fmt::format("{}-{}-{}.{}", state.st_ino, state.st_size, state.st_mtim.tv_sec, state.st_mtim.tv_nsec),
          state.st_ino};
}

// Whoever counts holds up nobody who only reads: others wait so long for their turn, then come again.
constexpr auto kPatience = std::chrono::seconds{1};
Problem is_busy() {
  return {Fault::kUnavailable, "coverage.busy", {}, {}, std::chrono::seconds{2}};
}

void append(std::string& key, auto const& value) {
  key.append(reinterpret_cast<char const*>(&value), sizeof value);
}

// Two sets of places with the same key have the same map.
std::string key_of(Surroundings const& around, Places const& places, bool across) {
  std::string key;
  append(key, reinterpret_cast<std::uintptr_t>(around.land.get()));
  append(key, reinterpret_cast<std::uintptr_t>(around.roads.get()));
  append(key, across);
  for (auto const& place : places.places) {
    append(key, place.at.lat);
    append(key, place.at.lon);
    append(key, place.closes_in.value_or(-1.0));
    key += place.counter + '\0' + place.name + '\0';
  }
  for (auto const& [network, left_out] : places.left_out) {
    append(key, left_out.hours_not_known);
    append(key, left_out.unplaced);
    key += network.text + '\0';
  }
  return key;
}

PlacesAsked places_asked(CoverageQuery const& query) {
  return {query.procedure, query.partner, query.kind, query.open_at, query.weekly_hours};
}

}  // namespace

CoverageHouse::CoverageHouse(LandNow land, std::string roads_file, ReadPeopleGrids grids, log::Log const& log)
    : land_(std::move(land)), roads_file_(std::move(roads_file)), grids_(std::move(grids)), log_(log) {}

bool CoverageHouse::keep_up() {
  auto land = land_();
  if (land == nullptr) {
    return false;
  }
  auto now = Surroundings{};
  {
    auto const lock = std::lock_guard{mutex_};
    now = around_.value_or(now);
  }
  auto const file = state_of(roads_file_);
  auto const is_other_file = file.identity != file_identity_;
  if (!is_other_file && now.land == land) {
    return false;
  }
  auto const before = now.roads;
  if (is_other_file) {
    now.roads = open_roads(before, file.inode);
  }
  auto const has_other_roads = now.roads != before;
  auto grids = now.land == land ? now.grids : std::make_shared<PeopleGrids const>(grids_());
  auto const has_same_people = now.land != nullptr && now.land->communes == land->communes && *now.grids == *grids;
  if (now.roads == nullptr) {
    now.ground = nullptr;
    now.owners = std::make_shared<Owners const>(land->communes);
  } else if (has_other_roads || !has_same_people) {
    now.ground = std::make_shared<RoadsGround const>(
        ground_of({land->communes, grids->cells}, now.roads->graph(), now.roads->index()));
  }
  now.land = std::move(land);
  now.grids = std::move(grids);
  file_identity_ = file.identity;
  auto const nobody_counts = std::lock_guard{counting_};
  bases_.clear();
  auto const lock = std::lock_guard{mutex_};
  around_ = std::move(now);
  kept_.clear();
  idle_.clear();
  return true;
}

// Where the new file is refused, those in use stay, if they lie in another one that is mapped still.
std::shared_ptr<Roads const> CoverageHouse::open_roads(std::shared_ptr<Roads const> const& before,
                                                       std::uint64_t inode) {
  if (inode == 0) {
    return nullptr;
  }
  auto opened = Roads::open(roads_file_);
  if (opened) {
    inode_ = inode;
    return *std::move(opened);
  }
  auto const keeps = before != nullptr && inode_ != inode;
  log_.write(log::Level::kError, kRoadsRefusedEvent,
             {{"code", std::string_view{opened.problem().code}},
              {"detail", std::string_view{opened.problem().detail}},
              {"keeps_before", std::string_view{keeps ? "yes" : "no"}}});
  return keeps ? before : nullptr;
}

Result<Surroundings> CoverageHouse::surroundings() const {
  auto const lock = std::lock_guard{mutex_};
  if (!around_) {
    return Problem{Fault::kUnavailable, "coverage.loading", {}, {}, std::chrono::seconds{2}};
  }
  return *around_;
}

Result<CoverageHouse::Maps> CoverageHouse::maps(Surroundings const& around, CoverageQuery const& query,
                                                std::vector<Edit> const& edits) const {
  auto const asked = places_asked(query);
  auto const& land = *around.land;
  if (land.networks.empty()) {
    return Problem{Fault::kNotFound, "coverage.network_unknown"};
  }
  auto places = land.places(asked);
  if (places) {
    places = apply_edits(land, *std::move(places), asked, query.network.value_or(land.networks.front()), edits);
  }
  if (!places) {
    return places.problem();
  }
  auto const across = query.across.value_or(false);
  std::vector<std::shared_ptr<AccessMap const>> at_speeds;
  for (auto const speed : query.open_at ? std::vector{1.0, kSlower, kFaster} : std::vector{1.0}) {
    auto counted = map(around, *places, across, speed);
    if (!counted) {
      return counted.problem();
    }
    at_speeds.push_back(*std::move(counted));
  }
  return Maps{at_speeds.front(), at_speeds[at_speeds.size() / 2], at_speeds.back()};
}

Result<std::shared_ptr<AccessMap const>> CoverageHouse::map(Surroundings const& around, Places places, bool across,
                                                            double speed) const {
  for (auto& place : places.places) {
    if (place.closes_in) {
      *place.closes_in *= speed;  // on the road as it is
    }
  }
  auto const key = key_of(around, places, across);
  auto const find_kept = [&]() -> std::shared_ptr<AccessMap const> {
    auto const lock = std::lock_guard{mutex_};
    auto const found = std::ranges::find(kept_, key, &Kept::key);
    if (found == kept_.end()) {
      return nullptr;
    }
    std::rotate(kept_.begin(), found, std::next(found));
    return kept_.front().map;
  };
  if (auto found = find_kept()) {
    return found;
  }
  auto const one_at_a_time = std::unique_lock{counting_, kPatience};
  if (!one_at_a_time) {
    return is_busy();
  }
  if (auto found = find_kept()) {  // by whoever was before us
    return found;
  }
  auto counted = count(around, places, across);
  auto const lock = std::lock_guard{mutex_};
  kept_.push_front({key, counted});
  if (kept_.size() > kMapsKept) {
    kept_.pop_back();
  }
  return counted;
}

std::shared_ptr<AccessMap const> CoverageHouse::count(Surroundings const& around, Places const& places,
                                                      bool across) const {
  auto const waves = count_waves(places);
  if (around.ground == nullptr || waves > kWavesKept) {
    return std::make_shared<AccessMap const>(access(*around.land, places, across, around.ground.get()));
  }
  for (auto base = bases_.begin(); base != bases_.end(); ++base) {
    if (base->around.land != around.land || base->around.ground != around.ground || base->across != across) {
      continue;
    }
    auto const counters = base->edits->map()->counters.size();
    if (auto map = base->edits->with(places, std::max(counters / kFewOf, std::size_t{1}))) {
      std::rotate(bases_.begin(), base, std::next(base));
      return std::make_shared<AccessMap const>(*std::move(map));
    }
  }
  auto kept = waves;
  auto const first_too_many =
      std::ranges::find_if(bases_, [&](Base const& base) { return (kept += base.edits->waves()) > kWavesKept; });
  bases_.erase(first_too_many, bases_.end());
  bases_.push_front({around, across, std::make_unique<AccessEdits>(*around.land, places, across, *around.ground)});
  return bases_.front().edits->map();
}

Result<Coverage> CoverageHouse::answer(CoverageQuery const& query, std::size_t limit) const {
  auto const around = surroundings();
  if (!around) {
    return around.problem();
  }
  auto const counted = maps(*around, query, {});
  if (!counted) {
    return counted.problem();
  }
  auto said = coverage(*around->land, counted->view(), query, limit);
  if (said && around->roads != nullptr && said->uses_roads) {
    auto const& about = around->roads->about();
    said->roads = roads_known(*around);
    for (auto const& grid : around->grids->grids) {
      if (grid.network_id == said->network) {
        said->sources.push_back({grid.network_id, "grid", grid.source, grid.imported_on, {}});
      }
    }
    said->sources.push_back({{},
                             about.as_of ? "roads" : "roads_read",
                             fmt::format("{}", fmt::join(about.extracts, ", ")),
                             about.as_of.value_or(about.imported_on),
                             {}});
  }
  return said;
}

Result<Comparison> CoverageHouse::compare(CoverageQuery const& query, std::vector<Edit> const& before,
                                          std::vector<Edit> const& after) const {
  auto const around = surroundings();
  if (!around) {
    return around.problem();
  }
  auto const was = maps(*around, query, before);
  auto const is = was ? maps(*around, query, after) : was;
  if (!is) {
    return is.problem();
  }
  auto said = coverage::compare(*around->land, was->view(), is->view(), query);
  if (said && said->uses_roads) {
    said->roads = roads_known(*around);
  }
  return said;
}

Result<void> CoverageHouse::check(CoverageQuery const& query, std::vector<Edit> const& edits) const {
  auto const around = surroundings();
  if (!around) {
    return around.problem();
  }
  auto const& land = *around->land;
  auto const selection = select(land, query);
  if (!selection) {
    return selection.problem();
  }
  auto const applied = apply_edits(land, {}, {}, selection->network, edits);
  return applied ? Result<void>{} : applied.problem();
}

Result<Capacity> CoverageHouse::capacity(CapacityQuery const& query) const {
  auto const around = surroundings();
  auto const places =
      around ? around->land->places({query.procedure, query.partner, {}, {}, {}}) : Result<Places>{around.problem()};
  if (!places) {
    return places.problem();
  }
  auto const one_at_a_time = std::unique_lock{counting_, kPatience};
  if (!one_at_a_time) {
    return is_busy();
  }
  auto const& land = *around->land;
  auto times = CentreTimes{*around, static_cast<double>(kBands.back().minutes)};
  auto const minutes_to = [&](Place const& place, std::span<std::uint32_t const> communes) {
    return times.to(place.at, communes);
  };
  auto said = coverage::capacity(land, *places, query, minutes_to);
  if (said) {
    said->method = times.has_used_roads() ? Method::kRoads : Method::kStraightLine;
    said->roads = times.has_used_roads() ? roads_known(*around) : std::nullopt;
  }
  return said;
}

std::optional<RoadsKnown> CoverageHouse::roads_known(Surroundings const& around) const {
  auto const* const roads = around.roads.get();
  return roads == nullptr ? std::nullopt
                          : std::optional{RoadsKnown{roads->about().attribution, roads->about().is_made_up}};
}

std::vector<std::optional<double>> CoverageHouse::minutes_by_road(geo::Point from, std::span<geo::Point const> to,
                                                                  double limit_minutes) const {
  std::vector<std::optional<double>> minutes(to.size());
  auto const around = surroundings();
  auto const roads = around ? around->roads : nullptr;
  auto const start = roads == nullptr ? std::nullopt : roads->index().snap(position_of(from));
  if (!start) {
    return minutes;
  }
  auto search = idle_search(roads);
  std::vector<roads::Snapped> ends;
  std::vector<std::size_t> of;
  for (std::size_t i = 0; i < to.size(); ++i) {
    if (auto const end = roads->index().snap(position_of(to[i]))) {
      ends.push_back(*end);
      of.push_back(i);
    }
  }
  auto const times = search->times_to(*start, ends, static_cast<roads::Time>(limit_minutes * kTenthsAMinute));
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (times[i] != roads::kNever) {
      minutes[of[i]] = times[i] / kTenthsAMinute;
    }
  }
  auto const lock = std::lock_guard{mutex_};
  if (around_ && around_->roads == roads) {
    idle_.push_back(std::move(search));
  }
  return minutes;
}

std::unique_ptr<roads::Within> CoverageHouse::idle_search(std::shared_ptr<Roads const> const& roads) const {
  {
    auto const lock = std::lock_guard{mutex_};
    if (!idle_.empty() && around_->roads == roads) {
      auto search = std::move(idle_.back());
      idle_.pop_back();
      return search;
    }
  }
  return std::make_unique<roads::Within>(roads->graph(), roads::Heading::kLeaving);
}

}  // namespace relais::coverage
