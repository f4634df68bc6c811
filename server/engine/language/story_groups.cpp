#include "engine/language/story_groups.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <tuple>

#include "engine/language/communities.hpp"
#include "engine/language/group_ties.hpp"
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
constexpr double kSameGroup = 0.5;
constexpr float kSameMiddle = 0.9F;

using Nearest = std::vector<std::vector<Neighbour>>;

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

// Stories that say the same, as far as their vectors tell.
struct Telling {
  StoryVector vector;
  std::vector<std::uint32_t> stories;  // their places, rising
};

// In the order of their first stories, without those of which nothing is known. Kept apart, a thousand like stories
// would be each other's neighbours and fall into communities for no reason.
std::vector<Telling> tellings_of(std::vector<StoryVector> const& stories) {
  auto by_vector = std::map<std::vector<std::pair<std::uint32_t, float>>, std::vector<std::uint32_t>>{};
  for (std::uint32_t i = 0; i < stories.size(); ++i) {
    auto key = std::vector<std::pair<std::uint32_t, float>>{};
    for (auto const& feature : stories[i]) {
      key.emplace_back(feature.id, feature.weight);
    }
    by_vector[std::move(key)].push_back(i);
  }
  auto tellings = std::vector<Telling>{};
  for (auto& one : by_vector) {
    if (!one.first.empty()) {
      tellings.push_back({stories[one.second.front()], std::move(one.second)});
    }
  }
  std::ranges::sort(tellings, {}, [](Telling const& telling) { return telling.stories.front(); });
  return tellings;
}

// `members`: places of tellings, which weigh as many as their stories.
StoryVector middle_of(std::vector<Telling> const& tellings, std::vector<std::uint32_t> const& members) {
  auto parts = std::vector<Weighed>{};
  for (auto const member : members) {
    parts.push_back({&tellings[member].vector, static_cast<float>(tellings[member].stories.size())});
  }
  return mixed(parts, kProfileSize);
}

Nearest nearest_of(std::vector<Telling> const& tellings) {
  auto vectors = std::vector<StoryVector>{};
  std::ranges::transform(tellings, std::back_inserter(vectors), &Telling::vector);
  return nearest_stories(vectors, kNeighbours, kWindow);
}

// Each halfway to the mean of its neighbours, the likest counting most.
void smooth(std::vector<Telling>& tellings, Nearest const& nearest) {
  auto result = std::vector<StoryVector>{};
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    float squares = 0;
    for (auto const& neighbour : nearest[i]) {
      squares += neighbour.likeness * neighbour.likeness;
    }
    auto parts = std::vector<Weighed>{{&tellings[i].vector, 1}};
    for (auto const& neighbour : nearest[i]) {
      if (squares > 0) {
        parts.push_back({&tellings[neighbour.story].vector, neighbour.likeness * neighbour.likeness / squares});
      }
    }
    result.push_back(mixed(parts, kKeptFeatures));
  }
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    tellings[i].vector = std::move(result[i]);
  }
}

// Groups whose middles are nearly the same become one, the likest first. A graph in which every story has ten
// neighbours, however many are like it, parts what many tell of.
void merge_like(std::vector<std::vector<std::uint32_t>>& groups, std::vector<Telling> const& tellings) {
  for (auto merges = true; merges;) {
    merges = false;
    auto middles = std::vector<StoryVector>{};
    std::ranges::transform(groups, std::back_inserter(middles),
                           [&](auto const& members) { return middle_of(tellings, members); });
    auto pairs = std::vector<std::tuple<float, std::uint32_t, std::uint32_t>>{};
    auto const nearest = nearest_stories(middles, kNeighbours, kWindow);
    for (std::uint32_t i = 0; i < groups.size(); ++i) {
      for (auto const& other : nearest[i]) {
        if (other.likeness >= kSameMiddle) {
          pairs.emplace_back(-other.likeness, std::min(i, other.story), std::max(i, other.story));
        }
      }
    }
    std::ranges::sort(pairs);
    auto taken = std::vector<bool>(groups.size());
    for (auto const& [unlikeness, one, other] : pairs) {
      if (!taken[one] && !taken[other]) {
        groups[one].insert(groups[one].end(), groups[other].begin(), groups[other].end());
        std::ranges::sort(groups[one]);
        groups[other].clear();
        taken[one] = taken[other] = merges = true;
      }
    }
    std::erase_if(groups, [](auto const& members) { return members.empty(); });
  }
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

StoryGroup group_of(StoryVectors const& vectors, std::vector<Telling> const& tellings, FeatureCounts const& in_all,
                    std::vector<std::uint32_t> const& members) {
  auto const middle = middle_of(tellings, members);
  auto group = StoryGroup{};
  auto kept = std::vector<std::uint32_t>{};
  for (auto const member : members) {
    auto const likeness = static_cast<double>(cosine(tellings[member].vector, middle));
    if (likeness >= kLeastMember) {
      for (auto const story : tellings[member].stories) {
        group.members.push_back({story, std::min(1.0, likeness)});
        kept.push_back(story);
      }
    }
  }
  std::ranges::sort(group.members, [](GroupMember const& a, GroupMember const& b) {
    return a.likeness > b.likeness || (a.likeness == b.likeness && a.story < b.story);
  });
  group.ties = ties_of(vectors, in_all, kept);
  group.profile = profile_of(vectors, middle);
  return group;
}

std::vector<std::string> field_codes(StoryGroup const& group) {
  auto codes = std::vector<std::string>{};
  for (auto const& tie : group.ties) {
    if (tie.kind == TieKind::kField) {
      codes.push_back(tie.text);
    }
  }
  std::ranges::sort(codes);
  return codes;
}

// Groups tied by the same fields become one: nobody could tell them apart by what they are called.
void merge_same_names(std::vector<std::vector<std::uint32_t>>& groups,
                      std::function<StoryGroup(std::vector<std::uint32_t> const&)> const& described) {
  auto by_fields = std::map<std::vector<std::string>, std::size_t>{};
  for (std::size_t i = 0; i < groups.size(); ++i) {
    auto codes = field_codes(described(groups[i]));
    if (!codes.empty()) {
      if (auto const [same, is_new] = by_fields.try_emplace(std::move(codes), i); !is_new) {
        auto& first = groups[same->second];
        first.insert(first.end(), groups[i].begin(), groups[i].end());
        std::ranges::sort(first);
        groups[i].clear();
      }
    }
  }
  std::erase_if(groups, [](auto const& members) { return members.empty(); });
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
  auto tellings = tellings_of(vectors.stories);
  auto nearest = nearest_of(tellings);
  for (auto i = 0; i < kSmoothings; ++i) {
    smooth(tellings, nearest);
    nearest = nearest_of(tellings);
  }
  auto const community = communities(tellings.size(), edges_of(nearest), kResolution);
  auto members = std::vector<std::vector<std::uint32_t>>(tellings.size());
  for (std::uint32_t i = 0; i < community.size(); ++i) {
    members[community[i]].push_back(i);
  }
  std::erase_if(members, [](auto const& of_group) { return of_group.empty(); });
  merge_like(members, tellings);
  auto all = std::vector<std::uint32_t>(texts.size());
  std::iota(all.begin(), all.end(), 0U);
  auto const in_all = counts_of(vectors, all);
  auto const described = [&](std::vector<std::uint32_t> const& of_group) {
    return group_of(vectors, tellings, in_all, of_group);
  };
  merge_same_names(members, described);
  auto groups = std::vector<StoryGroup>{};
  for (auto const& of_group : members) {
    auto group = described(of_group);
    if (group.members.size() >= kSmallestGroup) {
      groups.push_back(std::move(group));
    }
  }
  std::ranges::stable_sort(
      groups, [](StoryGroup const& a, StoryGroup const& b) { return a.members.size() > b.members.size(); });
  spell(groups, ordered);
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
