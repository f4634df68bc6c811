-- Facts counted by place, month and one breakdown at a time, for every capability that hands in a feed (indicators). The
-- columns are the feed's; 0 is kept as null.
create table rollup (
  network_id text not null references network (id),
  feed text not null,       -- "visits"
  place text not null,      -- "": the network, "t/08": a department, "c/fs-1729": a counter
  month text not null,      -- "2026-11"
  breakdown text not null,  -- "all", "partner"
  value text not null,      -- "caf"
  n01 bigint, n02 bigint, n03 bigint, n04 bigint, n05 bigint, n06 bigint, n07 bigint, n08 bigint,
  n09 bigint, n10 bigint, n11 bigint, n12 bigint, n13 bigint, n14 bigint, n15 bigint, n16 bigint,
  primary key (network_id, feed, place, month, breakdown, value)
);

-- The department that a counter's figures are in.
create table rollup_place (
  network_id text not null references network (id),
  feed text not null,
  counter_id text not null,
  parent text not null,     -- a territory's code; empty: none is known
  primary key (network_id, feed, counter_id)
);

-- What coming here spared, one way: from where somebody lives (as it is kept) to the largest town of the department, less
-- the way to the counter.
alter table visit add column saved_km bigint;
