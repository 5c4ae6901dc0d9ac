import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoStatement } from '../../src/app/demo/money/statement.ts'
import { execute } from '../../src/platform/command.ts'
import { type Db, openDb, rows } from '../../src/platform/database/database.ts'
import { appTarget } from '../../src/platform/database/embedded/bootstrap.ts'
import { openSystem } from '../../src/platform/system.ts'
import { proveAll } from '../../src/reporting/proofs/load/all.ts'
import { migratedFolder } from '../support/data-folder.ts'
import { customersOf, ENTITY, give, must, OPEN, owe } from './kill-owed.ts'
import { again, Killer } from './killer.ts'
import { endpointOf, Post } from './staff.ts'

/*
 * Real matchers and a real PostgreSQL, killed while they work a large statement: each line is entered
 * once, each invoice paid once, and the books hold.
 */

const CUSTOMERS = 20
/** Lines of payers that nobody knows; a chunk of the matcher has 500, so that it is killed within. */
const STRANGERS = 1_480
const KILLS = 3
const VICTIMS = ['worker', 'worker', 'backend'] as const
const IBAN = 'DE02120300000000202051'

let data: string
let owed: { readonly label: string; readonly name: string }[]

beforeAll(async () => {
  data = await migratedFolder()
  const system = await openSystem({ ...OPEN, data })
  try {
    await give(system, 'defineLegalEntities', { entities: [ENTITY] })
    await give(system, 'createAccounts', { rows: customersOf(CUSTOMERS) })
    await must(execute(system, owe, {}, { actor: 'test' }))
    const account = { code: 'MAIN', name: 'Main', entity: 'SUN', currency: 'EUR', numbers: [IBAN] }
    await give(system, 'defineBankAccounts', { rows: [account] })
    owed = await rows(
      system.db,
      sql<{ label: string; name: string }>`
        SELECT n.label, a.name FROM document_number n JOIN account a USING (account_id) ORDER BY 1`,
    )
    // Its job waits for the processes that the test starts.
    const content = Buffer.from(statement()).toString('base64')
    await give(system, 'importBankStatement', { fileName: 'big.xml', content })
  } finally {
    await system.close()
  }
}, 300_000)

afterAll(() => rm(data, { recursive: true, force: true }))

/** A statement of all that is owed among a great many payments of strangers. */
function statement(): string {
  const strangers = Array.from({ length: STRANGERS }, (_, n) => ({
    ...{ minor: BigInt(1_000_001 + n), name: `Stranger ${n}`, text: 'Thank you' },
  }))
  const every = Math.floor(STRANGERS / owed.length)
  const entries = strangers.flatMap((entry, n) => {
    const due = n % every === 0 ? owed[n / every] : undefined
    return due === undefined ? [entry] : [entry, { minor: 5000n, name: due.name, text: due.label }]
  })
  return demoStatement({ number: IBAN, currency: 'EUR', openingMinor: 0n }, '2026-01-20', entries)
}

/** Waits until fewer lines than these wait to be matched. */
async function waitingBelow(db: Db, count: number): Promise<void> {
  for (;;) {
    const [found] = await again(() =>
      rows(
        db,
        sql<{ waiting: number }>`
          SELECT count(*)::int AS waiting FROM bank_line WHERE state = 'waiting'`,
      ),
    )
    if ((found?.waiting ?? 0) < count) return
    await sleep(20)
  }
}

test('a big statement whose matchers are killed is entered once, line by line', async () => {
  const posts = [
    new Post('start', '--port', '0', '--data', data),
    new Post('worker', '--data', data),
  ]
  const endpoint = await endpointOf(data)
  const { db, close } = openDb(appTarget(endpoint), 4)
  const options = { folder: data, seed: 5, kills: KILLS, phases: 1, victims: VICTIMS, pauseMs: 200 }
  const killer = new Killer(options, posts, db)
  try {
    const killing = killer.run()
    await waitingBelow(db, STRANGERS + owed.length)
    killer.beginPhase()
    await waitingBelow(db, 1)
    await killer.endPhase()
    await killing
  } finally {
    killer.stop()
    // Workers first: one that finds no owner would become it.
    for (const post of posts.reverse()) await post.close()
    await close()
  }
  expect(killer.count).toBe(KILLS)
  const system = await openSystem({ ...OPEN, data })
  try {
    const [found] = await rows(
      system.db,
      sql`SELECT (SELECT count(*)::int FROM bank_line) AS lines,
                 (SELECT count(*)::int FROM receipt) AS receipts,
                 (SELECT count(*)::int FROM bank_line WHERE state = 'matched') AS matched,
                 (SELECT count(*)::int FROM bank_line WHERE state = 'suspense') AS suspense,
                 (SELECT count(*)::int FROM open_item WHERE open_minor > 0) AS unpaid`,
    )
    const lines = STRANGERS + owed.length
    expect(found).toEqual({
      ...{ lines, receipts: lines, matched: owed.length, suspense: STRANGERS, unpaid: 0 },
    })
    const broken = (await proveAll(system)).filter(proof => proof.violations > 0n)
    expect(broken.map(proof => proof.name)).toEqual([])
  } finally {
    await system.close()
  }
}, 300_000)
