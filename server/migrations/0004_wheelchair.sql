-- Whether somebody in a wheelchair can come in: "yes", "limited", "no"; null is not known.
alter table counter add column wheelchair text;
