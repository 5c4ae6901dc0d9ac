import { formatAmount } from '../../kernel/money.ts'
import { charge as chargeText } from '../../rating/rating.test-tables.ts'
import type { DocumentLine } from '../assemble.ts'
import { makeBills } from './bills.ts'
import { type Scenario, simulationInput } from './input.ts'

/*
 * Scenarios as text, a line each:
 *
 *   charge seat fee 10.00 advance          a charge of plan A: its code, then as rating's tables
 *   plan B seat fee 20.00 advance          a charge of plan B
 *   start 2026-01-31 x3 [anchor 15] [end 2026-06-01] [term 12 per_month 10.00]
 *   quantity 5 on 2026-02-14 [until 2026-03-01: taken back then]   what happened; `2026-02-20: …` = known from that day on
 *   plan-change B on 2026-02-14            `price 12.00 from 2026-02-01`, `less 10% 2026-01-01..`,
 *   end 2026-03-15 | end never             `used 50 on 2026-01-10`, `once 99.00 on 2026-01-10`
 *   pause 2026-01-11..2026-01-21 [keep] [bill]   fees go on; usage is billed
 *   commit 100.00 every=3 from 2026-01-31 [full] [seat]   a commitment, perhaps to one charge
 *   align 15 on 2026-02-10 | align calendar on 2026-02-10
 *   bill 2026-01-31 2026-02-28
 */

const START = '2020-01-01'

/** A scenario in text as the simulation takes it. */
export function scenarioOf(text: string): Scenario {
  const plans = new Map<string, object[]>()
  const facts: Record<string, object[]> = {}
  let subscription: object = {}
  let billThrough: string[] = []
  const add = (list: string, fact: object) => {
    facts[list] = [...(facts[list] ?? []), fact]
  }
  for (const each of lines(text)) {
    const [, known, rest = ''] = /^(?:(\d{4}-\d\d-\d\d): )?(.*)$/.exec(each) ?? []
    const knownFrom = known ?? null
    const [word = '', ...words] = rest.split(' ')
    const [what = ''] = words
    if (word === 'charge') addCharge(plans, 'A', words)
    else if (word === 'plan') addCharge(plans, what, words.slice(1))
    else if (word === 'start') subscription = startOf(words)
    else if (word === 'bill') billThrough = words
    else add(...factOf(word, words, knownFrom))
  }
  const { priceChanges = [], commitments = [], ...ofSubscription } = facts
  return simulationInput.parse({
    legalEntity: { country: 'DE' },
    taxRules: [{ ...TAX, taxClass: 'standard' }],
    meters: [{ meterCode: 'meter', source: 'events' }],
    plans: [...plans].map(([planCode, charges]) => planOf(planCode, charges)),
    priceChanges,
    commitments,
    subscriptions: [{ planCode: 'A', ...subscription, ...ofSubscription }],
    billThrough,
  })
}

const TAX = {
  taxCode: 'DE-19',
  validFrom: '2007-01-01',
  name: { en: 'VAT' },
  country: 'DE',
  category: 'S',
  ratePercent: '19',
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map(each => each.trim())
    .filter(each => each !== '')
}

function planOf(planCode: string, charges: readonly object[]) {
  const head = { planCode, planVersion: 1, name: { en: planCode }, currency: 'EUR' }
  return { ...head, taxInclusive: false, offeredFrom: START, charges }
}

function addCharge(plans: Map<string, object[]>, plan: string, words: string[]): void {
  const [chargeCode, ...terms] = words
  const timing = terms.includes('advance') ? 'advance' : 'arrears'
  const told = chargeText(terms.filter(word => word !== 'advance').join(' '))
  const { code: _, ...charge } = told
  const before = plans.get(plan) ?? []
  const row = { ...charge, chargeCode, position: before.length + 1, timing, unit: 'unit' }
  plans.set(plan, [...before, asInput(row) as object])
}

function startOf([startOn = '', ...words]: string[]) {
  const after = (name: string) => words[words.indexOf(name) + 1]
  return {
    startOn,
    quantity: words.find(word => word.startsWith('x'))?.slice(1) ?? '1',
    ...(words.includes('anchor') ? { anchorDay: Number(after('anchor')) } : {}),
    ...(words.includes('end') ? { endOn: after('end') } : {}),
    contract: contractOf(words),
  }
}

function factOf(word: string, words: string[], knownFrom: string | null): [string, object] {
  const [what = '', , on = ''] = words
  const withdrawnOn = words.includes('until') ? words.at(-1) : null
  switch (word) {
    case 'quantity':
      return ['quantityChanges', { effectiveOn: on, quantity: what, knownFrom, withdrawnOn }]
    case 'plan-change':
      return ['planChanges', { effectiveOn: on, planCode: what, knownFrom, withdrawnOn }]
    case 'end':
      return ['ends', { endOn: what === 'never' ? null : what, ...endingOf(words), knownFrom }]
    case 'less': {
      const [fromOn, toOn] = (words[1] ?? '').split('..')
      const percent = what.replace('%', '')
      const [code, name] = ['OFF', { en: 'Off' }]
      return ['discounts', { code, name, percent, fromOn, toOn, knownFrom }]
    }
    case 'pause': {
      const [fromOn, toOn] = what.split('..')
      const fees = words.includes('keep') ? 'keep' : 'stop'
      const usage = words.includes('bill') ? 'bill' : 'refuse'
      return ['pauses', { fromOn, toOn, fees, usage, knownFrom }]
    }
    case 'align': {
      const anchorDay = /^\d+$/.test(what) ? Number(what) : null
      const alignTo = anchorDay === null ? what : 'subscription'
      return ['alignments', { effectiveOn: on, alignTo, anchorDay, knownFrom }]
    }
    case 'used': {
      const occurredAt = `${on}T12:00:00Z`
      return ['events', { meterCode: 'meter', occurredAt, quantity: what, knownFrom }]
    }
    case 'commit':
      return ['commitments', commitmentOf(words, knownFrom)]
    case 'once': {
      const oneOff = { productCode: 'WORK', description: 'Work', unit: 'piece', unitPrice: what }
      return ['oneOffs', { ...oneOff, serviceOn: on, knownFrom }]
    }
    case 'price': {
      const { prices } = chargeText(`fee ${what}`)
      const { price } = asInput(prices[0]) as { price: object }
      const chargeCode = words[3] ?? 'seat'
      const change = { planCode: 'A', planVersion: 1, chargeCode, effectiveFrom: on }
      return ['priceChanges', { ...change, price, knownFrom }]
    }
    default:
      throw new Error(`not a line of a scenario: ${word}`)
  }
}

function commitmentOf(
  [amount, every = '', , startOn, ...rest]: string[],
  knownFrom: string | null,
) {
  const chargeCodes = rest.filter(word => word !== 'full')
  return {
    code: `COMMIT-${amount}-${startOn}-${rest}`,
    name: { en: 'Commitment' },
    productCode: 'SHORTFALL',
    amount,
    months: Number(every.replace('every=', '')),
    startOn,
    earlyExit: rest.includes('full') ? 'full' : 'pro_rata',
    ...(chargeCodes.length === 0 ? {} : { chargeCodes }),
    knownFrom,
  }
}

/** `none` waives the last bill; `credit`, `refund` or `keep` what is left; `waive` the fee. */
function endingOf(words: string[]) {
  return {
    finalBill: words.includes('none') ? 'none' : 'bill',
    unused: words.find(word => ['credit', 'refund', 'keep'].includes(word)) ?? 'offset',
    exitFee: words.includes('waive') ? 'waive' : 'charge',
  }
}

/** `term 12 per_month 10.00`: the months of the term, and the fee for ending before. */
function contractOf(words: string[]): object | null {
  const kind = words.find(word => ['fixed', 'per_month', 'percent'].includes(word))
  if (kind === undefined) return null
  const value = words[words.indexOf(kind) + 1]
  return {
    termMonths: words.includes('term') ? Number(words[words.indexOf('term') + 1]) : null,
    earlyExit: { kind, value, productCode: 'EXIT', name: { en: 'Exit' } },
  }
}

/** Decimals and dates as strings, as input has them. */
function asInput(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asInput)
  if (typeof value !== 'object' || value === null) return value
  if (Object.getPrototypeOf(value) !== Object.prototype) return String(value)
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asInput(each)]))
}

/** The bills of a scenario: `bill 2026-01-31`, then its lines; or its outcome where there is none. */
export function toldBills(text: string): string[] {
  return makeBills(scenarioOf(text)).flatMap(({ through, outcome, reason, documents }) => {
    const told = documents.flatMap(document => document.lines.map(toldLine))
    return [`bill ${through}`, ...(told.length > 0 ? told : [`${outcome} ${reason}`])]
  })
}

/** `2026-01-31..2026-02-28 seat 3 @ 10 → 30.00`, corrections and reversals saying so. */
export function toldLine(line: DocumentLine): string {
  const { kind, serviceStart, serviceEnd, chargeCode, quantity, unitPrice, amountMinor } = line
  const off = line.allowanceMinor === 0n ? '' : ` - ${formatAmount(line.allowanceMinor, 'EUR')}`
  const mark = kind === 'charge' ? '' : `${kind} `
  const days = `${serviceStart}..${serviceEnd}`
  const price = `${quantity} @ ${unitPrice}${off}`
  return `${mark}${days} ${chargeCode} ${price} → ${formatAmount(amountMinor, 'EUR')}`
}
