#include <algorithm>

#include "network/asked.hpp"
#include "network/page_query.hpp"

namespace relais::network {

std::string PageWriter::name(LocalName const& name) const {
  return in_language(name, language);
}

std::string PageWriter::name(Partner const& partner) const {
  return name(name_of(partner));
}

std::string PageWriter::name(Procedure const& procedure) const {
  return name(name_of(procedure));
}

Territory const* PageWriter::list_territory(Territory const& commune) const {
  auto const& territories = directory.territories();
  auto const* const body = territories.holder(commune, TerritoryKind::kIntercommunal);
  return body != nullptr ? body : territories.middle_level(commune);
}

std::string PageWriter::country(NetworkId const& id) const {
  auto const& networks = directory.networks();
  auto const network = std::ranges::find(networks, id, &Network::id);
  if (network == networks.end()) {
    return "";
  }
  return network->country == "FR"   ? text("network.country.fr")
         : network->country == "BE" ? text("network.country.be")
                                    : network->country;
}

}  // namespace relais::network
