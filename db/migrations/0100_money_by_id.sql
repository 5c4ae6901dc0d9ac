-- The pages of receipts and payment plans are asked for by their id alone.
CREATE INDEX receipt_by_id ON receipt (receipt_id);
CREATE INDEX payment_plan_by_id ON payment_plan (plan_id);
-- Which payout a payment is part of.
CREATE INDEX payout_line_reference ON payout_line (provider, reference);
