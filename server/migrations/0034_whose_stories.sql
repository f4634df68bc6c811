-- Whose a story is to answer is found from its departments, its partner or its counter; of each, what waits first.
create index experience_structure_place on experience_structure (network_id, territory_code, answered_at, partner_code);
create index experience_structure_partner on experience_structure (network_id, partner_code, answered_at);
create index experience_structure_counter on experience_structure (network_id, counter_id, answered_at)
  where counter_id is not null;
