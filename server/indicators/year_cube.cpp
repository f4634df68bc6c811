#include "indicators/year_cube.hpp"

#include <numeric>

namespace relais::indicators {
namespace {

// The year is node 0, its quarters 1 to 4, its months 5 to 16.
constexpr std::size_t kFirstMonth = 5;

statistics::Tree periods() {
  std::vector<std::size_t> parents{0, 0, 0, 0, 0};
  for (std::size_t month = 0; month < 12; ++month) {
    parents.push_back(1 + month / 3);
  }
  return statistics::Tree{parents};
}

std::size_t node_of(Month month) {
  return kFirstMonth + static_cast<unsigned>(month.month()) - 1;
}

}  // namespace

YearCube::YearCube(std::size_t leaves, std::size_t values)
    : leaves_(leaves),
      cube_(statistics::Tree{std::vector<std::size_t>(leaves + 1, 0)}, periods(), values),
      suppression_(cube_) {}

void YearCube::add(std::size_t leaf, Month month, std::size_t value, std::int64_t count) {
  cube_.add({leaf + 1, node_of(month), cube_.values() == 0 ? statistics::kAllValues : value + 1}, count);
}

statistics::Composed YearCube::sum(std::vector<std::size_t> const& leaves, std::vector<Month> const& months,
                                   std::optional<std::size_t> value) const {
  std::vector<std::size_t> places(leaves.empty() ? leaves_ : leaves.size());
  std::iota(places.begin(), places.end(), 1);
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    places[i] = leaves[i] + 1;
  }
  std::vector<std::size_t> nodes;
  nodes.reserve(months.size());
  for (auto const month : months) {
    nodes.push_back(node_of(month));
  }
  return statistics::compose(cube_, suppression_, places, nodes, value ? *value + 1 : statistics::kAllValues);
}

}  // namespace relais::indicators
