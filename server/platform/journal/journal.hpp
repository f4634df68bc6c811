// The journal: who did what to which record, appended and never changed. Each entry holds the hash of the one before
// it, so that a change or a gap is found. It serves security and accountability alone: identifiers, never content, and
// it is never joined with activity.
#pragma once

#include <string>
#include <vector>

#include "platform/clock/clock.hpp"
#include "platform/db/session.hpp"

namespace relais::journal {

// What is told. Parts that do not apply are empty.
struct Told {
  std::string network_id;
  std::string actor;  // an account's id; empty: the machine
  std::string hat;    // the organisation on whose behalf
  std::string action;
  std::string object_kind;
  std::string object_id;
  std::string reason;   // a code, or what the person typed why a person's record was read
  std::string request;  // id of the request
};

struct Entry {
  std::int64_t number = 0;
  std::string month;  // of its segment: "2026-11"
  Instant at;
  std::string network_id;
  std::string actor;
  std::string hat;
  std::string action;
  std::string object_kind;
  std::string object_id;
  std::string reason;
  std::string request;
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(Entry, (),
                      (number, month, at, network_id, actor, hat, action, object_kind, object_id, reason, request,
                       hash))

// In the transaction of what it tells: neither stands without the other. Appending is one after the other, on all
// nodes.
void append(db::Transaction& tx, Told const& told, Instant now);

struct Verdict {
  std::int64_t entries = 0;           // that were read and hold
  std::int64_t deleted = 0;           // that segments say they had
  std::optional<std::string> broken;  // the first place where the chain does not hold: "entry 17", "segment 2026-03"
};

// Reads the whole chain, segment by segment: some microseconds an entry.
Verdict verify(db::Snapshot const& snapshot, Date today);

// Deletes the entries of segments that ended twelve months ago or longer; their number, dates and last hash stay, so
// that the chain still holds. Gives how many.
std::int64_t delete_old(db::Transaction& tx, Date today);

struct JournalQuery {
  std::string network_id = {};
  std::string actor = {};  // empty: everybody's
  std::string object_kind = {};
  std::string object_id = {};
  std::int64_t before = 0;  // number; 0: from the end
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(JournalQuery, (), (network_id, actor, object_kind, object_id, before, limit))

// Latest first.
std::vector<Entry> read(db::Snapshot const& snapshot, JournalQuery const& query);

// How much an actor has done of an action since then, where an entry's reason is a number that it counts for, or empty
// for one: for the alarm on reading in bulk.
std::int64_t sum_since(db::Snapshot const& snapshot, std::string const& network, std::string const& actor,
                       std::string const& action, Instant since);

}  // namespace relais::journal
