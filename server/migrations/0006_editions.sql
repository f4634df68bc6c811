-- What the people of the network say of a counter or of a sheet, over what lists and shipped drafts say: each saving is
-- an edition of its own, the last one holds. See server/network/edition.hpp.
create table edition (
  network_id text not null references network (id),
  kind text not null,       -- counter, procedure
  object_id text not null,
  number bigint not null,   -- from 1, without gaps
  document text not null,   -- JSON: CounterEdition, SheetEdition
  made_at text not null,
  made_by text not null,    -- an account
  organisation text not null,  -- on whose behalf
  restores bigint,          -- an earlier edition that was taken back
  primary key (network_id, kind, object_id, number)
);
