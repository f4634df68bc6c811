-- A visit that never took place: its acts and note are gone, what it said stands in its revisions.
alter table visit add column is_withdrawn boolean not null default false;
