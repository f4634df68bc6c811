-- A transfer tells between which counters, too, and is found by its story; of a first answer it is kept whether its day
-- is known.
alter table experience_transfer add column from_counter text;
alter table experience_transfer add column to_counter text;
create index experience_transfer_story on experience_transfer (network_id, experience_id, transferred_at);

-- False: first_answer_at, or answered_at, is the earliest that it may have been.
alter table experience add column is_answer_date_known boolean not null default true;
alter table experience_structure add column is_answer_date_known boolean not null default true;
update experience_structure set is_answer_date_known = false
where answered_at is not null and not exists (
  select 1 from experience_answer a
  where a.network_id = experience_structure.network_id and a.experience_id = experience_structure.experience_id
    and a.position = experience_structure.position and a.answered_at = experience_structure.answered_at
    and a.is_date_known);
update experience set is_answer_date_known = false
where first_answer_at is not null and not exists (
  select 1 from experience_answer a
  where a.network_id = experience.network_id and a.experience_id = experience.id
    and a.answered_at = experience.first_answer_at and a.is_date_known);

drop index experience_figures;
create index experience_figures on experience (network_id, state, duplicate_of, published_at, first_answer_at,
  department_code, channel, used_channel, assisted_by_role, feeling, verdict, is_answer_date_known, source, id);
