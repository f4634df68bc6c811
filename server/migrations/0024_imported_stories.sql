-- Stories that came out of a published list say of which; what such a list does not tell is not claimed.
alter table experience add column source text;  -- producer of the list; null: told here
alter table experience_answer add column is_date_known boolean not null default true;  -- false: then, or later
