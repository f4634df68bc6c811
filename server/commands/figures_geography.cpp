#include "commands/figures_geography.hpp"

#include <algorithm>

namespace relais::commands {
namespace {

using network::Directory;
using network::Territory;
using network::TerritoryKind;

constexpr auto kMiddleLevels = {TerritoryKind::kDepartment, TerritoryKind::kProvince};

std::string department_of(Directory const& directory, network::Counter const& counter) {
  auto const* const commune = counter.commune_code ? directory.territories().find(*counter.commune_code) : nullptr;
  auto const* const department = commune == nullptr ? nullptr : directory.territories().middle_level(*commune);
  return department == nullptr ? "" : department->code.text;
}

std::vector<std::string> codes_of(std::vector<Territory const*> const& territories) {
  std::vector<std::string> codes;
  codes.reserve(territories.size());
  for (auto const* const territory : territories) {
    codes.push_back(territory->code.text);
  }
  return codes;
}

std::vector<std::string> departments(Directory const& directory, NetworkId const& network) {
  std::vector<std::string> codes;
  for (auto const kind : kMiddleLevels) {
    auto const more = codes_of(directory.territories().of_kind(network, kind));
    codes.insert(codes.end(), more.begin(), more.end());
  }
  return codes;
}

std::optional<std::vector<std::string>> departments_in(Directory const& directory, NetworkId const& network,
                                                       std::string const& code) {
  auto const* const territory = directory.territories().find(network::TerritoryCode{code});
  if (territory == nullptr || territory->network_id != network) {
    return std::nullopt;
  }
  if (std::ranges::find(kMiddleLevels, territory->kind) != kMiddleLevels.end()) {
    return std::vector{territory->code.text};
  }
  std::vector<std::string> codes;
  for (auto const kind : kMiddleLevels) {
    auto const more = codes_of(directory.territories().inside(*territory, kind));
    codes.insert(codes.end(), more.begin(), more.end());
  }
  return codes.empty() ? std::nullopt : std::optional{codes};
}

std::vector<indicators::CounterPlace> counters_in(Directory const& directory, NetworkId const& network,
                                                std::string const& department) {
  std::vector<indicators::CounterPlace> places;
  for (auto const& counter : directory.counters()) {
    if (counter.network_id == network && department_of(directory, counter) == department) {
      places.push_back({counter.id.text, counter.name, TextForm<network::CounterKind>::write(counter.kind)});
    }
  }
  return places;
}

std::string name_of(Directory const& directory, std::string const& place) {
  if (auto const* const counter = directory.find(network::CounterId{place})) {
    return counter->name;
  }
  auto const* const territory = directory.territories().find(network::TerritoryCode{place});
  return territory == nullptr ? "" : territory->name;
}

std::string name_of_value(Directory const& directory, NetworkId const& network, std::string const& breakdown,
                          std::string const& value, Language language) {
  auto const& catalogue = directory.catalogue();
  if (breakdown == "partner") {
    auto const* const partner = catalogue.find(network, network::PartnerCode{value});
    return partner == nullptr ? "" : network::in_language(name_of(*partner), language);
  }
  if (breakdown == "procedure") {
    auto const* const procedure = catalogue.find(network::ProcedureCode{value});
    return procedure == nullptr ? "" : network::in_language(name_of(*procedure), language);
  }
  return "";
}

}  // namespace

indicators::Geography figures_geography(std::shared_ptr<Directory const> directory) {
  std::vector<NetworkId> networks;
  for (auto const& network : directory->networks()) {
    networks.push_back(network.id);
  }
  auto const size = [&](NetworkId const& network) {
    return std::ranges::count(directory->counters(), network, &network::Counter::network_id);
  };
  std::ranges::stable_sort(networks, [&](auto const& a, auto const& b) { return size(a) > size(b); });
  return {networks,
          [directory](std::string_view counter) {
            auto const* const found = directory->find(network::CounterId{std::string{counter}});
            return found == nullptr ? std::string{} : department_of(*directory, *found);
          },
          [directory](NetworkId const& network, std::string const& territory) {
            return departments_in(*directory, network, territory);
          },
          [directory](NetworkId const& network) { return departments(*directory, network); },
          [directory](NetworkId const& network, std::string const& department) {
            return counters_in(*directory, network, department);
          },
          [directory](std::string const& place) { return name_of(*directory, place); },
          [directory](NetworkId const& network, std::string const& breakdown, std::string const& value,
                      Language language) { return name_of_value(*directory, network, breakdown, value, language); }};
}

indicators::GeographyNow figures_geography(network::DirectoryNow directory) {
  return [directory = std::move(directory)]() -> std::optional<indicators::Geography> {
    auto now = directory();
    return now ? std::optional{figures_geography(std::move(now))} : std::nullopt;
  };
}

}  // namespace relais::commands
