// Counts facts by counter, month, breakdown and value, in memory: some 100 bytes for each row that comes out, so that a
// country's year takes some 500 MB.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indicators/feed.hpp"

namespace relais::indicators {

// One row of a roll-up.
struct TallyRow {
  std::string_view counter;
  Month month;
  std::size_t breakdown = 0;
  std::string_view value;
  Counts counts;
};

class Tally {
 public:
  explicit Tally(Feed const& feed) : feed_(&feed) {}
  Tally(Tally const&) = delete;
  Tally& operator=(Tally const&) = delete;

  Feed const& feed() const { return *feed_; }

  // Of which counter and month the next facts are.
  void at(std::string_view counter, Month month);
  void add(std::size_t breakdown, std::string_view value, Counts const& counts);

  // In the order of counter, month, breakdown and value.
  void each(std::function<void(TallyRow const&)> const& take) const;

 private:
  // Texts by number, so that four numbers in one are a row's key.
  class Names {
   public:
    std::uint64_t number(std::string_view text);
    std::string_view text(std::uint64_t number) const { return *texts_[number]; }
    // By number: its place among all of them in their order.
    std::vector<std::uint64_t> ranks() const;

   private:
    struct Hash {
      using is_transparent = void;
      std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::uint64_t, Hash, std::equal_to<>> numbers_;
    std::vector<std::string const*> texts_;
  };
  using SmallCounts = std::array<std::int32_t, kMostColumns>;  // of one counter and month

  Feed const* feed_;
  Names counters_;
  Names values_;
  std::uint64_t at_ = 0;
  std::unordered_map<std::uint64_t, SmallCounts> rows_;
};

}  // namespace relais::indicators
