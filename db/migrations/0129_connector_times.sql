-- When each side of a connector was heard of last, and what failed last, without reading all that was exchanged.
create index message_attempt_times on message_attempt (started_at);
create index message_attempt_failed on message_attempt (started_at)
  where outcome not in ('accepted', 'deferred');
create index message_bounce_times on message_bounce (received_at);
create index webhook_attempt_times on webhook_attempt (endpoint_id, started_at);
create index webhook_attempt_failed on webhook_attempt (endpoint_id, started_at)
  where outcome <> 'delivered';
create index provider_event_times on provider_event (provider, recorded_at);
create index payment_times on payment (provider, recorded_at) where provider is not null;
create index payment_failed on payment (provider, recorded_at)
  where provider is not null and state = 'failed';
create index command_log_metered on command_log (recorded_at)
  where command in ('recordUsageEvents', 'recordReads', 'recordIntervals');
