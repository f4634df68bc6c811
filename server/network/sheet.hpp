// Sheets: what a counter does for a procedure and what it does not. Drafts of ours until the body has validated them.
#pragma once

#include "network/partner.hpp"
#include "platform/text/language.hpp"

namespace relais::network {

enum class Channel { kOnSite, kOnline, kPhone, kVideo, kMail };
BOOST_DESCRIBE_ENUM(Channel, kOnSite, kOnline, kPhone, kVideo, kMail)

// After so long without a review a sheet may be wrong (domain.md 6.2).
inline constexpr auto kSheetIsStaleAfter = std::chrono::days{180};

struct ProcedureSheet {
  NetworkId network_id;
  ProcedureCode procedure_code;
  std::string official_url;  // the first line of every sheet
  std::string source;
  Date reviewed_on;
  std::optional<Date> validated_on;  // by the body; absent: a draft
  std::optional<std::string> validated_by;
  std::string channels;  // codes of Channel, a line each
  std::string tags;      // a line each
  bool operator==(ProcedureSheet const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ProcedureSheet, (),
                      (network_id, procedure_code, official_url, source, reviewed_on, validated_on, validated_by,
                       channels, tags))

// Texts of one language; those in the plural hold a line for each point.
struct SheetText {
  NetworkId network_id;
  ProcedureCode procedure_code;
  Language language = Language::kFr;
  std::string what;
  std::string for_whom;
  std::string counter_does;
  std::string counter_does_not;
  std::string reoriented_to;
  std::string papers;
  bool operator==(SheetText const&) const = default;
};
BOOST_DESCRIBE_STRUCT(SheetText, (),
                      (network_id, procedure_code, language, what, for_whom, counter_does, counter_does_not,
                       reoriented_to, papers))

// Whether the page that a sheet leads to answered when somebody last looked.
struct OfficialLink {
  NetworkId network_id;
  std::string url;
  Date checked_on;
  bool answers = true;
  bool operator==(OfficialLink const&) const = default;
};
BOOST_DESCRIBE_STRUCT(OfficialLink, (), (network_id, url, checked_on, answers))

// One dated step of the programme: "2019-04-25", or "2019-04", "2019" where no more is known.
struct ProgrammeEvent {
  NetworkId network_id;
  std::string happened_on;
  std::string title_fr;
  std::optional<std::string> title_en;
  std::optional<std::string> title_nl;
  std::optional<std::string> title_de;
  std::string source;
  bool marks_series = false;  // a start that figures have to be read with: drawn on their series
  bool operator==(ProgrammeEvent const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ProgrammeEvent, (),
                      (network_id, happened_on, title_fr, title_en, title_nl, title_de, source, marks_series))

std::vector<std::string> lines_of(std::string_view text);
bool has_line(std::string_view text, std::string_view line);

}  // namespace relais::network
