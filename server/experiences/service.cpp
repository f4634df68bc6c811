#include "experiences/service.hpp"

#include <algorithm>

namespace relais::experiences {

std::string const& Service::name(Language language) const {
  switch (language) {
    case Language::kEn:
      return name_en;
    case Language::kNl:
      return name_nl;
    case Language::kDe:
      return name_de;
    default:
      return name_fr;
  }
}

ServiceTree::ServiceTree(std::vector<Service> services) {
  add(std::move(services));
}

void ServiceTree::add(std::vector<Service> services) {
  for (auto& service : services) {
    auto const has_place = !service.parent_code || find(service.network_id, *service.parent_code) != nullptr;
    if (has_place && find(service.network_id, service.code) == nullptr) {
      services_.push_back(std::move(service));
    }
  }
}

Service const* ServiceTree::find(NetworkId const& network, ServiceCode const& code) const {
  auto const found = std::ranges::find_if(
      services_, [&](Service const& service) { return service.network_id == network && service.code == code; });
  return found == services_.end() ? nullptr : &*found;
}

std::vector<Service const*> ServiceTree::of(NetworkId const& network) const {
  std::vector<Service const*> all;
  for (auto const& service : services_) {
    if (service.network_id == network) {
      all.push_back(&service);
    }
  }
  return all;
}

std::vector<ServiceCode> ServiceTree::with_parts(std::optional<NetworkId> const& network,
                                                 ServiceCode const& code) const {
  // Parents stand before what lies under them.
  std::vector<ServiceCode> all;
  for (auto const& service : services_) {
    auto const is_meant =
        service.code == code || (service.parent_code && std::ranges::find(all, *service.parent_code) != all.end());
    if (is_meant && (!network || service.network_id == *network) && std::ranges::find(all, service.code) == all.end()) {
      all.push_back(service.code);
    }
  }
  return all;
}

Result<Service> service_of(NewService const& asked, ServiceTree const& tree, NetworkId const& network) {
  auto const is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  if (!std::ranges::all_of(asked.code, is_plain)) {
    return invalid("/code", "experiences.service_code_malformed");
  }
  if (tree.find(network, ServiceCode{asked.code}) != nullptr) {
    return invalid("/code", "experiences.service_exists");
  }
  if (tree.find(network, ServiceCode{asked.parent}) == nullptr) {
    return invalid("/parent", "experiences.service_parent_unknown");
  }
  return Service{network,
                 ServiceCode{asked.code},
                 ServiceCode{asked.parent},
                 asked.name_fr,
                 asked.name_en.value_or(asked.name_fr),
                 asked.name_nl.value_or(asked.name_fr),
                 asked.name_de.value_or(asked.name_fr),
                 asked.also_called.value_or(""),
                 asked.partner};
}

}  // namespace relais::experiences
