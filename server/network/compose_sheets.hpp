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
// `asked`: the search that led here, which the link to the counters goes on with.
SheetPage compose_sheet(PageWriter const& writer, ProcedureDetail const& detail, PageQuery asked = {});
BorderSheetPage compose_border_sheet(PageWriter const& writer, TerritoryPack const& pack, PackSheet const& sheet);
ProgrammePage compose_programme(PageWriter const& writer);

}  // namespace relais::network
