// The territories of all networks in memory: by code, by what holds them, by how people write them.
#pragma once

#include <unordered_map>

#include "network/place_search.hpp"
#include "network/territory.hpp"

namespace relais::network {

class Territories {
 public:
  Territories(std::vector<Territory> territories, std::vector<TerritoryWithin> within,
              std::vector<TerritoryPostcode> postcodes, std::vector<FormerCode> former_codes);
  Territories(Territories const&) = delete;
  Territories& operator=(Territories const&) = delete;

  // By today's code, or by a code that a merger ended. Null: unknown.
  Territory const* find(TerritoryCode const& code) const;
  // The nearest holder of that kind: the department of a commune, the region of a department or of a commune.
  Territory const* holder(Territory const& territory, TerritoryKind kind) const;
  // Whether a commune is a territory or lies in it. Without a commune: nobody knows, and no.
  bool stands_in(std::optional<TerritoryCode> const& commune, Territory const& territory) const;
  // Department or province, the level that people name beside a commune.
  Territory const* middle_level(Territory const& commune) const;
  // All territories of a kind inside another one, at any depth.
  std::vector<Territory const*> inside(Territory const& territory, TerritoryKind kind) const;
  // All territories of a kind of one network, in the order of codes.
  std::vector<Territory const*> of_kind(NetworkId const& network, TerritoryKind kind) const;
  std::vector<std::string> postcodes(Territory const& territory) const;

  // Communes and districts; or communes and what holds them.
  std::vector<Territory const*> search(std::string_view text, std::size_t limit) const;
  std::vector<Territory const*> search_all(std::string_view text, std::size_t limit) const;

 private:
  std::vector<Territory const*> found_by(PlaceSearch const& search, std::string_view text, std::size_t limit) const;

  using Edges = std::vector<TerritoryWithin>;
  std::vector<Territory> territories_;
  Edges within_;    // by code
  Edges contains_;  // by within_code
  std::vector<TerritoryPostcode> postcodes_;
  std::unordered_map<std::string_view, std::uint32_t> by_code_;
  std::unordered_map<std::string, std::string> former_codes_;
  PlaceSearch search_;
  PlaceSearch search_all_;
};

}  // namespace relais::network
