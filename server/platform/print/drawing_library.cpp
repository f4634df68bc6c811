#include "platform/print/drawing_library.hpp"

#include <stdexcept>

#include <dlfcn.h>

namespace relais::print {

void* drawing_symbol(char const* name) {
  // Stays for good. What it stands on, Cairo among it, is found through it.
  static auto* const library = dlopen("libpangocairo-1.0.so.0", RTLD_NOW | RTLD_LOCAL);
  auto* const symbol = library == nullptr ? nullptr : dlsym(library, name);
  if (symbol == nullptr) {
    throw std::runtime_error{"libpangocairo-1.0.so.0 cannot be loaded: apt install libpangocairo-1.0-0"};
  }
  return symbol;
}

}  // namespace relais::print
