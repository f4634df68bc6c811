-- Good practices: what people praised, told so that other counters can do the same, and which of them do.
create table practice (
  network_id text not null references network (id),
  id text not null,
  experience_id text not null,       -- the story that it was seen in
  title text not null,
  text text not null,                -- what is done, for those who want to do it
  promoted_at text not null,
  promoted_by text not null,
  withdrawn_at text,
  version bigint not null,
  is_generated boolean not null,
  primary key (network_id, id),
  foreign key (network_id, experience_id) references experience (network_id, id)
);

create table practice_adoption (
  network_id text not null,
  practice_id text not null,
  counter_id text not null,
  adopted_at text not null,
  adopted_by text not null,
  primary key (network_id, practice_id, counter_id),
  foreign key (network_id, practice_id) references practice (network_id, id)
);
