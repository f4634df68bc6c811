#include "experiences/search_store.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/language/hide.hpp"
#include "experiences/experience_sql.hpp"
#include "platform/db/bulk_save.hpp"

namespace relais::experiences {
namespace {

// Only the index differs between the databases. SQLite hands over each entry, the newest first: it counts faster here
// than grouped there. PostgreSQL would have to send them all: it counts itself, and gives the page beside the counts.
struct IndexedRow {
  std::int64_t entry = 0;  // or a cell alone, where it is a count
  std::int64_t stories = 0;
};
BOOST_DESCRIBE_STRUCT(IndexedRow, (), (entry, stories))

db::Statement const kEntriesSqlite{"experiences.entries_sqlite", R"sql(
  select rowid as entry, 1 as stories from story_index where story_index match :match order by rowid desc)sql",
                                   db::Dialect::kSqlite};

std::string counted_with_page(std::string_view hits) {
  return fmt::format(R"sql(
  with hits as {}, page as (
    select entry from hits where (entry & :mask) = :cell and entry < :before order by entry desc limit :most)
  select entry, cast(0 as bigint) as stories from page
  union all select entry & 1023, count(*) from hits group by entry & 1023)sql",
                     hits);
}
static_assert(kFacetCells == 1024);

db::Statement const kHavingPostgresql{"experiences.having_pg", counted_with_page(R"sql(materialized (
    select entry from story_index where tokens @@ cast(:match as tsquery)))sql"),
                                      db::Dialect::kPostgresql};
db::Statement const kAllPostgresql{"experiences.all_pg",
                                   counted_with_page("not materialized (select entry from story_index)"),
                                   db::Dialect::kPostgresql};

db::Statement const kNumbered{"experiences.numbered", kSelectExperience + " where " + one_of(R"sql(e.number)sql")};

db::Statement const kIdsSqlite{"experiences.ids_sqlite", R"sql(
  select id from experience where number in (select rowid / 1024 from story_index where story_index match :match)
  order by id)sql",
                               db::Dialect::kSqlite};
std::string const kIdsSql = R"sql(
  select id from experience
  where number in (select entry / 1024 from story_index where tokens @@ cast(:match as tsquery))
  order by id collate "C")sql";
db::Statement const kIdsPostgresql{"experiences.ids_pg", kIdsSql, db::Dialect::kPostgresql};

db::Statement const kForgetEntrySqlite{"experiences.forget_entry_sqlite",
                                       "delete from story_index where rowid = :entry", db::Dialect::kSqlite};
std::string const kForgetSql = "delete from story_index where entry = :entry";
db::Statement const kForgetEntryPostgresql{"experiences.forget_entry_pg", kForgetSql, db::Dialect::kPostgresql};
db::Statement const kSaveEntrySqlite{"experiences.save_entry_sqlite",
                                     "insert into story_index (rowid, tokens) values (:entry, :tokens)",
                                     db::Dialect::kSqlite};
std::string const kSaveSql = R"sql(
  insert into story_index (entry, tokens) values (:entry, array_to_tsvector(string_to_array(:tokens, ' '))))sql";
db::Statement const kSaveEntryPostgresql{"experiences.save_entry_pg", kSaveSql, db::Dialect::kPostgresql};

db::Statement const kHasAnySqlite{"experiences.has_any_sqlite",
                                  "select 1 from story_index where story_index match :words limit 1",
                                  db::Dialect::kSqlite};
// Materialised, or a word that nothing has would be looked for in every row: one is expected soon.
std::string const kHasAnySql = R"sql(
  with hits as materialized (select entry from story_index where tokens @@ cast(:words as tsquery))
  select 1 from hits limit 1)sql";
db::Statement const kHasAnyPostgresql{"experiences.has_any_pg", kHasAnySql, db::Dialect::kPostgresql};

constexpr std::string_view kAddUp = "on conflict (word) do update set stories = story_word.stories + excluded.stories";
db::BulkSave<StoryWord> const kCountWords{"experiences.count_words", "story_word", kAddUp};
db::Statement const kForgetCounted{"experiences.forget_counted", "delete from story_word where stories <= 0"};
std::string const kKnownSql = "select word, stories from story_word where stories > 0 order by word";
db::Statement const kKnownWords{"experiences.known_words", kKnownSql};

std::string const kMergeSql = "insert into story_index (story_index) values ('optimize')";
db::Statement const kMergeWords{"experiences.merge_words", kMergeSql, db::Dialect::kSqlite};

// One of them. Forms are letters and digits, terms hardly more: quoted, no sign of theirs is an operator.
std::string one_among(std::vector<std::string> const& tokens, db::Dialect dialect) {
  auto const is_sqlite = dialect == db::Dialect::kSqlite;
  std::vector<std::string> quoted;
  std::ranges::transform(tokens, std::back_inserter(quoted), [&](std::string const& token) {
    return is_sqlite ? fmt::format("\"{}\"", token) : fmt::format("'{}'", token);
  });
  return fmt::format("({})", fmt::join(quoted, is_sqlite ? " OR " : " | "));
}

std::string all_of(std::vector<std::vector<std::string>> const& tokens, db::Dialect dialect) {
  std::vector<std::string> each;
  std::ranges::transform(tokens, std::back_inserter(each),
                         [&](std::vector<std::string> const& one) { return one_among(one, dialect); });
  return fmt::format("{}", fmt::join(each, dialect == db::Dialect::kSqlite ? " AND " : " & "));
}

std::vector<std::vector<std::string>> forms_of(std::vector<language::QueryWord> const& words) {
  std::vector<std::vector<std::string>> forms;
  std::ranges::transform(words, std::back_inserter(forms), &language::QueryWord::forms);
  return forms;
}

using CellCounts = std::array<std::int64_t, kFacetCells>;

template <class Value>
std::vector<CountedValue> counts(CellCounts const& cells, CellMask const& mask, Value const& value) {
  std::map<std::string, std::int64_t> by_value;
  for (std::int64_t cell = 0; cell < kFacetCells; ++cell) {
    if (auto const stories = cells[static_cast<std::size_t>(cell)]; stories > 0 && mask.has(cell)) {
      by_value[value(facets_of_cell(cell))] += stories;
    }
  }
  by_value.erase("");
  std::vector<CountedValue> all;
  std::ranges::transform(by_value, std::back_inserter(all), [](auto const& one) {
    return CountedValue{one.first, one.second};
  });
  return all;
}

template <class T>
std::string text_of(T value) {
  return std::string{TextForm<T>::write(value)};
}

std::string true_or_false(bool value) {
  return value ? "true" : "false";
}

FacetCounts facet_counts(CellCounts const& cells, AskedFacets const& asked) {
  auto const without = [&](auto member) {
    auto others = asked;
    others.*member = std::nullopt;
    return mask_of(others);
  };
  FacetCounts facets;
  facets.feelings =
      counts(cells, without(&AskedFacets::feeling), [](StoryFacets const& one) { return text_of(one.feeling); });
  facets.answered = counts(cells, without(&AskedFacets::is_answered),
                           [](StoryFacets const& one) { return true_or_false(one.is_answered); });
  facets.changed = counts(cells, without(&AskedFacets::is_changed),
                          [](StoryFacets const& one) { return true_or_false(one.is_changed); });
  facets.channels =
      counts(cells, without(&AskedFacets::channel), [](StoryFacets const& one) { return text_of(one.channel); });
  facets.used_channels = counts(cells, without(&AskedFacets::used_channel), [](StoryFacets const& one) {
    return one.used_channel ? text_of(*one.used_channel) : std::string{};
  });
  return facets;
}

// What a search reads of the index: how many stories there are of each cell, and the page's numbers.
struct Hits {
  CellCounts cells{};
  std::vector<std::int64_t> numbers;  // the newest first, one more than a page
};

Hits hits_of(db::Snapshot const& snapshot, Narrowed const& narrowed, std::vector<language::QueryWord> const& words,
             std::int64_t before, std::int64_t most) {
  auto asked = forms_of(words);
  std::ranges::copy(narrowed.terms, std::back_inserter(asked));
  auto const is_sqlite = snapshot.dialect() == db::Dialect::kSqlite;
  if (asked.empty() && is_sqlite) {
    asked.push_back({term(IndexedBy::kAll, "")});
  }
  auto const match = all_of(asked, snapshot.dialect());
  auto const mask = mask_of(narrowed.facets);
  auto const first = entry_of(before, 0);
  Hits hits;
  auto const take = [&](IndexedRow const& row) {
    hits.cells[static_cast<std::size_t>(cell_of_entry(row.entry))] += row.stories;
    auto const number = number_of(row.entry);
    if (number > 0 && row.entry < first && std::ssize(hits.numbers) <= most && mask.has(row.entry)) {
      hits.numbers.push_back(number);
    }
  };
  if (is_sqlite) {
    snapshot.each<IndexedRow>(kEntriesSqlite, take, db::arg("match", match));
  } else {
    auto args = std::vector{db::arg("mask", mask.mask), db::arg("cell", mask.cell), db::arg("before", first),
                            db::arg("most", most + 1)};
    if (!asked.empty()) {
      args.push_back(db::arg("match", match));
    }
    auto const rows = snapshot.all_with<IndexedRow>(asked.empty() ? kAllPostgresql : kHavingPostgresql, args);
    std::ranges::for_each(rows, take);
  }
  return hits;
}

std::vector<ExperienceRow> numbered(db::Snapshot const& snapshot, std::span<std::int64_t const> numbers) {
  auto rows = of_each<ExperienceRow>(snapshot, kNumbered, {}, numbers);
  std::ranges::sort(rows, std::ranges::greater{}, &ExperienceRow::number);
  return rows;
}

bool is_indexed(ExperienceRow const& row) {
  return row.state == ExperienceState::kPublished && !row.duplicate_of && row.number;
}

std::string whole_text(ExperienceRow const& row) {
  return is_indexed(row) ? words_told(row) : "";
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

Found find_published(db::Snapshot const& snapshot, Scope const& scope, Narrowed narrowed,
                     std::vector<language::QueryWord> const& words, std::int64_t before, std::int64_t most) {
  if (auto const& only = scope.only_network(); !only.empty()) {
    narrowed.terms.push_back({term(IndexedBy::kNetwork, only)});
  }
  auto hits = hits_of(snapshot, narrowed, words, before, most);
  Found found;
  auto const mask = mask_of(narrowed.facets);
  for (std::int64_t cell = 0; cell < kFacetCells; ++cell) {
    found.of_items += mask.has(cell) ? hits.cells[static_cast<std::size_t>(cell)] : 0;
  }
  found.facets = facet_counts(hits.cells, narrowed.facets);
  if (std::ssize(hits.numbers) > most) {
    hits.numbers.pop_back();
    found.next = hits.numbers.back();
  }
  found.items = ExperienceReader{snapshot, scope}.full(numbered(snapshot, hits.numbers));
  return found;
}

std::vector<std::string> published_ids(db::Snapshot const& snapshot, Scope const& scope,
                                       std::vector<language::QueryWord> const& words) {
  auto asked = forms_of(words);
  if (auto const& only = scope.only_network(); !only.empty()) {
    asked.push_back({term(IndexedBy::kNetwork, only)});
  }
  if (asked.empty()) {
    asked.push_back({term(IndexedBy::kAll, "")});
  }
  auto const is_sqlite = snapshot.dialect() == db::Dialect::kSqlite;
  return snapshot.all<std::string>(is_sqlite ? kIdsSqlite : kIdsPostgresql,
                                   db::arg("match", all_of(asked, snapshot.dialect())));
}

std::string words_told(ExperienceRow const& row) {
  return language::without_marks(row.title + "\n" + row.text + "\n" + row.would_have_helped);
}

std::string any_of(std::vector<language::QueryWord> const& words, db::Dialect dialect) {
  std::vector<std::string> forms;
  for (auto const& word : words) {
    std::ranges::copy(word.forms, std::back_inserter(forms));
  }
  return one_among(forms, dialect);
}

void StoryIndexing::count_words(Language language, std::string const& before, std::string const& after) {
  auto analyser = language::Analyser{tongue_of(language)};
  for (auto const& word : analyser.query(before)) {
    --told_more_[word.word];
  }
  for (auto const& word : analyser.query(after)) {
    ++told_more_[word.word];
  }
}

void StoryIndexing::change(FullExperience const& before, FullExperience const& after) {
  auto const [old_text, text] = std::pair{whole_text(before.row), whole_text(after.row)};
  auto const [was_indexed, is_now] = std::pair{is_indexed(before.row), is_indexed(after.row)};
  auto const old_terms = was_indexed ? terms_of(before) : "";
  auto const terms = is_now ? terms_of(after) : "";
  auto const [old_cell, cell] = std::pair{cell_of(facets_of(before.row)), cell_of(facets_of(after.row))};
  if (old_text == text && old_terms == terms && old_cell == cell) {
    return;
  }
  auto const is_sqlite = tx_.dialect() == db::Dialect::kSqlite;
  if (was_indexed) {
    tx_.run(is_sqlite ? kForgetEntrySqlite : kForgetEntryPostgresql,
            db::arg("entry", entry_of(*before.row.number, old_cell)));
  }
  if (is_now) {
    auto const words = language::Analyser{tongue_of(after.row.language)}.tokens(text);
    auto const tokens = words.empty() ? terms : words + " " + terms;
    tx_.run(is_sqlite ? kSaveEntrySqlite : kSaveEntryPostgresql, db::arg("entry", entry_of(*after.row.number, cell)),
            db::arg("tokens", tokens));
  }
  count_words(after.row.language, old_text, text);
}

void StoryIndexing::finish() {
  std::vector<StoryWord> rows;
  auto is_fewer = false;
  for (auto const& [word, stories] : told_more_) {
    if (stories != 0) {
      rows.push_back({word, stories});
      is_fewer = is_fewer || stories < 0;
    }
  }
  kCountWords.save(tx_, rows);
  if (is_fewer) {
    tx_.run(kForgetCounted);
  }
  told_more_.clear();
}

void index_story(db::Transaction& tx, FullExperience const& before, FullExperience const& after) {
  auto indexing = StoryIndexing{tx};
  indexing.change(before, after);
  indexing.finish();
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
    auto const match = one_among(word.forms, snapshot.dialect());
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
