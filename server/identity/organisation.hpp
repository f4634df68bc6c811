// The bodies whose people work with the product.
#pragma once

#include "access/access.hpp"
#include "network/network.hpp"
#include "platform/clock/clock.hpp"
#include "platform/json/constraints.hpp"

namespace relais::identity {

// host: runs counters. partner: treats cases. state: a prefecture or another body that coordinates. programme: steers
// the network; several may. inspection: audits. operator: runs this machine.
enum class OrganisationKind { kHost, kPartner, kState, kProgramme, kInspection, kOperator };
BOOST_DESCRIBE_ENUM(OrganisationKind, kHost, kPartner, kState, kProgramme, kInspection, kOperator)

struct Organisation {
  NetworkId network_id;
  OrganisationId id;
  OrganisationKind kind = OrganisationKind::kHost;
  std::string name;
  std::optional<std::string> partner_code;    // of a partner: whose procedures are its own
  std::optional<std::string> territory_code;  // where it acts, where that is less than the network
  std::optional<Date> closed_on;
};
BOOST_DESCRIBE_STRUCT(Organisation, (), (network_id, id, kind, name, partner_code, territory_code, closed_on))

}  // namespace relais::identity
