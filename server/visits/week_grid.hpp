// The counting grid of one counter and one ISO week: what kind of help, for which body (domain.md 11.3). Acts are
// counted; a counter without time types tallies; where both exist they stand side by side and neither replaces the
// other.
#pragma once

#include "visits/visit.hpp"

namespace relais::visits {

// "2026-W48": Monday to Sunday (ISO 8601).
struct IsoWeek {
  Date monday;
  bool operator==(IsoWeek const&) const = default;
};
IsoWeek week_of(Date day);

// The rows of the grid.
enum class GridRow { kInformation, kDocuments, kOnlineServices, kFiles, kContactWithBody, kDigitalHelp };
BOOST_DESCRIBE_ENUM(GridRow, kInformation, kDocuments, kOnlineServices, kFiles, kContactWithBody, kDigitalHelp)

// The one table of which row a kind of service counts in; published with the grid.
GridRow row_of(ServiceKind kind);

struct GridCell {
  GridRow row = GridRow::kInformation;
  std::string partner;                // a code; "other": none of the catalogue
  std::int64_t acts = 0;              // that were recorded
  std::optional<std::int64_t> tally;  // that was typed
};
BOOST_DESCRIBE_STRUCT(GridCell, (), (row, partner, acts, tally))

// A tally that was changed after the signature or the lock.
struct Amendment {
  GridRow row = GridRow::kInformation;
  std::string partner;
  std::int64_t before = 0;
  std::int64_t after = 0;
  std::string reason;
  Instant amended_at;
};
BOOST_DESCRIBE_STRUCT(Amendment, (), (row, partner, before, after, reason, amended_at))

// A cell that is not as it was signed: acts that came later, corrections, tallies.
struct GridChange {
  GridRow row = GridRow::kInformation;
  std::string partner;
  std::int64_t acts_signed = 0;
  std::int64_t acts = 0;
  std::optional<std::int64_t> tally_signed;
  std::optional<std::int64_t> tally;
};
BOOST_DESCRIBE_STRUCT(GridChange, (), (row, partner, acts_signed, acts, tally_signed, tally))

// What was signed, and when. A week may be signed again once it has changed.
struct GridSignature {
  Instant signed_at;
  std::vector<GridCell> cells;
};
BOOST_DESCRIBE_STRUCT(GridSignature, (), (signed_at, cells))

struct KindInRow {
  ServiceKind kind = ServiceKind::kInformation;
  GridRow row = GridRow::kInformation;
};
BOOST_DESCRIBE_STRUCT(KindInRow, (), (kind, row))

// GET /api/v1/grids/{counter}/{week}
struct WeekGrid {
  std::string counter;
  IsoWeek week;
  Date monday;
  Instant locks_at;  // Monday 12:00 after it, on the counter's clock
  bool is_locked = false;
  std::optional<Instant> signed_at;         // for the last time
  std::vector<GridChange> since_signature;  // cells that are otherwise now
  std::string comment;
  std::vector<GridCell> cells;  // those that hold something, by row and partner
  std::vector<Amendment> amendments;
  std::vector<KindInRow> mapping;
  bool has_generated = false;

  // What is typed now changes what somebody has answered for.
  bool needs_reason() const { return is_locked || signed_at.has_value(); }
};
BOOST_DESCRIBE_STRUCT(WeekGrid, (),
                      (counter, week, monday, locks_at, is_locked, signed_at, since_signature, comment, cells,
                       amendments, mapping, has_generated))

struct TypedTally {
  GridRow row = GridRow::kInformation;
  std::string partner;
  std::optional<std::int32_t> tally;  // absent: what was typed is taken back, as long as the week is open
};
BOOST_DESCRIBE_STRUCT(TypedTally, (), (row, partner, tally))

struct TypedGrid {
  std::vector<TypedTally> tallies;     // these cells alone
  std::optional<std::string> comment;  // as long as the week is not locked: later, the reasons say it
  std::optional<std::string> reason;   // once it is signed or locked, why
};
BOOST_DESCRIBE_STRUCT(TypedGrid, (), (tallies, comment, reason))

// By row and partner.
std::vector<GridChange> changes(std::vector<GridCell> const& signed_cells, std::vector<GridCell> const& cells);

}  // namespace relais::visits

template <>
struct relais::TextForm<relais::visits::IsoWeek> {
  static constexpr std::string_view kPattern = "^\\d{4}-W\\d{2}$";
  static constexpr bool kPlain = true;
  static std::string write(visits::IsoWeek const& week);
  static std::optional<visits::IsoWeek> read(std::string_view text);
};

template <>
struct relais::json::Constraints<relais::visits::TypedTally> {
  static constexpr auto all = std::tuple{range(&relais::visits::TypedTally::tally, 0, 10'000),
                                         length(&relais::visits::TypedTally::partner, 1, 40)};
};
template <>
struct relais::json::Constraints<relais::visits::TypedGrid> {
  static constexpr auto all = std::tuple{length(&relais::visits::TypedGrid::tallies, 0, 300),
                                         length(&relais::visits::TypedGrid::comment, 0, 500),
                                         length(&relais::visits::TypedGrid::reason, 1, 200)};
};
