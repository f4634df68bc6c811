-- What plain SQL over the facts is given, so that it need not look at a table.
create index bench_visit_day on visit (network_id, day, counter_id, id, channel);
create index bench_visit_counter on visit (network_id, counter_id, day, id, channel);
create index bench_act on act (network_id, visit_id, outcome, partner, procedure_code, reorientation_reason);
analyze;
