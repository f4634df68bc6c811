#include "indicators/narrowing.hpp"

#include <fmt/format.h>

namespace relais::indicators {

std::string narrowing(StatisticsQuery const& query, std::string_view feed, NetworkId const& network,
                      Geography const& geography, Words const& words) {
  std::vector<std::string> parts;
  auto const add = [&](std::string_view what, std::string const& value) {
    parts.push_back(words.text("documents.only", {{"what", words.text(what)}, {"value", value}}));
  };
  if (query.value) {
    auto const by = query.breakdown.value_or("");
    auto const known = geography.name_of_value(network, by, *query.value, words.language());
    add(fmt::format("figures.by.{}", by), words.item({*query.value, known, {}, {}}, feed, by));
  }
  // Words of places stand with the directory's.
  if (query.zone) {
    add("documents.zone", words.text(fmt::format("network.zones.{}", *query.zone)));
  }
  if (query.counter_kind) {
    add("documents.counter_kind", words.text(fmt::format("network.kind.{}", *query.counter_kind)));
  }
  return fmt::format("{}", fmt::join(parts, " · "));
}

}  // namespace relais::indicators
