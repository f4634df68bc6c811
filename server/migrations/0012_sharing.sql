-- What of the figures goes further: links that anybody may open, documents that are sent by mail.

-- A link shows what its maker may read at the moment when it is opened. Its token is known by a hash alone; ended early, it
-- expires at once.
create table shared_view (
  network_id text not null,
  id text not null,
  account_id text not null,
  token_hash text not null unique,
  name text not null,
  feed text not null,
  query text not null,  -- as it was asked, JSON
  made_at text not null,
  expires_at text not null,
  primary key (network_id, id),
  foreign key (network_id, account_id) references account (network_id, id)
);
create index shared_view_account on shared_view (network_id, account_id);

create table scheduled_report (
  network_id text not null,
  id text not null,
  account_id text not null,
  feed text not null,
  kind text not null,
  format text not null,
  place text not null,      -- JSON
  language text not null,   -- of the document
  rhythm text not null,
  hour bigint not null,     -- by the network's wall clock
  starts_at text not null,  -- what was due before is not sent
  is_paused boolean not null,
  primary key (network_id, id),
  foreign key (network_id, account_id) references account (network_id, id)
);
create index scheduled_report_account on scheduled_report (network_id, account_id);

create table scheduled_report_recipient (
  network_id text not null,
  report_id text not null,
  account_id text not null,
  primary key (network_id, report_id, account_id),
  foreign key (network_id, report_id) references scheduled_report (network_id, id) on delete cascade,
  foreign key (network_id, account_id) references account (network_id, id)
);

-- What was sent, or why not: claimed before it goes out, so that nobody is sent the same month twice.
create table scheduled_report_sending (
  network_id text not null,
  report_id text not null,
  account_id text not null,
  month text not null,     -- that the figures are of
  began_at text,           -- null: to be tried again
  sent_at text,
  problem text,            -- a code with a text
  primary key (network_id, report_id, account_id, month),
  foreign key (network_id, report_id) references scheduled_report (network_id, id) on delete cascade
);
