-- What the public site asks of a counter beyond its list, and whether the bodies' own pages answer.

-- Whether somebody in a wheelchair can come in: "yes", "limited", "no"; null is not known.
alter table counter add column wheelchair text;
alter table counter add column tags text;  -- a line each

-- The last look at each page that a sheet leads to.
create table official_link (
  network_id text not null references network (id),
  url text not null,
  checked_on text not null,
  answers boolean not null,
  primary key (network_id, url)
);
