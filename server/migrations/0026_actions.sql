-- The single list of actions: what somebody decided to change, who does it by when, and what came of it.

create table action (
  network_id text not null references network (id),
  id text not null,                  -- made by whoever opens it: the same again is known
  title text not null,
  what text not null,                -- what will be done
  origin_kind text not null,         -- what it comes from, and which one
  origin_id text not null,
  owner_id text not null,            -- an organisation, never a person
  function_name text,                -- whose work it is there: "head of the counter"
  department_code text not null,
  opened_on text not null,
  due_on text not null,
  state text not null,
  is_public boolean not null,
  proof_text text,
  proof_link text,
  done_on text,
  measure_kind text,                 -- which figure should move
  measure_service text,
  measure_department text,
  measure_irritant text,
  measure_months bigint,             -- whole months before and after
  remeasure_on text,                 -- when it is to be looked at again
  version bigint not null,
  is_generated boolean not null,
  primary key (network_id, id),
  foreign key (network_id, owner_id) references organisation (network_id, id)
);
create index action_origin on action (network_id, origin_kind, origin_id);
create index action_due on action (network_id, state, due_on);

-- Each state that an action has had, the first included.
create table action_change (
  network_id text not null,
  action_id text not null,
  number bigint not null,            -- from 1
  state text not null,
  changed_on text not null,
  note text not null,                -- the proof, or why it was dropped or opened again
  primary key (network_id, action_id, number),
  foreign key (network_id, action_id) references action (network_id, id)
);

-- What was read when it was looked at again: kept as it was then.
create table action_measurement (
  network_id text not null,
  action_id text not null,
  measured_on text not null,
  months bigint not null,
  before_since text not null,        -- the first day of the months before
  before_count bigint not null,
  before_of bigint not null,         -- answers, or months of a rate
  after_since text not null,
  after_count bigint not null,
  after_of bigint not null,
  primary key (network_id, action_id, measured_on),
  foreign key (network_id, action_id) references action (network_id, id)
);
