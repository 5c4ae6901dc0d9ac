-- What every write stands on: the memory of idempotency keys, the log of commands, and months of
-- partitions that the application may ask for but not make itself.

grant usage on schema public to quittance_app;

-- A key is taken by the INSERT itself: a second command with the same key waits for the first to
-- commit and then finds its answer. Keys do not expire.
create table command_key (
  key text primary key check (length(key) between 1 and 200),
  command text not null,
  actor text not null,
  input_sha256 bytea not null check (length(input_sha256) = 32),
  -- Null only inside the transaction that took the key.
  outcome jsonb,
  recorded_at timestamptz not null
);
grant select, insert, update (outcome) on command_key to quittance_app;

-- Who did what, when, and what came of it. Rows are only ever added.
create table command_log (
  recorded_at timestamptz not null,
  id uuid not null,
  command text not null,
  actor text not null,
  -- The command's own time, which a sandbox, the demo and the scenarios move.
  effective_at timestamptz not null,
  key text,
  input jsonb not null,
  outcome jsonb,
  primary key (recorded_at, id)
) partition by range (recorded_at);
grant select, insert on command_log to quittance_app;

-- The tables that ensure_month_partition may extend. Only the owner adds to it, in a migration.
create table monthly_table (
  name text primary key
);
grant select on monthly_table to quittance_app;
insert into monthly_table (name) values ('command_log');

-- Makes the partition of one month (in UTC, or of dates) unless it is there. Safe to call from many
-- sessions at once: SHARE UPDATE EXCLUSIVE excludes itself, and neither reading nor writing waits
-- for it. CREATE … PARTITION OF would lock the parent against everybody; LIKE and ATTACH do not.
create function ensure_month_partition(parent text, month date) returns text
  language plpgsql
  security definer
  set search_path = pg_catalog, public, pg_temp
as $$
declare
  first_day date := date_trunc('month', month)::date;
  next_day date := (date_trunc('month', month) + interval '1 month')::date;
  partition_name text := parent || '_' || to_char(first_day, 'YYYY_MM');
  privilege text;
begin
  if not exists (select from public.monthly_table where name = parent) then
    raise exception '% is not partitioned by month', parent using errcode = '42501';
  end if;
  if month is null or first_day < date '1970-01-01' or first_day > date '2199-12-01' then
    raise exception 'no partition for the month of %', month using errcode = '22008';
  end if;
  if to_regclass('public.' || quote_ident(partition_name)) is not null then
    return partition_name;
  end if;
  execute format('lock table public.%I in share update exclusive mode', parent);
  -- Another session may have made it while we waited.
  if to_regclass('public.' || quote_ident(partition_name)) is not null then
    return partition_name;
  end if;
  execute format('create table public.%I (like public.%I including all)', partition_name, parent);
  foreach privilege in array array['select', 'insert', 'update', 'delete'] loop
    if has_table_privilege('quittance_app', 'public.' || quote_ident(parent), privilege) then
      execute format('grant %s on public.%I to quittance_app', privilege, partition_name);
    end if;
  end loop;
  execute format(
    'alter table public.%I attach partition public.%I for values from (%L) to (%L)',
    parent, partition_name, first_day::text, next_day::text
  );
  return partition_name;
end
$$;
revoke all on function ensure_month_partition(text, date) from public;
grant execute on function ensure_month_partition(text, date) to quittance_app;
