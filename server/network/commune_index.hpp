// Which commune a row of a list means: by its code of today or of yesterday, or by name and postcode where that leaves
// no doubt. Built from the directory once for each import (35,000 communes: some 50 ms).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "network/territory.hpp"

namespace relais::network {

struct DirectoryRows;

struct KnownCommune {
  TerritoryCode code;
  std::string name;
  std::optional<Location> centre;
  std::vector<std::string> wholes;  // names of the inter-communal body, the department or province: what holds it
  std::optional<TerritoryCode> department;
};

// What a row says of its commune; empty where it says nothing.
struct CommuneWords {
  std::string_view code;
  std::string_view name;
  std::string_view postcode;
  std::string_view department;
};

class CommuneIndex {
 public:
  explicit CommuneIndex(DirectoryRows const& rows);

  // By code: zeros that a number cell lost are put back, a former code leads to the commune of today, "84010" is
  // Belgian in a Belgian network. Districts of Paris, Lyon and Marseille are kept.
  KnownCommune const* by_code(std::string_view code) const;
  // By name, within the postcode, or within the department that the postcode or the row tells: nothing when none or
  // several fit. Names of merged communes are known too. "LILLE CEDEX 9", "St Amant", "Paris 11ème" are forgiven.
  KnownCommune const* by_name(CommuneWords const& words) const;

 private:
  using Indexes = std::vector<std::size_t>;
  void add(Territory const& territory);
  void add_wholes(DirectoryRows const& rows);
  void add_name(std::string_view name, std::size_t commune);
  bool has_postcode(std::size_t commune, std::string_view postcode) const;
  bool is_in(std::size_t commune, std::string_view department) const;

  std::string prefix_;  // of codes: "BE-" in the Belgian network
  std::vector<KnownCommune> communes_;
  std::unordered_map<std::string, std::size_t> by_code_;
  std::unordered_map<std::string, std::size_t> by_former_code_;
  std::unordered_map<std::string, Indexes> by_postcode_;
  std::unordered_map<std::string, Indexes> by_name_;
};

}  // namespace relais::network
