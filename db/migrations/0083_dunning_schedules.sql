-- Runs of reminders and late charges that are prepared by themselves; only where somebody sets an hour.
INSERT INTO schedule (name, at_hour) VALUES ('reminders', NULL), ('late_charges', NULL);
