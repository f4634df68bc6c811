#include "indicators/figure_paper.hpp"

#include <algorithm>

#include "indicators/note.hpp"
#include "platform/i18n/format.hpp"
#include "platform/print/paper.hpp"

namespace relais::indicators {
namespace {

print::Chart chart_of(Statistics const& all, Words const& words) {
  auto const unit = all.definition.unit;
  print::Chart chart;
  chart.about = words.text("figures.by_month_of", {{"name", all.definition.name}});
  chart.format = [&words, unit](double value) { return words.value(value, unit); };
  chart.break_label = words.text("figures.state.definition_changed");
  if (unit == Unit::kShare) {
    chart.top = 1;
  }
  std::optional<std::int32_t> version;
  for (auto const& item : all.items) {
    auto point = print::ChartPoint{words.month(*TextForm<Month>::read(item.key)),
                                   item.figure.value,
                                   {},
                                   {},
                                   version && item.version && item.version != version};
    version = item.version ? item.version : version;
    if (item.figure.interval && item.figure.value) {
      point.low = item.figure.interval->low;
      point.high = item.figure.interval->high;
    }
    for (auto const& mark : all.marks) {
      if (TextForm<Month>::write(mark.month) == item.key) {
        point.mark += (point.mark.empty() ? "" : " · ") + mark.text;
      }
    }
    chart.points.push_back(std::move(point));
  }
  return chart;
}

// A count has neither n nor interval: such columns would be empty.
print::Table table_of(Statistics const& all, Words const& words, std::string_view feed, std::string_view by) {
  auto const unit = all.definition.unit;
  auto const has_n =
      std::ranges::any_of(all.items, [](StatisticsItem const& item) { return item.figure.denominator.has_value(); });
  auto const has_interval =
      std::ranges::any_of(all.items, [](StatisticsItem const& item) { return item.figure.interval.has_value(); });
  auto table = print::Table{{{words.text("figures.what"), 36}, {all.definition.name, 24, true}}, {}};
  if (has_n) {
    table.columns.push_back({words.text("figures.n"), 10, true});
  }
  if (has_interval) {
    table.columns.push_back({words.text("figures.how_sure"), 30});
  }
  for (auto const& item : all.items) {
    auto& row = table.rows.emplace_back();
    row.push_back({words.item(item, feed, by)});
    row.push_back({words.value(item.figure, unit)});
    if (has_n) {
      row.push_back({item.figure.denominator ? i18n::number(words.language(), *item.figure.denominator) : "–"});
    }
    if (has_interval) {
      auto basis = item.figure;
      basis.denominator = std::nullopt;  // it stands beside
      row.push_back({words.basis(basis, unit)});
    }
  }
  return table;
}

void define(print::Paper& paper, DefinitionItem const& definition, Words const& words) {
  paper.heading(2, words.text("figures.definition"));
  for (auto const& [name, said] :
       {std::pair{"figures.formula", definition.formula}, std::pair{"figures.numerator", definition.numerator},
        std::pair{"figures.denominator", definition.denominator}, std::pair{"figures.source", definition.source},
        std::pair{"figures.version",
                  words.text("documents.version", {{"id", definition.id}, {"version", definition.version}})}}) {
    if (!said.empty()) {
      paper.paragraph(words.text("documents.says", {{"name", words.text(name)}, {"said", said}}), {9});
    }
  }
}

}  // namespace

std::string figure_pdf(Statistics const& all, Words const& words, std::string const& only, std::string_view feed,
                       std::string_view by, Instant now) {
  auto const& definition = all.definition;
  auto const title = words.text("documents.title", {{"name", definition.name}, {"place", place_name(all, words)}});
  auto const table = table_of(all, words, feed, by);
  auto const chart = by == "month" ? chart_of(all, words) : print::Chart{};
  return print::pdf(
      {.title = title, .footer = foot_of(title, words, now), .language = words.language(), .made_at = now},
      [&](print::Paper& paper) {
        paper.heading(1, title);
        paper.paragraph(words.period(all.from, all.to), {10});
        paper.paragraph(only, {10});
        if (all.is_generated) {
          paper.note(words.text("figures.generated_public"));
        }
        paper.paragraph(words.value(all.total, definition.unit), {24, true});
        paper.paragraph(words.basis(all.total, definition.unit));
        paper.paragraph(words.change(all));
        paper.paragraph(words.before(all), {9, false, true});
        paper.space(6);
        if (!chart.points.empty()) {
          paper.chart(chart);
        }
        if (!table.rows.empty()) {
          paper.heading(2, words.text("documents.table"));
          paper.table(table);
          paper.space(8);
        }
        define(paper, definition, words);
        paper.paragraph(words.text("documents.rule"), {8, false, true});
      });
}

}  // namespace relais::indicators
