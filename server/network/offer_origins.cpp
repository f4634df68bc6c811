#include "network/offer_origins.hpp"

#include <map>

namespace relais::network {
namespace {

void count(OriginCount& into, LocalOffer const& offer) {
  ++into.offers;
  into.is_new += offer.origin == OfferOrigin::kNew;
  into.completes += offer.origin == OfferOrigin::kCompletes;
  into.replaces += offer.origin == OfferOrigin::kReplaces;
  into.not_recorded += !offer.origin;
}

void add_share(OriginCount& counted) {
  auto const recorded = counted.offers - counted.not_recorded;
  if (recorded > 0) {
    counted.share = static_cast<double>(counted.is_new + counted.completes) / static_cast<double>(recorded);
  }
}

}  // namespace

Result<OfferOrigins> offer_origins(Directory const& directory, std::vector<CounterId> const& within,
                                   OfferOriginsQuery const& query) {
  auto const& territories = directory.territories();
  auto const* const territory = query.territory ? territories.find(*query.territory) : nullptr;
  if (query.territory && (territory == nullptr || territory->network_id != query.id)) {
    return Problem{Fault::kNotFound, "network.territory_unknown"};
  }
  OfferOrigins answer;
  std::map<TerritoryCode, DepartmentOrigins> departments;
  for (auto const& id : within) {
    auto const* const counter = directory.find(id);
    auto const* const particulars = counter == nullptr ? nullptr : directory.particulars_of(*counter);
    if (particulars == nullptr || directory.places_of(*counter).empty() ||
        (territory != nullptr && !territories.stands_in(counter->commune_code, *territory))) {
      continue;
    }
    auto const* const commune = counter->commune_code ? territories.find(*counter->commune_code) : nullptr;
    auto const* const department = commune == nullptr ? nullptr : territories.middle_level(*commune);
    for (auto const& offer : particulars->local_offers) {
      count(answer.all, offer);
      if (department != nullptr) {
        auto& own = departments[department->code];
        own.code = department->code;
        own.name = department->name;
        count(own.count, offer);
      }
      if (offer.origin == OfferOrigin::kReplaces) {
        answer.substitutions.push_back({counter->id, counter->name, counter->commune_name, offer.body, offer.what});
      }
    }
  }
  add_share(answer.all);
  for (auto& [code, department] : departments) {
    add_share(department.count);
    answer.departments.push_back(std::move(department));
  }
  return answer;
}

}  // namespace relais::network
