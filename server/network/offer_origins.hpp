// What the offers of bodies beside the label's bundle are to their places: new, beside the body's own office, or in its
// stead. The network complements and creates; a substitution is flagged.
#pragma once

#include "network/directory.hpp"

namespace relais::network {

struct OfferOriginsQuery {
  NetworkId id;                            // in the path
  std::optional<TerritoryCode> territory;  // all that lies within reach unless said
};
BOOST_DESCRIBE_STRUCT(OfferOriginsQuery, (), (id, territory))

struct OriginCount {
  std::int64_t offers = 0;
  std::int64_t is_new = 0;
  std::int64_t completes = 0;
  std::int64_t replaces = 0;
  std::int64_t not_recorded = 0;
  std::optional<double> share;  // of new and completing ones among those recorded; absent: none is
};
BOOST_DESCRIBE_STRUCT(OriginCount, (), (offers, is_new, completes, replaces, not_recorded, share))

struct DepartmentOrigins {
  TerritoryCode code;
  std::string name;
  OriginCount count;
};
BOOST_DESCRIBE_STRUCT(DepartmentOrigins, (), (code, name, count))

struct Substitution {
  CounterId counter;
  std::string name;
  std::string commune_name;
  std::string body;
  std::string what;
};
BOOST_DESCRIBE_STRUCT(Substitution, (), (counter, name, commune_name, body, what))

// GET /api/v1/networks/{id}/offer-origins: of the counters that exist today.
struct OfferOrigins {
  OriginCount all;
  std::vector<DepartmentOrigins> departments;  // those with an offer
  std::vector<Substitution> substitutions;
};
BOOST_DESCRIBE_STRUCT(OfferOrigins, (), (all, departments, substitutions))

// Of these counters. Refusal: network.territory_unknown.
Result<OfferOrigins> offer_origins(Directory const& directory, std::vector<CounterId> const& within,
                                   OfferOriginsQuery const& query);

}  // namespace relais::network
