// Published stories as open data: a row for each answer of a structure, and one for each structure that has none yet.
// What its columns say: open_data.stories_field.* of the texts, docs/open-data.md.
#pragma once

#include "experiences/anonymity.hpp"
#include "experiences/answer.hpp"
#include "experiences/surroundings.hpp"
#include "platform/i18n/texts.hpp"

namespace relais::experiences {

inline constexpr std::string_view kOpenDataPath = "/api/v1/experiences.csv";
inline constexpr std::string_view kOpenDataSchemaPath = "/api/v1/experiences.schema.json";

struct OpenDataRow {
  ExperienceId id;
  NetworkId network;
  std::int64_t structure = 1;          // of those that the story concerns
  std::optional<std::int64_t> answer;  // of those of the structure
  TraitDetail detail = TraitDetail::kHidden;
  std::optional<std::string> month;    // "2026-11"
  std::optional<std::string> quarter;  // "2026-Q4"
  std::optional<std::string> department;
  std::optional<std::string> department_name;
  std::optional<std::string> region;
  std::optional<std::string> region_name;
  std::optional<ServiceCode> service;
  std::optional<std::string> service_name;
  std::optional<ToldBy> channel;
  std::optional<UsedChannel> used_channel;
  Feeling feeling = Feeling::kNeutral;
  std::string tags;  // codes, parted by spaces
  std::string title;
  std::string text;
  std::string would_have_helped;
  bool masked_by_reader = false;
  std::int64_t questions_asked = 0;
  std::int64_t appeals = 0;
  std::int64_t duplicates = 0;
  bool answered = false;
  std::optional<ServiceAnswerKind> answer_kind;
  std::optional<std::string> answer_text;
  std::optional<bool> answer_removed;
  std::optional<std::int64_t> days_to_answer;
  std::optional<Verdict> verdict;
  bool changed = false;
  bool is_generated = false;
  std::optional<std::string> source;  // producer of the list that it came out of
  std::string licence;
};
BOOST_DESCRIBE_STRUCT(OpenDataRow, (),
                      (id, network, structure, answer, detail, month, quarter, department, department_name, region,
                       region_name, service, service_name, channel, used_channel, feeling, tags, title, text,
                       would_have_helped, masked_by_reader, questions_asked, appeals, duplicates, answered, answer_kind,
                       answer_text, answer_removed, days_to_answer, verdict, changed, is_generated, source, licence))

// When, where, which service and by which way, of one row.
struct OpenTraits {
  Date published_on;
  std::string department;
  ServiceCode service;
  ToldBy channel = ToldBy::kWeb;
  std::optional<UsedChannel> used_channel;
};
// Writes as much of them into the row as the detail allows, with their names in French.
void put_traits(OpenTraits const& traits, TraitDetail detail, Surroundings const& around, ServiceTree const& services,
                OpenDataRow& row);

// Months since the year 0.
std::int32_t month_number(Date const& day);

// Frictionless Table Schema of the file, said in French.
std::string open_data_schema(i18n::Texts const& texts);

}  // namespace relais::experiences
