// The two sides of bench/stories.mjs that need no HTTP.
//
//   stories_bench fill DATABASE COUNT          makes up so many published stories of the network "fr"
//   stories_bench proofs SALT                  for each identifier of standard input, the arithmetic that a flood is
//   asked for stories_bench tells DATABASE COUNT BATCH THREADS
//                                              inserts the rows that telling leaves (story, structure, place in the
//                                              queue, code, event), BATCH stories a commit, and nothing else: no HTTP,
//                                              no masking, no rules; prints stories a second
//   stories_bench bare DATABASE WORDS...       for each question: milliseconds of the bare full-text query, how many
//                                              stories have the words and the twenty newest of them
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <map>
#include <span>
#include <thread>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sodium.h>

#include "experiences/flood.hpp"
#include "experiences/search_store.hpp"
#include "made_up_stories.hpp"
#include "migrations/migrations.hpp"
#include "platform/db/bulk_save.hpp"
#include "platform/db/database.hpp"
#include "platform/db/migration.hpp"

namespace {

using namespace relais;
using namespace relais::experiences;

constexpr std::int64_t kTogether = 5'000;
constexpr auto kServices = std::to_array<std::string_view>(
    {"caf", "cpam", "france_travail", "dgfip", "prefecture", "la_poste", "police", "carsat"});
constexpr auto kRounds = 5;

db::BulkSave<ExperienceRow> const kStories{"bench.stories", "experience", ""};
db::BulkSave<StructureRow> const kStructures{"bench.structures", "experience_structure", ""};
db::BulkSave<StoryWord> const kWords{"bench.words", "story_word", ""};
db::Statement const kIndexSqlite{
    "bench.index_sqlite", "insert into story_index (rowid, tokens) values (:entry, :tokens)", db::Dialect::kSqlite};
db::Statement const kIndexPostgresql{"bench.index_pg", R"sql(
  insert into story_index (entry, tokens) values (:entry, array_to_tsvector(string_to_array(:tokens, ' '))))sql",
                                     db::Dialect::kPostgresql};
db::Statement const kLast{"bench.last_number", "update experience_number set last = :last"};
db::Statement const kMerge{"bench.merge", "insert into story_index (story_index) values ('optimize')",
                           db::Dialect::kSqlite};

db::Statement const kBareCountSqlite{
    "bench.bare_count_sqlite", "select count(*) from story_index where story_index match :words", db::Dialect::kSqlite};
db::Statement const kBareNewestSqlite{
    "bench.bare_newest_sqlite",
    "select rowid from story_index where story_index match :words order by rowid desc limit 20", db::Dialect::kSqlite};
db::Statement const kBareCountPostgresql{"bench.bare_count_pg",
                                         "select count(*) from story_index where tokens @@ cast(:words as tsquery)",
                                         db::Dialect::kPostgresql};
db::Statement const kBareNewestPostgresql{
    "bench.bare_newest_pg",
    "select entry from story_index where tokens @@ cast(:words as tsquery) order by entry desc limit 20",
    db::Dialect::kPostgresql};

FullExperience made_up(bench::MadeUpStories& stories, std::int64_t number, Instant now) {
  FullExperience full;
  auto& row = full.row;
  row.network_id = NetworkId{"fr"};
  row.id = ExperienceId{fmt::format("made-up-{}", number)};
  row.submission_digest = row.content_digest = row.id.text;
  row.state = ExperienceState::kPublished;
  row.text = stories.next();
  // Some ten years of them. What is drawn depends on nothing but the number.
  auto const draw = [&](std::uint64_t salt, std::uint64_t sides) {
    auto mixed = (static_cast<std::uint64_t>(number) * 16 + salt) * 0x9e3779b97f4a7c15U;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
    return (mixed >> 33) % sides;
  };
  row.published_at = row.told_at = now - std::chrono::minutes{5 * (1'000'000 - number)};
  row.feeling = static_cast<Feeling>(draw(1, 4));
  row.channel = static_cast<ToldBy>(draw(2, 5));
  row.used_channel = static_cast<UsedChannel>(draw(3, 5));
  row.department_code = row.territory_code = fmt::format("{:02}", 1 + draw(4, 95));
  row.first_answer_at = draw(5, 4) > 0 ? row.published_at : std::nullopt;
  row.number = number;
  row.is_generated = true;
  for (std::uint64_t i = 0; i < 1 + draw(6, 2); ++i) {
    StructureRow structure;
    structure.network_id = row.network_id;
    structure.experience_id = row.id;
    structure.position = static_cast<std::int64_t>(i);
    structure.service_code = ServiceCode{std::string{kServices[(draw(7, kServices.size()) + i) % kServices.size()]}};
    structure.territory_code = row.department_code;
    full.structures.push_back(structure);
  }
  return full;
}

void fill(db::Database& database, std::int64_t count) {
  auto stories = bench::MadeUpStories{};
  auto analyser = language::Analyser{language::Tongue::kFrench};
  auto words = std::map<std::string, std::int64_t>{};
  auto const now = SystemClock{}.now();
  for (std::int64_t done = 0; done < count; done += kTogether) {
    std::vector<FullExperience> all;
    for (auto number = done + 1; number <= std::min(done + kTogether, count); ++number) {
      all.push_back(made_up(stories, number, now));
    }
    database.write([&](db::Transaction& tx) {
      std::vector<ExperienceRow> rows;
      std::vector<StructureRow> structures;
      for (auto const& full : all) {
        rows.push_back(full.row);
        std::ranges::copy(full.structures, std::back_inserter(structures));
        auto const words_of_it = analyser.tokens(full.row.text);
        auto const tokens = words_of_it.empty() ? terms_of(full) : words_of_it + " " + terms_of(full);
        tx.run(tx.dialect() == db::Dialect::kSqlite ? kIndexSqlite : kIndexPostgresql,
               db::arg("entry", entry_of(*full.row.number, cell_of(facets_of(full.row)))), db::arg("tokens", tokens));
      }
      kStories.save(tx, rows);
      kStructures.save(tx, structures);
      tx.run(kLast, db::arg("last", done + std::ssize(all)));
    });
    for (auto const& full : all) {
      for (auto const& word : analyser.query(full.row.text)) {
        ++words[word.word];
      }
    }
  }
  std::vector<StoryWord> rows;
  std::ranges::transform(words, std::back_inserter(rows), [](auto const& one) {
    return StoryWord{one.first, one.second};
  });
  database.write([&](db::Transaction& tx) {
    kWords.save(tx, rows);
    if (tx.dialect() == db::Dialect::kSqlite) {
      tx.run(kMerge);
    }
  });
}

std::string all_words(std::string const& question, bool is_sqlite) {
  auto const quote = is_sqlite ? '"' : '\'';
  std::vector<std::string> all;
  for (auto const& word : language::Analyser{language::Tongue::kFrench}.query(question)) {
    std::vector<std::string> forms;
    std::ranges::transform(word.forms, std::back_inserter(forms),
                           [&](std::string const& form) { return quote + form + quote; });
    all.push_back(fmt::format("({})", fmt::join(forms, is_sqlite ? " OR " : " | ")));
  }
  return fmt::format("{}", fmt::join(all, is_sqlite ? " AND " : " & "));
}

struct QueueRow {
  NetworkId network_id;
  ExperienceId experience_id;
  std::int64_t severity = 0;
  Instant waits_since;
};
BOOST_DESCRIBE_STRUCT(QueueRow, (), (network_id, experience_id, severity, waits_since))

struct CodeRow {
  std::string code_digest;
  NetworkId network_id;
  std::string kind;
  std::string subject_id;
  Date made_on;
};
BOOST_DESCRIBE_STRUCT(CodeRow, (), (code_digest, network_id, kind, subject_id, made_on))

db::BulkSave<QueueRow> const kQueued{"bench.queued", "moderation_queue", ""};
db::BulkSave<CodeRow> const kCodes{"bench.codes", "follow_up", ""};

void tell(db::Transaction& tx, std::span<FullExperience const> stories, Instant now) {
  std::vector<ExperienceRow> rows;
  std::vector<StructureRow> structures;
  std::vector<QueueRow> queued;
  std::vector<CodeRow> codes;
  for (auto const& full : stories) {
    rows.push_back(full.row);
    std::ranges::copy(full.structures, std::back_inserter(structures));
    queued.push_back({full.row.network_id, full.row.id, 1, now});
    codes.push_back({full.row.id.text, full.row.network_id, "experience", full.row.id.text,
                     Date{std::chrono::floor<std::chrono::days>(now)}});
    tx.emit("experiences.told", fmt::format(R"({{"experience":"{}","network":"fr"}})", full.row.id.text));
  }
  kStories.save(tx, rows);
  kStructures.save(tx, structures);
  kQueued.save(tx, queued);
  kCodes.save(tx, codes);
}

double tells(db::Database& database, std::size_t count, std::size_t batch, std::size_t threads) {
  auto made = bench::MadeUpStories{};
  auto const now = SystemClock{}.now();
  // Another number each time, so that a database can be filled more than once.
  auto const first = now.time_since_epoch().count();
  std::vector<FullExperience> stories;
  for (std::size_t i = 0; i < count; ++i) {
    auto full = made_up(made, first + static_cast<std::int64_t>(i), now);
    full.row.state = ExperienceState::kReceived;
    full.row.published_at.reset();
    full.row.first_answer_at.reset();
    full.row.number.reset();
    full.structures.resize(1);
    stories.push_back(std::move(full));
  }
  auto next = std::atomic<std::size_t>{0};
  auto const start = std::chrono::steady_clock::now();
  std::vector<std::jthread> all;
  for (std::size_t i = 0; i < threads; ++i) {
    all.emplace_back([&] {
      for (auto from = next.fetch_add(batch); from < count; from = next.fetch_add(batch)) {
        auto const part = std::span{stories}.subspan(from, std::min(batch, count - from));
        database.write([&](db::Transaction& tx) { tell(tx, part, now); });
      }
    });
  }
  all.clear();
  return static_cast<double>(count) / std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::uint64_t proof(std::string const& salt, std::string const& id) {
  for (std::uint64_t number = 0;; ++number) {
    auto const text = fmt::format("{} {} {}", salt, id, number);
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<unsigned char const*>(text.data()), text.size());
    static_assert(kProofBits == 16);
    if (hash[0] == 0 && hash[1] == 0) {
      return number;
    }
  }
}

void proofs(std::string const& salt) {
  std::vector<std::string> ids;
  for (std::string id; std::getline(std::cin, id);) {
    ids.push_back(id);
  }
  std::vector<std::uint64_t> numbers(ids.size());
  {
    std::vector<std::jthread> all;
    for (std::size_t part = 0; part < 2; ++part) {
      all.emplace_back([&, part] {
        for (auto i = part; i < ids.size(); i += 2) {
          numbers[i] = proof(salt, ids[i]);
        }
      });
    }
  }
  for (auto const number : numbers) {
    fmt::print("{}\n", number);
  }
}

double bare(db::Database& database, std::string const& question) {
  return database.read([&](db::Snapshot const& snapshot) {
    auto const is_sqlite = snapshot.dialect() == db::Dialect::kSqlite;
    auto const match = all_words(question, is_sqlite);
    auto const words = db::arg("words", match);
    auto const start = std::chrono::steady_clock::now();
    snapshot.one<std::int64_t>(is_sqlite ? kBareCountSqlite : kBareCountPostgresql, words);
    snapshot.all<std::int64_t>(is_sqlite ? kBareNewestSqlite : kBareNewestPostgresql, words);
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  });
}

}  // namespace

int main(int argc, char** argv) {
  auto const args = std::vector<std::string>{argv + 1, argv + argc};
  if (args.size() == 2 && args[0] == "proofs") {
    proofs(args[1]);
    return 0;
  }
  if (args.size() < 3 || (args[0] == "tells" && args.size() != 5)) {
    fmt::print(stderr,
               "stories_bench fill DATABASE COUNT | bare DATABASE WORDS... | proofs SALT | tells DATABASE COUNT BATCH "
               "THREADS\n");
    return 2;
  }
  auto database = db::Database::open(
      args[1], {.migrations = db::migrations_from(migrations::all()), .schema = db::Schema::kRequire});
  if (!database) {
    fmt::print(stderr, "{}\n", database.problem().detail);
    return 1;
  }
  if (args[0] == "fill") {
    fill(*database, std::stoll(args[2]));
    return 0;
  }
  if (args[0] == "tells") {
    fmt::print("{:.0f}\n", tells(*database, std::stoul(args[2]), std::stoul(args[3]), std::stoul(args[4])));
    return 0;
  }
  for (auto round = 0; round < kRounds; ++round) {
    for (auto i = std::size_t{2}; i < args.size(); ++i) {
      fmt::print("{:.3f}\n", bare(*database, args[i]));
    }
  }
  return 0;
}
