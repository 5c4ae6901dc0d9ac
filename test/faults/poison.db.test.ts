import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { seedReferenceUnits } from '../../bench/reference-units.ts'
import { one } from '../../src/platform/database/database.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'

/*
 * One account that cannot be billed, for whatever reason, is set aside with the reason; all others
 * are billed, and finding it costs few tries.
 */

const UNITS = 256
const LOG2 = Math.log2(UNITS)

let company: Company

beforeAll(async () => {
  const system = await createTestSystem('2026-02-01T08:00:00Z')
  await seedReferenceUnits(system.db, { count: UNITS, months: 2, start: '2026-01-01' })
  company = new Company(system)
})

const idOf = (number: string) => sql`(SELECT account_id FROM account WHERE number = ${number})`

function owner(statement: ReturnType<typeof sql>) {
  return statement.execute(company.system.owner.db)
}

async function start(through: string): Promise<string> {
  company.on(through)
  const scope = { entity: 'BENCH', cycle: 'bench', through, issueOn: through }
  return (await company.do<{ runId: string }>('startBillRun', scope)).runId
}

async function factsOf(runId: string, account: string): Promise<unknown> {
  const { facts } = await one(
    company.system.db,
    sql<{ facts: unknown }>`SELECT facts FROM bill_run_account
                             WHERE run_id = ${runId} AND account_id = ${idOf(account)}`,
  )
  return facts
}

describe('an account that cannot be billed', () => {
  let runId: string
  let tries: number

  beforeAll(async () => {
    // PostgreSQL refuses the number; the stored price has lost its tiers; no rate for the class;
    // one with a hold; one that has no reads.
    await owner(sql`UPDATE subscription_item SET quantity = 1e20
                     WHERE charge_code = 'base' AND account_id = ${idOf('B-100')}`)
    await owner(sql`INSERT INTO plan_version SELECT plan_code, 2, currency, tax_inclusive, offered_from
                      FROM plan_version`)
    await owner(sql`INSERT INTO charge SELECT plan_code, 2, charge_code, position, product_code, name,
                      kind, timing, months, proration, meter_code, unit, minimum FROM charge`)
    await owner(sql`INSERT INTO price_version
                    SELECT plan_code, 2, charge_code, effective_from, 1, '{"model":"graduated"}', now()
                      FROM price_version WHERE charge_code = 'energy'`)
    await owner(sql`UPDATE subscription_item SET plan_version = 2
                     WHERE charge_code = 'energy' AND account_id = ${idOf('B-200')}`)
    await owner(sql`INSERT INTO product VALUES ('ODD', '{"en":"Odd"}', 'odd', '4030')`)
    await owner(sql`INSERT INTO one_off_charge SELECT account_id, gen_random_uuid(), subscription_id,
                      'ODD', 'ODD', 'Odd', '2026-01-10', 1, 'piece', 10, false, now()
                      FROM subscription WHERE account_id = ${idOf('B-7')}`)
    await owner(sql`INSERT INTO account_hold VALUES (${idOf('B-8')}, gen_random_uuid(), 'billing',
                      'Moving out', '2026-01-01', null, 'test', now())`)
    runId = await start('2026-02-01')
    tries = await company.work(runId)
  })

  test('is set aside with its reason, and all others are billed', async () => {
    const outcomes = await company.outcomes(runId)
    expect(outcomes.filter(text => !text.endsWith(' billed'))).toEqual([
      'B-100 failed defect',
      'B-200 failed defect',
      'B-7 failed no_tax_rule',
      'B-8 held billing_hold',
    ])
    expect(outcomes).toHaveLength(UNITS)
    expect(await factsOf(runId, 'B-100')).toEqual({
      error: expect.stringContaining('out of range for type bigint'),
    })
    expect(await factsOf(runId, 'B-7')).toMatchObject({ taxClass: 'odd' })
  })

  test('is found in about twice log2 of the accounts tries, each', () => {
    expect(tries).toBeLessThanOrEqual(2 * 2 * (LOG2 + 1))
  })

  test('is set aside at issue too, when its draft cannot be written; who owes nothing is settled', async () => {
    // B-5 owes nothing any more: its drafts go, as if it had been skipped.
    await owner(
      sql`DELETE FROM draft_invoice WHERE run_id = ${runId} AND account_id = ${idOf('B-5')}`,
    )
    await owner(sql`UPDATE bill_run_account SET outcome = 'skipped', reason = 'nothing_due'
                     WHERE run_id = ${runId} AND account_id = ${idOf('B-5')}`)
    for (const account of ['B-50', 'B-150']) {
      await owner(sql`UPDATE draft_invoice
                         SET content = jsonb_set(content::jsonb, '{lines,0,unitPrice}', '"-1"')::json
                       WHERE run_id = ${runId} AND account_id = ${idOf(account)}`)
    }
    await company.do('approveBillRun', { runId, holdOpen: true })
    await company.do('issueBillRun', { runId })
    expect(await company.work(runId)).toBeLessThanOrEqual(2 * 2 * (LOG2 + 1) * 3)
    const outcomes = await company.outcomes(runId)
    expect(outcomes.filter(text => text.endsWith(' failed defect'))).toEqual([
      'B-100 failed defect',
      'B-150 failed defect',
      'B-200 failed defect',
      'B-50 failed defect',
    ])
    const left = await one(
      company.system.db,
      sql<{ drafted: bigint; settled: string | null }>`
        SELECT count(*) FILTER (WHERE draft_run_id IS NOT NULL) AS drafted,
               max(billed_through::text) FILTER (WHERE account_id = ${idOf('B-5')}) AS settled
          FROM billing_state`,
    )
    expect(left).toEqual({ drafted: 0n, settled: '2026-02-01' })
    expect(await company.broken()).toEqual([])
  })

  test('is billed by the next run once its cause is gone, both months', async () => {
    await owner(sql`UPDATE subscription_item SET quantity = 1
                     WHERE charge_code = 'base' AND account_id = ${idOf('B-100')}`)
    const next = await start('2026-03-01')
    await company.work(next)
    await company.do('approveBillRun', { runId: next, holdOpen: true })
    await company.do('issueBillRun', { runId: next })
    await company.work(next)
    const outcomes = await company.outcomes(next)
    expect(outcomes.filter(text => !text.endsWith(' billed'))).toEqual([
      'B-200 failed defect',
      'B-7 failed no_tax_rule',
      'B-8 held billing_hold',
    ])
    const lines = await company.documents('B-100')
    expect(lines.filter(line => line.startsWith('charge base'))).toEqual([
      'charge base 2026-01-01..2026-02-01 1 @ 9.9 → 8.91',
      'charge base 2026-02-01..2026-03-01 1 @ 9.9 → 8.91',
      'charge base 2026-03-01..2026-04-01 1 @ 9.9 → 8.91',
    ])
    expect(await company.brokenProofs()).toEqual([])
    // What B-5's drafts would have billed is missed by nobody but a replay.
    expect(await company.replayed()).toEqual(['replay B-5 differs  136.42'])
  })
})
