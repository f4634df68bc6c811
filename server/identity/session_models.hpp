// What signing in asks and answers: the contract of /api/v1/session, /me and their like.
#pragma once

#include "identity/begin_sign_in.hpp"
#include "platform/json/constraints.hpp"

namespace relais::identity {

struct NewSession {
  std::string email;
  std::string password;
  Desk desk = Desk::kOwn;
};
BOOST_DESCRIBE_STRUCT(NewSession, (), (email, password, desk))

// GET /api/v1/session: the ways in.
struct WaysIn {
  bool has_provider = false;
  bool has_letters = false;  // a forgotten password can be asked for
};
BOOST_DESCRIBE_STRUCT(WaysIn, (), (has_provider, has_letters))

struct TypedCode {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(TypedCode, (), (code))

// `pin` opens a locked session.
struct Lock {
  bool locked = true;
  std::optional<std::string> pin;
};
BOOST_DESCRIBE_STRUCT(Lock, (), (locked, pin))

struct ChosenPin {
  std::string pin;
  std::optional<std::string> password;  // of whoever has one: who finds a desk open sets no PIN
};
BOOST_DESCRIBE_STRUCT(ChosenPin, (), (pin, password))

struct ChosenHat {
  OrganisationId organisation;
};
BOOST_DESCRIBE_STRUCT(ChosenHat, (), (organisation))

struct NewPassword {
  std::string old_password;
  std::string new_password;
};
BOOST_DESCRIBE_STRUCT(NewPassword, (), (old_password, new_password))

struct HeldRole {
  GrantId id;
  Role role = Role::kAdvisor;
  ScopeKind scope_kind = ScopeKind::kCounter;
  std::string scope_code;
  std::string scope_name;
};
BOOST_DESCRIBE_STRUCT(HeldRole, (), (id, role, scope_kind, scope_code, scope_name))

struct Hat {
  OrganisationId organisation;
  std::string name;
  std::vector<HeldRole> roles;
};
BOOST_DESCRIBE_STRUCT(Hat, (), (organisation, name, roles))

// The roles that hold of an account, by the organisations on whose behalf.
std::vector<Hat> hats_of(SignInReader const& reader, NetworkId const& network, AccountId const& account);

// GET /api/v1/me
struct Me : Standing {
  AccountId id;
  NetworkId network;
  std::string name;
  std::string email;
  Language language = Language::kFr;
  Desk desk = Desk::kOwn;
  bool has_pin = false;
  bool has_password = false;
  std::optional<OrganisationId> hat;
  std::vector<Hat> hats;
  std::vector<Right> rights;  // under the hat that is worn
};
BOOST_DESCRIBE_STRUCT(Me, (Standing),
                      (id, network, name, email, language, desk, has_pin, has_password, hat, hats, rights))

struct SignInItem {
  std::string id;
  std::string browser;
  Desk desk = Desk::kOwn;
  SignInMethod method = SignInMethod::kPassword;
  Instant began_at;
  Instant seen_at;
  bool is_this = false;
};
BOOST_DESCRIBE_STRUCT(SignInItem, (), (id, browser, desk, method, began_at, seen_at, is_this))

struct SignInList {
  std::vector<SignInItem> items;
};
BOOST_DESCRIBE_STRUCT(SignInList, (), (items))

struct FactorItem {
  std::string id;
  FactorKind kind = FactorKind::kApplication;
  std::optional<std::string> serial;
  std::optional<Instant> confirmed_at;
};
BOOST_DESCRIBE_STRUCT(FactorItem, (), (id, kind, serial, confirmed_at))

struct FactorList {
  std::vector<FactorItem> items;
};
BOOST_DESCRIBE_STRUCT(FactorList, (), (items))

struct NewFactor {
  FactorKind kind = FactorKind::kApplication;
};
BOOST_DESCRIBE_STRUCT(NewFactor, (), (kind))

// Shown once. An application: its secret, and what stands in the picture that it reads. A grid: its cells to print.
struct MadeFactor {
  std::string id;
  FactorKind kind = FactorKind::kApplication;
  std::optional<std::string> secret;
  std::optional<std::string> uri;
  std::vector<PrintedCell> cells;
};
BOOST_DESCRIBE_STRUCT(MadeFactor, (), (id, kind, secret, uri, cells))

struct LinkSecret {
  std::string secret;
};
BOOST_DESCRIBE_STRUCT(LinkSecret, (), (secret))

struct LinkShown {
  LinkPurpose purpose = LinkPurpose::kInvitation;
  std::string name;
  std::string email;
};
BOOST_DESCRIBE_STRUCT(LinkShown, (), (purpose, name, email))

struct LinkUse {
  std::string secret;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(LinkUse, (), (secret, password))

struct ForgottenPassword {
  std::string email;
};
BOOST_DESCRIBE_STRUCT(ForgottenPassword, (), (email))

}  // namespace relais::identity

namespace relais::json {

template <>
struct Constraints<identity::NewSession> {
  static constexpr auto all =
      std::tuple{length(&identity::NewSession::email, 1, 254), length(&identity::NewSession::password, 1, 200)};
};
template <>
struct Constraints<identity::ForgottenPassword> {
  static constexpr auto all = std::tuple{length(&identity::ForgottenPassword::email, 1, 254)};
};
template <>
struct Constraints<identity::TypedCode> {
  static constexpr auto all = std::tuple{length(&identity::TypedCode::code, 1, 20)};
};
template <>
struct Constraints<identity::LinkUse> {
  static constexpr auto all =
      std::tuple{length(&identity::LinkUse::secret, 1, 100), length(&identity::LinkUse::password, 1, 200)};
};
template <>
struct Constraints<identity::NewPassword> {
  static constexpr auto all = std::tuple{length(&identity::NewPassword::old_password, 1, 200),
                                         length(&identity::NewPassword::new_password, 1, 200)};
};

}  // namespace relais::json
