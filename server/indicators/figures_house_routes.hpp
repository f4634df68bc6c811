// What the routes of figures need of the rest of the program.
#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "indicators/geography.hpp"
#include "indicators/published_year.hpp"
#include "indicators/statistics.hpp"
#include "platform/http/routes.hpp"
#include "platform/i18n/texts.hpp"

namespace relais::indicators {

// Answers to strangers, for some minutes.
class KeptStatistics {
 public:
  std::optional<Statistics> find(std::string const& key, Instant now) const;
  void keep(std::string const& key, Statistics const& statistics, Instant now);

 private:
  struct Kept {
    Instant at;
    Statistics statistics;
  };
  mutable std::mutex mutex_;
  std::map<std::string, Kept> kept_;
};

// Outlives the routes. Only feeds stand in it where the contract alone is wanted.
struct FiguresHouse {
  db::Database* database = nullptr;
  Clock const* clock = nullptr;
  i18n::Texts const* texts = nullptr;
  std::vector<Feed> feeds = {};
  GeographyNow geography = {};
  std::shared_ptr<KeptStatistics> kept = std::make_shared<KeptStatistics>();
  std::shared_ptr<KeptYears> years = std::make_shared<KeptYears>();
};

}  // namespace relais::indicators
