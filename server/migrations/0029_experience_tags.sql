-- What went wrong in a story, in a word of data/language/story-concepts.json: found when it is published, or said by
-- whoever read it.
create table experience_tag (
  network_id text not null,
  experience_id text not null,
  tag text not null,
  primary key (network_id, experience_id, tag),
  foreign key (network_id, experience_id) references experience (network_id, id)
);
