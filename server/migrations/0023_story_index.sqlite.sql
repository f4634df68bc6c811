-- The words of published stories with terms for what a story is about, and its facets in the entry
-- (server/experiences/story_index.hpp).
create virtual table story_index using fts5 (
  tokens, tokenize = "unicode61 remove_diacritics 0 tokenchars '_-.:'", detail = none, columnsize = 0);
insert into story_index (rowid, tokens)
select e.number * 1024
    + case e.feeling when 'negative' then 0 when 'mixed' then 1 when 'neutral' then 2 else 3 end
    + case when e.first_answer_at is null then 0 else 4 end + case when e.is_changed then 8 else 0 end
    + 16 * case e.channel when 'web' then 0 when 'paper' then 1 when 'telephone' then 2 when 'counter' then 3 else 4 end
    + 128 * case e.used_channel when 'online' then 1 when 'telephone' then 2 when 'on_site' then 3 when 'letter' then 4
        when 'email' then 5 else 0 end,
  w.tokens || ' _a _n' || e.network_id || ' _d' || e.department_code || ' _t' || e.territory_code
    || coalesce(' _p' || e.procedure_code, '')
    || (select group_concat(' _s' || s.service_code || coalesce(' _c' || s.counter_id, ''), '')
        from experience_structure s where s.network_id = e.network_id and s.experience_id = e.id)
    || ' _y' || substr(e.published_at, 1, 4) || ' _m' || substr(e.published_at, 1, 7) || ' _x'
    || substr(e.published_at, 1, 10)
from experience_words w join experience e on e.number = w.rowid
where e.state = 'published' and e.duplicate_of is null;
drop table experience_words;
