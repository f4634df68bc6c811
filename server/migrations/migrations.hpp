// The schema's steps, from the program itself.
#pragma once

#include "platform/embedded/embedded.hpp"

namespace relais::migrations {

inline std::span<embedded::File const> all() {
  return embedded::files_under("server/migrations/");
}

}  // namespace relais::migrations
