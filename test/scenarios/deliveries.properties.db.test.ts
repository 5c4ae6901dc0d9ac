import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { rows } from '../../src/platform/database/database.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp, subscribe } from './setting.ts'

/*
 * However facts arrive (late, out of order, in parts, twice) and however often is billed between:
 * what all bills of an account come to, key by key, is the one bill of somebody who knew it all.
 */

const BILLS = ['2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'] as const
const LAST = '2026-05-01'
/** All documents bear one date, so that the customers of later examples can be billed as well. */
const ISSUE_ON = '2026-12-30'
const PER_EXAMPLE = 8

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem(`${ISSUE_ON}T12:00:00Z`))
  await setUp(company)
})

const day = fc
  .integer({ min: 0, max: 119 })
  .map(n => Temporal.PlainDate.from('2026-01-01').add({ days: n }).toString())

/** Discounts together stay below 100 %, beyond which they are refused. */
const what = fc.oneof(
  fc.record({
    kind: fc.constant('used' as const),
    on: day,
    value: fc.integer({ min: 1, max: 90 }),
  }),
  fc.record({
    kind: fc.constant('used' as const),
    on: day,
    value: fc.integer({ min: 1, max: 90 }),
  }),
  fc.record({
    kind: fc.constant('seats' as const),
    on: day,
    value: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({
    kind: fc.constant('less' as const),
    on: day,
    value: fc.integer({ min: 1, max: 8 }),
  }),
  fc.record({
    kind: fc.constant('once' as const),
    on: day,
    value: fc.integer({ min: 1, max: 99 }),
  }),
)

/** A fact, before which bill it arrives, in which place there, and whether it arrives twice. */
const delivery = fc.record({
  what,
  bill: fc.integer({ min: 0, max: BILLS.length - 1 }),
  place: fc.integer({ min: 0, max: 1000 }),
  twice: fc.boolean(),
})

type Delivery = typeof delivery extends fc.Arbitrary<infer T> ? T : never

/** Two quantities for one day would hold in the order of their arrival: one a day. */
const history = fc.uniqueArray(delivery, {
  maxLength: 12,
  selector: ({ what, place }) =>
    what.kind === 'seats' ? what.on : `${what.kind} ${what.on} ${place}`,
})

async function deliver(
  number: string,
  facts: readonly { fact: Delivery; id: number }[],
): Promise<void> {
  for (const { fact, id } of facts) {
    const { kind, on, value } = fact.what
    const to = { accountNumber: number, subscriptionNumber: 'S-1' }
    switch (kind) {
      case 'used':
        await company.rows('recordUsageEvents', {
          ...to,
          subscriptionNumber: 'S-2',
          meterCode: 'CALLS',
          eventKey: `e-${id}`,
          occurredAt: `${on}T09:00:00Z`,
          quantity: String(value),
        })
        break
      case 'seats':
        await company.rows('changeQuantity', {
          ...to,
          chargeCode: 'seat',
          effectiveOn: on,
          quantity: String(value),
        })
        break
      case 'less':
        await company.rows('addDiscounts', {
          ...to,
          code: `D-${id}`,
          name: { en: 'Less' },
          percent: String(value),
          fromOn: on,
          toOn: Temporal.PlainDate.from(on).add({ days: 45 }).toString(),
        })
        break
      case 'once':
        await company.rows('addOneOffCharges', {
          ...to,
          reference: `once-${id}`,
          productCode: 'SERVICE',
          description: 'Once',
          serviceOn: on,
          quantity: '1',
          unit: 'visit',
          unitPrice: `${value}.99`,
          taxInclusive: false,
        })
    }
  }
}

async function newCustomer(number: string): Promise<void> {
  await signUp(company, { number, plan: 'SEATS', start: '2026-01-01', quantity: '2' })
  await subscribe(company, { number, plan: 'CALLS', start: '2026-01-01' }, 'SUN', '2')
}

const bill = (accounts: readonly string[], through: string) =>
  company.bill({ entity: 'SUN', through, issueOn: ISSUE_ON, accounts })

/** What all lines of each key of an account come to, quantities too. */
async function sums(number: string): Promise<string[]> {
  const found = await rows(
    company.system.db,
    sql<{ text: string }>`
      SELECT format('%s %s %s %s', l.charge_code, l.period_start, l.component, sum(l.amount_minor))
               AS text
        FROM invoice_line l JOIN account a USING (account_id)
       WHERE a.number = ${number}
       GROUP BY l.charge_code, l.period_start, l.component, l.item_id
      HAVING sum(l.amount_minor) <> 0 ORDER BY 1`,
  )
  return found.map(row => row.text)
}

test('many bills on what was known come to one bill on everything', async () => {
  let example = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(history, { minLength: PER_EXAMPLE, maxLength: PER_EXAMPLE }),
      async histories => {
        example += 1
        const known = histories.map((facts, i) => ({
          facts: facts.map((fact, id) => ({ fact, id })),
          often: `M-${example}-${i}`,
          once: `O-${example}-${i}`,
        }))
        for (const { often, once, facts } of known) {
          await newCustomer(often)
          await newCustomer(once)
          await deliver(once, facts)
        }
        for (const [n, through] of BILLS.entries()) {
          for (const { often, facts } of known) {
            const now = facts.filter(({ fact }) => fact.bill === n || (fact.twice && fact.bill < n))
            await deliver(
              often,
              now.toSorted((a, b) => a.fact.place - b.fact.place),
            )
          }
          await bill(
            known.map(each => each.often),
            through,
          )
        }
        const numbers = known.flatMap(each => [each.often, each.once])
        await bill(numbers, LAST)
        for (const { often, once } of known) expect(await sums(often)).toEqual(await sums(once))
        const again = await company.outcomes(await bill(numbers, LAST))
        expect(again.filter(text => !text.endsWith(' skipped nothing_due'))).toEqual([])
      },
    ),
    { numRuns: 3, endOnFailure: true },
  )
  expect(await company.broken()).toEqual([])
}, 120_000)
