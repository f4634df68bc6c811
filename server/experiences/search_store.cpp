#include "experiences/search_store.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <regex>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "experiences/experience_sql.hpp"
#include "platform/db/bulk_save.hpp"

namespace relais::experiences {
namespace {

std::string const kNarrowed = R"sql(
  where e.state = 'published' and e.duplicate_of is null
    and (:only_network = '' or e.network_id = :only_network)
    and (:network = '' or e.network_id = :network)
    and (:departments = '' or :departments like '%|' || e.department_code || '|%')
    and (:commune = '' or e.territory_code = :commune)
    and (:procedure = '' or e.procedure_code = :procedure)
    and (:feeling = '' or e.feeling = :feeling)
    and (:channel = '' or e.channel = :channel)
    and (:used_channel = '' or e.used_channel = :used_channel)
    and (:since = '' or e.published_at >= :since) and (:until = '' or e.published_at < :until)
    and (:answered = '' or (:answered = 'yes') = (e.first_answer_at is not null))
    and (:changed = '' or (:changed = 'yes') = e.is_changed)
    and ((:services = '' and :counter = '') or exists (
      select 1 from experience_structure s where s.network_id = e.network_id and s.experience_id = e.id
        and (:services = '' or :services like '%|' || s.service_code || '|%')
        and (:counter = '' or s.counter_id = :counter))))sql";

// Only how words are matched differs between the databases.
std::string const kHasWordsSqlite =
    " and e.number in (select rowid from experience_words where experience_words match :words)";
std::string const kHasWordsPostgresql =
    " and e.number in (select number from experience_words where tokens @@ to_tsquery('simple', :words))";

constexpr std::string_view kPage = " and e.number < :before order by e.number desc limit :most";
constexpr std::string_view kByFeeling = " group by e.feeling order by e.feeling";
constexpr std::string_view kCountFeeling = "select e.feeling as value, count(*) as stories from experience e";

db::Statement const kList{"experiences.list", kSelectExperience + kNarrowed + std::string{kPage}};
db::Statement const kCount{"experiences.count_by_feeling",
                           std::string{kCountFeeling} + kNarrowed + std::string{kByFeeling}};
db::Statement const kSearchSqlite{"experiences.search_sqlite",
                                  kSelectExperience + kNarrowed + kHasWordsSqlite + std::string{kPage},
                                  db::Dialect::kSqlite};
db::Statement const kSearchPostgresql{"experiences.search_postgres",
                                      kSelectExperience + kNarrowed + kHasWordsPostgresql + std::string{kPage},
                                      db::Dialect::kPostgresql};
db::Statement const kFoundSqlite{"experiences.found_sqlite",
                                 std::string{kCountFeeling} + kNarrowed + kHasWordsSqlite + std::string{kByFeeling},
                                 db::Dialect::kSqlite};
std::string const kFoundSql = std::string{kCountFeeling} + kNarrowed + kHasWordsPostgresql + std::string{kByFeeling};
db::Statement const kFoundPostgresql{"experiences.found_postgresql", kFoundSql, db::Dialect::kPostgresql};

db::Statement const kForgetWordsSqlite{"experiences.forget_words_sqlite",
                                       "delete from experience_words where rowid = :number", db::Dialect::kSqlite};
std::string const kForgetSql = "delete from experience_words where number = :number";
db::Statement const kForgetWordsPostgresql{"experiences.forget_words_pg", kForgetSql, db::Dialect::kPostgresql};
db::Statement const kSaveWordsSqlite{"experiences.save_words_sqlite",
                                     "insert into experience_words (rowid, tokens) values (:number, :tokens)",
                                     db::Dialect::kSqlite};
std::string const kSaveSql =
    "insert into experience_words (number, tokens) values (:number, to_tsvector('simple', :tokens))";
db::Statement const kSaveWordsPostgresql{"experiences.save_words_pg", kSaveSql, db::Dialect::kPostgresql};

db::Statement const kHasAnySqlite{"experiences.has_any_sqlite",
                                  "select 1 from experience_words where experience_words match :words limit 1",
                                  db::Dialect::kSqlite};
std::string const kHasAnySql = "select 1 from experience_words where tokens @@ to_tsquery('simple', :words) limit 1";
db::Statement const kHasAnyPostgresql{"experiences.has_any_pg", kHasAnySql, db::Dialect::kPostgresql};

constexpr std::string_view kAddUp = "on conflict (word) do update set stories = story_word.stories + excluded.stories";
db::BulkSave<StoryWord> const kCountWords{"experiences.count_words", "story_word", kAddUp};
db::Statement const kForgetCounted{"experiences.forget_counted", "delete from story_word where stories <= 0"};
std::string const kKnownSql = "select word, stories from story_word where stories > 0 order by word";
db::Statement const kKnownWords{"experiences.known_words", kKnownSql};

std::string const kMergeSql = "insert into experience_words (experience_words) values ('optimize')";
db::Statement const kMergeWords{"experiences.merge_words", kMergeSql, db::Dialect::kSqlite};

// A word in one of its forms. Forms are letters and digits: quoted, no sign of theirs is an operator.
std::string forms_of(language::QueryWord const& word, bool is_sqlite) {
  std::vector<std::string> forms;
  for (auto const& form : word.forms) {
    forms.push_back(is_sqlite ? fmt::format("\"{}\"", form) : fmt::format("'{}'", form));
  }
  return fmt::format("({})", fmt::join(forms, is_sqlite ? " OR " : " | "));
}

std::string match_of(std::vector<language::QueryWord> const& words, db::Dialect dialect, bool all) {
  auto const is_sqlite = dialect == db::Dialect::kSqlite;
  std::vector<std::string> each;
  std::ranges::transform(words, std::back_inserter(each),
                         [&](language::QueryWord const& word) { return forms_of(word, is_sqlite); });
  auto const* const between = is_sqlite ? (all ? " AND " : " OR ") : (all ? " & " : " | ");
  return fmt::format("{}", fmt::join(each, between));
}

std::string all_of(std::vector<language::QueryWord> const& words, db::Dialect dialect) {
  return match_of(words, dialect, true);
}

std::string whole_text(ExperienceRow const& row) {
  return row.state == ExperienceState::kPublished ? words_told(row) : "";
}

void count_words(db::Transaction& tx, Language language, std::string const& before, std::string const& after) {
  std::map<std::string, std::int64_t> changes;  // by word: in one order, so that no two writers wait for each other
  auto analyser = language::Analyser{tongue_of(language)};
  for (auto const& word : analyser.query(before)) {
    --changes[word.word];
  }
  for (auto const& word : analyser.query(after)) {
    ++changes[word.word];
  }
  std::vector<StoryWord> rows;
  auto is_fewer = false;
  for (auto const& [word, stories] : changes) {
    if (stories != 0) {
      rows.push_back({word, stories});
      is_fewer = is_fewer || stories < 0;
    }
  }
  kCountWords.save(tx, rows);
  if (is_fewer) {
    tx.run(kForgetCounted);
  }
}

}  // namespace

language::Tongue tongue_of(Language language) {
  switch (language) {
    case Language::kNl:
      return language::Tongue::kDutch;
    case Language::kDe:
      return language::Tongue::kGerman;
    case Language::kEn:
      return language::Tongue::kEnglish;
    case Language::kFr:
      break;
  }
  return language::Tongue::kFrench;
}

Found find_published(db::Snapshot const& snapshot, Scope const& scope, Narrowed const& narrowed,
                     std::vector<language::QueryWord> const& words, std::int64_t before, std::int64_t most) {
  auto const is_sqlite = snapshot.dialect() == db::Dialect::kSqlite;
  auto const match = all_of(words, snapshot.dialect());
  auto const only = db::arg("only_network", scope.only_network());
  auto const from = db::arg("before", before);
  auto const one_more = db::arg("most", most + 1);
  Found found;
  std::vector<ExperienceRow> rows;
  if (words.empty()) {
    rows = snapshot.all<ExperienceRow>(kList, narrowed, only, from, one_more);
    found.feelings = snapshot.all<CountedValue>(kCount, narrowed, only);
  } else {
    auto const asked = db::arg("words", match);
    rows = snapshot.all<ExperienceRow>(is_sqlite ? kSearchSqlite : kSearchPostgresql, narrowed, only, asked, from,
                                       one_more);
    found.feelings = snapshot.all<CountedValue>(is_sqlite ? kFoundSqlite : kFoundPostgresql, narrowed, only, asked);
  }
  for (auto const& counted : found.feelings) {
    found.of_items += counted.stories;
  }
  if (std::ssize(rows) > most) {
    rows.pop_back();
    found.next = rows.back().number;
  }
  found.items = ExperienceReader{snapshot, scope}.full(std::move(rows));
  return found;
}

std::string words_told(ExperienceRow const& row) {
  static std::regex const kMark{R"(\[\[[a-z_]+\]\])"};
  return std::regex_replace(row.title + "\n" + row.text + "\n" + row.would_have_helped, kMark, " ");
}

std::string any_of(std::vector<language::QueryWord> const& words, db::Dialect dialect) {
  return match_of(words, dialect, false);
}

void save_words(db::Transaction& tx, ExperienceRow const& before, ExperienceRow const& after) {
  auto const [old_text, text] = std::pair{whole_text(before), whole_text(after)};
  if (!after.number || old_text == text) {
    return;
  }
  auto const is_sqlite = tx.dialect() == db::Dialect::kSqlite;
  auto const number = db::arg("number", *after.number);
  tx.run(is_sqlite ? kForgetWordsSqlite : kForgetWordsPostgresql, number);
  if (!text.empty()) {
    auto const tokens = language::Analyser{tongue_of(after.language)}.tokens(text);
    tx.run(is_sqlite ? kSaveWordsSqlite : kSaveWordsPostgresql, number, db::arg("tokens", tokens));
  }
  count_words(tx, after.language, old_text, text);
}

language::KnownWords known_words(db::Snapshot const& snapshot) {
  std::vector<language::KnownWord> all;
  for (auto& [word, stories] : snapshot.all<StoryWord>(kKnownWords)) {
    all.push_back({std::move(word), static_cast<std::uint32_t>(stories)});
  }
  return language::KnownWords{std::move(all)};
}

std::optional<std::vector<language::QueryWord>> corrected(db::Snapshot const& snapshot,
                                                          std::vector<language::QueryWord> const& words,
                                                          language::KnownWords const& known, Language language) {
  auto const is_sqlite = snapshot.dialect() == db::Dialect::kSqlite;
  auto analyser = language::Analyser{tongue_of(language)};
  auto all = words;
  auto is_corrected = false;
  for (auto& word : all) {
    auto const match = all_of({word}, snapshot.dialect());
    if (snapshot.one<std::int64_t>(is_sqlite ? kHasAnySqlite : kHasAnyPostgresql, db::arg("words", match))) {
      continue;
    }
    auto const nearest = known.nearest(word.word, 1);
    auto meant = nearest.empty() ? std::vector<language::QueryWord>{} : analyser.query(nearest.front());
    if (meant.size() != 1) {
      return std::nullopt;
    }
    word = std::move(meant.front());
    is_corrected = true;
  }
  return is_corrected ? std::optional{std::move(all)} : std::nullopt;
}

void forget_taken_words(db::Transaction& tx) {
  if (tx.dialect() == db::Dialect::kSqlite) {
    tx.run(kMergeWords);
  }
}

}  // namespace relais::experiences
