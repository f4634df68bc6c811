-- People at points, where a grid has been imported: they stand in the place of the rule by which coverage spreads a
-- commune's people (coverage/homes.hpp). All cells of a network come from one grid.
create table people_cell (
  network_id text not null references network (id),
  territory_code text not null,  -- a commune
  cell bigint not null,          -- its number in the list, from 1
  lat double precision not null,
  lon double precision not null,
  people double precision not null,
  primary key (network_id, territory_code, cell)
);

create table people_grid (
  network_id text not null primary key references network (id),
  source text not null,
  imported_on text not null,
  cells bigint not null
);
