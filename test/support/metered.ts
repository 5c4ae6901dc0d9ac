import { sql } from 'kysely'
import { type Db, rows } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'

export type MeteredAccount = {
  readonly accountId: string
  readonly premiseId: string
  readonly subscriptionId: string
}

/** The meters of the metering tests: one for each source and aggregation. */
export async function seedMeters(owner: Db): Promise<void> {
  await rows(
    owner,
    sql`INSERT INTO meter (meter_code, name, unit, source, aggregation) VALUES
      ('calls', '{"en":"Calls"}', 'call', 'events', 'sum'),
      ('peak', '{"en":"Peak"}', 'kW', 'events', 'max'),
      ('visits', '{"en":"Visits"}', 'visit', 'events', 'count'),
      ('panels', '{"en":"Panels"}', 'panel', 'events', 'latest'),
      ('energy', '{"en":"Energy"}', 'kWh', 'reads', 'sum'),
      ('solar', '{"en":"Solar"}', 'kWh', 'intervals', 'sum')`,
  )
}

/**
 * Accounts `A-1` … each with premise `P1` and subscription `S-1` from 2025-01-01 (no items: the
 * tests of metering look at facts, not at prices), inserted as the owner in one statement a table.
 */
export async function seedMeteredAccounts(
  owner: Db,
  count: number,
  timeZone = 'Europe/Paris',
): Promise<MeteredAccount[]> {
  const entity = newId()
  await rows(
    owner,
    sql`INSERT INTO legal_entity (legal_entity_id, code, name, address_lines, country, currency,
                                  time_zone, house_account_id)
        VALUES (${entity}, ${`E-${entity}`}, 'Sun', '{Paris}', 'FR', 'EUR', ${timeZone}, ${newId()})`,
  )
  const made = Array.from({ length: count }, () => ({
    accountId: newId(),
    premiseId: newId(),
    contractId: newId(),
    subscriptionId: newId(),
  }))
  const input = sql`unnest(${made.map(m => m.accountId)}::uuid[], ${made.map(m => m.premiseId)}::uuid[],
      ${made.map(m => m.contractId)}::uuid[], ${made.map(m => m.subscriptionId)}::uuid[])
      WITH ORDINALITY AS i (account_id, premise_id, contract_id, subscription_id, n)`
  const statements = [
    sql`INSERT INTO account (account_id, number, kind, name, language, time_zone, bill_to, country,
                             recorded_at)
        SELECT account_id, 'A-' || n, 'person', 'Ada', 'en', ${timeZone}, '[]', 'FR', now() FROM ${input}`,
    sql`INSERT INTO account_number (number, account_id) SELECT 'A-' || n, account_id FROM ${input}`,
    sql`INSERT INTO premise (account_id, premise_id, code, name, address_lines, country)
        SELECT account_id, premise_id, 'P1', 'Home', '{Paris}', 'FR' FROM ${input}`,
    sql`INSERT INTO contract (account_id, contract_id, number, legal_entity_id, currency, start_on,
                              recorded_at)
        SELECT account_id, contract_id, 'C-1', ${entity}, 'EUR', '2025-01-01', now() FROM ${input}`,
    sql`INSERT INTO subscription (account_id, subscription_id, contract_id, number, premise_id,
                                  start_on, anchor_day, recorded_at)
        SELECT account_id, subscription_id, contract_id, 'S-1', premise_id, '2025-01-01', 1, now()
          FROM ${input}`,
    sql`INSERT INTO billing_state (account_id, subscription_id)
        SELECT account_id, subscription_id FROM ${input}`,
  ]
  for (const statement of statements) await rows(owner, statement)
  return made
}
