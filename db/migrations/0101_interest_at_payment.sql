-- When late charges of a policy are billed: by runs while something is overdue, or once for an item, as
-- soon as it is paid, up to the day of the payment.
ALTER TABLE late_charge_policy ADD COLUMN billed text NOT NULL DEFAULT 'by_run'
  CHECK (billed IN ('by_run', 'at_payment'));
-- A run that a job made of what was paid late, by policies that say so: nobody else approves it.
ALTER TABLE dunning_run ADD COLUMN at_payment boolean NOT NULL DEFAULT false;
