// What actions measure about stories: of one service (a theme: of all its bodies) in one department, over whole months.
#pragma once

#include "actions/actions.hpp"
#include "experiences/experience_store.hpp"

namespace relais::experiences {

// Stories published in those months and concerning it, and how many of them are negative.
struct StoryCounts {
  std::int64_t stories = 0;
  std::int64_t negative = 0;
};
BOOST_DESCRIBE_STRUCT(StoryCounts, (), (stories, negative))
StoryCounts count_stories(db::Snapshot const& snapshot, Scope const& scope, NetworkId const& network,
                          std::span<ServiceCode const> services, std::string const& department,
                          actions::Months const& months);

// Verdicts that authors gave in those months on such stories, and how many of them say that it is solved.
struct VerdictCounts {
  std::int64_t given = 0;
  std::int64_t solved = 0;
};
BOOST_DESCRIBE_STRUCT(VerdictCounts, (), (given, solved))
VerdictCounts count_verdicts(db::Snapshot const& snapshot, Scope const& scope, NetworkId const& network,
                             std::span<ServiceCode const> services, std::string const& department,
                             actions::Months const& months);

}  // namespace relais::experiences
