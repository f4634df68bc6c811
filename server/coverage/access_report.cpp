#include "coverage/access_report.hpp"

#include <algorithm>

#include "platform/i18n/format.hpp"
#include "platform/print/paper.hpp"

namespace relais::coverage {
namespace {

constexpr std::size_t kLinesPrinted = 150;

print::Chart curve_of(Coverage const& said, AccessWords const& words) {
  print::Chart chart;
  chart.about = words.text("coverage.page.curve");
  chart.top = 1;
  chart.format = [&words](double share) { return words.share(share); };
  for (auto const& [minutes, share] : said.curve) {
    chart.points.push_back({words.minutes(minutes), share, {}, {}});
  }
  return chart;
}

print::Table table_of(Coverage const& said, AccessWords const& words, bool has_nearest) {
  print::Table table{{{words.text("coverage.page.territory"), 26},
                      {words.text("coverage.page.people"), 12, true},
                      {words.text("coverage.page.share"), 11, true},
                      {words.text("coverage.page.band_head"), 20, true},
                      {words.text("coverage.page.median"), 12, true}},
                     {}};
  if (has_nearest) {
    table.columns.push_back({words.text("coverage.page.nearest"), 30});
  }
  for (auto const& item : said.items) {
    auto& row = table.rows.emplace_back();
    for (auto const& text : {words.name(item), words.people(item.access.people), words.share(item.access.share),
                             words.band(item.access), words.median(said, item)}) {
      row.push_back({text});
    }
    if (has_nearest) {
      row.push_back({words.nearest(item)});
    }
  }
  return table;
}

}  // namespace

Result<std::string> access_report(CoverageHouse const& house, AccessWords const& words, CoverageQuery query,
                                  Instant now) {
  query.by = query.by.value_or(GroupedBy::kDepartment);
  query.limit.reset();
  query.cursor.reset();
  auto const said = house.answer(query, kLinesPrinted);
  if (!said) {
    return said.problem();
  }
  auto const title = words.title(*said);
  auto const table = table_of(*said, words, *query.by == GroupedBy::kCommune);
  auto const chart = curve_of(*said, words);
  auto const today = i18n::date(words.language(), Date{std::chrono::floor<std::chrono::days>(now)});
  return print::pdf(
      {.title = title,
       .footer = words.text("coverage.page.printed", {{"title", title}, {"date", today}}),
       .language = words.language(),
       .made_at = now},
      [&](print::Paper& paper) {
        constexpr double kBody = 10;
        paper.heading(1, title);
        for (auto const& warning : words.warnings(*said)) {
          paper.note(warning);
        }
        paper.paragraph(words.lead(*said), {kBody, true});
        if (said->access.band) {
          paper.paragraph(words.text("coverage.page.band_said", {{"band", words.band(said->access)}}), {kBody});
        }
        paper.heading(2, words.text("coverage.page.curve"));
        paper.chart(chart);
        paper.heading(
            2, words.text("coverage.page.listed." + TextForm<GroupedBy>::write(*query.by),
                          {{"shown", static_cast<std::int64_t>(said->items.size())}, {"count", said->of_items}}));
        paper.table(table);
        if (said->next) {
          paper.paragraph(words.text("coverage.page.more_in_table"), {kBody});
        }
        paper.heading(2, words.text("coverage.page.method"));
        paper.paragraph(words.text("coverage.page.method_people"));
        if (said->roads) {
          paper.paragraph(words.text("coverage.page.method_roads"));
        }
        if (!said->roads || said->access.by_straight_line >= 1) {
          paper.paragraph(words.text("coverage.page.method_straight_line"));
        }
        paper.paragraph(words.text("coverage.page.method_band"));
        paper.heading(2, words.text("coverage.page.sources"));
        for (auto const& source : words.sources(*said)) {
          paper.paragraph(source);
        }
      });
}

}  // namespace relais::coverage
