-- Whole words, folded, of published stories, with the number of stories that have each: what a mistyped word may mean.
create table story_word (
  word text not null primary key,
  stories bigint not null
);
