// History out of a counter's own spreadsheet: a line an act, columns under whatever headings, reviewed before it is
// kept.
#pragma once

#include <map>

#include "platform/tables/table.hpp"
#include "visits/check_visit.hpp"

namespace relais::visits {

// The columns that are read. kVisit: lines with the same value, counter and day are acts of one visit.
enum class ImportField {
  kCounter,
  kDate,
  kTime,
  kVisit,
  kProcedure,
  kPartner,
  kLabel,
  kServiceKind,
  kChannel,
  kAutonomy,
  kDurationMin,
  kOutcome,
  kReorientedTo,
  kReorientationReason,
  kCommune
};
BOOST_DESCRIBE_ENUM(ImportField, kCounter, kDate, kTime, kVisit, kProcedure, kPartner, kLabel, kServiceKind, kChannel,
                    kAutonomy, kDurationMin, kOutcome, kReorientedTo, kReorientationReason, kCommune)

// What a list calls things.
struct ImportMapping {
  std::map<std::string, std::string> columns;  // heading -> field: "Organisme" -> "partner"
  std::map<std::string, std::string> values;   // value -> code: "Réglé" -> "resolved"
};
BOOST_DESCRIBE_STRUCT(ImportMapping, (), (columns, values))

struct ImportedLine {
  std::int64_t line = 0;
  std::string field;  // a column, or one of the visit
  std::string code;
  std::string value;  // as it stood
};
BOOST_DESCRIBE_STRUCT(ImportedLine, (), (line, field, code, value))

struct VisitImport {
  std::int64_t lines = 0;
  std::int64_t visits = 0;
  std::int64_t acts = 0;
  std::int64_t known = 0;             // visits that an earlier import of the same list brought
  std::vector<ImportedLine> refused;  // at most two hundred
  std::int64_t refused_lines = 0;
  std::vector<std::string> unread_columns;
  bool is_done = false;
};
BOOST_DESCRIBE_STRUCT(VisitImport, (), (lines, visits, acts, known, refused, refused_lines, unread_columns, is_done))

struct ReadVisits {
  std::vector<KeptVisit> visits;
  VisitImport report;
};

// `counter`: of lines that name none. The same line gives the same id, so that a list may be brought twice. Refused as
// a whole: visits.columns_missing (without a date, an outcome and what it was about nothing can be counted).
Result<ReadVisits> read_visits(tables::Table const& table, ImportMapping const& mapping, std::string const& counter,
                               Surroundings const& around, Guard const& guard, Instant now);

}  // namespace relais::visits
