import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { seedReferenceUnits } from '../../bench/reference-units.ts'
import { loadRun } from '../../src/invoicing/load/runs.ts'
import { rows } from '../../src/platform/database/database.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'

const SCOPE = { entity: 'BENCH', cycle: 'bench' }

let company: Company

beforeAll(async () => {
  const system = await createTestSystem('2026-02-01T08:00:00Z')
  await seedReferenceUnits(system.db, { count: 3, months: 3, start: '2026-01-01' })
  await sql`INSERT INTO account_number (number, account_id)
            SELECT number, account_id FROM account`.execute(system.db)
  company = new Company(system)
})

const stateOf = async (runId: string) => (await loadRun(company.system.db, runId))?.state

describe('the books while a run is issued', () => {
  test('are not closed before it is issued or cancelled; a closed month refuses approval', async () => {
    const issueOn = '2026-11-30'
    company.on('2026-12-02')
    const runId = await company.draft({ ...SCOPE, through: '2026-12-01', issueOn })
    await company.do('approveBillRun', { runId, holdOpen: true })
    for (let n = 1; n <= 10; n += 1) {
      const month = `2026-${String(n).padStart(2, '0')}`
      const closed = await company.try('closeAccountingPeriod', { entity: 'BENCH', month })
      expect(closed.ok || closed.refusal.code).toBe(true)
    }
    const close = { entity: 'BENCH', month: '2026-11' }
    const number = 'BENCH-bench-2026-12-01-1'
    const inUse = { code: 'period_in_use', facts: { month: '2026-11', holder: number } }
    expect(await company.refusal('closeAccountingPeriod', close)).toMatchObject(inUse)
    await company.do('issueBillRun', { runId })
    expect(await company.refusal('closeAccountingPeriod', close)).toMatchObject(inUse)
    await company.work(runId)
    expect(await stateOf(runId)).toBe('issued')
    await company.do('closeAccountingPeriod', close)
    const accounts = ['B-2']
    const late = { ...SCOPE, through: '2027-01-01', issueOn, accounts }
    const next = await company.draft(late)
    expect(await company.refusal('approveBillRun', { runId: next })).toMatchObject({
      code: 'period_closed',
      facts: { month: '2026-11' },
    })
    await company.do('cancelBillRun', { runId: next, reason: 'closed' })
    await company.do('reopenAccountingPeriod', { ...close, reason: 'late run' })
    const again = await company.draft(late)
    await company.do('approveBillRun', { runId: again, holdOpen: true })
    expect((await company.refusal('closeAccountingPeriod', close)).code).toBe('period_in_use')
    await company.do('cancelBillRun', { runId: again, reason: 'not needed' })
    await company.do('closeAccountingPeriod', close)
    await company.do('reopenAccountingPeriod', { ...close, reason: 'other tests' })
    expect(await company.broken()).toEqual([])
  })

  test('bear a later date: a run with an earlier one is not approved, but issued with another', async () => {
    company.on('2026-12-31')
    const runId = await company.draft({ ...SCOPE, through: '2027-01-01', issueOn: '2026-11-29' })
    const refused = await company.refusal('approveBillRun', { runId, holdOpen: true })
    expect(refused.code).toBe('issue_date_before_series')
    const redate = { runId, reason: 'Other invoices were issued meanwhile' }
    const early = await company.refusal('redateBillRun', { ...redate, issueOn: '2026-11-28' })
    expect(early.code).toBe('issue_date_before_series')
    await company.do('redateBillRun', { ...redate, issueOn: '2026-12-31' })
    await company.work(runId)
    // An approval holds for what was looked at: with another date it is to be given again.
    await company.do('approveBillRun', { runId, holdOpen: true })
    await company.do('redateBillRun', { ...redate, issueOn: '2027-01-02' })
    expect((await company.refusal('issueBillRun', { runId })).code).toBe('bill_run_state')
    await company.work(runId)
    await company.issue(runId)
    const issued = await rows(
      company.system.db,
      sql<{ days: string; late: number }>`
        SELECT string_agg(DISTINCT issued_on::text, ' ') AS days,
               count(*) FILTER (WHERE due_on < issued_on)::int AS late
          FROM invoice WHERE run_id = ${runId}`,
    )
    expect(issued).toEqual([{ days: '2027-01-02', late: 0 }])
    expect(await company.broken()).toEqual([])
  })
})
