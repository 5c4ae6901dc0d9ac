-- Coupons, and on which subscriptions they were redeemed. What a coupon gives never changes; who may
-- redeem it (window, caps) may. `redeemed` counts redemptions under the row's lock, so that no two
-- customers take the last one.

CREATE TABLE coupon (
  code            text PRIMARY KEY,
  name            jsonb NOT NULL,
  percent         numeric CHECK (percent > 0 AND percent <= 100),
  -- Off each period of each charge that it names, in major units.
  amount          numeric CHECK (amount > 0),
  currency        text,
  duration        text NOT NULL CHECK (duration IN ('once', 'periods', 'months', 'forever')),
  duration_count  integer CHECK (duration_count > 0),
  charge_codes    text[] NOT NULL DEFAULT '{}',
  plan_codes      text[] NOT NULL DEFAULT '{}',
  rank            integer NOT NULL DEFAULT 0,
  exclusive       boolean NOT NULL DEFAULT false,
  valid_from      date NOT NULL,
  valid_to        date,
  max_redemptions integer CHECK (max_redemptions > 0),
  max_per_account integer CHECK (max_per_account > 0),
  redeemed        integer NOT NULL DEFAULT 0,
  CHECK ((percent IS NULL) <> (amount IS NULL)),
  CHECK ((amount IS NULL) = (currency IS NULL)),
  CHECK (amount IS NULL OR cardinality(charge_codes) > 0),
  CHECK ((duration IN ('periods', 'months')) = (duration_count IS NOT NULL)),
  CHECK (valid_to > valid_from),
  CHECK (redeemed >= 0 AND redeemed <= max_redemptions)
);

CREATE TABLE coupon_redemption (
  account_id      uuid NOT NULL,
  redemption_id   uuid NOT NULL,
  subscription_id uuid NOT NULL,
  code            text NOT NULL REFERENCES coupon,
  redeemed_on     date NOT NULL,
  -- First day without it; its first day = it never counted.
  withdrawn_on    date,
  made_by         text NOT NULL,
  recorded_at     timestamptz NOT NULL,
  PRIMARY KEY (account_id, redemption_id),
  UNIQUE (account_id, subscription_id, code, redeemed_on),
  CHECK (withdrawn_on >= redeemed_on),
  FOREIGN KEY (account_id, subscription_id) REFERENCES subscription
);
CREATE INDEX coupon_redemption_code ON coupon_redemption (code);

GRANT SELECT, INSERT, UPDATE ON coupon TO quittance_app;
GRANT SELECT, INSERT, UPDATE (withdrawn_on) ON coupon_redemption TO quittance_app;
