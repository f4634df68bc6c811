#include <algorithm>

#include "network/asked.hpp"

namespace relais::network {

std::string PageWriter::name(LocalName const& name) const {
  switch (language) {
    case Language::kEn:
      return name.en.value_or(name.fr);
    case Language::kNl:
      return name.nl.value_or(name.fr);
    case Language::kDe:
      return name.de.value_or(name.fr);
    case Language::kFr:
      return name.fr;
  }
  return name.fr;
}

std::string PageWriter::name(Partner const& partner) const {
  return name({partner.name_fr, partner.name_en, {}, {}});
}

std::string PageWriter::name(Procedure const& procedure) const {
  return name({procedure.name_fr, procedure.name_en, {}, {}});
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
