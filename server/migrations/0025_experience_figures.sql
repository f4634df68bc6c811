-- What the figures of stories are counted from, beside the texts: they are read whole.
create index experience_figures on experience (network_id, state, duplicate_of, published_at, first_answer_at,
  department_code, channel, used_channel, assisted_by_role, feeling, verdict, id);
