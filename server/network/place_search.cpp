#include "network/place_search.hpp"

#include <algorithm>
#include <unordered_map>

#include "engine/language/fold.hpp"

namespace relais::network {
namespace {

bool is_figures(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_wider(Territory const& territory) {
  return height(territory.kind) > height(TerritoryKind::kCommune);
}

bool is_found(Territory const& territory, PlaceSearch::Finds finds) {
  return finds == PlaceSearch::Finds::kTerritories ? territory.kind != TerritoryKind::kDistrict : !is_wider(territory);
}

}  // namespace

// The best candidates so far, each territory once.
class PlaceSearch::Best {
 public:
  Best(std::span<Territory const> territories, std::size_t limit) : territories_(territories), limit_(limit) {}

  void offer(std::uint32_t territory, int tier) {
    auto const people = std::max<std::int64_t>(territories_[territory].population.value_or(0), 0);
    auto const candidate = Candidate{tier, -people, territory};
    if (list_.size() == limit_ && !(candidate < list_.back())) {
      return;
    }
    auto const twin =
        std::find_if(list_.begin(), list_.end(), [&](Candidate const& known) { return known.territory == territory; });
    if (twin != list_.end()) {
      if (!(candidate < *twin)) {
        return;
      }
      list_.erase(twin);
    }
    list_.insert(std::upper_bound(list_.begin(), list_.end(), candidate), candidate);
    if (list_.size() > limit_) {
      list_.pop_back();
    }
  }

  std::vector<std::uint32_t> take() const {
    std::vector<std::uint32_t> territories;
    for (auto const& candidate : list_) {
      territories.push_back(candidate.territory);
    }
    return territories;
  }

 private:
  struct Candidate {
    int tier;
    std::int64_t fewer_people;
    std::uint32_t territory;
    auto operator<=>(Candidate const&) const = default;
  };
  std::span<Territory const> territories_;
  std::size_t limit_;
  std::vector<Candidate> list_;  // sorted, at most limit_
};

PlaceSearch::PlaceSearch(std::span<Territory const> territories, std::span<TerritoryPostcode const> postcodes,
                         Finds finds)
    : territories_(territories), finds_(finds) {
  std::unordered_map<std::string_view, std::uint32_t> by_code;
  for (std::uint32_t i = 0; i < territories.size(); ++i) {
    if (!is_found(territories[i], finds)) {
      continue;
    }
    by_code.emplace(territories[i].code.text, i);
    add_name(language::fold_place(territories[i].name), i);
    if (is_wider(territories[i])) {
      add_name(language::fold(territories[i].code.text), i);
    }
    if (territories[i].name_nl && *territories[i].name_nl != territories[i].name) {
      add_name(language::fold_place(*territories[i].name_nl), i);
    }
  }
  std::sort(by_name_.begin(), by_name_.end(), [this](Name const& a, Name const& b) { return name(a) < name(b); });
  for (auto const& postcode : postcodes) {
    if (auto const found = by_code.find(postcode.code.text); found != by_code.end()) {
      by_postcode_.push_back({postcode.postcode, found->second});
    }
  }
  by_territory_ = by_postcode_;
  std::sort(by_postcode_.begin(), by_postcode_.end(),
            [](Postcode const& a, Postcode const& b) { return a.text < b.text; });
  std::stable_sort(by_territory_.begin(), by_territory_.end(),
                   [](Postcode const& a, Postcode const& b) { return a.territory < b.territory; });
}

void PlaceSearch::add_name(std::string_view folded, std::uint32_t territory) {
  auto const start = static_cast<std::uint32_t>(names_.size());
  auto const size = static_cast<std::uint32_t>(folded.size());
  names_ += folded;
  by_name_.push_back({start, size, territory, true});
  for (auto space = folded.find(' '); space != std::string_view::npos; space = folded.find(' ', space + 1)) {
    auto const word = static_cast<std::uint32_t>(space + 1);
    by_name_.push_back({start + word, size - word, territory, false});
  }
}

bool PlaceSearch::has_figures(std::uint32_t territory, std::string_view figures) const {
  if (territories_[territory].code.text.starts_with(figures)) {
    return true;
  }
  auto const [first, last] = std::equal_range(by_territory_.begin(), by_territory_.end(), Postcode{{}, territory},
                                              [](auto const& a, auto const& b) { return a.territory < b.territory; });
  return std::any_of(first, last, [&](Postcode const& postcode) { return postcode.text.starts_with(figures); });
}

void PlaceSearch::find_named(std::string_view folded, std::string_view figures, Best& best) const {
  auto const first = std::lower_bound(by_name_.begin(), by_name_.end(), folded,
                                      [this](Name const& entry, std::string_view text) { return name(entry) < text; });
  for (auto entry = first; entry != by_name_.end() && name(*entry).starts_with(folded); ++entry) {
    if (!figures.empty() && !has_figures(entry->territory, figures)) {
      continue;
    }
    auto const is_exact = entry->is_whole && name(*entry).size() == folded.size();
    auto const tier = is_exact ? (is_wider(territories_[entry->territory]) ? 0 : 1) : (entry->is_whole ? 2 : 3);
    best.offer(entry->territory, tier);
  }
}

void PlaceSearch::find_numbered(std::string_view figures, Best& best) const {
  auto const first =
      std::lower_bound(by_postcode_.begin(), by_postcode_.end(), figures,
                       [](Postcode const& postcode, std::string_view text) { return postcode.text < text; });
  for (auto postcode = first; postcode != by_postcode_.end() && postcode->text.starts_with(figures); ++postcode) {
    best.offer(postcode->territory, postcode->text.size() == figures.size() ? 1 : 2);
  }
}

std::vector<std::uint32_t> PlaceSearch::find(std::string_view text, std::size_t limit) const {
  auto const folded = language::fold_place(text);
  std::string named;
  std::string_view figures;
  for (auto const word : language::words(folded)) {
    if (is_figures(word)) {
      figures = word;
    } else {
      named += named.empty() ? "" : " ";
      named += word;
    }
  }
  Best best{territories_, limit};
  if (!named.empty()) {
    find_named(named, figures, best);
  } else if (!figures.empty()) {
    find_numbered(figures, best);
    if (finds_ == Finds::kTerritories) {
      find_named(figures, {}, best);
    }
  }
  return best.take();
}

}  // namespace relais::network
