#include "experiences/alike_store.hpp"

#include <algorithm>
#include <iterator>

#include "engine/language/likeness.hpp"
#include "experiences/experience_sql.hpp"
#include "experiences/moderation_store.hpp"
#include "experiences/search_store.hpp"

namespace relais::experiences {
namespace {

constexpr double kAlike = 0.5;
constexpr std::size_t kRareWords = 6;
constexpr std::int64_t kWaitingLookedAt = 50;

std::string const kStoriesWithSql = "select word, stories from story_word where " + one_of("word");
db::Statement const kStoriesWith{"experiences.stories_with", kStoriesWithSql};

std::string const kWithOneOf = kSelectExperience + R"sql(
  where e.state = 'published' and e.network_id = :network and e.id <> :id and e.duplicate_of is null and e.number in )sql";
std::string const kLatest = " order by e.number desc limit 60";
std::string const kWithOneOfFts =
    kWithOneOf + "(select rowid / 1024 from story_index where story_index match :words)" + kLatest;
db::Statement const kWithOneOfSqlite{"experiences.with_one_of_fts", kWithOneOfFts, db::Dialect::kSqlite};
std::string const kWithOneOfPg =
    kWithOneOf + "(select entry / 1024 from story_index where tokens @@ cast(:words as tsquery))" + kLatest;
db::Statement const kWithOneOfPostgresql{"experiences.with_one_of_pg", kWithOneOfPg, db::Dialect::kPostgresql};

std::vector<language::QueryWord> words_of(language::Analyser& analyser, ExperienceRow const& row) {
  return analyser.query(words_told(row));
}

// Those that the fewest published stories have, but some.
std::vector<language::QueryWord> rarest(db::Snapshot const& snapshot, std::vector<language::QueryWord> const& words) {
  std::vector<std::string> asked;
  std::ranges::transform(words, std::back_inserter(asked), &language::QueryWord::word);
  auto known = of_each<StoryWord>(snapshot, kStoriesWith, {}, std::span<std::string const>{asked});
  std::ranges::sort(known, {}, [](StoryWord const& one) { return std::pair{one.stories, one.word}; });
  std::vector<language::QueryWord> rare;
  for (std::size_t i = 0; i < std::min(kRareWords, known.size()); ++i) {
    rare.push_back(*std::ranges::find(words, known[i].word, &language::QueryWord::word));
  }
  return rare;
}

}  // namespace

std::vector<AlikeStory> alike(db::Snapshot const& snapshot, Scope const& scope, ExperienceRow const& story,
                              std::size_t most) {
  auto analyser = language::Analyser{tongue_of(story.language)};
  auto const words = words_of(analyser, story);
  std::vector<ExperienceRow> candidates;
  if (auto const rare = rarest(snapshot, words); !rare.empty()) {
    auto const is_sqlite = snapshot.dialect() == db::Dialect::kSqlite;
    auto const match = any_of(rare, snapshot.dialect());
    candidates = snapshot.all<ExperienceRow>(is_sqlite ? kWithOneOfSqlite : kWithOneOfPostgresql,
                                             db::arg("network", story.network_id), db::arg("id", story.id),
                                             db::arg("words", match));
  }
  auto waits = waiting(snapshot, scope, kWaitingLookedAt);
  std::erase_if(waits, [&](WaitingRow const& row) {
    return row.id == story.id || row.network_id != story.network_id || row.state == ExperienceState::kPublished;
  });
  std::ranges::move(waits, std::back_inserter(candidates));
  std::vector<AlikeStory> all;
  for (auto& row : candidates) {
    auto const likeness = language::likeness(words, words_of(analyser, row));
    if (likeness >= kAlike) {
      all.push_back({std::move(row), likeness});
    }
  }
  std::ranges::stable_sort(all, std::ranges::greater{}, &AlikeStory::likeness);
  all.resize(std::min(all.size(), most));
  return all;
}

}  // namespace relais::experiences
