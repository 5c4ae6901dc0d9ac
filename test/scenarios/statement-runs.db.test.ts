import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedReferenceUnits } from '../../bench/reference-units.ts'
import { mailTasks } from '../../src/documents/mail/jobs/send.ts'
import { folderSession } from '../../src/documents/mail/jobs/transport.ts'
import { prepareStatements, statementTasks } from '../../src/documents/statements/runs/jobs.ts'
import { rows } from '../../src/platform/database/database.ts'
import { allRows } from '../../src/platform/list.ts'
import { loadStatementWays } from '../../src/reporting/console/load/statement-run.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { proveAll } from '../../src/reporting/proofs/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem, type TestSystem } from '../support/database.ts'

let system: TestSystem
let company: Company
let entity: string
const DAYS = { from: '2026-01-31', asOf: '2026-02-28' }

type Started = { readonly run: string; readonly runId: string; readonly customers: number }

beforeAll(async () => {
  system = await createTestSystem('2026-02-01T08:00:00Z')
  await seedReferenceUnits(system.db, { count: 8, months: 1, start: '2026-01-01' })
  await sql`INSERT INTO account_number (number, account_id)
            SELECT number, account_id FROM account`.execute(system.db)
  const [found] = await rows(system.db, sql<{ code: string }>`SELECT code FROM legal_entity`)
  entity = found!.code
  await sql`
    UPDATE account SET delivery = CASE n % 2 WHEN 0 THEN 'email' ELSE 'post' END,
           email = CASE n % 2 WHEN 0 THEN 'c' || n || '@example.com' END
      FROM (SELECT account_id AS id, row_number() OVER (ORDER BY number) - 1 AS n
              FROM account WHERE kind <> 'house') x
     WHERE x.id = account.account_id`.execute(system.owner.db)
  await sql`UPDATE legal_entity SET email = 'billing@ref.example'`.execute(system.owner.db)
  company = new Company(system)
  await company.bill({ entity, through: '2026-01-31', issueOn: '2026-02-01' })
})

afterAll(async () => {
  const broken = (await proveAll(system)).filter(proven => proven.violations > 0n)
  expect(broken).toEqual([])
})

const numbers = async (): Promise<string[]> => {
  const found = await rows(
    system.db,
    sql<{ number: string }>`SELECT number FROM account WHERE kind <> 'house' ORDER BY number`,
  )
  return found.map(each => each.number)
}

const work = (runId: string) => statementTasks(system).statementChunk!({ runId, chunkNo: 0 })

async function statementsOf(statementRun: string) {
  return Array.fromAsync(allRows(system.db, LISTS.get('statements')!, { statementRun }))
}

test('a run is looked at, approved and sent by preference; nobody is told twice of the same days', async () => {
  const [none, spared] = await numbers()
  await company.do('setStatementMethod', {
    accountNumber: none,
    method: 'none',
    fromOn: '2026-01-01',
  })
  await company.do('flagAccounts', {
    rows: [{ accountNumber: spared, flag: 'bankruptcy', fromOn: '2026-01-15' }],
  })
  const first = await company.do<Started>('startStatementRun', { legalEntity: entity, ...DAYS })
  expect(first.customers).toBe(8)
  const open = await company.refusal('startStatementRun', { legalEntity: entity, ...DAYS })
  expect(open).toMatchObject({ code: 'statement_run_open', facts: { run: first.run } })

  // Two workers are given the same part: one makes the statements, one finds them made.
  await Promise.all([work(first.runId), work(first.runId)])
  const made = await statementsOf(first.run)
  expect(new Set(made.map(row => row.account)).size).toBe(made.length)
  expect(made).toHaveLength(6)
  expect(new Set(made.map(row => row.state))).toEqual(new Set(['not_sent']))
  const leftOut = await Array.fromAsync(
    allRows(system.db, LISTS.get('statement-left-out')!, { statementRun: first.run }),
  )
  expect(leftOut.map(row => row.reason).sort()).toEqual(['spared', 'wants_none'])

  expect(await company.refusal('sendStatementRun', { run: first.run })).toMatchObject({
    code: 'statement_run_state',
    facts: { state: 'review', step: 'send' },
  })
  await company.do('approveStatementRun', { run: first.run })
  await company.do('sendStatementRun', { run: first.run })
  // Somebody died since: what was made for them is not sent.
  const byEmail = (await numbers()).filter((_, n) => n % 2 === 0)
  const late = String(made.find(row => byEmail.includes(String(row.account)))!.account)
  await company.do('flagAccounts', {
    rows: [{ accountNumber: late, flag: 'deceased', fromOn: '2026-01-20' }],
  })
  await Promise.all([work(first.runId), work(first.runId)])
  const folder = mkdtempSync(join(tmpdir(), 'mail-'))
  const transport = { open: async () => folderSession(folder), from: null, bounces: null }
  await mailTasks(system, () => transport).sendMessages!({})
  const states = (await statementsOf(first.run)).map(row => `${row.channel} ${row.state}`)
  const count = (state: string) => states.filter(each => each === state).length
  expect(count('null not_sent')).toBe(1)
  expect(count('email sent') + count('letter queued')).toBe(5)
  expect(readdirSync(folder)).toHaveLength(count('email sent'))
  expect(await company.refusal('cancelStatementRun', { run: first.run })).toMatchObject({
    code: 'statement_run_state',
  })

  const second = await company.do<Started>('startStatementRun', {
    legalEntity: entity,
    ...DAYS,
    whose: 'everybody',
  })
  await work(second.runId)
  expect(await statementsOf(second.run)).toEqual([])
  await company.do('cancelStatementRun', { run: second.run })
  // Named customers get theirs again.
  const named = { legalEntity: entity, ...DAYS, accounts: [late], method: 'activity' }
  await company.do('endCareFlags', {
    rows: [{ accountNumber: late, flag: 'deceased', endedOn: '2026-01-31', why: 'a mistake' }],
  })
  const third = await company.do<Started>('startStatementRun', named)
  await work(third.runId)
  expect(await statementsOf(third.run)).toMatchObject([
    { account: late, statementMethod: 'activity' },
  ])
  // What is looked at says the way that sending takes: by post once the address is blocked.
  expect(await loadStatementWays(system.db, third.runId)).toMatchObject([{ channel: 'email' }])
  const email = `c${(await numbers()).indexOf(late)}@example.com`
  await company.do('blockEmail', { accountNumber: late, email, reason: 'bounced' })
  expect(await loadStatementWays(system.db, third.runId)).toEqual([
    { channel: 'letter', state: 'not_sent', statements: 1n },
  ])
  await company.do('approveStatementRun', { run: third.run })
  await company.do('sendStatementRun', { run: third.run })
  await work(third.runId)
  expect(await loadStatementWays(system.db, third.runId)).toEqual([
    { channel: 'letter', state: 'queued', statements: 1n },
  ])
})

test('each month a run of last month is prepared for each legal entity, once', async () => {
  const on = Temporal.PlainDate.from('2026-04-01')
  const { prepared } = (await prepareStatements(system, on, 'job:schedules')) as {
    prepared: string[]
  }
  expect(prepared).toEqual([`STM-${entity}-2026-03-31-1`])
  expect(await prepareStatements(system, on, 'job:schedules')).toEqual({ prepared: [] })
})

test('a run over nobody, an unknown segment and days the wrong way round are refused', async () => {
  const refused = async (input: object) =>
    (await company.refusal('startStatementRun', { legalEntity: entity, ...input }))?.code
  expect(await refused({ segment: 'NONE' })).toBe('unknown_segment')
  expect(await refused({ from: '2026-03-02', asOf: '2026-03-01' })).toBe('statement_span')
  expect(await refused({ asOf: '2020-01-31', accounts: [(await numbers())[0]] })).toBe(
    'nobody_for_statements',
  )
  expect(await refused({ accounts: ['NOBODY'] })).toBe('unknown_account')
})
