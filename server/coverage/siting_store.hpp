// Sitings in the database: asked by a person, worked out by a job of the same id, kept until they are removed.
#pragma once

#include "coverage/siting.hpp"
#include "platform/db/session.hpp"

namespace relais::coverage {

enum class SitingState { kWaiting, kDone, kRefused, kCancelled };
BOOST_DESCRIBE_ENUM(SitingState, kWaiting, kDone, kRefused, kCancelled)

struct SitingRefusal {
  std::string code;
  std::string field;
};
BOOST_DESCRIBE_STRUCT(SitingRefusal, (), (code, field))

struct SitingItem {
  std::string id;
  SitingState state = SitingState::kWaiting;
  double progress = 0;                 // 0 to 1
  std::optional<std::int64_t> before;  // of what waits: how many others are worked out first
  SitingAsked asked;
  std::optional<SitingPlan> plan;        // of what is done
  std::optional<SitingRefusal> refusal;  // of what is refused
  Instant made_at;
};
BOOST_DESCRIBE_STRUCT(SitingItem, (), (id, state, progress, before, asked, plan, refusal, made_at))

struct SitingList {
  std::vector<SitingItem> items;  // one's own, the last first
};
BOOST_DESCRIBE_STRUCT(SitingList, (), (items))

inline constexpr auto kSitingJob = "siting";

// A job's payload.
struct SitingJob {
  NetworkId network;
  std::string id;
};
BOOST_DESCRIBE_STRUCT(SitingJob, (), (network, id))

std::vector<SitingItem> sitings(db::Snapshot const& snapshot, Scope const& scope);
std::optional<SitingItem> find_siting(db::Snapshot const& snapshot, Scope const& scope, std::string const& id);

// With its job.
void ask_siting(db::Transaction& tx, Scope const& scope, std::string const& id, SitingAsked const& asked, Instant now);
// Of one's own, while it waits: the job ends at its next look. Refusal: coverage.siting_unknown.
Result<void> cancel_siting(db::Transaction& tx, Scope const& scope, std::string const& id);

// For the job: what it is to work out, while nobody has called it off.
std::optional<SitingAsked> waiting_siting(db::Snapshot const& snapshot, SitingJob const& job);
void answer_siting(db::Transaction& tx, SitingJob const& job, Result<SitingPlan> const& plan);

void forget_sitings(db::Transaction& tx, std::string const& network, std::string const& account);

}  // namespace relais::coverage
