// Refusals that several routes of stories give.
#pragma once

#include "platform/result/result.hpp"

namespace relais::experiences {

inline Problem loading() {
  return {Fault::kUnavailable, "experiences.loading", {}, {}, std::chrono::seconds{2}};
}
inline Problem unknown() {
  return {Fault::kNotFound, "experiences.unknown"};
}
inline Problem id_taken() {
  return {Fault::kConflict, "experiences.id_taken"};
}
inline Problem changed_meanwhile() {
  return {Fault::kConflict, "experiences.changed_meanwhile"};
}

}  // namespace relais::experiences
