#include "experiences/tag_routes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "experiences/problems.hpp"
#include "experiences/search_store.hpp"
#include "experiences/tags.hpp"
#include "platform/journal/tell_routes.hpp"

namespace relais::experiences {

namespace {

struct TaggedPath {
  ExperienceId id;
};
BOOST_DESCRIBE_STRUCT(TaggedPath, (), (id))

Result<void> tag(ExperienceHouse const& house, ExperienceId const& id, ExperienceTags const& said,
                 http::Request const& request) {
  auto const tags = checked_tags(*house.story_tags, said.tags);
  if (!tags) {
    return tags.problem();
  }
  auto const scope = request.scope();
  auto const now = house.clock->now();
  return house.database->write([&](db::Transaction& tx) -> Result<void> {
    auto store = ExperienceStore{tx, scope};
    auto const before = store.to_tag(id);
    if (!before) {
      return unknown();
    }
    auto after = *before;
    after.tags = *tags;
    if (!store.update(after.row)) {
      return changed_meanwhile();
    }
    store.save_tags(after);
    index_story(tx, *before, after);
    journal::tell(tx, request, "journal.story_tagged", "experience", id.text,
                  fmt::format("{}", fmt::join(after.tags, " ")), now);
    return {};
  });
}

}  // namespace

void add_tag_routes(http::Routes& routes, ExperienceHouse const& house) {
  routes.put<TaggedPath, ExperienceTags, void>(
      "/api/v1/experiences/{id}/tags", Right::kKeepIrritants, http::Work::kWrite,
      [&house](TaggedPath const& path, ExperienceTags const& said, http::Request const& request) {
        return tag(house, path.id, said, request);
      },
      {.summary = "experiences_api.tag"});
}

}  // namespace relais::experiences
