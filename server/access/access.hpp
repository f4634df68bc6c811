// Who asks, what for, how far. Rights and scopes are codes: this folder knows no table and no capability.
#pragma once

#include <string>

#include "platform/text/code.hpp"

namespace relais {

using NetworkId = Code<struct NetworkIdTag>;

// What a route lets a person do. Every route names one; a route without a right does not compile.
enum class Right {
  kReadPublicDirectory,  // anybody
  kTellOfErrors,         // what is wrong on a page: anybody, a few at a time
  kObserveMachine,       // health, readiness, figures of the machine: anybody, kept off the public by the reverse proxy
};

// How far the asking person sees. Every store function takes one, and it cannot be made by accident: only the named
// functions below give one. Records outside it are answered as unknown.
class Scope {
 public:
  // What the networks have published of their directories: readable by anybody, across networks.
  static Scope public_directory() { return Scope{Reach::kPublicDirectory, {}}; }
  // All of one network, for commands run on the machine itself (import, rebuild). Never made from a request.
  static Scope whole_network(NetworkId network) { return Scope{Reach::kWholeNetwork, std::move(network)}; }

  // The only network whose directory it sees, or empty text where it sees every published one. For the statements of
  // stores: `(:only_network = '' or network_id = :only_network)`.
  std::string const& only_network() const { return network_.text; }
  bool sees(NetworkId const& network) const { return network_.text.empty() || network_ == network; }
  bool may_change_directory(NetworkId const& network) const {
    return reach_ == Reach::kWholeNetwork && network_ == network;
  }

 private:
  enum class Reach { kPublicDirectory, kWholeNetwork };
  Scope(Reach reach, NetworkId network) : reach_(reach), network_(std::move(network)) {}
  Reach reach_;
  NetworkId network_;
};

// Who asks. Until people sign in (server/identity) there is one principal: anybody.
class Principal {
 public:
  static Principal anonymous() { return Principal{}; }
  bool has(Right right) const {
    return right == Right::kReadPublicDirectory || right == Right::kTellOfErrors || right == Right::kObserveMachine;
  }
  Scope scope() const { return Scope::public_directory(); }

 private:
  Principal() = default;
};

}  // namespace relais
