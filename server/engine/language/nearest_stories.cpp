#include "engine/language/nearest_stories.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace relais::language {
namespace {

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
  auto seen = std::vector<bool>(stories.size());
  auto candidates = std::vector<Place>{};
  for (Place place = 0; place < order.size(); ++place) {
    candidates.clear();
    auto const own = order[place];
    seen[place] = true;
    for (auto const& feature : stories[own]) {
      for (auto const& posting : around(postings[feature.id], place, window)) {
        if (!seen[posting.place]) {
          seen[posting.place] = true;
          candidates.push_back(posting.place);
        }
      }
    }
    auto& of_story = nearest[own];
    for (auto const candidate : candidates) {
      seen[candidate] = false;
      of_story.push_back({order[candidate], cosine(stories[own], stories[order[candidate]])});
    }
    seen[place] = false;
    auto const kept = of_story.begin() + static_cast<std::ptrdiff_t>(std::min(count, of_story.size()));
    std::partial_sort(of_story.begin(), kept, of_story.end(), [](Neighbour const& a, Neighbour const& b) {
      return a.likeness > b.likeness || (a.likeness == b.likeness && a.story < b.story);
    });
    of_story.erase(kept, of_story.end());
    of_story.shrink_to_fit();
  }
  return nearest;
}

}  // namespace relais::language
