-- Where to open next: what was asked, and what has been found. The work itself is a job of the same id.
create table coverage_siting (
  network_id text not null,
  id text not null,
  account_id text not null,
  asked text not null,      -- JSON, see coverage/siting.hpp
  state text not null,      -- "waiting", "done", "refused", "cancelled"
  answer text,              -- JSON: the plan, or why there is none
  made_at text not null,
  primary key (network_id, id),
  foreign key (network_id, account_id) references account (network_id, id)
);
create index coverage_siting_account on coverage_siting (network_id, account_id);
