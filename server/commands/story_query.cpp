#include "commands/story_query.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "engine/language/fold.hpp"

namespace relais::commands {
namespace {

using network::Territory;
using network::TerritoryKind;

constexpr std::size_t kPlacesOffered = 6;
constexpr std::array kWide = {TerritoryKind::kDepartment, TerritoryKind::kProvince, TerritoryKind::kRegion};

bool is_named(Territory const& territory, std::string const& folded) {
  return language::fold_place(territory.name) == folded;
}

// A region overseas is its one department, by the same name.
bool is_one_of(std::vector<Territory const*> const& found, Territory const& region,
               network::Directory const& directory) {
  return std::ranges::any_of(found, [&](Territory const* department) {
    return directory.territories().holder(*department, TerritoryKind::kRegion) == &region;
  });
}

// Departments, provinces and regions of that name, then what communes the words may mean.
std::vector<Territory const*> search(network::Directory const& directory, std::string const& words) {
  std::vector<Territory const*> found;
  auto const name = language::fold_place(words);
  for (auto const& network : directory.networks()) {
    for (auto const kind : kWide) {
      for (auto const* const territory : directory.territories().of_kind(network.id, kind)) {
        if (is_named(*territory, name) && !is_one_of(found, *territory, directory)) {
          found.push_back(territory);
        }
      }
    }
  }
  for (auto const* const place : directory.territories().search(words, kPlacesOffered)) {
    if (place->kind == TerritoryKind::kCommune && std::ranges::find(found, place) == found.end()) {
      found.push_back(place);
    }
  }
  return found;
}

std::string label_of(network::Directory const& directory, Territory const& territory) {
  auto const* const around = directory.territories().middle_level(territory);
  return around == nullptr || around == &territory ? territory.name
                                                   : fmt::format("{} ({})", territory.name, around->name);
}

std::optional<std::chrono::year_month> month_of(std::string_view text) {
  auto const first = TextForm<Date>::read(std::string{text} + "-01");
  return first ? std::optional{first->year() / first->month()} : std::nullopt;
}

template <class T>
std::optional<T> read(std::string const& text) {
  return TextForm<T>::read(text);
}

std::optional<bool> yes_or_no(std::string const& text) {
  return text == "true" ? std::optional{true} : text == "false" ? std::optional{false} : std::nullopt;
}

}  // namespace

MeantPlace meant_place(network::Directory const& directory, StoryQuery const& query) {
  auto const name = language::fold_place(query.place);
  auto const* const chosen = directory.territories().find(network::TerritoryCode{query.territory});
  if (chosen != nullptr && (name.empty() || is_named(*chosen, name))) {
    return {chosen};
  }
  if (name.empty()) {
    return {};
  }
  if (auto const* const coded = directory.territories().find(network::TerritoryCode{query.place})) {
    return {coded};
  }
  auto found = search(directory, query.place);
  auto const is_exact = [&](Territory const* territory) { return is_named(*territory, name); };
  if (std::ranges::count_if(found, is_exact) == 1) {
    return {*std::ranges::find_if(found, is_exact)};
  }
  if (found.size() == 1) {
    return {found.front()};
  }
  MeantPlace several;
  for (auto const* const territory : found) {
    several.candidates.push_back({territory, label_of(directory, *territory)});
  }
  return several;
}

std::optional<Date> first_day(std::string_view text) {
  if (auto const month = month_of(text)) {
    return *month / 1;
  }
  return TextForm<Date>::read(text);
}

std::optional<Date> last_day(std::string_view text) {
  if (auto const month = month_of(text)) {
    return Date{std::chrono::sys_days{*month / std::chrono::last}};
  }
  return TextForm<Date>::read(text);
}

experiences::ExperienceQuery asked(StoryQuery const& query, Territory const* territory) {
  experiences::ExperienceQuery asked;
  if (!query.q.empty()) {
    asked.q = query.q;
  }
  if (!query.service.empty()) {
    asked.service = experiences::ServiceCode{query.service};
  }
  if (territory != nullptr) {
    asked.territory = territory->code.text;
  }
  asked.feeling = read<experiences::Feeling>(query.feeling);
  asked.channel = read<experiences::ToldBy>(query.channel);
  asked.used_channel = read<experiences::UsedChannel>(query.used_channel);
  asked.since = first_day(query.since);
  asked.until = last_day(query.until);
  asked.answered = yes_or_no(query.answered);
  asked.changed = yes_or_no(query.changed);
  if (!query.cursor.empty()) {
    asked.cursor = query.cursor;
  }
  return asked;
}

}  // namespace relais::commands
