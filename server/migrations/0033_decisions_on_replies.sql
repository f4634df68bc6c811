-- A reply below a published story is decided on by itself, not with the story.
alter table moderation_decision add column reply_id text;
