-- The search finds meters and cases too, by how their numbers begin.
CREATE INDEX channel_serial_prefix ON channel (lower(serial) text_pattern_ops);
CREATE INDEX dispute_case_number_prefix ON dispute_case (lower(number) text_pattern_ops);
