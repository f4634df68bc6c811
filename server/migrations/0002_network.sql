-- The network directory: see server/network/README.md. network_id stands first in every key.

create table network (
  id text not null primary key,
  country text not null,
  name text not null,
  time_zone text not null
);

create table territory (
  network_id text not null references network (id),
  code text not null,
  kind text not null,
  name text not null,
  name_nl text,
  population bigint,
  population_year bigint,
  lat double precision,
  lon double precision,
  source text not null,
  population_source text,
  primary key (network_id, code)
);

create table territory_within (
  network_id text not null,
  code text not null,
  within_code text not null,
  primary key (network_id, code, within_code),
  foreign key (network_id, code) references territory (network_id, code) on delete cascade,
  foreign key (network_id, within_code) references territory (network_id, code)
);
create index territory_within_whole on territory_within (network_id, within_code);

create table territory_postcode (
  network_id text not null,
  code text not null,
  postcode text not null,
  primary key (network_id, code, postcode),
  foreign key (network_id, code) references territory (network_id, code) on delete cascade
);

create table territory_former_code (
  network_id text not null,
  former_code text not null,
  code text not null,
  name text not null,
  primary key (network_id, former_code),
  foreign key (network_id, code) references territory (network_id, code) on delete cascade
);

create table partner (
  network_id text not null references network (id),
  code text not null,
  name_fr text not null,
  name_en text,
  succeeded_by text,
  source text not null,
  primary key (network_id, code)
);

create table bundle_membership (
  network_id text not null,
  bundle text not null,
  partner_code text not null,
  since text not null,
  until text,
  source text not null,
  primary key (network_id, bundle, partner_code, since),
  foreign key (network_id, partner_code) references partner (network_id, code)
);

create table procedure (
  network_id text not null,
  code text not null,
  partner_code text not null,
  theme text not null,
  level text not null,
  name_fr text not null,
  name_en text,
  also_called text not null,
  primary key (network_id, code),
  foreign key (network_id, partner_code) references partner (network_id, code)
);

create table counter (
  network_id text not null references network (id),
  id text not null,
  list text not null,
  name text not null,
  kind text not null,
  is_antenna boolean not null,
  antenna_of text,
  group_name text,
  host_kind text,
  host_name text,
  host_place text,
  address text,
  address_extra text,
  postcode text,
  commune_name text not null,
  commune_code text,
  lat double precision,
  lon double precision,
  telephone text,
  email text,
  website text,
  hours text,
  hours_text text,
  by_appointment boolean,
  comment text,
  label text,
  label_text text,
  labelled_on text,
  opened_on text,
  closed_on text,
  source text not null,
  source_date text not null,
  primary key (network_id, id)
);

create table counter_stop (
  network_id text not null,
  counter_id text not null,
  position bigint not null,
  name text not null,
  address text,
  postcode text,
  commune_name text not null,
  commune_code text,
  lat double precision,
  lon double precision,
  hours text,
  hours_text text,
  primary key (network_id, counter_id, position),
  foreign key (network_id, counter_id) references counter (network_id, id) on delete cascade
);

create table counter_unread_field (
  network_id text not null,
  counter_id text not null,
  field text not null,
  raw text not null,
  reason text not null,
  primary key (network_id, counter_id, field),
  foreign key (network_id, counter_id) references counter (network_id, id) on delete cascade
);

create table school_holiday (
  network_id text not null references network (id),
  zone text not null,
  since text not null,
  until text not null,
  name text not null,
  source text not null,
  primary key (network_id, zone, since)
);

-- A figure that an official text gives on a day, for the network or for a territory: shown beside ours, never instead of it.
create table official_figure (
  network_id text not null references network (id),
  figure text not null,
  stated_on text not null,
  value double precision not null,
  source text not null,
  territory_code text
);
create unique index official_figure_key on official_figure (network_id, figure, stated_on, coalesce(territory_code, ''));
