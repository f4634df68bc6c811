#include "engine/siting/least_cost.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>

namespace relais::siting {
namespace {

constexpr auto kFar = std::numeric_limits<std::int64_t>::max() / 4;

class Search {
 public:
  Search(std::span<Candidate const> candidates, std::vector<bool> const& is_open, std::span<std::uint32_t const> room,
         std::span<std::uint32_t const> lacking)
      : room_{room.begin(), room.end()}, lacking_{lacking}, chosen_in_(room.size()) {
    for (std::uint32_t i = 0; i < candidates.size(); ++i) {
      auto const& candidate = candidates[i];
      if (candidate.standing == Standing::kFree && !is_open[i] && candidate.area < lacking.size() &&
          lacking[candidate.area] > 0) {
        offers_.push_back({candidate.area, candidate.group < room_.size() ? candidate.group : kNone, candidate.cost});
      }
    }
    keep_useful();
  }

  Completion run() {
    for (std::uint32_t area = 0; area < lacking_.size(); ++area) {
      for (std::uint32_t unit = 0; unit < lacking_[area]; ++unit) {
        if (!give(area)) {
          return {total_, area};
        }
      }
    }
    return {total_, kNone};
  }

 private:
  struct Offer {
    std::uint32_t area;
    std::uint32_t group;
    std::uint32_t cost;
    bool is_chosen = false;
  };
  struct Step {
    std::uint32_t taken = kNone;     // an offer of the area before
    std::uint32_t released = kNone;  // of the same group, in this area
    std::uint32_t from = kNone;
  };

  // Of one area and group no more can be of use than the group admits or the area lacks: the cheapest.
  void keep_useful() {
    std::ranges::sort(offers_, {}, [](Offer const& offer) { return std::tuple{offer.area, offer.group, offer.cost}; });
    auto kept = std::vector<Offer>{};
    std::uint32_t alike = 0;
    for (auto const& offer : offers_) {
      auto const is_same = !kept.empty() && kept.back().area == offer.area && kept.back().group == offer.group;
      alike = is_same ? alike + 1 : 1;
      if (alike <= std::min(lacking_[offer.area], offer.group == kNone ? kNone : room_[offer.group])) {
        kept.push_back(offer);
      }
    }
    offers_ = std::move(kept);
    of_area_.resize(lacking_.size());
    for (std::uint32_t i = 0; i < offers_.size(); ++i) {
      of_area_[offers_[i].area].push_back(i);
    }
  }

  // One more for the area, by the cheapest chain: an offer whose group has room, or takes the place of another of its
  // group, whose area then needs one more, and so on.
  bool give(std::uint32_t area) {
    auto distance = std::vector<std::int64_t>(lacking_.size(), kFar);
    auto steps = std::vector<Step>(lacking_.size());
    auto best = kFar;
    std::uint32_t last = kNone;
    distance[area] = 0;
    auto changed = std::vector<std::uint32_t>{area};
    for (std::size_t next = 0; next < changed.size(); ++next) {
      auto const here = changed[next];
      for (auto const taken : of_area_[here]) {
        auto const& offer = offers_[taken];
        if (offer.is_chosen) {
          continue;
        }
        auto const cost = distance[here] + offer.cost;
        if (offer.group == kNone || chosen_in_[offer.group].size() < room_[offer.group]) {
          if (cost < best) {
            best = cost;
            last = taken;
          }
          continue;
        }
        for (auto const released : chosen_in_[offer.group]) {
          auto const there = offers_[released].area;
          if (there != here && cost - offers_[released].cost < distance[there]) {
            distance[there] = cost - offers_[released].cost;
            steps[there] = {taken, released, here};
            changed.push_back(there);
          }
        }
      }
    }
    if (last == kNone) {
      return false;
    }
    total_ = static_cast<std::uint64_t>(static_cast<std::int64_t>(total_) + best);
    choose(last);
    for (auto here = offers_[last].area; here != area; here = steps[here].from) {
      release(steps[here].released);
      choose(steps[here].taken);
    }
    return true;
  }

  void choose(std::uint32_t offer) {
    offers_[offer].is_chosen = true;
    if (offers_[offer].group != kNone) {
      chosen_in_[offers_[offer].group].push_back(offer);
    }
  }

  void release(std::uint32_t offer) {
    offers_[offer].is_chosen = false;
    std::erase(chosen_in_[offers_[offer].group], offer);
  }

  std::vector<std::uint32_t> room_;
  std::span<std::uint32_t const> lacking_;
  std::vector<Offer> offers_;
  std::vector<std::vector<std::uint32_t>> of_area_;
  std::vector<std::vector<std::uint32_t>> chosen_in_;
  std::uint64_t total_ = 0;
};

}  // namespace

Completion cheapest_completion(std::span<Candidate const> candidates, std::vector<bool> const& is_open,
                               std::span<std::uint32_t const> room, std::span<std::uint32_t const> lacking) {
  return Search{candidates, is_open, room, lacking}.run();
}

}  // namespace relais::siting
