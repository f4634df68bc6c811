// What leaves the program as a file: the figures of a place as a note of one page, a table, the month's report.
#pragma once

#include "indicators/figures_house_routes.hpp"
#include "indicators/statistics_store.hpp"

namespace relais::indicators {

// kNote: ten figures with definition and change, one page. kMonth: the columns that a prefecture asks for, a line a
// counter. kFigure: one indicator with its course. kFirstYear: the ten since the first month.
enum class DocumentKind { kNote, kMonth, kFigure, kFirstYear };
BOOST_DESCRIBE_ENUM(DocumentKind, kNote, kMonth, kFigure, kFirstYear)

enum class DocumentFormat { kCsv, kXlsx, kPdf };
BOOST_DESCRIBE_ENUM(DocumentFormat, kCsv, kXlsx, kPdf)

struct Document {
  std::string file_name;  // "note-08-2026-10.pdf"
  std::string content_type;
  std::string bytes;
};

struct DocumentAsked {
  DocumentKind kind = DocumentKind::kNote;
  DocumentFormat format = DocumentFormat::kPdf;
  Asked asked;  // of a note and a month's report without indicator
};

std::string_view content_type(DocumentFormat format);

// A note and a month's report are of the month of `to`; the last one that is over unless said. Refusals: as of
// read_statistics; documents.format_unknown (a note as CSV, a month's report as PDF), documents.department_only (a
// month's report of something else than a department).
Result<Document> write_document(FiguresHouse const& house, Feed const& feed, DocumentAsked const& asked);

}  // namespace relais::indicators
