// What is asked and what is answered wherever places are chosen: candidates, rules, plan.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

namespace relais::siting {

inline constexpr auto kNone = std::numeric_limits<std::uint32_t>::max();

enum class Standing : std::uint8_t { kFree, kForced, kForbidden };

// A place where a counter may open, or a set of them that opens as one (a tour).
struct Candidate {
  std::uint32_t id = 0;         // unique; of equally good candidates the lowest is chosen
  std::uint32_t group = kNone;  // where at most so many may open: an inter-communal body
  std::uint32_t area = kNone;   // where at least so many must open: a department
  std::uint32_t cost = 0;       // whole units of money, as the budget's
  Standing standing = Standing::kFree;
};

// About what the plan opens; what exists already does not count.
struct Rules {
  std::uint32_t count = 0;                // at most so many open, the forced ones included
  std::vector<std::uint32_t> at_most{};   // by group; no limit for kNone, and for groups beyond the last
  std::vector<std::uint32_t> at_least{};  // by area; none for areas beyond the last
  std::optional<std::uint64_t> budget{};  // for the costs of all that open
};

struct Opening {
  std::uint32_t candidate = 0;  // its place in the list that was given
  std::uint64_t gain = 0;       // over those before it
  bool operator==(Opening const&) const = default;
};

struct Effort {
  double gap = 0.0005;                    // a plan that may leave no more is good enough; 0: the best
  std::uint64_t entries = 5'000'000'000;  // of tables looked at, then it ends: some seconds a thousand million
};

struct Plan {
  std::vector<Opening> openings;  // in the order of opening: each the best after those before it
  std::uint64_t before = 0;       // without any of them
  std::uint64_t gain = 0;         // of all of them
  std::uint64_t bound = 0;        // no choice under the same rules gains more
  double gap = 0;                 // the share that the plan may leave; of what, its problem says
  bool is_stopped = false;        // by the caller; plan and bound are true all the same
};

struct Progress {
  std::uint64_t gain = 0;  // of the best plan so far, beyond what exists and is forced
  std::uint64_t bound = 0;
  double spent = 0;  // share of the effort
};

// Asked a few times a second; false ends the search, which then answers with what it has.
using Watch = std::function<bool(Progress const&)>;

}  // namespace relais::siting
