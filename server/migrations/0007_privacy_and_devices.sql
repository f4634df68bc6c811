-- Personal data: how long it is kept, the proofs of what was erased, what persons ask for. And the devices at counters.

-- Days, where a network keeps a processing's data for another time than its declaration says.
create table retention (
  network_id text not null references network (id),
  processing text not null,
  days bigint not null,
  primary key (network_id, processing)
);

-- What was erased: how much, up to when, a digest of the identifiers, signed. object_id: of one person's erasure.
create table wipe_proof (
  network_id text not null references network (id),
  id text not null,
  processing text not null,
  object_id text,
  wiped_at text not null,
  before text not null,
  records bigint not null,
  digest text not null,
  signature text not null,
  primary key (network_id, id)
);

-- What somebody asks by right (GDPR articles 15 to 21), answered within a month.
create table rights_request (
  network_id text not null references network (id),
  id text not null,
  kind text not null,
  account_id text,
  note text not null,
  received_on text not null,
  due_on text not null,
  extended_because text,
  outcome text,
  answer text,
  answered_on text,
  primary key (network_id, id)
);
create index rights_request_due on rights_request (network_id, outcome, due_on);

-- A kiosk or a tablet at a counter: enrolled once by a code, known by a secret afterwards, revoked by an hour.
create table device (
  network_id text not null references network (id),
  id text not null,
  counter_id text not null,
  kind text not null,
  name text not null,
  code_hash text unique,
  code_expires_at text not null,
  secret_hash text unique,
  made_by text not null,
  made_at text not null,
  enrolled_at text,
  seen_on text,
  revoked_at text,
  primary key (network_id, id),
  foreign key (network_id, counter_id) references counter (network_id, id)
);

-- A device reaches its own counter, by the role "device".
drop view account_reach;
drop view reach;
create view reach as
  select g.network_id, g.account_id, g.organisation_id, g.role, e.kind, e.code
  from role_grant g
  join extent e on e.network_id = g.network_id and e.within_kind = g.scope_kind and e.within_code = g.scope_code
  where g.ended_at is null
  union all
  select d.network_id, d.id, '', 'device', 'counter', d.counter_id
  from device d
  where d.enrolled_at is not null and d.revoked_at is null;
create view account_reach as
  select r.network_id, r.account_id, r.organisation_id, r.role, g.account_id as reached_id
  from reach r
  join role_grant g on g.network_id = r.network_id and g.scope_kind = r.kind and g.scope_code = r.code
  where g.ended_at is null;
