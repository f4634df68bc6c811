#include "indicators/month_report.hpp"

#include <algorithm>

#include "platform/tables/write_csv.hpp"

namespace relais::indicators {
namespace {

using Part = ReportColumn::Part;
using tables::SheetCell;

std::optional<double> number_of(Figure const& figure, Part part) {
  if (part == Part::kValue) {
    return figure.value;
  }
  auto const& count = part == Part::kNumerator ? figure.numerator : figure.denominator;
  return count ? std::optional{static_cast<double>(*count)} : std::nullopt;
}

// A part of a figure is a count.
Unit unit_of(ReportPart const& one) {
  return one.column.part == Part::kValue ? one.by_place.definition.unit : Unit::kActs;
}

SheetCell cell_of(ReportPart const& one, Figure const& figure, Words const& words) {
  return figure_cell(figure, number_of(figure, one.column.part), unit_of(one), words);
}

std::vector<SheetCell> line(std::vector<ReportPart> const& parts, std::string const& code, std::string const& name,
                            Words const& words, std::function<Figure const&(Statistics const&)> const& figure) {
  std::vector<SheetCell> cells{code, name, tables::MonthDay{Date{parts.front().by_place.to / 1}}};
  for (auto const& one : parts) {
    cells.push_back(cell_of(one, figure(one.by_place), words));
  }
  return cells;
}

tables::Sheet lines(std::vector<ReportPart> const& parts, Words const& words) {
  auto sheet = tables::Sheet{
      words.text("documents.sheet.month"),
      {words.text("documents.counter_code"), words.text("documents.counter"), words.text("figures.month")},
      {}};
  for (auto const& one : parts) {
    sheet.head.push_back(one.heading);
  }
  auto const& first = parts.front().by_place;
  for (std::size_t place = 0; place < first.items.size(); ++place) {
    auto const& item = first.items[place];
    sheet.rows.push_back(line(parts, item.key, item.label, words,
                              [place](Statistics const& all) -> Figure const& { return all.items[place].figure; }));
  }
  sheet.rows.push_back(line(parts, "", words.text("documents.total", {{"place", first.place}}), words,
                            [](Statistics const& all) -> Figure const& { return all.total; }));
  return sheet;
}

// Shares in percent with one digit, everything else as whole as it is.
std::string csv_cell(SheetCell const& cell) {
  if (auto const* const text = std::get_if<std::string>(&cell)) {
    return *text;
  }
  if (auto const* const number = std::get_if<double>(&cell)) {
    return json::write(*number);
  }
  if (auto const* const share = std::get_if<tables::Share>(&cell)) {
    return json::write(share->value);
  }
  auto const* const month = std::get_if<tables::MonthDay>(&cell);
  return month == nullptr ? "" : TextForm<Month>::write(month_of(month->first));
}

void write_line(std::vector<std::string> const& cells, std::string& out) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    out += i == 0 ? "" : ",";
    tables::write_cell(cells[i], out);
  }
  out += "\r\n";
}

}  // namespace

// Nobody has published the form that prefectures send. These are what each meeting and each file asks of a department
// (domain.md 5.1, 5.3, 6.1, 12.4; acceptance.md):
std::vector<ReportColumn> const& month_columns() {
  static std::vector<ReportColumn> const all = [] {
    std::vector<ReportColumn> columns{
        // how much is done, and on how many days: the audit court's and the Senate's first question (S5, S24)
        {"visits", Part::kValue},
        {"persons", Part::kValue},
        {"visits_per_day", Part::kDenominator},
        {"visits_per_day", Part::kValue},
        {"acts", Part::kValue},
        // new publics (L-25), of those who were asked
        {"first_time_visitors", Part::kValue},
        {"first_time_visitors", Part::kDenominator},
        // how acts end, those under way apart (M-26, M-43)
        {"resolution_rate", Part::kValue},
        {"resolution_rate", Part::kDenominator},
        {"reorientation_rate", Part::kNumerator},
        {"not_possible_rate", Part::kNumerator},
        {"abandonment_rate", Part::kNumerator},
        {"pending_acts", Part::kValue},
        // what people wait
        {"waiting_median", Part::kValue},
        {"left_unserved_rate", Part::kNumerator},
        // the argument of sustainable development (L-111)
        {"km_avoided", Part::kValue}};
    // what the help is: online (L-34), by video (L-33), an appointment at the body (M-15), learning it
    for (auto const* const kind : {"online_procedure", "video_session", "appointment_booked", "digital_skill"}) {
      columns.push_back({"acts", Part::kValue, "service_kind", kind});
    }
    // the national bundle (domain.md 6.1), whose people sit at the table; others than these have their own report
    for (auto const* const partner : {"caf", "cpam", "carsat", "msa", "france_travail", "dgfip", "interior", "justice",
                                      "la_poste", "urssaf", "anah", "cheque_energie"}) {
      columns.push_back({"acts", Part::kValue, "partner", partner});
    }
    return columns;
  }();
  return all;
}

std::vector<tables::Sheet> month_sheets(std::vector<ReportPart> const& parts, Words const& words) {
  std::vector<Statistics> all;
  for (auto const& one : parts) {
    if (std::ranges::find(all, one.by_place.definition.id, [](Statistics const& known) -> std::string const& {
          return known.definition.id;
        }) == all.end()) {
      all.push_back(one.by_place);
    }
  }
  return {lines(parts, words), about_sheet(all, words)};
}

std::string month_csv(std::vector<ReportPart> const& parts, Words const& words) {
  auto const sheet = lines(parts, words);
  std::string out;
  write_line(sheet.head, out);
  for (auto const& row : sheet.rows) {
    std::vector<std::string> cells;
    std::ranges::transform(row, std::back_inserter(cells), csv_cell);
    write_line(cells, out);
  }
  return out;
}

}  // namespace relais::indicators
