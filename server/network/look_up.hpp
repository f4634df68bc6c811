// Looking up what people begin to type: places and procedures.
#pragma once

#include "network/directory.hpp"

namespace relais::network {

PlaceList find_places(Directory const& directory, TextQuery const& query);

struct ProcedureQuery {
  std::optional<std::string> q;
  std::optional<std::int32_t> limit;      // 10 unless said
  std::optional<NetworkId> network = {};  // whose procedures; sheets of a border are nobody's
};
BOOST_DESCRIBE_STRUCT(ProcedureQuery, (), (q, limit, network))
ProcedureList find_procedures(Directory const& directory, ProcedureQuery const& query);

}  // namespace relais::network

template <>
struct relais::json::Constraints<relais::network::ProcedureQuery> {
  using Query = relais::network::ProcedureQuery;
  static constexpr auto all = std::tuple{length(&Query::q, 0, 200), range(&Query::limit, 1, 50)};
};
