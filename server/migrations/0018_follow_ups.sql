-- One short code for whatever somebody comes back to: a story, a report about what is published.
create table follow_up (
  code_digest text not null primary key,  -- with the key of the secret file: the code itself is stored nowhere
  network_id text not null references network (id),
  kind text not null,
  subject_id text not null,
  made_on text not null
);
create index follow_up_subject on follow_up (network_id, kind, subject_id);
