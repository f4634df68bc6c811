// GET /api/v1/follow-ups/{code}: what a code stands for, and where its kind goes on.
#pragma once

#include "follow_ups/follow_up.hpp"
#include "platform/db/database.hpp"
#include "platform/http/routes.hpp"

namespace relais::follow_ups {

// So many codes that stand for nothing may be looked for by one address, over all that a code opens; whoever guesses
// has 2^55 to go, and 2^45 for those from paper.
inline constexpr auto kFewGuesses = http::RateLimit{10, 10, "follow-ups"};

// What the code stands for. Refusals: follow_ups.code_mistyped (no look is taken), follow_ups.code_unknown.
Result<FollowUp> follow(db::Snapshot const& snapshot, Digest const& digest, std::string_view typed);

// `database` may be null where only the contract is wanted; it outlives the routes.
void add_follow_up_routes(http::Routes& routes, db::Database* database, Digest const& digest);

}  // namespace relais::follow_ups
