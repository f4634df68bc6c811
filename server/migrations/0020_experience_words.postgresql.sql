-- The words of published stories, found by the number of the story (experience.number).
create table experience_words (
  number bigint not null primary key,
  tokens tsvector not null
);
create index experience_words_tokens on experience_words using gin (tokens);
