-- The public site: procedures in all languages, their sheets, territory packs, the programme's events, and what people
-- tell us is wrong.

alter table procedure add column name_nl text;
alter table procedure add column name_de text;

-- What a counter does for a procedure. Lists (channels, tags, lines of a text) are separated by line ends.
create table procedure_sheet (
  network_id text not null references network (id),
  procedure_code text not null,
  official_url text not null,
  source text not null,
  reviewed_on text not null,
  validated_on text,
  validated_by text,
  channels text not null,
  tags text not null,
  primary key (network_id, procedure_code),
  foreign key (network_id, procedure_code) references procedure (network_id, code)
);

create table procedure_sheet_text (
  network_id text not null,
  procedure_code text not null,
  language text not null,
  what text not null,
  for_whom text not null,
  counter_does text not null,
  counter_does_not text not null,
  reoriented_to text not null,
  papers text not null,
  primary key (network_id, procedure_code, language),
  foreign key (network_id, procedure_code) references procedure_sheet (network_id, procedure_code) on delete cascade
);

-- A border: the bodies, documents and rules on both sides, as one JSON document (network/territory_pack.hpp).
create table territory_pack (
  network_id text not null references network (id),
  id text not null,
  document text not null,
  primary key (network_id, id)
);

create table programme_event (
  network_id text not null references network (id),
  happened_on text not null,
  title_fr text not null,
  title_en text,
  title_nl text,
  title_de text,
  source text not null,
  primary key (network_id, happened_on, title_fr)
);

-- Told by anybody, without an account. The text is kept until somebody has looked into it.
create table counter_error_report (
  network_id text not null,
  id text not null,
  counter_id text not null,
  subject text not null,
  message text not null,
  reported_at text not null,
  status text not null,
  primary key (network_id, id),
  foreign key (network_id, counter_id) references counter (network_id, id)
);
create index counter_error_report_open on counter_error_report (network_id, status, reported_at);
