-- What many stories tell of, in words of their own: found by likeness, kept by people.
create table irritant (
  network_id text not null references network (id),
  id text not null,
  state text not null,               -- found: by the program, and read by nobody; confirmed; set_aside
  title text not null,               -- of whoever confirmed it; empty: its ties say what it is
  ties text not null,                -- JSON: what ties its stories
  profile text not null,             -- JSON: by which it is found again
  found_at text not null,
  decided_at text,
  decided_by text,
  version bigint not null,
  is_generated boolean not null,
  primary key (network_id, id)
);

create table irritant_story (
  network_id text not null,
  irritant_id text not null,
  experience_id text not null,
  membership text not null,          -- found: by likeness; added, removed: by a person, and the program keeps to it
  primary key (network_id, irritant_id, experience_id),
  foreign key (network_id, irritant_id) references irritant (network_id, id),
  foreign key (network_id, experience_id) references experience (network_id, id)
);
create index irritant_story_experience on irritant_story (network_id, experience_id);

-- Stories of a period, counted by month.
create index experience_published on experience (network_id, state, published_at);
