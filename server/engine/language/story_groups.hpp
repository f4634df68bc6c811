// Stories grouped by likeness, each group explained by the concepts and words that tie it: what many people tell of, in
// words of their own, is an irritant. For stories of one service, or of several that have much in common; in French, in
// other languages by their words alone.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "engine/language/story_concepts.hpp"

namespace relais::language {

enum class TieKind { kField, kWord };
BOOST_DESCRIBE_ENUM(TieKind, kField, kWord)

struct Tie {
  TieKind kind = TieKind::kWord;
  std::string text;  // a field's code, or a word as most write it
  double weight =
      0;  // share of the group's stories that have it, times log2 of how many times the share of all that is
  std::uint32_t stories = 0;  // of the group that have it
};
BOOST_DESCRIBE_STRUCT(Tie, (), (kind, text, weight, stories))

struct GroupMember {
  std::uint32_t story = 0;  // its place among the texts
  double likeness = 0;      // with the group's middle, 0 to 1
};
BOOST_DESCRIBE_STRUCT(GroupMember, (), (story, likeness))

struct ProfileFeature {
  std::string name;  // the same in every run
  double weight = 0;
};
BOOST_DESCRIBE_STRUCT(ProfileFeature, (), (name, weight))

struct StoryGroup {
  std::vector<GroupMember> members;     // the likest first
  std::vector<Tie> ties;                // fields, then words, the heaviest first
  std::vector<ProfileFeature> profile;  // the group's middle, of length 1: to be stored, and found again by
};
BOOST_DESCRIBE_STRUCT(StoryGroup, (), (members, ties, profile))

inline constexpr std::size_t kSmallestGroup = 3;  // stories; fewer are a coincidence

// The number of groups follows from the stories. A story that is like none of its group is in no group, and so are
// those of groups too small. Groups by size, the largest first; the same partition for any order of the texts. Source
// of the method: vectors smoothed over each story's neighbours, then communities of the graph of nearest neighbours
// (communities.hpp); communities with the same middle, or tied by the same fields, are one group. Time and memory:
// bench/irritants_bench.cpp.
std::vector<StoryGroup> story_groups(StoryConceptFile const& file, StoryConcepts& concepts,
                                     std::span<std::string const> texts);

// Of each group now, the one before that it goes on from, if any: pairs whose profiles have at least half in common
// (cosine), the likest first, each group in one pair at most. A group keeps its key so; one without gets a new one.
std::vector<std::optional<std::uint32_t>> continued_groups(std::span<std::vector<ProfileFeature> const> before,
                                                           std::span<std::vector<ProfileFeature> const> now);

}  // namespace relais::language
