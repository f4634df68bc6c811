// Who asks, what for, how far. Rights and scopes are codes: this folder knows no table and no capability.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "access/right.hpp"
#include "platform/text/code.hpp"

namespace relais {

using NetworkId = Code<struct NetworkIdTag>;
using AccountId = Code<struct AccountIdTag>;
using OrganisationId = Code<struct OrganisationIdTag>;

// How far a person reaches with one right, as the statements of stores take it: the rows of the view `reach` that are
// theirs. account is empty for commands run on the machine itself, which reach all of the network.
struct Reach {
  std::string network;
  std::string account;
  std::string organisation;  // the hat that is worn
  std::string roles;         // those that carry the right: "|advisor|counter_manager|"
};
BOOST_DESCRIBE_STRUCT(Reach, (), (network, account, organisation, roles))

// How far the asking person sees. Every store function takes one, and it cannot be made by accident: only the named
// functions below give one, and Principal for its person. Records outside it are answered as unknown.
class Scope {
 public:
  // What the networks have published of their directories: readable by anybody, across networks.
  static Scope public_directory() { return Scope{Extent::kPublicDirectory, {}}; }
  // All of one network, for commands run on the machine itself (import, rebuild). Never made from a request.
  static Scope whole_network(NetworkId network) { return Scope{Extent::kWholeNetwork, {network.text, "", "", ""}}; }

  // The only network whose directory it sees, or empty text where it sees every published one. For the statements of
  // stores: `(:only_network = '' or network_id = :only_network)`.
  std::string const& only_network() const { return reach_.network; }
  bool sees(NetworkId const& network) const { return reach_.network.empty() || reach_.network == network.text; }
  bool may_change_directory(NetworkId const& network) const {
    return extent_ == Extent::kWholeNetwork && reach_.network == network.text;
  }
  bool is_person() const { return extent_ == Extent::kPerson; }
  bool is_public() const { return extent_ == Extent::kPublicDirectory; }

  // For the statements of stores that hold more than the public directory. A public scope has none: it is a
  // programmer's mistake, thrown as std::logic_error.
  Reach const& reach() const;
  NetworkId network() const { return NetworkId{reach().network}; }

 private:
  friend class Principal;
  enum class Extent { kPublicDirectory, kWholeNetwork, kPerson };
  Scope(Extent extent, Reach reach) : extent_(extent), reach_(std::move(reach)) {}
  Extent extent_;
  Reach reach_;
};

// How far a sign-in has come. Locked: on a shared desk, until the PIN is typed.
enum class Stage { kPassword, kComplete, kLocked };
BOOST_DESCRIBE_ENUM(Stage, kPassword, kComplete, kLocked)

// Who has signed in, as which person, under which hat.
struct SignedIn {
  NetworkId network;
  AccountId account;
  std::string sign_in;
  Stage stage = Stage::kPassword;
  std::optional<OrganisationId> hat;
  std::vector<Role> roles;  // under that hat
};

// Who asks.
class Principal {
 public:
  static Principal anonymous() { return Principal{}; }
  static Principal person(SignedIn signed_in);

  // A kiosk or a tablet: it reaches its own counter and nothing else.
  static Principal device(NetworkId network, std::string id);

  bool has(Right right) const { return rights_.has(right); }
  // As far as the roles reach that carry the right; what is public for whoever has not signed in.
  Scope scope(Right right) const;
  // Absent for whoever has not signed in.
  std::optional<SignedIn> const& signed_in() const { return signed_in_; }
  // Absent but for a device.
  std::optional<Reach> const& as_device() const { return device_; }

 private:
  Principal();
  std::optional<SignedIn> signed_in_;
  std::optional<Reach> device_;
  Rights rights_;
};

}  // namespace relais
