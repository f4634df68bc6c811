#include "indicators/figures_house_routes.hpp"

namespace relais::indicators {
namespace {

constexpr auto kFresh = std::chrono::minutes{10};
constexpr std::size_t kMost = 500;

}  // namespace

std::optional<Statistics> KeptStatistics::find(std::string const& key, Instant now) const {
  auto const lock = std::lock_guard{mutex_};
  auto const known = kept_.find(key);
  return known != kept_.end() && now - known->second.at < kFresh ? std::optional{known->second.statistics}
                                                                 : std::nullopt;
}

void KeptStatistics::keep(std::string const& key, Statistics const& statistics, Instant now) {
  auto const lock = std::lock_guard{mutex_};
  if (kept_.size() >= kMost) {
    kept_.clear();
  }
  kept_.insert_or_assign(key, Kept{now, statistics});
}

}  // namespace relais::indicators
