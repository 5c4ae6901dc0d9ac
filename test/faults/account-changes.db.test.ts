import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { seedReferenceUnits } from '../../bench/reference-units.ts'
import { workBillRunChunk } from '../../src/invoicing/commands/chunk.ts'
import { loadRun } from '../../src/invoicing/load/runs.ts'
import { defineCommand, execute } from '../../src/platform/command.ts'
import { rows } from '../../src/platform/database/database.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'

const SCOPE = { entity: 'BENCH', cycle: 'bench' }

let company: Company

beforeAll(async () => {
  const system = await createTestSystem('2026-02-01T08:00:00Z')
  await seedReferenceUnits(system.db, { count: 3, months: 4, start: '2026-01-01' })
  await sql`INSERT INTO account_number (number, account_id)
            SELECT number, account_id FROM account`.execute(system.db)
  company = new Company(system)
})

function month(n: number) {
  const through = Temporal.PlainDate.from('2026-01-01').add({ months: n }).toString()
  company.on(through)
  return { ...SCOPE, through, issueOn: through }
}

/** Another street for somebody who stays who they are. */
async function moved(accountNumber: string, line1: string) {
  const [known] = await rows(
    company.system.db,
    sql<{ name: string; kind: string }>`
      SELECT name, kind FROM account WHERE number = ${accountNumber}`,
  )
  const address = { line1, postalCode: '10115', city: 'Berlin', country: 'DE' }
  const rest = { language: 'de', timeZone: 'Europe/Berlin', cycleCode: 'bench' }
  return { accountNumber, ...known, ...address, ...rest }
}

/** How many documents of a date were issued to somebody in a street. */
async function issuedTo(line1: string, issuedOn: string): Promise<number> {
  const found = await rows(
    company.system.db,
    sql<{ buyer: string }>`
      SELECT snapshot ->> 'buyer' AS buyer FROM invoice WHERE issued_on = ${issuedOn}::date`,
  )
  return found.filter(({ buyer }) => buyer.includes(line1)).length
}

test('an address changed between draft and approval stands on the bill', async () => {
  const scope = month(1)
  const runId = await company.draft(scope)
  await company.rows('createAccounts', await moved('B-1', 'Neue Gasse 7'))
  await company.do('decideExceptions', { runId, decision: 'accept' })
  const refused = await company.refusal('approveBillRun', { runId })
  expect(refused).toMatchObject({ code: 'drafts_stale', facts: { accounts: 1 } })
  await company.drain()
  await company.issue(runId)
  expect(await issuedTo('Neue Gasse 7', scope.issueOn)).toBe(1)
  expect(await company.broken()).toEqual([])
})

test('a hold placed between draft and approval keeps the account back; released, it is billed', async () => {
  const scope = month(2)
  const runId = await company.draft(scope)
  const hold = { accountNumber: 'B-2', reason: 'meter is being tested', fromOn: '2026-01-01' }
  await company.rows('placeBillingHolds', hold)
  await company.drain()
  expect(await company.outcomes(runId)).toContain('B-2 held billing_hold')
  await company.rows('releaseBillingHold', { accountNumber: 'B-2' })
  await company.drain()
  expect(await company.outcomes(runId)).toContain('B-2 held billing_hold')
  await company.issue(runId)
  const next = await company.draft({ ...month(2), accounts: ['B-2'] })
  expect(await company.outcomes(next)).toEqual(['B-2 billed'])
  await company.issue(next)
})

/** Rates the only chunk of a run and lets `meanwhile` happen after its facts were read. */
async function rateBeside(runId: string, meanwhile: () => Promise<unknown>): Promise<void> {
  let beside: Promise<unknown> = Promise.resolve()
  const paused = defineCommand({
    ...workBillRunChunk,
    run: async (tx, input, ctx) => {
      const done = await workBillRunChunk.run(tx, input, ctx)
      beside = meanwhile()
      await Promise.race([beside, new Promise(after => setTimeout(after, 300))])
      return done
    },
  })
  await execute(company.system, paused, { runId, chunkNo: 0 }, { actor: 'job' })
  await beside
}

test('an address changed while the account is rated stands on the bill', async () => {
  const scope = month(3)
  const { runId } = await company.do<{ runId: string }>('startBillRun', scope)
  const other = await moved('B-0', 'Rasche Gasse 9')
  await rateBeside(runId, () => company.rows('createAccounts', other))
  await company.drain()
  expect((await loadRun(company.system.db, runId))?.state).toBe('review')
  await company.issue(runId)
  expect(await issuedTo('Rasche Gasse 9', scope.issueOn)).toBe(1)
})
