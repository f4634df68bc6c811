-- Who is recognised in a story may answer it, beside its author.
alter table experience_reply add column is_of_named boolean not null default false;
