#include "network/show_procedure.hpp"

namespace relais::network {
namespace {

std::vector<Channel> channels_of(ProcedureSheet const& sheet) {
  std::vector<Channel> channels;
  for (auto const& line : lines_of(sheet.channels)) {
    if (auto const channel = TextForm<Channel>::read(line)) {
      channels.push_back(*channel);
    }
  }
  return channels;
}

ProcedureSheetDetail detail_of(ProcedureSheet const& sheet, SheetText const& text, Date today) {
  auto const age = std::chrono::sys_days{today} - std::chrono::sys_days{sheet.reviewed_on};
  return {sheet.official_url,
          sheet.source,
          sheet.reviewed_on,
          age > kSheetIsStaleAfter,
          sheet.validated_on,
          sheet.validated_by,
          channels_of(sheet),
          lines_of(sheet.tags),
          {text.language, text.what, text.for_whom, lines_of(text.counter_does), lines_of(text.counter_does_not),
           text.reoriented_to, lines_of(text.papers)}};
}

}  // namespace

Result<ProcedureDetail> show_procedure(Directory const& directory, ProcedureCode const& code, Language language,
                                       Date today) {
  auto const& catalogue = directory.catalogue();
  auto const* const procedure = catalogue.find(code);
  if (procedure == nullptr) {
    return Problem{Fault::kNotFound, "network.procedure_unknown"};
  }
  auto detail = ProcedureDetail{procedure->code,
                                procedure->network_id,
                                name_of(*procedure),
                                procedure->partner_code,
                                {},
                                procedure->theme,
                                procedure->level,
                                {}};
  if (auto const* const partner = catalogue.find(procedure->network_id, procedure->partner_code)) {
    detail.partner_name = name_of(*partner);
  }
  auto const* const sheet = catalogue.sheet(*procedure);
  auto const* const text = catalogue.sheet_text(*procedure, language);
  if (sheet != nullptr && text != nullptr) {
    detail.sheet = detail_of(*sheet, *text, today);
  }
  return detail;
}

}  // namespace relais::network
