-- A visit that never took place: its acts and note are gone, what it said stands in its revisions.
alter table visit add column is_withdrawn boolean not null default false;

-- Each signature of a week's grid, with the cells as they were signed (JSON; empty: not kept then).
create table week_signature (
  network_id text not null references network (id),
  counter_id text not null,
  week text not null,     -- "2026-W48"
  number bigint not null, -- from 1
  signed_at text not null,
  signed_by text not null,
  cells text not null,
  primary key (network_id, counter_id, week, number)
);
insert into week_signature (network_id, counter_id, week, number, signed_at, signed_by, cells)
select network_id, counter_id, week, 1, signed_at, signed_by, '' from week_grid where signed_at is not null;
alter table week_grid drop column signed_at;
alter table week_grid drop column signed_by;
