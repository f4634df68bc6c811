#include "network/territories.hpp"

#include <algorithm>

namespace relais::network {
namespace {

auto const kByCode = [](TerritoryWithin const& a, TerritoryWithin const& b) { return a.code < b.code; };

bool is_above(Territory const* above, Territory const& below) {
  return above != nullptr && height(above->kind) > height(below.kind);
}

auto const kByHolder = [](TerritoryWithin const& a, TerritoryWithin const& b) { return a.within_code < b.within_code; };

}  // namespace

Territories::Territories(std::vector<Territory> territories, std::vector<TerritoryWithin> within,
                         std::vector<TerritoryPostcode> postcodes, std::vector<FormerCode> former_codes)
    : territories_(std::move(territories)),
      within_(std::move(within)),
      contains_(within_),
      postcodes_(std::move(postcodes)) {
  by_code_.reserve(territories_.size());
  for (std::uint32_t i = 0; i < territories_.size(); ++i) {
    by_code_.emplace(territories_[i].code.text, i);
  }
  for (auto& former : former_codes) {
    former_codes_.emplace(std::move(former.former_code.text), std::move(former.code.text));
  }
  // Stable: they come in the database's order, which is nearly this one.
  std::stable_sort(within_.begin(), within_.end(), kByCode);
  std::stable_sort(contains_.begin(), contains_.end(), kByHolder);
  std::stable_sort(postcodes_.begin(), postcodes_.end(), [](auto const& a, auto const& b) { return a.code < b.code; });
  search_ = PlaceSearch{territories_, postcodes_, PlaceSearch::Finds::kPlaces};
  search_all_ = PlaceSearch{territories_, postcodes_, PlaceSearch::Finds::kTerritories};
}

Territory const* Territories::find(TerritoryCode const& code) const {
  if (auto const found = by_code_.find(code.text); found != by_code_.end()) {
    return &territories_[found->second];
  }
  auto const former = former_codes_.find(code.text);
  auto const today = former == former_codes_.end() ? by_code_.end() : by_code_.find(former->second);
  return today == by_code_.end() ? nullptr : &territories_[today->second];
}

Territory const* Territories::holder(Territory const& territory, TerritoryKind kind) const {
  auto const [first, last] =
      std::equal_range(within_.begin(), within_.end(), TerritoryWithin{{}, territory.code, {}}, kByCode);
  for (auto edge = first; edge != last; ++edge) {
    auto const* const direct = find(edge->within_code);
    if (is_above(direct, territory) && direct->kind == kind) {
      return direct;
    }
  }
  for (auto edge = first; edge != last; ++edge) {
    auto const* const direct = find(edge->within_code);
    if (auto const* const above = is_above(direct, territory) ? holder(*direct, kind) : nullptr) {
      return above;
    }
  }
  return nullptr;
}

bool Territories::stands_in(std::optional<TerritoryCode> const& commune, Territory const& territory) const {
  auto const* const place = commune ? find(*commune) : nullptr;
  return place != nullptr && (place == &territory || holder(*place, territory.kind) == &territory);
}

Territory const* Territories::middle_level(Territory const& commune) const {
  auto const* const department = holder(commune, TerritoryKind::kDepartment);
  return department != nullptr ? department : holder(commune, TerritoryKind::kProvince);
}

std::vector<Territory const*> Territories::inside(Territory const& territory, TerritoryKind kind) const {
  std::vector<Territory const*> found;
  auto const [first, last] =
      std::equal_range(contains_.begin(), contains_.end(), TerritoryWithin{{}, {}, territory.code}, kByHolder);
  for (auto edge = first; edge != last; ++edge) {
    auto const* const part = find(edge->code);
    if (part == nullptr || !is_above(&territory, *part)) {
      continue;
    }
    if (part->kind == kind) {
      found.push_back(part);
    }
    auto const deeper = inside(*part, kind);
    found.insert(found.end(), deeper.begin(), deeper.end());
  }
  // A commune stands in its department and in its inter-communal body: a region reaches it once only through the first,
  // but an inter-communal body may straddle.
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<Territory const*> Territories::of_kind(NetworkId const& network, TerritoryKind kind) const {
  std::vector<Territory const*> found;
  for (auto const& territory : territories_) {
    if (territory.network_id == network && territory.kind == kind) {
      found.push_back(&territory);
    }
  }
  return found;
}

std::vector<std::string> Territories::postcodes(Territory const& territory) const {
  auto const [first, last] =
      std::equal_range(postcodes_.begin(), postcodes_.end(), TerritoryPostcode{{}, territory.code, {}},
                       [](auto const& a, auto const& b) { return a.code < b.code; });
  std::vector<std::string> list;
  for (auto postcode = first; postcode != last; ++postcode) {
    list.push_back(postcode->postcode);
  }
  std::sort(list.begin(), list.end());
  return list;
}

std::vector<Territory const*> Territories::search(std::string_view text, std::size_t limit) const {
  return found_by(search_, text, limit);
}

std::vector<Territory const*> Territories::search_all(std::string_view text, std::size_t limit) const {
  return found_by(search_all_, text, limit);
}

std::vector<Territory const*> Territories::found_by(PlaceSearch const& search, std::string_view text,
                                                    std::size_t limit) const {
  std::vector<Territory const*> found;
  for (auto const index : search.find(text, limit)) {
    found.push_back(&territories_[index]);
  }
  return found;
}

}  // namespace relais::network
