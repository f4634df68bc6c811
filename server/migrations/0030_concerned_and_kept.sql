-- Whoever was concerned before a story was sent on stays so: they read nothing of it before others do, and take nothing
-- of it away. What stood before is known by the other stories of the same service.
alter table experience_transfer add column from_partner text;  -- whose people answered; from_counter: 0031
update experience_transfer set from_partner = (
  select max(s.partner_code) from experience_structure s
  where s.network_id = experience_transfer.network_id and s.service_code = experience_transfer.from_service);

-- Whoever keeps a practice has said that it stands without the story that it was seen in, which is gone.
alter table practice add column is_kept boolean not null default false;

-- What is reported, with all that is said of it.
create index content_report_story on content_report (network_id, experience_id, decided_at);
