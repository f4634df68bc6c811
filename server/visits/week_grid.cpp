#include "visits/week_grid.hpp"

#include <charconv>
#include <map>

#include <fmt/format.h>

namespace relais {
namespace visits {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// The first week of a year holds its fourth of January.
sys_days first_monday(std::chrono::year year) {
  auto const fourth = sys_days{year / std::chrono::January / 4};
  return fourth - (std::chrono::weekday{fourth} - std::chrono::Monday);
}

// A week belongs to the year of its Thursday.
std::chrono::year year_of(IsoWeek const& week) {
  return Date{sys_days{week.monday} + days{3}}.year();
}

}  // namespace

IsoWeek week_of(Date day) {
  auto const at = sys_days{day};
  return {Date{at - (std::chrono::weekday{at} - std::chrono::Monday)}};
}

GridRow row_of(ServiceKind kind) {
  switch (kind) {
    case ServiceKind::kInformation:
    case ServiceKind::kLetterExplained:
    case ServiceKind::kListeningAndOrientation:
      return GridRow::kInformation;
    case ServiceKind::kDocumentSupplied:
    case ServiceKind::kScanPrint:
      return GridRow::kDocuments;
    case ServiceKind::kOnlineConsultation:
    case ServiceKind::kOnlineProcedure:
    case ServiceKind::kFirstAccount:
      return GridRow::kOnlineServices;
    case ServiceKind::kFileBuilding:
      return GridRow::kFiles;
    case ServiceKind::kPhoneToPartner:
    case ServiceKind::kVideoSession:
    case ServiceKind::kAppointmentBooked:
      return GridRow::kContactWithBody;
    case ServiceKind::kDigitalSkill:
      return GridRow::kDigitalHelp;
  }
  return GridRow::kInformation;
}

std::vector<GridChange> changes(std::vector<GridCell> const& signed_cells, std::vector<GridCell> const& cells) {
  std::map<std::pair<GridRow, std::string>, GridChange> all;
  auto const change_at = [&](GridCell const& cell) -> GridChange& {
    auto& change = all[{cell.row, cell.partner}];
    change.row = cell.row;
    change.partner = cell.partner;
    return change;
  };
  for (auto const& cell : signed_cells) {
    auto& change = change_at(cell);
    change.acts_signed = cell.acts;
    change.tally_signed = cell.tally;
  }
  for (auto const& cell : cells) {
    auto& change = change_at(cell);
    change.acts = cell.acts;
    change.tally = cell.tally;
  }
  std::vector<GridChange> found;
  for (auto const& [key, change] : all) {
    if (change.acts != change.acts_signed || change.tally != change.tally_signed) {
      found.push_back(change);
    }
  }
  return found;
}

}  // namespace visits

std::string TextForm<visits::IsoWeek>::write(visits::IsoWeek const& week) {
  auto const year = visits::year_of(week);
  auto const number = (std::chrono::sys_days{week.monday} - visits::first_monday(year)).count() / 7 + 1;
  return fmt::format("{:04}-W{:02}", static_cast<int>(year), number);
}

std::optional<visits::IsoWeek> TextForm<visits::IsoWeek>::read(std::string_view text) {
  auto year = 0;
  auto number = 0;
  auto const digits = [&](std::size_t at, std::size_t count, int& into) {
    auto const* const first = text.data() + at;
    return std::from_chars(first, first + count, into).ptr == first + count;
  };
  if (text.size() != 8 || text.substr(4, 2) != "-W" || !digits(0, 4, year) || !digits(6, 2, number) || year < 1970 ||
      number < 1) {
    return std::nullopt;
  }
  auto const monday = visits::first_monday(std::chrono::year{year}) + std::chrono::days{7 * (number - 1)};
  auto const week = visits::IsoWeek{Date{monday}};
  return write(week) == text ? std::optional{week} : std::nullopt;
}

}  // namespace relais
