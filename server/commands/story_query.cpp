#include "commands/story_query.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/language/fold.hpp"

namespace relais::commands {
namespace {

using network::Territory;
using network::TerritoryKind;

constexpr std::size_t kPlacesOffered = 6;

bool is_named(Territory const& territory, std::string const& folded) {
  return language::fold_place(territory.name) == folded ||
         (territory.name_nl && language::fold_place(*territory.name_nl) == folded);
}

// Not inter-communal bodies, by which stories are not kept; nor a region overseas that is its one department.
std::vector<Territory const*> search(network::Directory const& directory, std::string const& words) {
  auto const found = directory.territories().search_all(words, kPlacesOffered);
  auto const is_its_region = [&](Territory const* region, Territory const* department) {
    return department->kind == TerritoryKind::kDepartment && department->name == region->name &&
           directory.territories().holder(*department, TerritoryKind::kRegion) == region;
  };
  std::vector<Territory const*> kept;
  std::ranges::copy_if(found, std::back_inserter(kept), [&](Territory const* one) {
    return one->kind != TerritoryKind::kIntercommunal &&
           std::ranges::none_of(found, [&](Territory const* other) { return is_its_region(one, other); });
  });
  return kept;
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

std::vector<std::string> take_not_understood(StoryQuery& query) {
  std::vector<std::string> taken;
  auto const check = [&taken](std::string& value, bool is_understood) {
    if (!value.empty() && !is_understood) {
      taken.push_back(std::exchange(value, {}));
    }
  };
  check(query.feeling, read<experiences::Feeling>(query.feeling).has_value());
  check(query.answered, yes_or_no(query.answered).has_value());
  check(query.changed, yes_or_no(query.changed).has_value());
  check(query.used_channel, read<experiences::UsedChannel>(query.used_channel).has_value());
  check(query.channel, read<experiences::ToldBy>(query.channel).has_value());
  check(query.since, first_day(query.since).has_value());
  check(query.until, last_day(query.until).has_value());
  return taken;
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
  if (!query.network.empty()) {
    asked.network = NetworkId{query.network};
  }
  if (!query.tag.empty()) {
    asked.tag = query.tag;
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
