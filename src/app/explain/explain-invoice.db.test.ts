import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { CYCLE, ENTITY, seedReferenceUnits } from '../../../bench/reference-units.ts'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { loadIssuedFacts } from '../../invoicing/load/explain.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { execute } from '../../platform/command.ts'
import { one, rows } from '../../platform/database/database.ts'
import { drainJobs } from '../../platform/jobs.ts'
import { recompute } from '../../rating/recompute.ts'
import { commands } from '../registry.ts'
import { tasksOf } from '../tasks.ts'
import { explainInvoice, explanationText } from './explain-invoice.ts'

let system: TestSystem

async function run(name: string, input: object): Promise<Record<string, string>> {
  const command = commands.get(name)
  if (command === undefined) throw new Error(`no command ${name}`)
  const done = await execute(system, command, input, { actor: 'test:clerk' })
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return done.value as Record<string, string>
}

async function bill(through: string, issueOn: string): Promise<void> {
  const { target } = system.database
  const options = { target, tasks: tasksOf(system), log: system.log }
  const { runId } = await run('startBillRun', { entity: ENTITY, cycle: CYCLE, through, issueOn })
  await drainJobs(system.db, options)
  await run('approveBillRun', { runId, holdOpen: false })
  await run('issueBillRun', { runId })
  await drainJobs(system.db, options)
}

async function acceptAll(): Promise<void> {
  await rows(system.owner.db, sql`UPDATE bill_run_exception SET state = 'accepted'`)
}

const labels = async () => {
  const found = await rows(
    system.db,
    sql<{ label: string }>`SELECT label FROM document_number ORDER BY label`,
  )
  return found.map(row => row.label)
}

/** Two months of two accounts, with usage of the first month that came late. */
beforeAll(async () => {
  system = await createTestSystem('2026-02-03T08:00:00Z')
  await seedReferenceUnits(system.owner.db, { count: 2, months: 2, start: '2026-01-01' })
  await bill('2026-02-01', '2026-02-03')
  const late = await one(
    system.db,
    sql<{ number: string; account: string; subscription: string }>`
      SELECT a.number AS account, s.number AS subscription
        FROM subscription s JOIN account a USING (account_id) ORDER BY s.number LIMIT 1`,
  )
  await rows(
    system.owner.db,
    sql`INSERT INTO usage_event (account_id, event_key, month, subscription_id, meter_code,
                                 occurred_at, quantity, recorded_at)
        SELECT account_id, 'late', '2026-01-01', subscription_id, 'KWH', '2026-01-20T12:00:00Z',
               25, now()
          FROM subscription WHERE number = ${late.subscription}`,
  )
  await rows(
    system.owner.db,
    sql`UPDATE billing_state b SET stale_from = '2026-01-20', version = version + 1
          FROM subscription s
         WHERE s.subscription_id = b.subscription_id AND s.number = ${late.subscription}`,
  )
  system.clock.set(Temporal.Instant.from('2026-03-03T08:00:00Z'))
  await bill('2026-03-01', '2026-03-03')
  await acceptAll()
})

async function explained(number: string, line: number | null = null, language = 'en') {
  const answer = await explainInvoice(system.db, number, line, language)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}

describe('explain', () => {
  test('shows', async () => {
    for (const label of await labels()) console.log(explanationText(await explained(label)))
    expect(Decimal.one.isZero).toBe(false)
    const facts = await loadIssuedFacts(system.db, (await labels())[0] ?? '')
    for (const line of facts?.lines ?? [])
      expect(recompute(line.trace, 'EUR')).toBe(line.amountMinor)
  })
})
