#include "platform/db/postgres_library.hpp"

#include <dlfcn.h>

#include "platform/db/fault.hpp"

namespace relais::db {

void* postgres_symbol(char const* name) {
  static auto* const library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);  // stays for good
  auto* const symbol = library == nullptr ? nullptr : dlsym(library, name);
  if (symbol == nullptr) {
    throw Fault{FaultKind::kLost, "libpq", "libpq.so.5 cannot be loaded: apt install libpq5"};
  }
  return symbol;
}

}  // namespace relais::db
