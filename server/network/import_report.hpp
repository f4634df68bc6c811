// What an import tells: every list that was read, line by line where something could not be.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

namespace relais::network {

struct ImportWarning {
  std::int64_t line = 0;
  std::string column;  // as the file names it; empty where the row as a whole is meant
  std::string raw;
  std::string reason;  // a dotted code with a text
  bool operator==(ImportWarning const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ImportWarning, (), (line, column, raw, reason))

struct RecognisedColumn {
  std::string column;
  std::string meaning;
  bool operator==(RecognisedColumn const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecognisedColumn, (), (column, meaning))

enum class RecordChange { kCreated, kChanged, kClosed };
BOOST_DESCRIBE_ENUM(RecordChange, kCreated, kChanged, kClosed)

struct FieldDifference {
  std::string field;
  std::string before;  // as JSON
  std::string after;
  bool is_edited_here = false;  // its own people have said otherwise, and that stands over the list
};
BOOST_DESCRIBE_STRUCT(FieldDifference, (), (field, before, after, is_edited_here))

// What a list changes in one record.
struct RecordDifference {
  std::string id;
  std::string name;
  RecordChange change = RecordChange::kChanged;
  std::vector<FieldDifference> fields;
};
BOOST_DESCRIBE_STRUCT(RecordDifference, (), (id, name, change, fields))

struct ImportReport {
  std::int64_t rows = 0;
  std::int64_t accepted = 0;
  std::int64_t created = 0;  // records, not rows: the twelve stops of a tour are one counter
  std::int64_t changed = 0;
  std::int64_t unchanged = 0;
  std::int64_t closed = 0;           // known of this list, missing in a file that is complete
  std::int64_t refused = 0;          // rows without identifier, name or place; each has a warning that says so
  std::int64_t repeated = 0;         // rows whose identifier stood before in the file: passed over, each with a warning
  std::int64_t emails_withheld = 0;  // addresses that may name a person (published_contact.hpp)
  std::int64_t comments_masked = 0;  // remarks of which a part was masked
  std::vector<ImportWarning> warnings;
  std::vector<RecognisedColumn> recognised;
  std::vector<std::string> unrecognised;
  std::vector<RecordDifference> differences;  // of counters: the first three hundred
};
BOOST_DESCRIBE_STRUCT(ImportReport, (),
                      (rows, accepted, created, changed, unchanged, closed, refused, repeated, emails_withheld,
                       comments_masked, warnings, recognised, unrecognised, differences))

}  // namespace relais::network
