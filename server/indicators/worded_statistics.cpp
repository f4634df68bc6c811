#include "indicators/worded_statistics.hpp"

#include <fmt/format.h>

namespace relais::indicators {

DefinitionItem worded(Feed const& feed, Definition const& definition, i18n::Texts const& texts, Language language) {
  auto const id = definition.version == 1 ? definition.id : fmt::format("{}_{}", definition.id, definition.version);
  auto const word = [&](std::string_view part) {
    auto const key = fmt::format("indicators.{}.{}", id, part);
    return texts.has(Language::kFr, key) ? std::string{texts.text(language, key)} : std::string{};
  };
  std::vector<std::string> breakdowns;
  for (std::size_t i = 1; i < feed.breakdowns.size() && definition.classes.empty(); ++i) {
    if (feed.breakdowns[i].edges.empty() && keeps(feed.breakdowns[i], definition)) {
      breakdowns.push_back(feed.breakdowns[i].id);
    }
  }
  return {definition.id,     definition.version,   definition.since, definition.measure,
          definition.unit,   definition.direction, word("name"),     word("formula"),
          word("numerator"), word("denominator"),  word("source"),   std::move(breakdowns)};
}

Result<Statistics> worded_statistics(FiguresHouse const& house, Feed const& feed, Geography const& geography,
                                     Asked const& asked) {
  return house.database->read([&](db::Snapshot const& snapshot) -> Result<Statistics> {
    auto read = asked;
    read.kept = house.years.get();
    auto found = read_statistics(snapshot, feed, geography, read);
    if (found) {
      auto const* const words = definition_for_words(feed, asked.query.indicator, found->to);
      found->definition = worded(feed, *words, *house.texts, asked.language);
    }
    return found;
  });
}

}  // namespace relais::indicators
