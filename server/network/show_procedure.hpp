// GET /api/v1/procedures/{code}: a procedure with its sheet, in one language.
#pragma once

#include "network/directory.hpp"

namespace relais::network {

struct ProcedureSheetText {
  Language language = Language::kFr;  // of the texts: another than asked for where there is none in that one
  std::string what;
  std::string for_whom;
  std::vector<std::string> counter_does;
  std::vector<std::string> counter_does_not;
  std::string reoriented_to;
  std::vector<std::string> papers;
};
BOOST_DESCRIBE_STRUCT(ProcedureSheetText, (),
                      (language, what, for_whom, counter_does, counter_does_not, reoriented_to, papers))

struct ProcedureSheetDetail {
  std::string official_url;
  std::string source;
  Date reviewed_on;
  bool is_stale = false;             // not reviewed for 180 days
  std::optional<Date> validated_on;  // by the body; absent: a draft that the body has not validated
  std::optional<std::string> validated_by;
  std::vector<Channel> channels;
  std::vector<std::string> tags;
  ProcedureSheetText text;
};
BOOST_DESCRIBE_STRUCT(ProcedureSheetDetail, (),
                      (official_url, source, reviewed_on, is_stale, validated_on, validated_by, channels, tags, text))

struct ProcedureDetail {
  ProcedureCode code;
  NetworkId network;
  LocalName name;
  PartnerCode partner;  // the body that decides
  LocalName partner_name;
  Theme theme = Theme::kPapers;
  HelpLevel level = HelpLevel::kFirstLevel;
  std::optional<ProcedureSheetDetail> sheet;  // absent: not written yet
};
BOOST_DESCRIBE_STRUCT(ProcedureDetail, (), (code, network, name, partner, partner_name, theme, level, sheet))

// Refused: network.procedure_unknown.
Result<ProcedureDetail> show_procedure(Directory const& directory, ProcedureCode const& code, Language language,
                                       Date today);

}  // namespace relais::network
