#include "follow_ups/follow_up_routes.hpp"

#include <fmt/format.h>

#include "follow_ups/code.hpp"
#include "follow_ups/follow_up_store.hpp"

namespace relais::follow_ups {
namespace {

struct CodePath {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(CodePath, (), (code))

// Where it goes on: the address of its kind, under the same code.
struct FollowedUp {
  FollowUpKind kind = FollowUpKind::kExperience;
  Date made_on;
  std::string url;
};
BOOST_DESCRIBE_STRUCT(FollowedUp, (), (kind, made_on, url))

}  // namespace

Result<FollowUp> follow(db::Snapshot const& snapshot, Digest const& digest, std::string_view typed) {
  auto const code = read_code(typed);
  if (!code) {
    return invalid("code", "follow_ups.code_mistyped");
  }
  auto found = find_follow_up(snapshot, digest, *code);
  return found ? Result<FollowUp>{*std::move(found)} : Problem{Fault::kNotFound, "follow_ups.code_unknown"};
}

void add_follow_up_routes(http::Routes& routes, db::Database* database, Digest const& digest) {
  routes.get<CodePath, FollowedUp>(
      "/api/v1/follow-ups/{code}", Right::kFollowUp, http::Work::kLong,
      [database, digest](CodePath const& path) -> Result<FollowedUp> {
        auto const found =
            database->read([&](db::Snapshot const& snapshot) { return follow(snapshot, digest, path.code); });
        if (!found) {
          return found.problem();
        }
        return FollowedUp{
            found->kind, found->made_on,
            fmt::format("/api/v1/follow-ups/{}/{}", *read_code(path.code), TextForm<FollowUpKind>::write(found->kind))};
      },
      {.summary = "follow_ups.api.follow",
       .codes = {"follow_ups.code_mistyped", "follow_ups.code_unknown"},
       .rate = kFewGuesses});
}

}  // namespace relais::follow_ups
