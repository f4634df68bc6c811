#include "platform/journal/journal.hpp"

#include <fmt/format.h>

#include "platform/json/write.hpp"
#include "platform/text/base64.hpp"

namespace relais::journal {
namespace {

struct Segment {
  std::string month;
  std::int64_t first_number = 0;
  std::string first_previous;  // the hash that its first entry follows
  std::int64_t entries = 0;
  std::string last_hash;
  std::optional<Date> deleted_on;
};
BOOST_DESCRIBE_STRUCT(Segment, (), (month, first_number, first_previous, entries, last_hash, deleted_on))

db::Statement const kSegments{"journal.segments", R"sql(
  select month, first_number, first_previous, entries, last_hash, deleted_on from journal_segment order by month)sql"};

db::Statement const kLast{"journal.last_segment", R"sql(
  select month, first_number, first_previous, entries, last_hash, deleted_on from journal_segment
  order by month desc limit 1)sql"};

db::Statement const kBegin{"journal.begin_segment", R"sql(
  insert into journal_segment (month, first_number, first_previous, entries, last_hash)
  values (:month, :first_number, :first_previous, 0, :first_previous)
  on conflict (month) do nothing)sql"};

// Takes the row's lock first: whoever appends meanwhile waits here.
db::Statement const kTakeNumber{"journal.take_number", R"sql(
  update journal_segment set entries = entries + 1 where month = :month
  returning month, first_number, first_previous, entries, last_hash, deleted_on)sql"};

db::Statement const kSetHash{"journal.set_hash", "update journal_segment set last_hash = :hash where month = :month"};

db::Statement const kAppend{"journal.append", R"sql(
  insert into journal_entry (number, month, at, network_id, actor, hat, action, object_kind, object_id, reason, request,
    hash)
  values (:number, :month, :at, :network_id, :actor, :hat, :action, :object_kind, :object_id, :reason, :request,
    :hash))sql"};

db::Statement const kEntriesOf{"journal.entries_of_segment", R"sql(
  select number, month, at, network_id, actor, hat, action, object_kind, object_id, reason, request, hash
  from journal_entry where month = :month order by number)sql"};

db::Statement const kStrays{"journal.strays", R"sql(
  select count(*) from journal_entry e
  where not exists (select 1 from journal_segment s where s.month = e.month and s.deleted_on is null))sql"};

db::Statement const kRead{"journal.read", R"sql(
  select number, month, at, network_id, actor, hat, action, object_kind, object_id, reason, request, hash
  from journal_entry
  where network_id = :network_id and (:actor = '' or actor = :actor)
    and (:object_kind = '' or object_kind = :object_kind) and (:object_id = '' or object_id = :object_id)
    and (:before = 0 or number < :before)
  order by number desc limit :limit)sql"};

db::Statement const kSum{"journal.sum_since", R"sql(
  select cast(coalesce(sum(cast(case when reason = '' then '1' else reason end as bigint)), 0) as bigint)
  from journal_entry
  where network_id = :network_id and actor = :actor and action = :action and at >= :since)sql"};

db::Statement const kDeleteEntries{"journal.delete_entries", "delete from journal_entry where month = :month"};

db::Statement const kMarkDeleted{"journal.mark_deleted", R"sql(
  update journal_segment set deleted_on = :today where month = :month)sql"};

std::string month_of(Date const& date) {
  return fmt::format("{:04}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()));
}

// A segment has ended when its month has; twelve months later it goes.
std::string kept_from(Date const& today) {
  return month_of(Date{today.year() / today.month() / 1} - std::chrono::months{12});
}

// Over the entry as it is written, whose own hash is still empty, behind the hash before it.
std::string chained(std::string const& previous, Entry entry) {
  entry.hash.clear();
  return blake2b(previous + "\n" + json::write(entry));
}

// The segment that an entry of this month goes into: never one before the last, even if the clock was set back.
std::string open_segment(db::Transaction& tx, Instant now) {
  auto month = month_of(Date{std::chrono::floor<std::chrono::days>(now)});
  auto const last = tx.one<Segment>(kLast);
  if (last && last->month >= month && !last->deleted_on) {
    return last->month;
  }
  auto const first_number = last ? last->first_number + last->entries : 1;
  tx.run(kBegin, db::arg("month", month), db::arg("first_number", first_number),
         db::arg("first_previous", last ? last->last_hash : std::string{}));
  return month;
}

std::optional<std::string> flaw_of(db::Snapshot const& snapshot, Segment const& segment) {
  auto previous = segment.first_previous;
  auto number = segment.first_number;
  std::optional<std::string> flaw;
  snapshot.each<Entry>(
      kEntriesOf,
      [&](Entry const& entry) {
        if (!flaw && (entry.number != number || entry.hash != chained(previous, entry))) {
          flaw = fmt::format("entry {}", number);
        }
        previous = entry.hash;
        ++number;
      },
      db::arg("month", segment.month));
  if (!flaw && (number - segment.first_number != segment.entries || previous != segment.last_hash)) {
    flaw = fmt::format("segment {}", segment.month);
  }
  return flaw;
}

}  // namespace

void append(db::Transaction& tx, Told const& told, Instant now) {
  auto const month = open_segment(tx, now);
  auto const segment = tx.one<Segment>(kTakeNumber, db::arg("month", month)).value();
  auto entry = Entry{segment.first_number + segment.entries - 1,
                     month,
                     now,
                     told.network_id,
                     told.actor,
                     told.hat,
                     told.action,
                     told.object_kind,
                     told.object_id,
                     told.reason,
                     told.request,
                     {}};
  entry.hash = chained(segment.last_hash, entry);
  tx.run(kAppend, entry);
  tx.run(kSetHash, db::arg("hash", entry.hash), db::arg("month", month));
}

Verdict verify(db::Snapshot const& snapshot, Date today) {
  Verdict verdict;
  auto previous = std::string{};
  std::int64_t number = 1;
  for (auto const& segment : snapshot.all<Segment>(kSegments)) {
    // Nothing goes before its time.
    auto const went_early = segment.deleted_on && segment.month >= kept_from(today);
    if (went_early || segment.first_previous != previous || segment.first_number != number) {
      verdict.broken = fmt::format("segment {}", segment.month);
    } else if (!segment.deleted_on) {
      verdict.broken = flaw_of(snapshot, segment);
    }
    if (verdict.broken) {
      return verdict;
    }
    (segment.deleted_on ? verdict.deleted : verdict.entries) += segment.entries;
    previous = segment.last_hash;
    number += segment.entries;
  }
  if (snapshot.one<std::int64_t>(kStrays).value_or(0) > 0) {
    verdict.broken = "entries without a segment";
  }
  return verdict;
}

std::int64_t delete_old(db::Transaction& tx, Date today) {
  std::int64_t count = 0;
  for (auto const& segment : tx.all<Segment>(kSegments)) {
    if (!segment.deleted_on && segment.month < kept_from(today)) {
      count += tx.run(kDeleteEntries, db::arg("month", segment.month));
      tx.run(kMarkDeleted, db::arg("today", today), db::arg("month", segment.month));
    }
  }
  return count;
}

std::vector<Entry> read(db::Snapshot const& snapshot, JournalQuery const& query) {
  return snapshot.all<Entry>(kRead, query);
}

std::int64_t sum_since(db::Snapshot const& snapshot, std::string const& network, std::string const& actor,
                       std::string const& action, Instant since) {
  return snapshot
      .one<std::int64_t>(kSum, db::arg("network_id", network), db::arg("actor", actor), db::arg("action", action),
                         db::arg("since", since))
      .value_or(0);
}

}  // namespace relais::journal
