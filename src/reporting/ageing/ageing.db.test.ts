import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { setUp } from '../../../test/scenarios/setting.ts'
import { Company } from '../../../test/support/company.ts'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { type Ageing, ageItems } from '../../collections/ageing.ts'
import { rows, type Tx, transaction } from '../../platform/database/database.ts'
import { loadPage } from '../../platform/list.ts'
import { LISTS } from '../lists/load/all.ts'
import { allAccountAgeing, loadAgeing } from './load/ageing.ts'
import { loadAgedItems } from './load/items.ts'
import type { AgeingAsked } from './load/open-then.ts'

let system: TestSystem

beforeAll(async () => {
  system = await createTestSystem('2026-01-01T12:00:00Z')
  const company = new Company(system)
  await setUp(company)
  const accounts = [0, 1, 2].map(i => ({
    accountNumber: `A-${i}`,
    kind: 'person',
    name: `Customer ${i}`,
    ...{ line1: 'Weg 1', postalCode: '10115', city: 'Berlin', country: 'DE' },
    language: 'en',
    timeZone: 'Europe/Berlin',
  }))
  await company.rows('createAccounts', ...accounts)
})

const FIRST = Temporal.PlainDate.from('2026-01-01')
const day = (n: number) => FIRST.add({ days: n })
const time = (n: number) => Temporal.Instant.from(`${day(n)}T12:00:00Z`)

const part = fc.record({
  minor: fc.integer({ min: 1, max: 500 }),
  on: fc.nat(250),
  recorded: fc.nat(250),
  reversed: fc.option(fc.record({ on: fc.nat(60), recorded: fc.nat(60) }), { nil: null }),
})

const item = fc
  .record({
    account: fc.nat(2),
    sign: fc.constantFrom(1, 1, 1, -1),
    left: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 10_000 })),
    document: fc.nat(200),
    terms: fc.integer({ min: -5, max: 60 }),
    recorded: fc.nat(250),
    parts: fc.array(part, { maxLength: 4 }),
  })
  // No more is taken off an item than it has; often all of it is.
  .map(({ left, ...each }) => ({ ...each, minor: Math.max(1, left + takenFor(each.parts)) }))

function takenFor(parts: readonly { minor: number; reversed: unknown }[]): number {
  return parts.reduce((sum, { minor, reversed }) => sum + (reversed === null ? minor : 0), 0)
}

type Item = typeof item extends fc.Arbitrary<infer Each> ? Each : never
type Change = { on: number; recorded: number; minor: number }

/** What changes an item: allocations, and what takes them back. */
function changesOf({ sign, parts }: Item): Change[] {
  return parts.flatMap(({ minor, on, recorded, reversed }) => {
    const taken = { on, recorded, minor: sign * minor }
    if (reversed === null) return [taken]
    const back = { on: on + reversed.on, recorded: recorded + reversed.recorded }
    return [taken, { ...back, minor: -sign * minor }]
  })
}

/** The same by the rules of the pure core, over what an item came to on the day. */
function expected(items: readonly Item[], on: number, known: number, by: 'due' | 'document') {
  const aged = items
    .filter(each => each.document <= on && each.recorded <= known)
    .map(each => ({
      documentOn: day(each.document),
      dueOn: day(each.document + each.terms),
      openMinor: BigInt(
        changesOf(each)
          .filter(change => change.on <= on && change.recorded <= known)
          .reduce((left, change) => left - change.minor, each.sign * each.minor),
      ),
    }))
  return ageItems(aged, day(on), by)
}

async function write(tx: Tx, items: readonly Item[]): Promise<void> {
  for (const each of items) {
    const amount = each.sign * each.minor
    const open = amount - each.sign * takenFor(each.parts)
    const [written] = await rows(
      tx,
      sql<{ accountId: string; itemId: string }>`
        insert into open_item (account_id, item_id, legal_entity_id, currency, kind, control,
          amount_minor, open_minor, document_on, due_on, recorded_at)
        select a.account_id, gen_random_uuid(), e.legal_entity_id, 'EUR', 'invoice', '1200',
          ${amount}, ${open}, ${day(each.document)}, ${day(each.document + each.terms)},
          ${time(each.recorded)}
        from account a, legal_entity e
        where a.number = ${`A-${each.account}`} and e.code = 'SUN'
        returning account_id as "accountId", item_id as "itemId"`,
    )
    for (const { on, recorded, minor } of changesOf(each)) {
      await sql`
        insert into allocation (account_id, allocation_id, item_id, match_id, kind, amount_minor,
          effective_on, transfer_ids, recorded_at, recorded_by)
        values (${written?.accountId}, gen_random_uuid(), ${written?.itemId}, gen_random_uuid(),
          'applied', ${minor}, ${day(on)}, '{}', ${time(recorded)}, 'test')`.execute(tx)
    }
  }
}

class Undo extends Error {}

async function undone(work: (tx: Tx) => Promise<void>): Promise<void> {
  const done = transaction(system.owner.db, async tx => {
    await work(tx)
    throw new Undo()
  })
  await done.catch(error => {
    if (!(error instanceof Undo)) throw error
  })
}

const none = (found: Ageing) =>
  found.creditMinor === 0n && found.buckets.every(minor => minor === 0n)

test('the database ages as the pure rules do, in sum and by account, at any day and time', async () => {
  const asked = { on: fc.nat(320), known: fc.nat(320), by: fc.constantFrom('due', 'document') }
  const cases = fc.record({ items: fc.array(item, { maxLength: 8 }), ...asked })
  await fc.assert(
    fc.asyncProperty(cases, async ({ items, on, known, by: from }) => {
      const by = from as AgeingAsked['by']
      const when: AgeingAsked = { on: day(on), knownAt: time(known), by }
      await undone(async tx => {
        await write(tx, items)
        const [sum] = await loadAgeing(tx, when)
        const right = expected(items, on, known, by)
        if (sum === undefined) expect(none(right)).toBe(true)
        else expect(sum).toMatchObject(right)
        // Every figure is the sum of the items that it leads to.
        for (const [age, minor] of [
          ...right.buckets.entries(),
          ['credit', right.creditMinor] as const,
        ]) {
          const led = await loadAgedItems(tx, when, { entity: 'SUN', age }, { skip: 0, limit: 100 })
          expect(led.reduce((total, each) => total + each.openMinor, 0n)).toBe(minor)
        }
        const rowsOf = await Array.fromAsync(allAccountAgeing(tx, when))
        for (const account of [0, 1, 2]) {
          const own = items.filter(each => each.account === account)
          const row = rowsOf.find(each => each.accountNumber === `A-${account}`)
          const due = expected(own, on, known, by)
          if (row === undefined) expect(none(due)).toBe(true)
          else expect(row).toMatchObject(due)
        }
      })
    }),
    { numRuns: 40 },
  )
}, 120_000)

test('the list of customers says what is open and late, of the currency in which most is late', async () => {
  const accounts = LISTS.get('accounts')!
  await undone(async tx => {
    await sql`
      insert into open_item (account_id, item_id, legal_entity_id, currency, kind, control,
        amount_minor, open_minor, document_on, due_on, recorded_at)
      select a.account_id, gen_random_uuid(), e.legal_entity_id, given.currency, 'invoice', '1200',
        given.minor, given.minor, given.due, given.due, now()
      from legal_entity e, account a join (values
        ('A-0', 'EUR', 1000, date '2020-02-01'), ('A-0', 'EUR', 250, date '2999-01-01'),
        ('A-0', 'EUR', -300, date '2020-01-01'), ('A-0', 'USD', 9900, date '2999-01-01'),
        ('A-1', 'EUR', -700, date '2020-01-01')) given (account, currency, minor, due)
        on given.account = a.number
      where e.code = 'SUN'`.execute(tx)
    const { rows: found } = await loadPage(tx, accounts, { filters: {}, limit: 50 })
    expect(found).toMatchObject([
      { balance: '9.50', overdue: '10.00', currency: 'EUR', otherCurrencies: ['USD'] },
      { balance: '-7.00', overdue: null, currency: 'EUR', otherCurrencies: [] },
      { balance: null, overdue: null, currency: null, otherCurrencies: null },
    ])
    const sorted = { filters: {}, limit: 1, sort: 'overdue', reversed: true }
    const [first] = (await loadPage(tx, accounts, sorted)).rows
    expect(first?.number).toBe('A-0')
  })
}, 120_000)
