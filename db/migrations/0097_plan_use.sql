-- Who lives by a version of a plan: asked before another one is published and subscriptions are moved to it.
CREATE INDEX subscription_item_plan ON subscription_item (plan_code, plan_version);
