-- What people do at a counter, and who leads a network.

-- reception or animator; of those who work at a counter.
alter table account add column staff_kind text;

-- A function and whoever fills it from a day until a day; a department without a row of a day is vacant on it.
create table seat (
  network_id text not null references network (id),
  id text not null,
  kind text not null,
  territory_code text,
  holder text not null,  -- empty: not named
  body text not null,    -- that employs them or that they represent
  started_on text not null,
  ended_on text,         -- the first day without them
  is_generated boolean not null,
  primary key (network_id, id)
);
