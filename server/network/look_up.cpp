#include "network/look_up.hpp"

namespace relais::network {
namespace {

constexpr std::int32_t kUsualLimit = 10;

std::size_t limit_of(TextQuery const& query) {
  return static_cast<std::size_t>(query.limit.value_or(kUsualLimit));
}

}  // namespace

PlaceList find_places(Directory const& directory, TextQuery const& query) {
  PlaceList page;
  auto const& territories = directory.territories();
  for (auto const* const commune : territories.search(query.q.value_or(""), limit_of(query))) {
    auto const* const above = territories.middle_level(*commune);
    auto place = Place{commune->network_id,
                       commune->code,
                       commune->name,
                       territories.postcodes(*commune),
                       {},
                       commune->population,
                       {}};
    if (above != nullptr) {
      place.department = above->name;
    }
    if (commune->lat && commune->lon) {
      place.location = Location{*commune->lat, *commune->lon};
    }
    page.items.push_back(std::move(place));
  }
  return page;
}

ProcedureList find_procedures(Directory const& directory, TextQuery const& query) {
  ProcedureList page;
  auto const& catalogue = directory.catalogue();
  for (auto const* const procedure : catalogue.search(query.q.value_or(""), limit_of(query))) {
    auto const* const partner = catalogue.find(procedure->network_id, procedure->partner_code);
    page.items.push_back({procedure->code,
                          {procedure->name_fr, procedure->name_en, {}, {}},
                          procedure->partner_code,
                          {partner->name_fr, partner->name_en, {}, {}},
                          procedure->theme,
                          procedure->level});
  }
  return page;
}

}  // namespace relais::network
