-- What people tell of public services, who answers, what came of it.

-- What a network has added to the tree of services that ships (data/services.json).
create table service (
  network_id text not null references network (id),
  code text not null,
  parent_code text not null,
  name_fr text not null,
  name_en text not null,
  name_nl text not null,
  name_de text not null,
  also_called text not null,   -- words that people have for it, separated by " | "
  partner_code text,           -- whose people answer
  added_by text not null,
  added_at text not null,
  primary key (network_id, code)
);

-- One story. Texts are masked before they come here; what was masked is kept nowhere.
create table experience (
  network_id text not null references network (id),
  id text not null,
  submission_digest text not null unique,  -- of the id that the telling browser made: the same again is known
  content_digest text not null,
  state text not null,
  told_at text not null,
  language text not null,
  channel text not null,             -- by which it came to us
  assisted_by_role text,
  assisted_at text,                  -- counter where somebody typed it
  hides_from_counter boolean not null,  -- from that counter's people
  title text not null,
  text text not null,
  would_have_helped text not null,
  feeling text not null,
  used_channel text,                 -- by which the service was used
  procedure_code text,
  territory_code text not null,      -- commune or department, as told
  department_code text not null,
  names_agreed boolean not null,     -- names in praise may stay
  is_urgent boolean not null,        -- speaks of danger
  published_at text,
  first_answer_at text,
  is_changed boolean not null,       -- something has verifiably changed
  verdict text,
  verdict_at text,
  duplicate_of text,
  ended_at text,                     -- rejected or withdrawn
  number bigint unique,              -- of publication, over all networks: newer is greater
  version bigint not null,
  is_generated boolean not null,
  primary key (network_id, id)
);
create index experience_by_number on experience (network_id, state, number);

-- The last number that was given.
create table experience_number (
  id bigint not null primary key,
  last bigint not null
);
insert into experience_number (id, last) values (1, 0);

-- Whose it is to answer, each with its own clock. A transfer changes the row and leaves a line.
create table experience_structure (
  network_id text not null,
  experience_id text not null,
  position bigint not null,
  service_code text not null,
  territory_code text not null,      -- a department
  partner_code text,                 -- whose people answer
  counter_id text,                   -- where the service is one counter
  answered_at text,
  primary key (network_id, experience_id, position),
  foreign key (network_id, experience_id) references experience (network_id, id)
);
create index experience_structure_service on experience_structure (network_id, service_code, territory_code);

create table experience_transfer (
  network_id text not null,
  id text not null,
  experience_id text not null,
  position bigint not null,
  from_service text not null,
  from_territory text not null,
  to_service text not null,
  to_territory text not null,
  reason text not null,
  transferred_at text not null,
  transferred_by text not null,
  primary key (network_id, id),
  foreign key (network_id, experience_id) references experience (network_id, id)
);

create table experience_answer (
  network_id text not null,
  id text not null,
  experience_id text not null,
  position bigint not null,          -- of the structure that answers
  service_code text not null,        -- as it was then
  territory_code text not null,
  kind text not null,
  text text not null,
  link text,
  signed_as text not null,
  template_id text,
  is_template_unedited boolean not null,
  answered_at text not null,
  answered_by text not null,
  edited_at text,
  removed_because text,
  primary key (network_id, id),
  foreign key (network_id, experience_id) references experience (network_id, id)
);
create index experience_answer_story on experience_answer (network_id, experience_id, answered_at);
create index experience_answer_service on experience_answer (network_id, service_code, territory_code, answered_at);

create table answer_template (
  network_id text not null references network (id),
  id text not null,
  organisation_id text not null,
  kind text not null,
  language text not null,
  name text not null,
  text text not null,
  primary key (network_id, id)
);

-- What the author writes back; read by a person before anybody else sees it.
create table experience_reply (
  network_id text not null,
  id text not null,
  experience_id text not null,
  text text not null,
  state text not null,
  told_at text not null,
  primary key (network_id, id),
  foreign key (network_id, experience_id) references experience (network_id, id)
);

-- Who waits to be read, in which order. Never with the story, gone once it is decided.
create table moderation_queue (
  network_id text not null,
  experience_id text not null,
  severity bigint not null,
  waits_since text not null,
  reader_number bigint not null,     -- 2: an appeal, for somebody else than the first reader
  primary key (network_id, experience_id)
);
create index moderation_queue_order on moderation_queue (network_id, severity desc, waits_since);

create table moderation_decision (
  network_id text not null,
  id text not null,
  experience_id text not null,
  kind text not null,
  reason text,                       -- a rule of the charter
  note text not null,                -- to the author
  decided_at text not null,
  decided_by text not null,
  waited_minutes bigint not null,
  primary key (network_id, id),
  foreign key (network_id, experience_id) references experience (network_id, id)
);
create index moderation_decision_story on moderation_decision (network_id, experience_id, decided_at);

-- Reports about what is published: by anybody, with a receipt; decided with reasons to both sides.
create table content_report (
  network_id text not null references network (id),
  id text not null,
  experience_id text not null,
  answer_id text,
  kind text not null,
  reason text not null,
  told_at text not null,
  decision text,
  decision_note text,
  decided_at text,
  decided_by text,
  primary key (network_id, id),
  foreign key (network_id, experience_id) references experience (network_id, id)
);
create index content_report_open on content_report (network_id, decided_at, told_at);
