#include "network/commune_index.hpp"

#include <algorithm>

#include "engine/language/fold.hpp"
#include "network/directory_store.hpp"

namespace relais::network {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// "paris 11eme arrondissement" and "paris 11" -> "paris 11"; "lille cedex 9" -> "lille".
std::string name_key(std::string_view name) {
  auto const folded = language::fold_place(name);
  std::string key;
  for (auto word : language::words(folded)) {
    if (word == "cedex") {
      break;
    }
    if (word == "arrondissement") {
      continue;
    }
    auto const digits = word.substr(0, word.find_first_not_of("0123456789"));
    auto const ending = word.substr(digits.size());
    if (!digits.empty() && (ending == "e" || ending == "er" || ending == "eme" || ending == "ieme")) {
      word = digits;
    }
    key += (key.empty() ? "" : " ") + std::string{word};
  }
  return key;
}

bool holds_people(TerritoryKind kind) {
  return kind == TerritoryKind::kCommune || kind == TerritoryKind::kDistrict;
}

}  // namespace

CommuneIndex::CommuneIndex(DirectoryRows const& rows) {
  auto const is_belgian = !rows.networks.empty() && rows.networks.front().country == "BE";
  prefix_ = is_belgian ? "BE-" : "";
  for (auto const& territory : rows.territories) {
    if (holds_people(territory.kind)) {
      add(territory);
    }
  }
  add_wholes(rows);
  for (auto const& row : rows.postcodes) {
    if (auto const commune = by_code_.find(row.code.text); commune != by_code_.end()) {
      by_postcode_[row.postcode].push_back(commune->second);
    }
  }
  for (auto const& row : rows.former_codes) {
    if (auto const commune = by_code_.find(row.code.text); commune != by_code_.end()) {
      by_former_code_.emplace(row.former_code.text, commune->second);
      add_name(row.name, commune->second);
    }
  }
}

void CommuneIndex::add(Territory const& territory) {
  auto const index = communes_.size();
  auto& commune = communes_.emplace_back(KnownCommune{territory.code, territory.name, {}, {}, {}});
  if (territory.lat && territory.lon) {
    commune.centre = Location{*territory.lat, *territory.lon};
  }
  by_code_.emplace(territory.code.text, index);
  add_name(territory.name, index);
  if (territory.name_nl) {
    add_name(*territory.name_nl, index);
  }
}

void CommuneIndex::add_wholes(DirectoryRows const& rows) {
  std::unordered_map<std::string, Territory const*> wholes;
  for (auto const& territory : rows.territories) {
    if (!holds_people(territory.kind)) {
      wholes.emplace(territory.code.text, &territory);
    }
  }
  for (auto const& row : rows.within) {
    auto const commune = by_code_.find(row.code.text);
    auto const whole = wholes.find(row.within_code.text);
    if (commune == by_code_.end() || whole == wholes.end()) {
      continue;
    }
    communes_[commune->second].wholes.push_back(whole->second->name);
    if (whole->second->kind != TerritoryKind::kIntercommunal) {
      communes_[commune->second].department = whole->second->code;
    }
  }
}

void CommuneIndex::add_name(std::string_view name, std::size_t commune) {
  auto& known = by_name_[name_key(name)];
  if (std::ranges::find(known, commune) == known.end()) {
    known.push_back(commune);
  }
}

KnownCommune const* CommuneIndex::by_code(std::string_view code) const {
  auto key = std::string{code};
  if (all_digits(code) && code.size() < 5) {
    key.insert(0, 5 - code.size(), '0');
  }
  if (!prefix_.empty() && !code.starts_with(prefix_)) {
    key = prefix_ + key;
  }
  if (auto const present = by_code_.find(key); present != by_code_.end()) {
    return &communes_[present->second];
  }
  auto const former = by_former_code_.find(key);
  return former == by_former_code_.end() ? nullptr : &communes_[former->second];
}

bool CommuneIndex::has_postcode(std::size_t commune, std::string_view postcode) const {
  auto const found = by_postcode_.find(std::string{postcode});
  return found != by_postcode_.end() && std::ranges::find(found->second, commune) != found->second.end();
}

bool CommuneIndex::is_in(std::size_t commune, std::string_view department) const {
  auto const& known = communes_[commune].department;
  return known && known->text == department;
}

KnownCommune const* CommuneIndex::by_name(CommuneWords const& words) const {
  auto const named = by_name_.find(name_key(words.name));
  if (named == by_name_.end()) {
    return nullptr;
  }
  auto const only = [&](auto const& fits) {
    Indexes fitting;
    std::ranges::copy_if(named->second, std::back_inserter(fitting), fits);
    return fitting.size() == 1 ? &communes_[fitting.front()] : nullptr;
  };
  if (!words.postcode.empty()) {
    auto const* const found = only([&](std::size_t commune) { return has_postcode(commune, words.postcode); });
    // A wrong postcode, or that of a firm, still tells the department.
    auto const department = words.postcode.substr(0, words.postcode.starts_with("97") ? 3 : 2);
    return found != nullptr ? found : only([&](std::size_t commune) { return is_in(commune, department); });
  }
  return only([&](std::size_t commune) { return words.department.empty() || is_in(commune, words.department); });
}

}  // namespace relais::network
