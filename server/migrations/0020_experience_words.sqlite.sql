-- The words of published stories, found by the number of the story (experience.number).
create virtual table experience_words using fts5 (tokens, tokenize = 'unicode61 remove_diacritics 0', detail = none, columnsize = 0);
