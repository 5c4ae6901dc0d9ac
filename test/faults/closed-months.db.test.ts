import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { seedReferenceUnits } from '../../bench/reference-units.ts'
import { loadRun } from '../../src/invoicing/load/runs.ts'
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

  test('bear a later date: a run with an earlier one is refused before it issues anything', async () => {
    company.on('2026-12-31')
    const runId = await company.draft({ ...SCOPE, through: '2027-01-01', issueOn: '2026-11-29' })
    await company.do('approveBillRun', { runId, holdOpen: true })
    const refused = await company.refusal('issueBillRun', { runId })
    expect(refused.code).toBe('issue_date_before_series')
    await company.do('cancelBillRun', { runId, reason: 'wrong date' })
  })
})
