// Stories out of a list in the form of the public export of "Services Publics +" (DITP, Licence Ouverte 2.0): CSV with
// ";", a mark or none, line breaks inside quotes; columns by their headings, whatever the order, accents and case.
//
// They were read by people before they were published there, and are published here as they come: masked as told ones
// are (anonymity before all), with their source, without a code. Who wrote them is read over and kept nowhere.
#pragma once

#include "engine/language/text_guard.hpp"
#include "experiences/experience_rows.hpp"
#include "experiences/import_experiences_words.hpp"
#include "platform/tables/table.hpp"

namespace relais::experiences {

// One reason, value and column, however many lines it stands on.
struct ImportNote {
  std::string code;  // with a text that says what was done
  std::string column;
  std::string value;      // its beginning
  std::int64_t line = 0;  // the first one
  std::int64_t times = 0;
};

struct ExperienceImport {
  std::int64_t rows = 0;
  std::int64_t created = 0;
  std::int64_t changed = 0;
  std::int64_t unchanged = 0;
  std::int64_t left = 0;         // withdrawn, refused or masked here since: stands as it was decided here
  std::int64_t taken_away = 0;   // published by an earlier list, and no more where it comes from
  std::int64_t not_brought = 0;  // not published where it comes from
  std::int64_t repeated = 0;     // lines with an identifier that stood before
  std::int64_t answers = 0;      // new ones
  std::int64_t masked = 0;       // stories of which something was masked
  std::int64_t refused = 0;      // lines that are broken: with one of them nothing is kept
  std::vector<ImportNote> errors;
  std::vector<ImportNote> warnings;
  std::vector<std::string> services;  // bodies that the tree gained
  std::vector<std::string> unread_columns;
  bool is_done = false;
};

struct ListedPart {
  std::int64_t position = 0;
  StructureService service;
  std::string name;    // as the list has it
  std::string answer;  // masked; empty: none
};

// A line as it will be kept.
struct ListedStory {
  ExperienceRow row;  // without a number; content_digest: of the whole line
  std::vector<ListedPart> parts;
  std::optional<Instant> answered_at;  // the first time
  bool is_taken_away = false;
};

struct ReadExperiences {
  std::vector<ListedStory> stories;  // in the order of publication there
  std::vector<Service> services;     // that the tree lacks, parents first
  ExperienceImport report;
};

// What a list is read with. Names are folded.
struct ImportAround {
  NetworkId network;
  std::string source;  // producer of the list, as shown beside its stories
  Instant now;
  std::map<std::string, std::string> departments;  // name -> code; provinces
  std::map<std::string, std::string> procedures;
  ServiceTree const* services = nullptr;
  ImportWords const* words = nullptr;
  language::TextGuard const* guard = nullptr;
};

// Refused as a whole: experiences_import.columns_missing (which ones, in the detail). Lines without identifier, text or
// readable dates, and lines with more cells than headings, are errors of the report; all else that is not understood is
// a warning. A day without a time, or at midnight of its own place, is that day; a time without a zone is Greenwich's.
//
// Cost: masking, on all cores; the table is used up line by line, so that the texts stand in memory once.
Result<ReadExperiences> read_experiences(tables::Table table, ImportAround const& around);

}  // namespace relais::experiences
