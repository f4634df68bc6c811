// Sign-ins, throttles and mailed links: rows by the secret that somebody brings, so that no scope stands before them.
#pragma once

#include "identity/sign_in.hpp"
#include "platform/db/session.hpp"

namespace relais::identity {

enum class LinkPurpose { kInvitation, kPassword };
BOOST_DESCRIBE_ENUM(LinkPurpose, kInvitation, kPassword)

struct MailedLink {
  std::string secret_hash;
  NetworkId network_id;
  AccountId account_id;
  LinkPurpose purpose = LinkPurpose::kInvitation;
  Instant made_at;
  Instant expires_at;
  std::optional<Instant> used_at;
};
BOOST_DESCRIBE_STRUCT(MailedLink, (), (secret_hash, network_id, account_id, purpose, made_at, expires_at, used_at))

// A role with the names of what it is for.
struct NamedRole {
  GrantId id;
  Role role = Role::kAdvisor;
  OrganisationId organisation_id;
  std::string organisation_name;
  ScopeKind scope_kind = ScopeKind::kCounter;
  std::string scope_code;
  std::optional<std::string> scope_name;
};
BOOST_DESCRIBE_STRUCT(NamedRole, (), (id, role, organisation_id, organisation_name, scope_kind, scope_code, scope_name))

// Who brings a secret, and the sign-in that they began.
struct Recognised {
  SignedIn person;
  SignIn sign_in;
};

class SignInReader {
 public:
  explicit SignInReader(db::Snapshot const& snapshot) : snapshot_(snapshot) {}

  // Who brings this secret, with the roles under the hat that is worn, by one statement.
  std::optional<Recognised> find(std::string const& secret_hash, Instant now) const;
  std::optional<Account> account_of_email(std::string const& email) const;
  std::optional<Account> account_of_subject(std::string const& subject) const;
  std::optional<Account> account(NetworkId const& network, AccountId const& id) const;
  std::vector<RoleGrant> grants(NetworkId const& network, AccountId const& id) const;  // those that hold
  std::vector<NamedRole> roles_with_names(NetworkId const& network, AccountId const& id) const;
  // Active accounts that hold this role.
  std::vector<Account> holders(NetworkId const& network, Role role) const;
  // Active accounts that were last seen, or made, before that day.
  std::vector<Account> accounts_unseen_since(Date day) const;
  std::optional<MailedLink> link(std::string const& secret_hash) const;
  std::int64_t links_since(Account const& account, LinkPurpose purpose, Instant since) const;
  Throttle throttle(std::string const& what) const;
  std::vector<SignIn> open_sign_ins(NetworkId const& network, AccountId const& account, Instant now) const;

 private:
  db::Snapshot const& snapshot_;
};

class SignInStore : public SignInReader {
 public:
  explicit SignInStore(db::Transaction& transaction) : SignInReader(transaction), transaction_(transaction) {}

  void add(SignIn const& sign_in);
  // What it has become, if it still stands under the secret that it was read by: false where it has ended or was given
  // another meanwhile, and nothing is changed.
  bool change(SignIn const& sign_in, std::string const& read_by);
  // Its last request was at seen_at: nothing else of it changes.
  void keep_open(SignIn const& sign_in);
  void end_all(NetworkId const& network, AccountId const& account, SignInEnd because, Instant now,
               std::string const& but_not = "");
  void add(MailedLink const& link);
  // False where it was used meanwhile.
  bool use(MailedLink const& link, Instant now);
  void end_links(NetworkId const& network, AccountId const& account, Instant now);
  void count_failure(std::string const& what, Instant now);
  void forget_failures(std::string const& what);
  void save(Account const& account);
  // All roles of an account: what was disabled begins anew.
  void end_roles(NetworkId const& network, AccountId const& account, Instant now);

 private:
  db::Transaction& transaction_;
};

}  // namespace relais::identity
