#include "visits/grid_store.hpp"

#include <algorithm>
#include <map>

#include "access/reach_sql.hpp"
#include "platform/json/read.hpp"
#include "platform/json/write.hpp"

namespace relais::visits {
namespace {

constexpr std::string_view kOther = "other";

struct ActCount {
  ServiceKind service_kind = ServiceKind::kInformation;
  std::optional<std::string> partner;
  std::int64_t acts = 0;
  std::int64_t generated = 0;
};
BOOST_DESCRIBE_STRUCT(ActCount, (), (service_kind, partner, acts, generated))

struct TallyRow {
  GridRow grid_row = GridRow::kInformation;
  std::string partner;
  std::int64_t tally = 0;
};
BOOST_DESCRIBE_STRUCT(TallyRow, (), (grid_row, partner, tally))

struct SignatureRow {
  std::int64_t number = 0;
  Instant signed_at;
  std::string cells;  // JSON
};
BOOST_DESCRIBE_STRUCT(SignatureRow, (), (number, signed_at, cells))

db::Statement const kActs{"visits.acts_of_week", std::string{R"sql(
  select a.service_kind, a.partner, count(*) as acts,
    cast(coalesce(sum(case when v.is_generated then 1 else 0 end), 0) as bigint) as generated
  from visit v join act a on a.network_id = v.network_id and a.visit_id = v.id
  where v.network_id = :network and v.counter_id = :counter and v.day >= :monday and v.day <= :sunday
    and )sql"} + reaches_thing(R"sql('counter')sql", R"sql(v.counter_id)sql") +
                                                     R"sql(
  group by a.service_kind, a.partner)sql"};

db::Statement const kTallies{"visits.tallies_of_week", R"sql(
  select grid_row, partner, tally from week_tally
  where network_id = :network and counter_id = :counter and week = :week order by grid_row, partner)sql"};

db::Statement const kComment{"visits.comment_of_week", R"sql(
  select comment from week_grid where network_id = :network and counter_id = :counter and week = :week)sql"};

db::Statement const kLastSignature{"visits.last_signature_of_week", R"sql(
  select number, signed_at, cells from week_signature
  where network_id = :network and counter_id = :counter and week = :week order by number desc limit 1)sql"};

db::Statement const kAmendments{"visits.amendments_of_week", R"sql(
  select grid_row as row, partner, tally_before as before, tally_after as after, reason, amended_at from week_amendment
  where network_id = :network and counter_id = :counter and week = :week order by number)sql"};

db::Statement const kSaveTally{"visits.save_tally", R"sql(
  insert into week_tally (network_id, counter_id, week, grid_row, partner, tally)
  values (:network, :counter, :week, :grid_row, :partner, :tally)
  on conflict (network_id, counter_id, week, grid_row, partner) do update set tally = excluded.tally)sql"};

db::Statement const kSaveComment{"visits.save_grid_comment", R"sql(
  insert into week_grid (network_id, counter_id, week, comment) values (:network, :counter, :week, :comment)
  on conflict (network_id, counter_id, week) do update set comment = excluded.comment)sql"};

db::Statement const kDropTally{"visits.drop_tally", R"sql(
  delete from week_tally where network_id = :network and counter_id = :counter and week = :week
    and grid_row = :grid_row and partner = :partner)sql"};

db::Statement const kSign{"visits.sign_grid", R"sql(
  insert into week_signature (network_id, counter_id, week, number, signed_at, signed_by, cells)
  values (:network, :counter, :week, :number, :signed_at, :signed_by, :cells))sql"};

db::Statement const kAmend{"visits.amend_grid", R"sql(
  insert into week_amendment (network_id, counter_id, week, number, grid_row, partner, tally_before, tally_after,
    reason, amended_at, amended_by)
  values (:network, :counter, :week, :number, :grid_row, :partner, :before, :after, :reason, :amended_at,
    :amended_by))sql"};

using Cells = std::map<std::pair<GridRow, std::string>, GridCell>;

GridCell& cell_at(Cells& cells, GridRow row, std::string const& partner) {
  auto& cell = cells[{row, partner}];
  cell.row = row;
  cell.partner = partner;
  return cell;
}

}  // namespace

WeekGrid GridReader::grid(std::string const& counter, IsoWeek const& week) const {
  WeekGrid grid;
  grid.counter = counter;
  grid.week = week;
  grid.monday = week.monday;
  Cells cells;
  auto const sunday = Date{std::chrono::sys_days{week.monday} + std::chrono::days{6}};
  for (auto const& row : snapshot_.all<ActCount>(kActs, scope_.reach(), db::arg("counter", counter),
                                                 db::arg("monday", week.monday), db::arg("sunday", sunday))) {
    cell_at(cells, row_of(row.service_kind), row.partner.value_or(std::string{kOther})).acts += row.acts;
    grid.has_generated = grid.has_generated || row.generated > 0;
  }
  auto const network = scope_.network();
  auto const at = std::array{db::arg("network", network), db::arg("counter", counter), db::arg("week", week)};
  for (auto const& row : snapshot_.all<TallyRow>(kTallies, at[0], at[1], at[2])) {
    cell_at(cells, row.grid_row, row.partner).tally = row.tally;
  }
  for (auto const& [key, cell] : cells) {
    grid.cells.push_back(cell);
  }
  grid.comment = snapshot_.one<std::string>(kComment, at[0], at[1], at[2]).value_or("");
  if (auto const signature = snapshot_.one<SignatureRow>(kLastSignature, at[0], at[1], at[2])) {
    grid.signed_at = signature->signed_at;
    if (auto const as_signed = json::read<std::vector<GridCell>>(signature->cells)) {
      grid.since_signature = changes(*as_signed, grid.cells);
    }
  }
  grid.amendments = snapshot_.all<Amendment>(kAmendments, at[0], at[1], at[2]);
  for (auto const& entry : TextForm<ServiceKind>::entries()) {
    grid.mapping.push_back({entry.value, row_of(entry.value)});
  }
  return grid;
}

void GridStore::type(WeekGrid const& standing, TypedGrid const& typed, AccountId const& by, Instant now) {
  auto const network = scope_.network();
  auto const at =
      std::array{db::arg("network", network), db::arg("counter", standing.counter), db::arg("week", standing.week)};
  auto number = std::ssize(standing.amendments);
  for (auto const& tally : typed.tallies) {
    auto const cell = std::ranges::find_if(
        standing.cells, [&](GridCell const& one) { return one.row == tally.row && one.partner == tally.partner; });
    auto const stood = cell != standing.cells.end() && cell->tally.has_value();
    auto const before = stood ? cell->tally.value_or(0) : 0;
    if (stood == tally.tally.has_value() && before == tally.tally.value_or(0)) {
      continue;
    }
    auto const row = db::arg("grid_row", tally.row);
    auto const partner = db::arg("partner", tally.partner);
    if (tally.tally) {
      tx_.run(kSaveTally, at[0], at[1], at[2], row, partner, db::arg("tally", *tally.tally));
    } else {
      tx_.run(kDropTally, at[0], at[1], at[2], row, partner);
    }
    if (standing.needs_reason()) {
      tx_.run(kAmend, at[0], at[1], at[2], row, partner, db::arg("number", ++number), db::arg("before", before),
              db::arg("after", tally.tally.value_or(0)), db::arg("reason", typed.reason.value_or("")),
              db::arg("amended_at", now), db::arg("amended_by", by));
    }
  }
  if (typed.comment) {
    tx_.run(kSaveComment, at[0], at[1], at[2], db::arg("comment", *typed.comment));
  }
}

void GridStore::sign(WeekGrid const& standing, AccountId const& by, Instant now) {
  auto const network = scope_.network();
  auto const at =
      std::array{db::arg("network", network), db::arg("counter", standing.counter), db::arg("week", standing.week)};
  auto const last = tx_.one<SignatureRow>(kLastSignature, at[0], at[1], at[2]);
  tx_.run(kSign, at[0], at[1], at[2], db::arg("number", last ? last->number + 1 : 1), db::arg("signed_at", now),
          db::arg("signed_by", by), db::arg("cells", json::write(standing.cells)));
}

}  // namespace relais::visits
