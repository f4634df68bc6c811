#include "engine/roads/hierarchy_times.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "engine/roads/along_edge.hpp"
#include "engine/roads/hierarchy_parallel.hpp"
#include "engine/roads/hierarchy_sweep.hpp"

namespace relais::roads {
namespace {

constexpr std::size_t kPiece = 64;  // places

struct Note {
  std::uint32_t of = 0;  // a place in the hierarchy, or in a bucket the place gone to
  Time time = 0;
};

std::vector<std::uint32_t> ends_of(std::span<Edge const> edges, std::span<Snapped const> from,
                                   std::span<Snapped const> to) {
  std::vector<std::uint32_t> nodes;
  nodes.reserve(2 * (from.size() + to.size()));
  for (auto const& places : {from, to}) {
    for (auto const& place : places) {
      nodes.push_back(edges[place.edge].from);
      nodes.push_back(edges[place.edge].to);
    }
  }
  return nodes;
}

// Climbs from one place after another; one thread.
class Climber {
 public:
  // The way climbed, and how it is driven from above, are the two times of an arc.
  Climber(Ladder const& ladder, std::span<Time const> up, std::span<Time const> down, Time limit)
      : up_{up},
        down_{down},
        limit_{limit},
        ends_{ladder.up},
        first_(ladder.places() + 1),
        times_(ladder.places(), kFarthestWay),
        waiting_(ladder.places() / 64 + 1) {
    for (std::size_t i = 0; i + 1 < ladder.runs.size(); ++i) {
      auto const& run = ladder.runs[i];
      for (auto place = run.first_place; place < ladder.runs[i + 1].first_place; ++place) {
        first_[place] = run.first_arc + (place - run.first_place) * run.arcs_a_node;
      }
    }
    first_.back() = static_cast<std::uint32_t>(ladder.up.size());
  }

  void begin_at(std::uint32_t place, Time time) {
    if (time <= limit_) {
      reach(place, time);
    }
  }

  // The places above, from the highest to the lowest, without those to which a way from further above is quicker.
  std::vector<Note> const& climb() {
    climbed_.clear();
    found_.clear();
    for (auto word = waiting_.size(); word-- > 0;) {
      while (waiting_[word] != 0) {
        auto const bit = 63 - std::countl_zero(waiting_[word]);
        waiting_[word] &= ~(std::uint64_t{1} << bit);
        auto const place = static_cast<std::uint32_t>(word * 64 + static_cast<unsigned>(bit));
        climbed_.push_back(place);
        for (auto arc = first_[place]; arc < first_[place + 1]; ++arc) {
          if (auto const time = times_[place] + up_[arc]; time <= limit_) {
            reach(ends_[arc], time);
          }
        }
      }
    }
    for (auto i = climbed_.size(); i-- > 0;) {
      auto const place = climbed_[i];
      auto quickest = times_[place];
      for (auto arc = first_[place]; arc < first_[place + 1]; ++arc) {
        quickest = std::min(quickest, times_[ends_[arc]] + down_[arc]);
      }
      if (std::exchange(times_[place], quickest) == quickest) {
        found_.push_back({place, quickest});
      }
    }
    for (auto const place : climbed_) {
      times_[place] = kFarthestWay;
    }
    return found_;
  }

 private:
  void reach(std::uint32_t place, Time time) {
    times_[place] = std::min(times_[place], time);
    waiting_[place / 64] |= std::uint64_t{1} << place % 64;
  }

  std::span<Time const> up_;
  std::span<Time const> down_;
  Time limit_;
  std::span<std::uint32_t const> ends_;
  std::vector<std::uint32_t> first_;
  std::vector<Time> times_;
  std::vector<std::uint64_t> waiting_;
  std::vector<std::uint32_t> climbed_;
  std::vector<Note> found_;
};

// By place in the hierarchy: the places gone to, the quickest first.
class Buckets {
 public:
  Buckets(std::span<std::vector<Note> const> notes, std::size_t places, unsigned threads) : first_(places + 1) {
    for (auto const& of_one : notes) {
      for (auto const& note : of_one) {
        ++first_[note.of + 1];
      }
    }
    for (std::size_t place = 0; place < places; ++place) {
      first_[place + 1] += first_[place];
    }
    notes_.resize(first_.back());
    auto next = first_;
    for (std::uint32_t to = 0; to < notes.size(); ++to) {
      for (auto const& note : notes[to]) {
        notes_[next[note.of]++] = {to, note.time};
      }
    }
    in_parallel(threads, places, 1'024, [&](std::size_t begin, std::size_t end, unsigned) {
      for (auto place = begin; place < end; ++place) {
        auto const bucket = std::span{notes_}.subspan(first_[place], first_[place + 1] - first_[place]);
        std::ranges::sort(bucket, {}, &Note::time);
      }
    });
  }

  std::span<Note const> of(std::uint32_t place) const {
    return std::span{notes_}.subspan(first_[place], first_[place + 1] - first_[place]);
  }

 private:
  std::vector<std::size_t> first_;
  std::vector<Note> notes_;
};

class Matrix {
 public:
  Matrix(GraphView const& graph, HierarchyView const& hierarchy, std::span<Snapped const> from,
         std::span<Snapped const> to, Time limit, unsigned threads)
      : edges_{graph.edges},
        from_{from},
        to_{to},
        limit_{std::min(limit, kFarthestWay)},
        threads_{std::max(threads, 1U)},
        part_{hierarchy, ends_of(graph.edges, from, to)},
        ground_{part_.view()} {
    for (std::uint32_t i = 0; i < to.size(); ++i) {
      on_edges_.push_back({to[i].edge, i});
    }
    std::ranges::sort(on_edges_);
  }

  SparseTimes times() {
    auto const buckets = Buckets{notes(), ground_.ladder.places(), threads_};
    auto rows = std::vector<std::vector<TimeTo>>(from_.size());
    auto climbers = std::vector<Climber>(
        threads_, Climber{ground_.ladder, ground_.ladder.times_up, ground_.ladder.times_down, limit_});
    auto best = std::vector<std::vector<Time>>(threads_, std::vector<Time>(to_.size(), kNever));
    in_parallel(threads_, from_.size(), kPiece, [&](std::size_t begin, std::size_t end, unsigned thread) {
      for (auto i = begin; i < end; ++i) {
        rows[i] = row(i, buckets, climbers[thread], best[thread]);
      }
    });
    SparseTimes all;
    all.first.push_back(0);
    for (auto const& row : rows) {
      all.first.push_back(all.first.back() + row.size());
    }
    all.times.reserve(all.first.back());
    for (auto& row : rows) {
      all.times.insert(all.times.end(), row.begin(), row.end());
      row = {};
    }
    return all;
  }

 private:
  std::vector<std::vector<Note>> notes() {
    auto notes = std::vector<std::vector<Note>>(to_.size());
    auto climbers = std::vector<Climber>(
        threads_, Climber{ground_.ladder, ground_.ladder.times_down, ground_.ladder.times_up, limit_});
    in_parallel(threads_, to_.size(), kPiece, [&](std::size_t begin, std::size_t end, unsigned thread) {
      for (auto i = begin; i < end; ++i) {
        auto const [from, to] = from_ends_to_place(edges_[to_[i].edge], to_[i].share);
        notes[i] = climbed(from_.size() + i, from, to, climbers[thread]);
      }
    });
    return notes;
  }

  // From the two ends of the edge of a place, by its index among those of part_.
  std::vector<Note> const& climbed(std::size_t place, Time from, Time to, Climber& climber) const {
    climber.begin_at(ground_.place_of[2 * place], from);
    climber.begin_at(ground_.place_of[2 * place + 1], to);
    return climber.climb();
  }

  std::vector<TimeTo> row(std::size_t i, Buckets const& buckets, Climber& climber, std::vector<Time>& best) const {
    std::vector<TimeTo> row;
    auto const offer = [&](std::uint32_t place, Time time) {
      if (best[place] == kNever) {
        row.push_back({place, 0});
      }
      best[place] = std::min(best[place], time);
    };
    auto const& edge = edges_[from_[i].edge];
    auto const [from, to] = from_place_to_ends(edge, from_[i].share);
    for (auto const& above : climbed(i, from, to, climber)) {
      for (auto const& note : buckets.of(above.of)) {
        if (above.time + note.time > limit_) {
          break;
        }
        offer(note.of, above.time + note.time);
      }
    }
    auto on_edge = std::ranges::lower_bound(on_edges_, std::pair{from_[i].edge, std::uint32_t{0}});
    for (; on_edge != on_edges_.end() && on_edge->first == from_[i].edge; ++on_edge) {
      if (auto const time = straight_along(edge, from_[i].share, to_[on_edge->second].share); time <= limit_) {
        offer(on_edge->second, time);
      }
    }
    std::ranges::sort(row);
    for (auto& [place, time] : row) {
      time = std::exchange(best[place], kNever);
    }
    return row;
  }

  std::span<Edge const> edges_;
  std::span<Snapped const> from_;
  std::span<Snapped const> to_;
  Time limit_;
  unsigned threads_;
  HierarchyPart part_;
  HierarchyView ground_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> on_edges_;  // edge, place gone to
};

}  // namespace

SparseTimes times_between(GraphView const& graph, HierarchyView const& hierarchy, std::span<Snapped const> from,
                          std::span<Snapped const> to, Time limit, unsigned threads) {
  return Matrix{graph, hierarchy, from, to, limit, threads}.times();
}

}  // namespace relais::roads
