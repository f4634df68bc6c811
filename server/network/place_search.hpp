// Places found as people write them: "st quentin", "Vervins", "02140", "saint denis 93", the start of a name.
#pragma once

#include <cstdint>
#include <span>

#include "network/territory.hpp"

namespace relais::network {

class PlaceSearch {
 public:
  PlaceSearch() = default;
  enum class Finds {
    kPlaces,      // communes and their districts
    kTerritories  // communes and whatever holds them, also by its code: "Ardennes", "08"
  };

  // Both spans must outlive the search.
  PlaceSearch(std::span<Territory const> territories, std::span<TerritoryPostcode const> postcodes, Finds finds);

  // Indexes into the territories, best first: what holds communes, by its whole name or code; the whole name of a
  // place, then names that begin so, then names with a word that begins so; the more people live there the sooner.
  // Figures in the text narrow by postcode, by its start, or by official code. At most `limit`.
  std::vector<std::uint32_t> find(std::string_view text, std::size_t limit) const;

 private:
  struct Name {
    std::uint32_t start;  // in names_, of this word and the rest of the name
    std::uint32_t size;
    std::uint32_t territory;
    bool is_whole;  // begins with the first word
  };
  struct Postcode {
    std::string_view text;
    std::uint32_t territory;
  };
  class Best;

  std::string_view name(Name const& entry) const { return {names_.data() + entry.start, entry.size}; }
  void add_name(std::string_view folded, std::uint32_t territory);
  void find_named(std::string_view folded, std::string_view figures, Best& best) const;
  void find_numbered(std::string_view figures, Best& best) const;
  bool has_figures(std::uint32_t territory, std::string_view figures) const;

  std::span<Territory const> territories_;
  Finds finds_ = Finds::kPlaces;
  std::string names_;
  std::vector<Name> by_name_;
  std::vector<Postcode> by_postcode_;
  std::vector<Postcode> by_territory_;  // the same, in the order of the territories
};

}  // namespace relais::network
