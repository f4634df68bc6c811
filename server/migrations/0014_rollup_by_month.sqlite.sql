-- On SQLite the key is the table: kept beside it, it would take as much room again.
-- Roll-ups are read by breakdown and month over all counters at once, since all of a network is protected as one table.
-- Procedures stand under their body from here on. What was kept is counted anew when the program starts.
drop table rollup;
create table rollup (
  network_id text not null references network (id),
  feed text not null,        -- "visits"
  breakdown text not null,   -- "all", "partner"
  month text not null,       -- "2026-11"
  place_kind text not null,  -- "counter", "department"
  place text not null,       -- "fs-1729", "08"
  value text not null,       -- "caf"
  n01 bigint, n02 bigint, n03 bigint, n04 bigint, n05 bigint, n06 bigint, n07 bigint, n08 bigint,
  n09 bigint, n10 bigint, n11 bigint, n12 bigint, n13 bigint, n14 bigint, n15 bigint, n16 bigint,
  primary key (network_id, feed, breakdown, month, place_kind, place, value)
) without rowid;
delete from rollup_place;
