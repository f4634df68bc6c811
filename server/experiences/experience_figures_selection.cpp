#include "experiences/experience_figures_selection.hpp"

#include <algorithm>

namespace relais::experiences {
namespace {

using Asked = StoryCounts::Asked;

Result<std::vector<Asked>> filters(ExperienceFiguresQuery const& query, NetworkId const& network,
                                   FiguresSurroundings const& surroundings) {
  std::vector<Asked> all;
  if (query.service) {
    auto const codes = surroundings.services.with_parts(network, *query.service);
    if (codes.empty()) {
      return invalid("service", "experiences.service_unknown");
    }
    auto& values = all.emplace_back(Asked{StoryBreakdown::kService, {}}).values;
    std::ranges::transform(codes, std::back_inserter(values), &ServiceCode::text);
  }
  if (query.territory) {
    auto departments = surroundings.around.departments(*query.territory);
    if (!departments || departments->empty()) {
      return invalid("territory", "experiences.territory_unknown");
    }
    all.push_back({StoryBreakdown::kTerritory, *std::move(departments)});
  }
  if (query.used_channel) {
    all.push_back({StoryBreakdown::kUsedChannel, {std::string{TextForm<UsedChannel>::write(*query.used_channel)}}});
  }
  if (query.channel) {
    all.push_back({StoryBreakdown::kChannel, {std::string{TextForm<ToldBy>::write(*query.channel)}}});
  }
  if (query.assistance) {
    all.push_back({StoryBreakdown::kAssistance, {std::string{TextForm<StoryHelp>::write(*query.assistance)}}});
  }
  return all;
}

constexpr auto kYearsBefore = std::chrono::years{2};

}  // namespace

Result<FiguresSelection> selection_of(StoryCounts const& stories, ExperienceFiguresQuery const& query,
                                      FiguresSurroundings const& surroundings) {
  FiguresSelection selection;
  selection.network = network_meant(query.network, surroundings.around);
  auto const asked = filters(query, selection.network, surroundings);
  if (!asked) {
    return asked.problem();
  }
  if (asked->size() > 1 || (asked->size() == 1 && query.by && asked->front().breakdown != *query.by)) {
    return Problem{Fault::kInvalid, "experiences.figures_one_breakdown"};
  }
  if (!asked->empty()) {
    selection.asked = asked->front();
  }
  selection.to = std::min(query.to.value_or(stories.last()), stories.last());
  selection.from = query.from.value_or((selection.to.year() - kYearsBefore) / std::chrono::January);
  if (selection.from > selection.to) {
    return invalid("from", "experiences.figures_period");
  }
  if (stories.first()) {
    auto const first_year = stories.first()->year() / std::chrono::January;
    for (auto month = std::max(selection.from, first_year); month <= selection.to; month += std::chrono::months{1}) {
      selection.months.push_back(month);
    }
  }
  if (query.by) {
    selection.listed = selection.asked.values.empty() ? stories.values(*query.by) : selection.asked.values;
  }
  if (query.compare) {
    auto const comma = query.compare->find(',');
    if (!query.by || comma == std::string::npos) {
      return invalid("compare", "experiences.figures_compare");
    }
    selection.compared = {query.compare->substr(0, comma), query.compare->substr(comma + 1)};
  }
  return selection;
}

std::string label_of(StoryBreakdown breakdown, std::string const& value, NetworkId const& network,
                     FiguresSurroundings const& surroundings) {
  if (breakdown == StoryBreakdown::kTerritory) {
    return surroundings.around.place_name(value);
  }
  if (breakdown == StoryBreakdown::kService) {
    auto const* const service = surroundings.services.find(network, ServiceCode{value});
    return service == nullptr ? value : service->name(surroundings.language);
  }
  return "";
}

}  // namespace relais::experiences
