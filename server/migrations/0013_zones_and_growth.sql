-- Zones of communes, targets of a network, and which steps of the programme a series is read with.

alter table territory add column area_km2 double precision;

-- What somebody says of a commune, over what the rule says of it (network/zones.hpp).
create table territory_zone_mark (
  network_id text not null references network (id),
  code text not null,
  zone text not null,       -- "rural", "border"
  is_in boolean not null,
  reason text not null,
  marked_on text not null,
  source text not null,     -- the body, or the list
  primary key (network_id, code, zone)
);

-- So many labelled places until a day: beside those that an official text states (official_figure).
create table network_target (
  network_id text not null references network (id),
  id text not null,
  territory_code text,      -- a department; null: the whole network
  due_on text not null,
  value bigint not null,
  note text not null,
  set_on text not null,
  primary key (network_id, id)
);

-- A step from which on figures are of another kind: drawn on their series.
alter table programme_event add column marks_series boolean not null default false;
