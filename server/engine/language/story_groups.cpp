#include "engine/language/story_groups.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "engine/language/communities.hpp"
#include "engine/language/nearest_stories.hpp"
#include "engine/language/story_vectors.hpp"

namespace relais::language {
namespace {

// See story_vectors.cpp for how these were chosen.
constexpr std::size_t kNeighbours = 10;
constexpr auto kSmoothings = 2;
constexpr std::size_t kWindow = 384;       // stories of one feature that a story is held against
constexpr std::size_t kKeptFeatures = 32;  // of a smoothed story
constexpr float kLeastLikeness = 0.1F;     // of neighbours
constexpr double kResolution = 1.3;
constexpr double kLeastMember = 0.2;  // likeness with the group's middle
constexpr std::size_t kProfileSize = 32;
constexpr std::size_t kFieldTies = 3;
constexpr std::size_t kWordTies = 8;
constexpr double kSameGroup = 0.5;

using Nearest = std::vector<std::vector<Neighbour>>;

// Each story halfway to the mean of its neighbours, the likest counting most.
std::vector<StoryVector> smoothed(std::vector<StoryVector> const& stories, Nearest const& nearest) {
  auto result = std::vector<StoryVector>{};
  for (std::size_t i = 0; i < stories.size(); ++i) {
    float squares = 0;
    for (auto const& neighbour : nearest[i]) {
      squares += neighbour.likeness * neighbour.likeness;
    }
    auto parts = std::vector<Weighed>{{&stories[i], 1}};
    for (auto const& neighbour : nearest[i]) {
      if (squares > 0) {
        parts.push_back({&stories[neighbour.story], neighbour.likeness * neighbour.likeness / squares});
      }
    }
    result.push_back(mixed(parts, kKeptFeatures));
  }
  return result;
}

std::vector<Edge> edges_of(Nearest const& nearest) {
  auto edges = std::vector<Edge>{};
  for (std::uint32_t i = 0; i < nearest.size(); ++i) {
    for (auto const& neighbour : nearest[i]) {
      if (neighbour.likeness > kLeastLikeness) {
        auto const likeness = static_cast<double>(neighbour.likeness);
        edges.push_back({std::min(i, neighbour.story), std::max(i, neighbour.story), likeness * likeness});
      }
    }
  }
  return edges;
}

StoryVector middle_of(std::vector<StoryVector> const& stories, std::vector<std::uint32_t> const& members) {
  auto parts = std::vector<Weighed>{};
  for (auto const member : members) {
    parts.push_back({&stories[member], 1});
  }
  return mixed(parts, kProfileSize);
}

// How many stories have a feature.
using Counts = std::unordered_map<std::uint32_t, std::uint32_t>;

Counts counts(StoryVectors const& vectors, std::vector<std::uint32_t> const& members) {
  auto result = Counts{};
  for (auto const member : members) {
    for (auto const feature : vectors.told[member]) {
      ++result[feature];
    }
  }
  return result;
}

std::vector<Tie> heaviest(std::vector<Tie> ties, std::size_t most) {
  std::ranges::sort(ties, [](Tie const& a, Tie const& b) {
    return a.weight > b.weight || (a.weight == b.weight && a.text < b.text);
  });
  ties.resize(std::min(ties.size(), most));
  return ties;
}

std::vector<Tie> ties_of(StoryVectors const& vectors, Counts const& in_all, std::vector<std::uint32_t> const& members) {
  auto fields = std::vector<Tie>{};
  auto words = std::vector<Tie>{};
  for (auto const& [feature, here] : counts(vectors, members)) {
    auto const is_field = feature < vectors.fields;
    auto const is_word = feature >= vectors.concepts;
    auto const share = static_cast<double>(here) / static_cast<double>(members.size());
    auto const share_of_all = static_cast<double>(in_all.at(feature)) / static_cast<double>(vectors.stories.size());
    if ((is_field || is_word) && here > 1 && share > share_of_all) {
      (is_field ? fields : words)
          .push_back({is_field ? TieKind::kField : TieKind::kWord, vectors.names[feature],
                      share * std::log2(share / share_of_all), here});
    }
  }
  auto ties = heaviest(std::move(fields), kFieldTies);
  auto const of_words = heaviest(std::move(words), kWordTies);
  ties.insert(ties.end(), of_words.begin(), of_words.end());
  return ties;
}

std::vector<ProfileFeature> profile_of(StoryVectors const& vectors, StoryVector const& middle) {
  auto profile = std::vector<ProfileFeature>{};
  for (auto const& feature : middle) {
    auto const prefix = feature.id < vectors.concepts ? "" : "word ";  // a word may be spelt as a field's code
    profile.push_back({prefix + vectors.names[feature.id], static_cast<double>(feature.weight)});
  }
  return profile;
}

// The stories in an order of their own, so that nothing depends on the one in which they came.
std::vector<std::uint32_t> own_order(std::span<std::string const> texts) {
  auto order = std::vector<std::uint32_t>(texts.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t place) { return std::string_view{texts[place]}; });
  return order;
}

StoryGroup group_of(StoryVectors const& vectors, std::vector<StoryVector> const& smooth, Counts const& in_all,
                    std::vector<std::uint32_t> const& members) {
  auto const middle = middle_of(smooth, members);
  auto group = StoryGroup{};
  auto kept = std::vector<std::uint32_t>{};
  for (auto const member : members) {
    auto const likeness = static_cast<double>(cosine(smooth[member], middle));
    if (likeness >= kLeastMember) {
      group.members.push_back({member, std::min(1.0, likeness)});
      kept.push_back(member);
    }
  }
  std::ranges::stable_sort(group.members, std::ranges::greater{}, &GroupMember::likeness);
  group.ties = ties_of(vectors, in_all, kept);
  group.profile = profile_of(vectors, middle);
  return group;
}

double profile_cosine(std::vector<ProfileFeature> const& a, std::vector<ProfileFeature> const& b) {
  auto in_b = std::map<std::string_view, double>{};
  for (auto const& feature : b) {
    in_b[feature.name] = feature.weight;
  }
  double sum = 0;
  for (auto const& feature : a) {
    auto const found = in_b.find(feature.name);
    sum += found == in_b.end() ? 0 : feature.weight * found->second;
  }
  return sum;
}

}  // namespace

std::vector<StoryGroup> story_groups(StoryConceptFile const& file, StoryConcepts& concepts,
                                     std::span<std::string const> texts) {
  auto const order = own_order(texts);
  auto ordered = std::vector<std::string_view>{};
  std::ranges::transform(order, std::back_inserter(ordered),
                         [&](std::uint32_t place) { return std::string_view{texts[place]}; });
  auto const vectors = story_vectors(file, concepts, ordered);
  auto smooth = vectors.stories;
  auto nearest = nearest_stories(smooth, kNeighbours, kWindow);
  for (auto i = 0; i < kSmoothings; ++i) {
    smooth = smoothed(smooth, nearest);
    nearest = nearest_stories(smooth, kNeighbours, kWindow);
  }
  auto const community = communities(texts.size(), edges_of(nearest), kResolution);
  auto members = std::vector<std::vector<std::uint32_t>>(texts.size());
  for (std::uint32_t i = 0; i < community.size(); ++i) {
    members[community[i]].push_back(i);
  }
  auto all = std::vector<std::uint32_t>(texts.size());
  std::iota(all.begin(), all.end(), 0U);
  auto const in_all = counts(vectors, all);
  auto groups = std::vector<StoryGroup>{};
  for (auto const& of_group : members) {
    if (of_group.size() >= kSmallestGroup) {
      auto group = group_of(vectors, smooth, in_all, of_group);
      if (group.members.size() >= kSmallestGroup) {
        groups.push_back(std::move(group));
      }
    }
  }
  std::ranges::stable_sort(
      groups, [](StoryGroup const& a, StoryGroup const& b) { return a.members.size() > b.members.size(); });
  for (auto& group : groups) {
    for (auto& member : group.members) {
      member.story = order[member.story];
    }
  }
  return groups;
}

std::vector<std::optional<std::uint32_t>> continued_groups(std::span<std::vector<ProfileFeature> const> before,
                                                           std::span<std::vector<ProfileFeature> const> now) {
  auto pairs = std::vector<std::tuple<double, std::uint32_t, std::uint32_t>>{};
  for (std::uint32_t i = 0; i < now.size(); ++i) {
    for (std::uint32_t j = 0; j < before.size(); ++j) {
      if (auto const common = profile_cosine(now[i], before[j]); common >= kSameGroup) {
        pairs.emplace_back(-common, i, j);
      }
    }
  }
  std::ranges::sort(pairs);
  auto result = std::vector<std::optional<std::uint32_t>>(now.size());
  auto taken = std::vector<bool>(before.size());
  for (auto const& pair : pairs) {
    auto const i = std::get<1>(pair);
    auto const j = std::get<2>(pair);
    if (!result[i] && !taken[j]) {
      result[i] = j;
      taken[j] = true;
    }
  }
  return result;
}

}  // namespace relais::language
