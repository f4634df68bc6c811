#include "engine/language/nearest_stories.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

namespace relais::language {
namespace {

constexpr std::size_t kLookedAt = 4;  // times as many as wanted, for windows do not show all of a likeness

using Place = std::uint32_t;  // of a story, when all are sorted by their heaviest features

// The three heaviest features, heaviest first.
std::array<std::uint32_t, 3> heaviest(StoryVector const& story) {
  auto copy = story;
  auto const end = copy.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, copy.size()));
  std::partial_sort(copy.begin(), end, copy.end(), [](StoryFeature const& a, StoryFeature const& b) {
    return a.weight > b.weight || (a.weight == b.weight && a.id < b.id);
  });
  auto features = std::array<std::uint32_t, 3>{};
  std::transform(copy.begin(), end, features.begin(), [](StoryFeature const& feature) { return feature.id; });
  return features;
}

std::vector<std::uint32_t> sorted_stories(std::vector<StoryVector> const& stories) {
  auto keys = std::vector<std::array<std::uint32_t, 3>>{};
  std::ranges::transform(stories, std::back_inserter(keys), heaviest);
  auto order = std::vector<std::uint32_t>(stories.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t story) { return keys[story]; });
  return order;
}

struct Posting {
  Place place;
  float weight;
};

// The part of a posting list that a story at this place looks at.
std::span<Posting const> around(std::vector<Posting> const& postings, Place place, std::size_t window) {
  if (postings.size() <= window) {
    return postings;
  }
  auto const own = std::ranges::lower_bound(postings, place, {}, &Posting::place) - postings.begin();
  auto const half = static_cast<std::ptrdiff_t>(window / 2);
  auto const latest = static_cast<std::ptrdiff_t>(postings.size() - window);
  return std::span{postings}.subspan(static_cast<std::size_t>(std::clamp(own - half, std::ptrdiff_t{0}, latest)),
                                     window);
}

template <typename Value, typename Before>
void keep_first(std::vector<Value>& values, std::size_t most, Before const& before) {
  if (values.size() > most) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(most), values.end(), before);
    values.resize(most);
  }
  std::ranges::sort(values, before);
}

}  // namespace

std::vector<std::vector<Neighbour>> nearest_stories(std::vector<StoryVector> const& stories, std::size_t count,
                                                    std::size_t window) {
  auto const order = sorted_stories(stories);
  auto postings = std::vector<std::vector<Posting>>{};
  for (Place place = 0; place < order.size(); ++place) {
    for (auto const& feature : stories[order[place]]) {
      if (feature.id >= postings.size()) {
        postings.resize(feature.id + 1);
      }
      postings[feature.id].push_back({place, feature.weight});
    }
  }
  auto nearest = std::vector<std::vector<Neighbour>>(stories.size());
  auto in_sight = std::vector<float>(stories.size());  // likeness as far as the windows show it
  auto candidates = std::vector<Place>{};
  for (Place place = 0; place < order.size(); ++place) {
    auto const& own = stories[order[place]];
    candidates.clear();
    for (auto const& feature : own) {
      for (auto const& posting : around(postings[feature.id], place, window)) {
        if (in_sight[posting.place] == 0) {
          candidates.push_back(posting.place);
        }
        in_sight[posting.place] += feature.weight * posting.weight;
      }
    }
    keep_first(candidates, kLookedAt * count, [&](Place a, Place b) {
      return std::tuple{-in_sight[a], order[a]} < std::tuple{-in_sight[b], order[b]};
    });
    auto& of_story = nearest[order[place]];
    for (auto const candidate : candidates) {
      if (candidate != place) {
        of_story.push_back({order[candidate], cosine(own, stories[order[candidate]])});
      }
    }
    for (auto const& feature : own) {
      for (auto const& posting : around(postings[feature.id], place, window)) {
        in_sight[posting.place] = 0;
      }
    }
    keep_first(of_story, count, [](Neighbour const& a, Neighbour const& b) {
      return std::tuple{-a.likeness, a.story} < std::tuple{-b.likeness, b.story};
    });
    of_story.shrink_to_fit();
  }
  return nearest;
}

}  // namespace relais::language
