#include "network/sheet_pages.hpp"

#include <algorithm>

#include "network/compose_sheets.hpp"

namespace relais::network {

Result<void> SheetPages::check(PublicPages const& site) {
  auto const& templates = site.templates();
  for (auto const& checked :
       {templates.check<ProceduresPage>("network/procedures"), templates.check<SheetPage>("network/sheet"),
        templates.check<BorderSheetPage>("network/border_sheet"),
        templates.check<ProgrammePage>("network/programme")}) {
    if (!checked) {
      return checked;
    }
  }
  return {};
}

void SheetPages::add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock) const {
  using Member = http::Answer (SheetPages::*)(Language, http::Request const&, Directory const&, Instant) const;
  auto const page = [&](std::string_view path, Member member, std::string_view summary) {
    site_.add(routes, directory, clock, path, summary,
              [this, member](Language language, http::Request const& request, Directory const& now, Instant instant) {
                return (this->*member)(language, request, now, instant);
              });
  };
  page("/procedures", &SheetPages::procedures, "network.pages.procedures");
  page("/procedures/{code}", &SheetPages::procedure, "network.pages.procedure");
  page("/borders/{pack}/{sheet}", &SheetPages::border_sheet, "network.pages.border_sheet");
  page("/programme", &SheetPages::programme, "network.pages.programme");
}

http::Answer SheetPages::procedures(Language language, http::Request const& request, Directory const& directory,
                                    Instant) const {
  auto const query = read_page_parameters<ProceduresQuery>(request);
  if (!query) {
    return http::refusal(query.problem());
  }
  return site_.show(language, "network/procedures", compose_procedures({site_.texts(), language, directory}, *query),
                    after_language(procedures_url(language, *query)));
}

http::Answer SheetPages::procedure(Language language, http::Request const& request, Directory const& directory,
                                   Instant now) const {
  auto const code = ProcedureCode{std::string{request.parameter("code")}};
  auto const detail = show_procedure(directory, code, language, directory.today());
  if (!detail) {
    return http::refusal(detail.problem());
  }
  auto const query = read_page_parameters<PageQuery>(request);
  if (!query) {
    return http::refusal(query.problem());
  }
  PageWriter const writer{site_.texts(), language, directory};
  auto const asked = sheet_search(writer, *query, now);
  return site_.show(language, "network/sheet", compose_sheet(writer, *detail, asked),
                    after_language(procedure_url(language, code.text)), query_string(asked));
}

http::Answer SheetPages::border_sheet(Language language, http::Request const& request, Directory const& directory,
                                      Instant) const {
  auto const* const pack = directory.catalogue().find_pack(request.parameter("pack"));
  if (pack == nullptr) {
    return http::refusal({Fault::kNotFound, "http.not_found"});
  }
  auto const sheet = std::ranges::find(pack->sheets, request.parameter("sheet"), &PackSheet::id);
  if (sheet == pack->sheets.end()) {
    return http::refusal({Fault::kNotFound, "http.not_found"});
  }
  return site_.show(language, "network/border_sheet",
                    compose_border_sheet({site_.texts(), language, directory}, *pack, *sheet),
                    after_language(border_sheet_url(language, pack->id, sheet->id)));
}

http::Answer SheetPages::programme(Language language, http::Request const&, Directory const& directory, Instant) const {
  return site_.show(language, "network/programme", compose_programme({site_.texts(), language, directory}),
                    "/programme");
}

}  // namespace relais::network
