-- Whether a story is an appeal, and who may read it then, is in its decisions: a number beside them could disagree.
alter table moderation_queue drop column reader_number;
