// What a code stands for.
#pragma once

#include <functional>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "access/access.hpp"
#include "platform/clock/clock.hpp"

namespace relais::follow_ups {

enum class FollowUpKind { kExperience, kContentReport };
BOOST_DESCRIBE_ENUM(FollowUpKind, kExperience, kContentReport)

struct FollowUp {
  NetworkId network;
  FollowUpKind kind = FollowUpKind::kExperience;
  std::string subject;  // its id
  Date made_on;
};
BOOST_DESCRIBE_STRUCT(FollowUp, (), (network, kind, subject, made_on))

// A hash with a key: codes are found by it and cannot be had from what is stored.
using Digest = std::function<std::string(std::string_view)>;

}  // namespace relais::follow_ups
