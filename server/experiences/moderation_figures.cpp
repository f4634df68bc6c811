#include "experiences/moderation_figures.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "engine/statistics/suppression.hpp"
#include "experiences/moderation_store.hpp"
#include "experiences/report.hpp"
#include "platform/tables/write_csv.hpp"

namespace relais::experiences {
namespace {

constexpr std::size_t kYearLetters = 4;
constexpr std::int64_t kFewestForMean = 10;  // decisions (formulas.md 15.6: of answers)
constexpr auto kMinutesAnHour = 60.0;

// What stories that were appealed about went through, in order.
struct AppealedRow {
  ExperienceId experience_id;
  DecisionKind kind = DecisionKind::kAppeal;
  std::string year;
};
BOOST_DESCRIBE_STRUCT(AppealedRow, (), (experience_id, kind, year))

db::Statement const kAppealed{"experiences.appealed", R"sql(
  select d.experience_id, d.kind, substr(d.decided_at, 1, 4) as year
  from moderation_decision d
  where d.network_id = :network and (:only_network = '' or d.network_id = :only_network) and d.reply_id is null
    and exists (
    select 1 from moderation_decision a
    where a.network_id = d.network_id and a.experience_id = d.experience_id and a.kind = 'appeal')
  order by d.experience_id, d.decided_at, d.id)sql"};

struct ReportedRow {
  std::string year;
  std::optional<ReportDecision> decision;
  std::int64_t reports = 0;
};
BOOST_DESCRIBE_STRUCT(ReportedRow, (), (year, decision, reports))

db::Statement const kReported{"experiences.reported_by_year", R"sql(
  select substr(told_at, 1, 4) as year, decision, count(*) as reports
  from content_report
  where network_id = :network and (:only_network = '' or network_id = :only_network)
  group by substr(told_at, 1, 4), decision order by 1, 2)sql"};

enum class Appeal { kUpheld, kRefused, kWaiting };
constexpr std::size_t kAppealEnds = 3;
constexpr std::size_t kReportEnds = 4;  // those of ReportDecision, and none yet

// Columns of the table of a year.
constexpr auto kDecisions = std::to_array(
    {DecisionKind::kAccept, DecisionKind::kMask, DecisionKind::kAsk, DecisionKind::kReject, DecisionKind::kDuplicate});
constexpr std::size_t kRefusals = 3;

struct CountedYear {
  struct Month {
    std::array<std::int64_t, kDecisions.size()> decisions{};
    std::int64_t waited_minutes = 0;
  };
  std::map<std::string, Month, std::greater<>> months;
  std::map<CharterRule, std::int64_t> refused;
  std::array<std::int64_t, kAppealEnds> appeals{};
  std::array<std::int64_t, kReportEnds> reports{};
};
using CountedYears = std::map<std::string, CountedYear, std::greater<>>;

void count_decisions(std::vector<DecidedRow> const& rows, CountedYears& years) {
  for (auto const& row : rows) {
    auto const column = std::ranges::find(kDecisions, row.kind);
    if (column == kDecisions.end()) {
      continue;  // an appeal is its author's
    }
    auto& year = years[row.month.substr(0, kYearLetters)];
    auto& month = year.months[row.month];
    month.decisions[static_cast<std::size_t>(column - kDecisions.begin())] += row.decisions;
    month.waited_minutes += row.waited_minutes;
    if (row.kind == DecisionKind::kReject && row.reason) {
      year.refused[*row.reason] += row.decisions;
    }
  }
}

// An appeal ends with the next decision that is no question.
void count_appeals(std::vector<AppealedRow> const& rows, CountedYears& years) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].kind != DecisionKind::kAppeal) {
      continue;
    }
    auto end = Appeal::kWaiting;
    for (auto next = i + 1;
         next < rows.size() && end == Appeal::kWaiting && rows[next].experience_id == rows[i].experience_id; ++next) {
      auto const kind = rows[next].kind;
      end = kind == DecisionKind::kAccept || kind == DecisionKind::kMask        ? Appeal::kUpheld
            : kind == DecisionKind::kReject || kind == DecisionKind::kDuplicate ? Appeal::kRefused
                                                                                : Appeal::kWaiting;
    }
    ++years[rows[i].year].appeals[static_cast<std::size_t>(end)];
  }
}

void count_reports(std::vector<ReportedRow> const& rows, CountedYears& years) {
  for (auto const& row : rows) {
    auto const end = row.decision ? static_cast<std::size_t>(*row.decision) : kReportEnds - 1;
    years[row.year].reports[end] += row.reports;
  }
}

// A table with what is hidden of it.
class Hidden {
 public:
  Hidden(std::vector<std::int64_t> counts, std::size_t columns)
      : table_{std::move(counts), columns}, suppression_{statistics::suppressed(table_)} {}

  SafeCount at(std::size_t row, std::size_t column) const {
    return suppression_.is_hidden(row, column) ? std::nullopt : SafeCount{table_.at(row, column)};
  }
  SafeCount total(std::size_t row = 0) const { return at(row, table_.columns()); }
  std::size_t rows() const { return table_.rows(); }

  ModerationLine line(std::string const& period, std::size_t row, std::int64_t waited_minutes) const {
    auto line =
        ModerationLine{period, total(row), at(row, 0), at(row, 1), at(row, 2), at(row, 3), at(row, 4), std::nullopt};
    if (line.read.value_or(0) >= kFewestForMean) {
      line.mean_hours = static_cast<double>(waited_minutes) / kMinutesAnHour / static_cast<double>(*line.read);
    }
    return line;
  }

 private:
  statistics::CountTable table_;
  statistics::Suppression suppression_;
};

template <std::size_t N>
Hidden one_line(std::array<std::int64_t, N> const& counts) {
  return {std::vector<std::int64_t>{counts.begin(), counts.end()}, N};
}

// The rules add up to what the year's table says was refused: where either hides that, all of them are hidden.
std::vector<RefusedFor> by_rule(CountedYear const& year, SafeCount refused) {
  auto counts = std::vector<std::int64_t>{};
  auto rules = std::vector<CharterRule>{};
  for (auto const& entry : TextForm<CharterRule>::entries()) {
    auto const known = year.refused.find(entry.value);
    rules.push_back(entry.value);
    counts.push_back(known == year.refused.end() ? 0 : known->second);
  }
  auto const hidden = Hidden{std::move(counts), rules.size()};
  auto const is_shown = refused && hidden.total();
  auto all = std::vector<RefusedFor>{};
  for (std::size_t i = 0; i < rules.size(); ++i) {
    all.push_back({rules[i], is_shown ? hidden.at(0, i) : std::nullopt});
  }
  return all;
}

ModerationYear shown(std::string const& name, CountedYear const& counted) {
  auto counts = std::vector<std::int64_t>{};
  std::int64_t waited = 0;
  for (auto const& [period, month] : counted.months) {
    counts.insert(counts.end(), month.decisions.begin(), month.decisions.end());
    waited += month.waited_minutes;
  }
  if (counts.empty()) {
    counts.assign(kDecisions.size(), 0);  // only appeals and reports
  }
  auto const table = Hidden{std::move(counts), kDecisions.size()};
  auto year = ModerationYear{};
  std::size_t row = 0;
  for (auto const& [period, month] : counted.months) {
    year.months.push_back(table.line(period, row++, month.waited_minutes));
  }
  year.total = table.line(name, table.rows(), waited);
  year.refused = by_rule(counted, table.at(table.rows(), kRefusals));
  auto const appeals = one_line(counted.appeals);
  year.appeals = {appeals.total(), appeals.at(0, 0), appeals.at(0, 1), appeals.at(0, 2)};
  auto const reports = one_line(counted.reports);
  year.reports = {reports.total(), reports.at(0, 0), reports.at(0, 1), reports.at(0, 2), reports.at(0, 3)};
  return year;
}

class Csv {
 public:
  Csv() { tables::write_csv_head<ModerationFigureRow>(text_); }

  void add(std::string const& period, std::string const& figure, SafeCount count, std::string const& rule = "") {
    auto const state = count ? statistics::CellState::kShown : statistics::CellState::kHidden;
    tables::write_csv_row(ModerationFigureRow{period, figure, rule, statistics::export_text(count.value_or(0), state)},
                          text_);
  }
  void add(ModerationLine const& line) {
    add(line.period, "read", line.read);
    add(line.period, "accepted", line.accepted);
    add(line.period, "masked", line.masked);
    add(line.period, "asked", line.asked);
    add(line.period, "refused", line.refused);
    add(line.period, "duplicates", line.duplicates);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace

ModerationFigures moderation_figures(ExperienceHouse const& house, NetworkId const& network) {
  CountedYears years;
  house.database->read([&](db::Snapshot const& snapshot) {
    auto const scope = Scope::public_directory();
    auto const of = db::arg("network", network);
    auto const only = db::arg("only_network", scope.only_network());
    count_decisions(decided(snapshot, scope, network), years);
    count_appeals(snapshot.all<AppealedRow>(kAppealed, of, only), years);
    count_reports(snapshot.all<ReportedRow>(kReported, of, only), years);
  });
  ModerationFigures figures{network, house.is_demonstration, {}};
  for (auto const& [name, year] : years) {
    figures.years.push_back(shown(name, year));
  }
  return figures;
}

std::string moderation_csv(ModerationFigures const& figures) {
  Csv csv;
  for (auto const& year : figures.years) {
    csv.add(year.total);
    for (auto const& [rule, refused] : year.refused) {
      csv.add(year.total.period, "refused_for", refused, std::string{TextForm<CharterRule>::write(rule)});
    }
    csv.add(year.total.period, "appeals", year.appeals.made);
    csv.add(year.total.period, "appeals_upheld", year.appeals.upheld);
    csv.add(year.total.period, "appeals_refused", year.appeals.refused);
    csv.add(year.total.period, "appeals_waiting", year.appeals.waiting);
    csv.add(year.total.period, "reports", year.reports.made);
    csv.add(year.total.period, "reports_kept", year.reports.kept);
    csv.add(year.total.period, "reports_masked", year.reports.masked);
    csv.add(year.total.period, "reports_removed", year.reports.removed);
    csv.add(year.total.period, "reports_waiting", year.reports.waiting);
    for (auto const& month : year.months) {
      csv.add(month);
    }
  }
  return csv.take();
}

}  // namespace relais::experiences
