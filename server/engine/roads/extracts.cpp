#include "engine/roads/extracts.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "engine/roads/drivable.hpp"
#include "engine/roads/read_osm.hpp"

namespace relais::roads {
namespace {

struct Way {
  std::int64_t id = 0;
  std::size_t first_ref = 0;
  std::uint32_t refs = 0;
  Drivable drivable;
};

class Ways : public OsmSink {
 public:
  Ways(ReadLimits limits, ExtractCounts& counts) : limits_{limits}, counts_{counts} {}

  void begin() {}
  void end() {}
  bool wants_nodes() const override { return false; }
  bool is_full() const override { return ways.size() > limits_.ways || refs.size() > limits_.refs; }
  void relation() override { ++counts_.relations; }
  void as_of(std::chrono::sys_days day) override { oldest = oldest ? std::min(*oldest, day) : day; }
  void way(OsmWay const& way) override {
    ++counts_.ways;
    counts_.highways += is_highway(way.tags) ? 1 : 0;
    auto const drivable = roads::drivable(way.tags);
    if (!drivable || way.refs.size() < 2) {
      return;
    }
    ways.push_back({way.id, refs.size(), static_cast<std::uint32_t>(way.refs.size()), *drivable});
    refs.insert(refs.end(), way.refs.begin(), way.refs.end());
  }

  void keep_each_once() {
    std::ranges::stable_sort(ways, {}, &Way::id);
    auto const same = [](Way const& a, Way const& b) { return a.id == b.id; };
    auto const repeated = std::unique(ways.begin(), ways.end(), same);
    counts_.repeated = static_cast<std::size_t>(ways.end() - repeated);
    ways.erase(repeated, ways.end());
    counts_.roads = ways.size();
  }

  std::vector<Way> ways;
  std::vector<std::int64_t> refs;
  std::optional<std::chrono::sys_days> oldest;

 private:
  ReadLimits limits_;
  ExtractCounts& counts_;
};

class Nodes : public OsmSink {
 public:
  Nodes(Ways const& ways, ExtractCounts& counts) : counts_{counts}, ids_{ways.refs} {
    std::ranges::sort(ids_);
    ids_.erase(std::unique(ids_.begin(), ids_.end()), ids_.end());
    states_.resize(ids_.size());
    positions_.resize(ids_.size());
  }

  // Of the file that is read next.
  void begin() {
    stated_.reset();
    seen_.reset();
  }
  void end() {
    if (auto const box = stated_ ? stated_ : seen_) {
      network_.boxes.push_back(*box);
    }
  }

  void box(Box const& box) override { stated_ = box; }
  void node(OsmNode const& node) override {
    ++counts_.nodes;
    see(node.at);
    move_to(node.id);
    if (cursor_ == ids_.size() || ids_[cursor_] != node.id || states_[cursor_] != State::kMissing) {
      return;
    }
    positions_[cursor_] = node.at;
    states_[cursor_] = is_barrier(node.tags) ? State::kBarrier : State::kOpen;
  }

  // The segments of all ways; a barrier is an end of its own for every segment.
  Network segments(Ways const& ways) {
    number();
    for (auto const& way : ways.ways) {
      add(way, std::span{ways.refs}.subspan(way.first_ref, way.refs));
    }
    return std::move(network_);
  }

 private:
  void see(Position at) {
    auto& [low, high] = seen_ ? *seen_ : seen_.emplace(Box{at, at});
    low = {std::min(low.lat, at.lat), std::min(low.lon, at.lon)};
    high = {std::max(high.lat, at.lat), std::max(high.lon, at.lon)};
  }

  enum class State : std::uint8_t { kMissing, kOpen, kBarrier };
  static constexpr auto kNoNode = std::numeric_limits<std::uint32_t>::max();

  // Extracts are sorted by id, as a rule: then all moves together are one walk.
  void move_to(std::int64_t id) {
    if (cursor_ == ids_.size() || ids_[cursor_] > id) {
      cursor_ = index_of(id);
    }
    while (cursor_ < ids_.size() && ids_[cursor_] < id) {
      ++cursor_;
    }
  }

  std::size_t index_of(std::int64_t id) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(ids_, id) - ids_.begin());
  }

  void number() {
    numbers_.assign(ids_.size(), kNoNode);
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      counts_.missing_nodes += states_[i] == State::kMissing ? 1 : 0;
      counts_.barriers += states_[i] == State::kBarrier ? 1 : 0;
      if (states_[i] == State::kOpen) {
        numbers_[i] = new_node(i);
      }
    }
  }

  std::uint32_t new_node(std::size_t index) {
    network_.nodes.push_back(positions_[index]);
    return static_cast<std::uint32_t>(network_.nodes.size() - 1);
  }

  std::uint32_t end_at(std::size_t index) {
    return states_[index] == State::kBarrier ? new_node(index) : numbers_[index];
  }

  void add(Way const& way, std::span<std::int64_t const> refs) {
    places_.clear();
    std::ranges::transform(refs, std::back_inserter(places_), [this](std::int64_t ref) { return index_of(ref); });
    auto const speed = speed_of(way);
    for (std::size_t i = 1; i < places_.size(); ++i) {
      auto const a = places_[i - 1];
      auto const b = places_[i];
      if (states_[a] == State::kMissing || states_[b] == State::kMissing) {
        note_end(states_[a] == State::kMissing ? b : a);
        continue;
      }
      if (a == b) {
        continue;
      }
      auto const metres = metres_between(positions_[a], positions_[b]);
      network_.segments.push_back({end_at(a), end_at(b), milliseconds_of(metres, speed), way.drivable.road_class,
                                   way.drivable.direction, way.drivable.speed});
    }
  }

  void note_end(std::size_t index) {
    if (states_[index] == State::kOpen) {
      network_.ends.push_back(numbers_[index]);
    }
  }

  // km/h. Of a ferry whose crossing is timed, what makes the whole of it take that long.
  double speed_of(Way const& way) const {
    if (way.drivable.ferry_seconds == 0) {
      return way.drivable.speed;
    }
    double metres = 1;
    for (std::size_t i = 1; i < places_.size(); ++i) {
      metres += metres_between(positions_[places_[i - 1]], positions_[places_[i]]);
    }
    return metres * 3.6 / way.drivable.ferry_seconds;
  }

  ExtractCounts& counts_;
  std::vector<std::int64_t> ids_;  // of all nodes that roads name, ascending
  std::vector<State> states_;      // by place in ids_, as the two below
  std::vector<Position> positions_;
  std::vector<std::uint32_t> numbers_;
  std::size_t cursor_ = 0;
  std::vector<std::size_t> places_;  // of one way
  std::optional<Box> stated_;        // of the file being read
  std::optional<Box> seen_;          // around its nodes
  Network network_;
};

Result<void> read_all(std::span<Extract const> extracts, auto& sink) {
  for (auto const& extract : extracts) {
    sink.begin();
    auto const read = read_osm(extract.bytes, sink);
    sink.end();
    if (!read) {
      auto problem = read.problem();
      problem.detail = extract.name + ", " + problem.detail;
      return problem;
    }
  }
  return {};
}

}  // namespace

Result<ReadRoads> read_roads(std::span<Extract const> extracts, ReadLimits limits) {
  auto counts = ExtractCounts{};
  auto ways = Ways{limits, counts};
  if (auto const read = read_all(extracts, ways); !read) {
    return read.problem();
  }
  if (ways.is_full()) {
    return Problem{Fault::kTooLarge, "roads.too_large"};
  }
  ways.keep_each_once();
  auto nodes = Nodes{ways, counts};
  if (auto const read = read_all(extracts, nodes); !read) {
    return read.problem();
  }
  auto network = nodes.segments(ways);
  return ReadRoads{std::move(network), counts, ways.oldest};
}

}  // namespace relais::roads
