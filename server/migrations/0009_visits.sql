-- The counter's day: visits with their acts, the walk-in queue, the week's grid.

-- Generated visits and real ones never mix: the first one says which a network holds. A row of its own, so that
-- counters which record at once do not stand in each other's way.
create table visit_kind (
  network_id text not null primary key references network (id),
  is_generated boolean not null
);

-- One visit: ticket, statistic and, later, the start of a case bear its id. Times to the quarter of an hour.
create table visit (
  network_id text not null references network (id),
  id text not null,
  counter_id text not null,
  stop bigint,            -- position of a tour's stop
  day text not null,      -- on the counter's calendar
  slot bigint not null,   -- minutes since midnight of its quarter of an hour
  channel text not null,
  state text not null,
  party_size bigint not null,
  is_return boolean,
  residence text,         -- commune, or its inter-communal body where it is small
  residence_kind text,
  km bigint,              -- from the commune to the counter, as the crow flies
  country text,
  age_band text,
  language text,
  came_for text,
  waiting_min bigint,
  participants bigint,    -- of a workshop
  needs text not null,    -- "|digital|reading|"
  note text not null,     -- masked; emptied after thirty days
  device_at text not null,    -- what the device's clock said, to the quarter
  received_at text not null,  -- what ours said
  recorded_by text not null,
  version bigint not null,
  digest text not null,   -- of what was sent: the same again is known, another is refused
  is_generated boolean not null,
  primary key (network_id, id)
);
create index visit_of_day on visit (network_id, counter_id, day);

create table act (
  network_id text not null,
  visit_id text not null,
  position bigint not null,
  partner text,
  procedure_code text,
  label text,             -- of what no catalogue knows
  service_kind text not null,
  channel text not null,
  autonomy text not null,
  duration_min bigint not null,
  outcome text not null,
  reoriented_to text,
  reorientation_reason text,
  contact_number bigint not null,
  cross_border text not null,
  cross_border_theme text,
  primary key (network_id, visit_id, position)  -- always written with its visit: a key to it would only cost
);

-- What a correction replaced: the visit as it stood, without its note.
create table visit_revision (
  network_id text not null,
  visit_id text not null,
  version bigint not null,
  document text not null,
  replaced_at text not null,
  replaced_by text not null,
  reason text not null,
  primary key (network_id, visit_id, version),
  foreign key (network_id, visit_id) references visit (network_id, id)
);

-- Who waits now. Exact times live here for the day and are wiped at night.
create table queue_ticket (
  network_id text not null references network (id),
  id text not null,       -- the visit's, once it is recorded
  counter_id text not null,
  number bigint not null, -- called out: from 1 each day
  day text not null,
  arrived_at text not null,
  served_at text,
  left_at text,           -- without having been served
  came_for text,
  language text,
  primary key (network_id, id)
);
create index queue_ticket_of_day on queue_ticket (network_id, counter_id, day);

-- A day that its team has closed.
create table visit_day (
  network_id text not null references network (id),
  counter_id text not null,
  day text not null,
  closed_at text not null,
  closed_by text not null,
  primary key (network_id, counter_id, day)
);

-- The week's grid: tallies typed where no acts were recorded, comment, signature; each change after the lock a line.
create table week_grid (
  network_id text not null references network (id),
  counter_id text not null,
  week text not null,     -- "2026-W48"
  comment text not null,
  signed_at text,
  signed_by text,
  primary key (network_id, counter_id, week)
);
create table week_tally (
  network_id text not null,
  counter_id text not null,
  week text not null,
  grid_row text not null,
  partner text not null,
  tally bigint not null,
  primary key (network_id, counter_id, week, grid_row, partner)
);
create table week_amendment (
  network_id text not null,
  counter_id text not null,
  week text not null,
  number bigint not null,
  grid_row text not null,
  partner text not null,
  tally_before bigint not null,
  tally_after bigint not null,
  reason text not null,
  amended_at text not null,
  amended_by text not null,
  primary key (network_id, counter_id, week, number)
);

-- Somebody at a counter called for help: when and where, and nothing else.
create table help_call (
  network_id text not null references network (id),
  id text not null,
  counter_id text not null,
  at text not null,
  primary key (network_id, id)
);

-- What people need and do not find, without who they are.
create table need_card (
  network_id text not null references network (id),
  id text not null,
  counter_id text not null,
  day text not null,
  theme text not null,
  text text not null,
  recorded_by text not null,
  primary key (network_id, id)
);
create index need_card_theme on need_card (network_id, theme, day);

-- Computers and telephones at people's disposal, and each use of one, without who.
create table public_post (
  network_id text not null references network (id),
  id text not null,
  counter_id text not null,
  kind text not null,
  name text not null,
  state text not null,
  state_since text not null,
  note text not null,
  primary key (network_id, id)
);
create table public_post_use (
  network_id text not null,
  id text not null,
  post_id text not null,
  day text not null,
  autonomy text not null,
  duration_min bigint not null,
  primary key (network_id, id),
  foreign key (network_id, post_id) references public_post (network_id, id)
);
