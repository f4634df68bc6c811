#include "indicators/tally.hpp"

#include <algorithm>
#include <numeric>

namespace relais::indicators {
namespace {

// Of a key: counter, month (to the year 2730), breakdown, value.
constexpr unsigned kValueBits = 24;
constexpr unsigned kBreakdownBits = 6;
constexpr unsigned kMonthBits = 15;
constexpr unsigned kCounterShift = kValueBits + kBreakdownBits + kMonthBits;

constexpr std::uint64_t low(std::uint64_t key, unsigned bits) {
  return key & ((std::uint64_t{1} << bits) - 1);
}

std::uint64_t number_of(Month month) {
  return static_cast<std::uint64_t>(static_cast<int>(month.year()) * 12) + static_cast<unsigned>(month.month()) - 1;
}

Month month_of_number(std::uint64_t number) {
  return std::chrono::year{static_cast<int>(number / 12)} / std::chrono::month{static_cast<unsigned>(number % 12 + 1)};
}

}  // namespace

std::uint64_t Tally::Names::number(std::string_view text) {
  if (auto const known = numbers_.find(text); known != numbers_.end()) {
    return known->second;
  }
  auto const [place, is_new] = numbers_.emplace(text, texts_.size());
  texts_.push_back(&place->first);
  return place->second;
}

std::vector<std::uint64_t> Tally::Names::ranks() const {
  auto order = std::vector<std::uint64_t>(texts_.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return *texts_[a] < *texts_[b]; });
  auto ranks = std::vector<std::uint64_t>(texts_.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    ranks[order[i]] = i;
  }
  return ranks;
}

void Tally::at(std::string_view counter, Month month) {
  at_ = ((counters_.number(counter) << kMonthBits) | number_of(month)) << (kBreakdownBits + kValueBits);
}

void Tally::add(std::size_t breakdown, std::string_view value, Counts const& counts) {
  auto& row = rows_[at_ | (std::uint64_t{breakdown} << kValueBits) | values_.number(value)];
  for (std::size_t i = 0; i < kMostColumns; ++i) {
    row[i] += static_cast<std::int32_t>(counts[i]);
  }
}

void Tally::each(std::function<void(TallyRow const&)> const& take) const {
  auto const counters = counters_.ranks();
  auto const values = values_.ranks();
  struct Place {
    std::uint64_t rank;  // the key, its texts by their order
    std::uint64_t key;
  };
  std::vector<Place> places;
  places.reserve(rows_.size());
  for (auto const& [key, counts] : rows_) {
    auto const middle = (low(key, kCounterShift) >> kValueBits) << kValueBits;
    places.push_back({(counters[key >> kCounterShift] << kCounterShift) | middle | values[low(key, kValueBits)], key});
  }
  std::sort(places.begin(), places.end(), [](Place const& a, Place const& b) { return a.rank < b.rank; });
  for (auto const& [rank, key] : places) {
    auto row = TallyRow{counters_.text(key >> kCounterShift),
                        month_of_number(low(key, kCounterShift) >> (kValueBits + kBreakdownBits)),
                        low(key >> kValueBits, kBreakdownBits),
                        values_.text(low(key, kValueBits)),
                        {}};
    std::copy_n(rows_.at(key).begin(), kMostColumns, row.counts.begin());
    take(row);
  }
}

}  // namespace relais::indicators
