-- The outbox: events written in the same commit as what they tell, read by each consumer in the order of their ids.
-- SQLite takes any type name: "bigserial" draws the number on PostgreSQL, the single writer gives it on SQLite.
create table outbox (
  id bigserial not null primary key,
  name text not null,
  payload text not null,
  at text not null
);

create table outbox_consumer (
  consumer text not null primary key,
  last_id bigint not null
);

create table job (
  id text not null primary key,
  kind text not null,
  payload text not null,
  due_at text not null,
  lease_owner text,
  lease_until text,
  attempts bigint not null default 0,
  progress double precision not null default 0,
  last_error text,
  finished_at text
);
create index job_due on job (finished_at, due_at);
