// A function of a library that is loaded when it is first called: what brings many libraries along is not relocated at
// every start for nothing.
#pragma once

#include <atomic>

namespace relais {

// `kSymbol`: gives the address of a function by its name, and throws where the library is not installed.
template <void* (*kSymbol)(char const*), class Function>
class LoadedFunction;

// Looked up at the first call; two threads that do so find the same.
template <void* (*kSymbol)(char const*), class Result, class... Parameters>
class LoadedFunction<kSymbol, Result(Parameters...)> {
 public:
  constexpr explicit LoadedFunction(char const* name) : name_(name) {}
  Result operator()(Parameters... parameters) const {
    auto* found = found_.load(std::memory_order_acquire);
    if (found == nullptr) {
      found = reinterpret_cast<Pointer>(kSymbol(name_));
      found_.store(found, std::memory_order_release);
    }
    return found(parameters...);
  }

 private:
  using Pointer = Result (*)(Parameters...);
  char const* name_;
  mutable std::atomic<Pointer> found_ = nullptr;
};

}  // namespace relais
