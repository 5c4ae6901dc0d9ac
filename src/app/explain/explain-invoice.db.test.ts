import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { CYCLE, ENTITY, seedReferenceUnits } from '../../../bench/reference-units.ts'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { loadIssuedFacts } from '../../invoicing/load/explain.ts'
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
})

async function explained(number: string, line: number | null = null, language = 'en') {
  const answer = await explainInvoice(system.db, number, line, language)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}

describe('explain', () => {
  test('tells a document from its lines to what is to be paid, and the books', async () => {
    const told = explanationText(await explained('BENCH-INV-2026-000001'))
    for (const part of [
      'Invoice BENCH-INV-2026-000001 of Feb 3, 2026',
      '  For Customer 0, account B-0.',
      'Line 1: Base fee, Jan 1, 2026 to Jan 31, 2026: €8.91',
      '  Discount TEN, 10 % from Jan 1, 2026 to Jan 31, 2026: €0.99 off.',
      '  Tier 2, from 100 to 400: 283.5 at 0.28.',
      '  Lines 1–4: €128.20 without tax.',
      '  €128.20 × 19 % = 24.358, rounded to €24.36.',
      'With €24.77 of tax: €158.82.',
      'To pay: €158.82, due on Feb 17, 2026.',
      'Open: €158.82, next due on Feb 17, 2026.',
      'Line 2: €8.91, debit 1200 Receivable, credit 2400 Contract liability.',
      'Tax DE-19: €24.36, debit 1200 Receivable, credit 2300 Tax payable.',
    ]) {
      expect(told.split('\n')).toContain(part)
    }
  })

  test('tells of late usage which line it corrects and what had been billed before', async () => {
    const told = await explained('BENCH-INV-2026-000003', 2)
    expect(told.lines).toHaveLength(1)
    expect(told.lines[0]?.sentences).toEqual(
      expect.arrayContaining([
        'Corrects line 4 of BENCH-INV-2026-000001 by the difference.',
        'By what is known now it comes to €84.00:',
        'Billed for this before: €79.38; with this line: €84.00.',
      ]),
    )
  })

  test('speaks the language of the customer, or the one asked for', async () => {
    const answer = await explainInvoice(system.db, 'BENCH-INV-2026-000001')
    expect(answer.ok && answer.value.heading.title).toBe(
      'Rechnung BENCH-INV-2026-000001 vom 03.02.2026',
    )
    const french = await explained('BENCH-INV-2026-000001', null, 'fr')
    expect(french.totals.at(-1)).toMatch(/^À payer : 158,82/)
  })

  test('refuses a number or a line that is not there', async () => {
    const unknown = await explainInvoice(system.db, 'NO-SUCH')
    expect(unknown.ok || unknown.refusal.code).toBe('unknown_document')
    const line = await explainInvoice(system.db, 'BENCH-INV-2026-000001', 99)
    expect(line.ok || line.refusal).toEqual({
      code: 'unknown_document_line',
      facts: { number: 'BENCH-INV-2026-000001', line: 99, count: 5 },
    })
  })

  test('rests on traces that give each amount again, and standings that follow one another', async () => {
    let seen = 0
    for (const label of await labels()) {
      const document = await loadIssuedFacts(system.db, label)
      for (const line of document?.lines ?? []) {
        const comesTo = line.standing?.afterMinor ?? line.amountMinor
        if (line.kind !== 'reversal') expect(recompute(line.trace, 'EUR')).toBe(comesTo)
        if (line.standing !== null) {
          expect(line.standing.afterMinor - line.standing.beforeMinor).toBe(line.amountMinor)
        }
        seen += 1
      }
    }
    expect(seen).toBeGreaterThan(15)
  })
})
