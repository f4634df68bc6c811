#include "identity/sign_in_store.hpp"

#include <algorithm>

#include "identity/people_sql.hpp"

namespace relais::identity {
namespace {

db::Statement const kFindPerson{"identity.find_person", R"sql(
  select s.network_id, s.id, s.secret_hash, s.account_id, s.organisation_id, s.stage, s.method, s.desk, s.browser,
    s.began_at, s.seen_at, s.idle_at, s.ends_at, s.ended_at, s.ended_because, g.role,
    (select count(*) from authenticator f where f.network_id = s.network_id and f.account_id = s.account_id
      and f.confirmed_at is not null and f.lost_on is null)
  from sign_in s
  join account a on a.network_id = s.network_id and a.id = s.account_id
  left join role_grant g on g.network_id = s.network_id and g.account_id = s.account_id
    and g.organisation_id = s.organisation_id and g.ended_at is null
  where s.secret_hash = :secret_hash and s.ended_at is null and a.state = 'active')sql"};

db::Statement const kOpenSignIns{"identity.open_sign_ins", R"sql(
  select network_id, id, secret_hash, account_id, organisation_id, stage, method, desk, browser, began_at, seen_at,
    idle_at, ends_at, ended_at, ended_because
  from sign_in
  where network_id = :network_id and account_id = :account_id and ended_at is null and ends_at > :now
  order by began_at desc, id)sql"};

db::Statement const kAccountOfEmail{"identity.account_of_email", kSelectAccounts + R"sql(
  where email = :email)sql"};

db::Statement const kAccountOfSubject{"identity.account_of_subject", kSelectAccounts + R"sql(
  where subject = :subject)sql"};

db::Statement const kAccount{"identity.account_of_sign_in", kSelectAccounts + R"sql(
  where network_id = :network_id and id = :id)sql"};

db::Statement const kHolders{"identity.holders_of_role", kSelectAccounts + R"sql(
  where a.network_id = :network_id and a.state = 'active' and exists (
    select 1 from role_grant g
    where g.network_id = a.network_id and g.account_id = a.id and g.role = :role and g.ended_at is null)
  order by a.id)sql"};

db::Statement const kUnseen{"identity.accounts_unseen_since", kSelectAccounts + R"sql(
  where state = 'active' and coalesce(seen_on, made_at) <= :day order by network_id, id)sql"};

db::Statement const kGrants{"identity.grants_of_account", R"sql(
  select network_id, id, account_id, organisation_id, role, scope_kind, scope_code, given_by, given_at, ended_at
  from role_grant where network_id = :network_id and account_id = :account_id and ended_at is null
  order by given_at, id)sql"};

db::Statement const kNamedRoles{"identity.named_roles", R"sql(
  select g.id, g.role, g.organisation_id, o.name, g.scope_kind, g.scope_code,
    coalesce(c.name, t.name, p.name_fr, so.name, n.name)
  from role_grant g
  join organisation o on o.network_id = g.network_id and o.id = g.organisation_id
  left join counter c on g.scope_kind = 'counter' and c.network_id = g.network_id and c.id = g.scope_code
  left join territory t on g.scope_kind = 'territory' and t.network_id = g.network_id and t.code = g.scope_code
  left join partner p on g.scope_kind = 'procedure_family' and p.network_id = g.network_id and p.code = g.scope_code
  left join organisation so on g.scope_kind = 'organisation' and so.network_id = g.network_id and so.id = g.scope_code
  left join network n on g.scope_kind = 'network' and n.id = g.scope_code
  where g.network_id = :network_id and g.account_id = :account_id and g.ended_at is null
  order by o.name, g.given_at, g.id)sql"};

db::Statement const kKeepOpen{"identity.keep_sign_in_open", R"sql(
  update sign_in set seen_at = :seen_at, idle_at = :idle_at
  where network_id = :network_id and id = :id and ended_at is null)sql"};

db::Statement const kLink{"identity.find_link", R"sql(
  select secret_hash, network_id, account_id, purpose, made_at, expires_at, used_at
  from mailed_link where secret_hash = :secret_hash)sql"};

db::Statement const kLinksSince{"identity.links_since", R"sql(
  select count(*) from mailed_link
  where network_id = :network_id and account_id = :account_id and purpose = :purpose and made_at > :since)sql"};

db::Statement const kThrottle{"identity.find_throttle", R"sql(
  select what, failures, failed_at from sign_in_failure where what = :what)sql"};

db::Statement const kAddSignIn{"identity.add_sign_in", R"sql(
  insert into sign_in (network_id, id, secret_hash, account_id, organisation_id, stage, method, desk, browser, began_at,
    seen_at, idle_at, ends_at, ended_at, ended_because)
  values (:network_id, :id, :secret_hash, :account_id, :organisation_id, :stage, :method, :desk, :browser, :began_at,
    :seen_at, :idle_at, :ends_at, :ended_at, :ended_because))sql"};

db::Statement const kChangeSignIn{"identity.change_sign_in", R"sql(
  update sign_in set secret_hash = :secret_hash, organisation_id = :organisation_id, stage = :stage,
    seen_at = :seen_at, idle_at = :idle_at, ended_at = :ended_at, ended_because = :ended_because
  where network_id = :network_id and id = :id and ended_at is null and secret_hash = :read_by)sql"};

db::Statement const kEndRoles{"identity.end_roles", R"sql(
  update role_grant set ended_at = :now
  where network_id = :network_id and account_id = :account_id and ended_at is null)sql"};

db::Statement const kEndSignIns{"identity.end_sign_ins", R"sql(
  update sign_in set ended_at = :now, ended_because = :because
  where network_id = :network_id and account_id = :account_id and ended_at is null and id <> :but_not)sql"};

db::Statement const kAddLink{"identity.add_link", R"sql(
  insert into mailed_link (secret_hash, network_id, account_id, purpose, made_at, expires_at, used_at)
  values (:secret_hash, :network_id, :account_id, :purpose, :made_at, :expires_at, :used_at))sql"};

db::Statement const kUseLink{"identity.use_link", R"sql(
  update mailed_link set used_at = :now where secret_hash = :secret_hash and used_at is null)sql"};

db::Statement const kEndLinks{"identity.end_links", R"sql(
  update mailed_link set used_at = :now
  where network_id = :network_id and account_id = :account_id and used_at is null)sql"};

db::Statement const kCountFailure{"identity.count_failure", R"sql(
  insert into sign_in_failure (what, failures, failed_at) values (:what, 1, :now)
  on conflict (what) do update set failures = sign_in_failure.failures + 1, failed_at = excluded.failed_at)sql"};

db::Statement const kForgetFailures{"identity.forget_failures", "delete from sign_in_failure where what = :what"};

db::Statement const kSaveAccount{"identity.save_account", R"sql(
  insert into account (network_id, id, email, name, language, state, password_hash, pin_hash, subject, made_at, seen_on,
    reminders, disabled_on, disabled_because, staff_kind)
  values (:network_id, :id, :email, :name, :language, :state, :password_hash, :pin_hash, :subject, :made_at, :seen_on,
    :reminders, :disabled_on, :disabled_because, :staff_kind)
  on conflict (network_id, id) do update set
    email = excluded.email, name = excluded.name, language = excluded.language, state = excluded.state,
    password_hash = excluded.password_hash, pin_hash = excluded.pin_hash, subject = excluded.subject,
    seen_on = excluded.seen_on, reminders = excluded.reminders, disabled_on = excluded.disabled_on,
    disabled_because = excluded.disabled_because, staff_kind = excluded.staff_kind)sql"};

struct PersonRow : SignIn {
  std::optional<Role> role;
  std::int64_t factors = 0;
};
BOOST_DESCRIBE_STRUCT(PersonRow, (SignIn), (role, factors))

}  // namespace

std::optional<Recognised> SignInReader::find(std::string const& secret_hash, Instant now) const {
  auto const rows = snapshot_.all<PersonRow>(kFindPerson, db::arg("secret_hash", secret_hash));
  auto const stage = rows.empty() ? std::nullopt : stage_now(rows.front(), now);
  if (!stage) {
    return std::nullopt;
  }
  auto const& first = rows.front();
  auto found = Recognised{{first.network_id, first.account_id, first.id, *stage, first.organisation_id, {}}, first};
  for (auto const& row : rows) {
    if (row.role) {
      found.person.roles.push_back(*row.role);
    }
  }
  // A role that asks for a second factor may have come after the sign-in.
  auto const asks_more = std::ranges::any_of(found.person.roles, needs_second_factor);
  if (asks_more && first.factors == 0 && found.person.stage == Stage::kComplete) {
    found.person.stage = Stage::kPassword;
  }
  return found;
}

std::optional<Account> SignInReader::account_of_email(std::string const& email) const {
  return snapshot_.one<Account>(kAccountOfEmail, db::arg("email", email));
}

std::optional<Account> SignInReader::account_of_subject(std::string const& subject) const {
  return snapshot_.one<Account>(kAccountOfSubject, db::arg("subject", subject));
}

std::optional<Account> SignInReader::account(NetworkId const& network, AccountId const& id) const {
  return snapshot_.one<Account>(kAccount, db::arg("network_id", network), db::arg("id", id));
}

std::vector<RoleGrant> SignInReader::grants(NetworkId const& network, AccountId const& id) const {
  return snapshot_.all<RoleGrant>(kGrants, db::arg("network_id", network), db::arg("account_id", id));
}

std::vector<NamedRole> SignInReader::roles_with_names(NetworkId const& network, AccountId const& id) const {
  return snapshot_.all<NamedRole>(kNamedRoles, db::arg("network_id", network), db::arg("account_id", id));
}

std::vector<Account> SignInReader::holders(NetworkId const& network, Role role) const {
  return snapshot_.all<Account>(kHolders, db::arg("network_id", network), db::arg("role", role));
}

std::vector<Account> SignInReader::accounts_unseen_since(Date day) const {
  return snapshot_.all<Account>(kUnseen, db::arg("day", day));
}

std::optional<MailedLink> SignInReader::link(std::string const& secret_hash) const {
  return snapshot_.one<MailedLink>(kLink, db::arg("secret_hash", secret_hash));
}

std::int64_t SignInReader::links_since(Account const& account, LinkPurpose purpose, Instant since) const {
  return snapshot_
      .one<std::int64_t>(kLinksSince, db::arg("network_id", account.network_id), db::arg("account_id", account.id),
                         db::arg("purpose", purpose), db::arg("since", since))
      .value_or(0);
}

Throttle SignInReader::throttle(std::string const& what) const {
  return snapshot_.one<Throttle>(kThrottle, db::arg("what", what)).value_or(Throttle{what, 0, {}});
}

std::vector<SignIn> SignInReader::open_sign_ins(NetworkId const& network, AccountId const& account, Instant now) const {
  return snapshot_.all<SignIn>(kOpenSignIns, db::arg("network_id", network), db::arg("account_id", account),
                               db::arg("now", now));
}

void SignInStore::add(SignIn const& sign_in) {
  transaction_.run(kAddSignIn, sign_in);
}

bool SignInStore::change(SignIn const& sign_in, std::string const& read_by) {
  return transaction_.run(kChangeSignIn, db::arg("secret_hash", sign_in.secret_hash),
                          db::arg("organisation_id", sign_in.organisation_id), db::arg("stage", sign_in.stage),
                          db::arg("seen_at", sign_in.seen_at), db::arg("idle_at", sign_in.idle_at),
                          db::arg("ended_at", sign_in.ended_at), db::arg("ended_because", sign_in.ended_because),
                          db::arg("network_id", sign_in.network_id), db::arg("id", sign_in.id),
                          db::arg("read_by", read_by)) == 1;
}

void SignInStore::end_roles(NetworkId const& network, AccountId const& account, Instant now) {
  transaction_.run(kEndRoles, db::arg("network_id", network), db::arg("account_id", account), db::arg("now", now));
}

void SignInStore::keep_open(SignIn const& sign_in) {
  transaction_.run(kKeepOpen, db::arg("seen_at", sign_in.seen_at), db::arg("idle_at", sign_in.idle_at),
                   db::arg("network_id", sign_in.network_id), db::arg("id", sign_in.id));
}

void SignInStore::end_all(NetworkId const& network, AccountId const& account, SignInEnd because, Instant now,
                          std::string const& but_not) {
  transaction_.run(kEndSignIns, db::arg("network_id", network), db::arg("account_id", account),
                   db::arg("because", because), db::arg("now", now), db::arg("but_not", but_not));
}

void SignInStore::add(MailedLink const& link) {
  transaction_.run(kAddLink, link);
}

bool SignInStore::use(MailedLink const& link, Instant now) {
  return transaction_.run(kUseLink, db::arg("secret_hash", link.secret_hash), db::arg("now", now)) == 1;
}

void SignInStore::end_links(NetworkId const& network, AccountId const& account, Instant now) {
  transaction_.run(kEndLinks, db::arg("network_id", network), db::arg("account_id", account), db::arg("now", now));
}

void SignInStore::count_failure(std::string const& what, Instant now) {
  transaction_.run(kCountFailure, db::arg("what", what), db::arg("now", now));
}

void SignInStore::forget_failures(std::string const& what) {
  transaction_.run(kForgetFailures, db::arg("what", what));
}

void SignInStore::save(Account const& account) {
  transaction_.run(kSaveAccount, account);
}

}  // namespace relais::identity
