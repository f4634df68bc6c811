#include "experiences/hint_routes.hpp"

#include <algorithm>
#include <iterator>

#include "engine/language/spam.hpp"
#include "experiences/alike_store.hpp"
#include "experiences/experience_models.hpp"
#include "experiences/problems.hpp"
#include "experiences/tags.hpp"

namespace relais::experiences {
namespace {

constexpr std::size_t kMostAlike = 3;
constexpr auto kAsOneReads = http::RateLimit{30, 30};  // it reads a hundred stories or more each time

struct StoryPath {
  ExperienceId id;
};
BOOST_DESCRIBE_STRUCT(StoryPath, (), (id))

struct AlikeToRead {
  ShownExperience experience;
  ExperienceState state = ExperienceState::kPublished;  // or one that waits as well
  double likeness = 0;                                  // words in common, of all: 0.5 to 1
};
BOOST_DESCRIBE_STRUCT(AlikeToRead, (), (experience, state, likeness))

struct StoryHints {
  std::vector<AlikeToRead> alike;  // the likest first
  std::vector<language::SpamSign> spam_signs;
  std::vector<Named> tags;  // that it would be published with, unless somebody says otherwise
};
BOOST_DESCRIBE_STRUCT(StoryHints, (), (alike, spam_signs, tags))

Result<StoryHints> hints(ExperienceHouse const& house, ExperienceId const& id, http::Request const& request) {
  auto const around = house.surroundings();
  if (!around) {
    return loading();
  }
  auto const scope = request.scope();
  return house.database->read([&](db::Snapshot const& snapshot) -> Result<StoryHints> {
    auto const reader = ExperienceReader{snapshot, scope};
    auto const story = reader.to_moderate(id);
    if (!story) {
      return unknown();
    }
    auto const tree = service_tree(snapshot, scope, house.services);
    auto const shown = Shown{*around, tree, request.language()};
    auto const& row = story->row;
    StoryHints hints;
    hints.spam_signs = house.spam->signs(row.title + "\n" + row.text + "\n" + row.would_have_helped);
    for (auto const& tag : suggested_tags(*house.story_tags, row)) {
      hints.tags.push_back({tag, around->tag_name(tag, request.language())});
    }
    auto const others = alike(snapshot, scope, row, kMostAlike);
    std::vector<ExperienceRow> rows;
    std::ranges::transform(others, std::back_inserter(rows), &AlikeStory::row);
    auto const full = reader.full(std::move(rows));
    for (std::size_t i = 0; i < others.size(); ++i) {
      hints.alike.push_back({shown.experience(full[i], true), others[i].row.state, others[i].likeness});
    }
    return hints;
  });
}

}  // namespace

void add_hint_routes(http::Routes& routes, ExperienceHouse const& house) {
  routes.get<StoryPath, StoryHints>(
      "/api/v1/experiences/{id}/hints", Right::kModerate, http::Work::kLong,
      [&house](StoryPath const& path, http::Request const& request) { return hints(house, path.id, request); },
      {.summary = "experiences_api.hints", .rate = kAsOneReads});
}

}  // namespace relais::experiences
