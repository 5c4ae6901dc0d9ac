-- Meters deliver every 10 minutes too, and some one value a day (1440, whatever hours the day has).
ALTER TABLE interval_day
  DROP CONSTRAINT interval_day_minutes_check,
  ADD CONSTRAINT interval_day_minutes_check CHECK (minutes IN (5, 10, 15, 30, 60, 1440));
