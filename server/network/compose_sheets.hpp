// Procedures, borders and the programme, as the models of pages.
#pragma once

#include "network/asked.hpp"
#include "network/sheet_models.hpp"
#include "network/show_procedure.hpp"

namespace relais::network {

// What the page of procedures is asked for; what is unknown is left out.
struct ProceduresQuery {
  std::string q;
  std::string theme;
  std::string partner;
  std::string channel;
  std::string tag;
};
BOOST_DESCRIBE_STRUCT(ProceduresQuery, (), (q, theme, partner, channel, tag))

// "/fr/procedures?tag=health": only what is set.
std::string procedures_url(Language language, ProceduresQuery const& query);

ProceduresPage compose_procedures(PageWriter const& writer, ProceduresQuery query);
// The search that led to a sheet, as far as it is understood, without what it was for: the sheet says that.
PageQuery sheet_search(PageWriter const& writer, PageQuery query, Instant now);
// `asked`: that search, which the link to the counters goes on with.
SheetPage compose_sheet(PageWriter const& writer, ProcedureDetail const& detail, PageQuery asked = {});
BorderSheetPage compose_border_sheet(PageWriter const& writer, TerritoryPack const& pack, PackSheet const& sheet);
ProgrammePage compose_programme(PageWriter const& writer);

}  // namespace relais::network
