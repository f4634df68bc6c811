-- The directory's version is asked for after each event: of those that changed it, and of no other.
create index outbox_of_directory on outbox (id) where name = 'network.directory_changed';
