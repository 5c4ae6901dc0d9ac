import { sql } from 'kysely'
import { seedReferenceUnits } from '../../bench/reference-units.ts'
import { startBillRun } from '../../src/invoicing/commands/bill-run.ts'
import { chunkJob } from '../../src/invoicing/commands/start-run.ts'
import { ok } from '../../src/kernel/result.ts'
import { defineCommand } from '../../src/platform/command.ts'
import type { Db, Tx } from '../../src/platform/database/database.ts'
import { enqueueAll } from '../../src/platform/jobs.ts'

/*
 * The world that is billed while processes are killed: reference units, and among them every kind
 * of account that a bill run must set aside.
 */

export const MONTHS = ['2026-02-01', '2026-03-01'] as const
/** Accounts to a chunk: small, so that a run has many points at which it can be killed. */
const CHUNK_ACCOUNTS = 5

/** Accounts by what is wrong with them. */
export const POISON = {
  /** Its base fee comes to more than a bigint holds: PostgreSQL refuses its whole chunk. */
  tooLarge: 'B-3',
  /** Owes a charge of a tax class that has no rule. */
  noTax: 'B-8',
  onHold: 'B-13',
  /** Its draft cannot be written into the books: the poison of the issue phase. */
  brokenDraft: 'B-18',
} as const

/** Fills an empty database; `owner` may do what commands would refuse. */
export async function seedKillWorld(db: Db, owner: Db, units: number): Promise<void> {
  await seedReferenceUnits(db, { count: units, months: MONTHS.length, start: '2026-01-01' })
  await sql`INSERT INTO account_number (number, account_id)
            SELECT number, account_id FROM account`.execute(db)
  await sql`UPDATE subscription_item SET quantity = 1e20
             WHERE charge_code = 'base' AND account_id = ${idOf(POISON.tooLarge)}`.execute(owner)
  await sql`INSERT INTO product (product_code, name, tax_class, revenue_account)
            VALUES ('ODD', '{"en":"Odd"}', 'odd', '4030')`.execute(owner)
  await sql`INSERT INTO one_off_charge (account_id, one_off_id, subscription_id, reference,
              product_code, description, service_on, quantity, unit, unit_price, tax_inclusive,
              recorded_at)
            SELECT account_id, gen_random_uuid(), subscription_id, 'ODD-1', 'ODD', 'Odd',
                   '2026-01-10', 1, 'piece', 10, false, '2026-01-01T00:00:00Z'
              FROM subscription WHERE account_id = ${idOf(POISON.noTax)}`.execute(owner)
  await sql`INSERT INTO account_hold (account_id, hold_id, kind, reason, from_on, placed_by, recorded_at)
            VALUES (${idOf(POISON.onHold)}, gen_random_uuid(), 'billing', 'Moving out',
                    '2026-01-01', 'test', '2026-01-01T00:00:00Z')`.execute(owner)
}

function idOf(number: string) {
  return sql`(SELECT account_id FROM account WHERE number = ${number})`
}

/** Spoils a draft between review and approval, so that PostgreSQL refuses its chunk at issue. */
export async function breakDraft(owner: Db, runId: string): Promise<void> {
  await sql`
    UPDATE draft_invoice
       SET content = jsonb_set(content::jsonb, '{lines,0,unitPrice}', '"-1"')::json
     WHERE run_id = ${runId} AND account_id = ${idOf(POISON.brokenDraft)}`.execute(owner)
}

/** Late usage for some accounts: 7 kWh on a January day that has been billed. */
export function lateUsage(accounts: readonly number[], key: string, at: string) {
  return {
    rows: accounts.map(n => ({
      accountNumber: `B-${n}`,
      subscriptionNumber: `S-${n}`,
      meterCode: 'KWH',
      eventKey: `${key}-${n}`,
      occurredAt: at,
      quantity: '7.5',
    })),
  }
}

/** `startBillRun` with its accounts in many small chunks, in the same transaction. */
export const startInSmallChunks = defineCommand({
  ...startBillRun,
  run: async (tx, input, ctx) => {
    const started = await startBillRun.run(tx, input, ctx)
    if (!started.ok) return started
    await rechunk(tx, started.value.runId)
    return ok(started.value)
  },
})

async function rechunk(tx: Tx, runId: string): Promise<void> {
  await sql`
    UPDATE bill_run_account a
       SET chunk_no = n.place / ${CHUNK_ACCOUNTS}
      FROM (SELECT account_id, row_number() OVER (ORDER BY account_id) - 1 AS place
              FROM bill_run_account WHERE run_id = ${runId}) n
     WHERE a.run_id = ${runId} AND a.account_id = n.account_id`.execute(tx)
  const made = await sql<{ chunkNo: number }>`
    INSERT INTO bill_run_chunk (run_id, chunk_no, state)
    SELECT DISTINCT run_id, chunk_no, 'pending' FROM bill_run_account WHERE run_id = ${runId}
    ON CONFLICT (run_id, chunk_no) DO UPDATE SET state = 'pending'
    RETURNING chunk_no AS "chunkNo"`.execute(tx)
  await enqueueAll(
    tx,
    made.rows.map(({ chunkNo }) => chunkJob(runId, chunkNo)),
  )
}
