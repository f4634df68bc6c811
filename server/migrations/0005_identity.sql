-- Who works with the product: for whom, as what, how far; how they sign in; what was done.

-- What lies within what, closed: a counter in its territories and in the organisation that runs it, an organisation in
-- its territories, everything in itself and in its network. kind and within_kind are those of role_grant.scope_kind.
create table extent (
  network_id text not null references network (id),
  kind text not null,
  code text not null,
  within_kind text not null,
  within_code text not null,
  primary key (network_id, within_kind, within_code, kind, code)
);
create index extent_inside on extent (network_id, kind, code);

create table organisation (
  network_id text not null references network (id),
  id text not null,
  kind text not null,
  name text not null,
  partner_code text,    -- of a partner: whose procedures are its own
  territory_code text,  -- where it acts, where that is less than the network
  closed_on text,
  primary key (network_id, id)
);

-- The organisation that runs a counter.
create table counter_host (
  network_id text not null,
  counter_id text not null,
  organisation_id text not null,
  primary key (network_id, counter_id),
  foreign key (network_id, organisation_id) references organisation (network_id, id)
);

-- People who work together across organisations.
create table working_group (
  network_id text not null references network (id),
  id text not null,
  name text not null,
  primary key (network_id, id)
);

create table account (
  network_id text not null references network (id),
  id text not null,
  email text not null unique,  -- in lower case: one address is one person
  name text not null,
  language text not null,
  state text not null,
  password_hash text,
  pin_hash text,
  subject text unique,  -- of the identity provider, with its issuer
  made_at text not null,
  seen_on text,
  reminders bigint not null default 0,
  disabled_on text,
  disabled_because text,
  primary key (network_id, id)
);

create table group_member (
  network_id text not null,
  group_id text not null,
  account_id text not null,
  primary key (network_id, group_id, account_id),
  foreign key (network_id, group_id) references working_group (network_id, id),
  foreign key (network_id, account_id) references account (network_id, id)
);

create table role_grant (
  network_id text not null,
  id text not null,
  account_id text not null,
  organisation_id text not null,
  role text not null,
  scope_kind text not null,
  scope_code text not null,
  given_by text,  -- null: on the machine itself
  given_at text not null,
  ended_at text,
  primary key (network_id, id),
  foreign key (network_id, account_id) references account (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id)
);
create index role_grant_account on role_grant (network_id, account_id);
create index role_grant_scope on role_grant (network_id, scope_kind, scope_code);

-- What each person reaches by each role.
create view reach as
  select g.network_id, g.account_id, g.organisation_id, g.role, e.kind, e.code
  from role_grant g
  join extent e on e.network_id = g.network_id and e.within_kind = g.scope_kind and e.within_code = g.scope_code
  where g.ended_at is null;

-- Whom one reaches: everybody whose role lies within.
create view account_reach as
  select r.network_id, r.account_id, r.organisation_id, r.role, g.account_id as reached_id
  from reach r
  join role_grant g on g.network_id = r.network_id and g.scope_kind = r.kind and g.scope_code = r.code
  where g.ended_at is null;

-- Links that were sent by mail, known by the hash of their secret alone.
create table mailed_link (
  secret_hash text not null primary key,
  network_id text not null,
  account_id text not null,
  purpose text not null,
  made_at text not null,
  expires_at text not null,
  used_at text,
  foreign key (network_id, account_id) references account (network_id, id)
);
create index mailed_link_account on mailed_link (network_id, account_id);

create table sign_in (
  network_id text not null,
  id text not null,
  secret_hash text not null unique,
  account_id text not null,
  organisation_id text,  -- the hat that is worn
  stage text not null,
  method text not null,
  desk text not null,
  browser text not null,
  began_at text not null,
  seen_at text not null,
  idle_at text not null,  -- without a request until then it is over
  ends_at text not null,
  ended_at text,
  ended_because text,
  primary key (network_id, id),
  foreign key (network_id, account_id) references account (network_id, id)
);
create index sign_in_account on sign_in (network_id, account_id);

-- Second factors. Secrets are sealed with the key of the secret file; a grid's cells are hashes.
create table authenticator (
  network_id text not null,
  id text not null,
  kind text not null,
  account_id text,       -- null: in stock
  serial text,           -- of a card
  sealed_secret text not null,
  digits bigint not null,
  step_seconds bigint not null,
  drift_steps bigint not null default 0,
  last_step bigint not null default 0,  -- a code is taken once: steps up to this one are spent
  confirmed_at text,
  lost_on text,
  primary key (network_id, id),
  unique (network_id, serial)
);
create index authenticator_account on authenticator (network_id, account_id);

create table grid_cell (
  network_id text not null,
  authenticator_id text not null,
  cell text not null,
  code_hash text not null,
  used_at text,
  primary key (network_id, authenticator_id, cell),
  foreign key (network_id, authenticator_id) references authenticator (network_id, id)
);

-- One asks that somebody's second factor be taken away, another agrees.
create table factor_reset (
  network_id text not null,
  id text not null,
  account_id text not null,
  reason text not null,
  asked_by text not null,
  asked_at text not null,
  agreed_by text,
  agreed_at text,
  primary key (network_id, id),
  foreign key (network_id, account_id) references account (network_id, id)
);

-- Failures to sign in, by what is throttled: an address or an account that is named.
create table sign_in_failure (
  what text not null primary key,
  failures bigint not null,
  failed_at text not null
);

-- The journal: entries in the order of their numbers, each with the hash of the one before it. A month is a segment;
-- one that is deleted leaves how many entries it had, up to when, and its last hash.
create table journal_segment (
  month text not null primary key,
  first_number bigint not null,
  first_previous text not null,
  entries bigint not null,
  last_hash text not null,
  deleted_on text
);

create table journal_entry (
  number bigint not null primary key,
  month text not null references journal_segment (month),
  at text not null,
  network_id text not null,
  actor text not null,
  hat text not null,
  action text not null,
  object_kind text not null,
  object_id text not null,
  reason text not null,
  request text not null,
  hash text not null
);
create index journal_entry_actor on journal_entry (network_id, actor, at);
create index journal_entry_object on journal_entry (network_id, object_kind, object_id);
