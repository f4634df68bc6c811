-- What would be if counters closed, opened or moved: edits under a name, of one person, to be shown to others of the
-- network if that person says so.
create table coverage_scenario (
  network_id text not null,
  id text not null,
  account_id text not null,
  name text not null,
  territory text,           -- that it is looked at for; null: the whole network
  edits text not null,      -- JSON, see coverage/edit.hpp
  is_shared boolean not null,
  revision bigint not null, -- counts its changes: whoever changes it names the one they have seen
  made_at text not null,
  changed_at text not null,
  primary key (network_id, id),
  foreign key (network_id, account_id) references account (network_id, id)
);
create index coverage_scenario_account on coverage_scenario (network_id, account_id);
