import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RefusalError } from '../../kernel/result.ts'
import { allBilled, simulateText } from './simulate-file.ts'

const SEAT = {
  chargeCode: 'seat',
  position: 1,
  productCode: 'SEAT',
  name: { en: 'Seat', de: 'Platz' },
  kind: 'recurring',
  timing: 'advance',
  months: 1,
  unit: 'seat',
  prices: [{ effectiveFrom: '2026-01-01', price: { model: 'per_unit', unitPrice: '10.00' } }],
}

const PLAN = {
  planCode: 'TEAM',
  planVersion: 1,
  name: { en: 'Team' },
  currency: 'EUR',
  taxInclusive: false,
  offeredFrom: '2026-01-01',
  charges: [SEAT],
}

const SCENARIO = {
  legalEntity: { country: 'DE' },
  products: [{ productCode: 'SEAT', taxClass: 'outside', revenueAccount: '4000' }],
  plans: [PLAN],
  subscriptions: [{ planCode: 'TEAM', startOn: '2026-01-01' }],
  billThrough: '2026-01-01',
}

const priced = (scenario: object, explain = false) =>
  simulateText(JSON.stringify(scenario), { explain, language: 'en' })

/** The refusal of a scenario as one line. */
function refused(text: string): string {
  try {
    simulateText(text, { explain: false, language: 'en' })
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    return [error.refusal.code, ...Object.values(error.refusal.facts)].join(' | ')
  }
  return 'taken'
}

const wrong = (change: object) => refused(JSON.stringify({ ...SCENARIO, ...change }))
const subscription = (change: object) =>
  wrong({ subscriptions: [{ ...SCENARIO.subscriptions[0], ...change }] })

describe('a scenario that is not sound', () => {
  test('is refused with its place, what stood there and what was expected', () => {
    expect(subscription({ quantity: '1,5' })).toContain('subscriptions[0].quantity | "1,5"')
    expect(subscription({ quantity: 5 })).toContain('subscriptions[0].quantity | 5')
    expect(subscription({ startOn: '2026-02-30' })).toContain('[0].startOn | "2026-02-30" | a date')
    expect(subscription({ status: 'paid' })).toBe('unknown_field | subscriptions[0].status')
    expect(wrong({ billThrough: [] })).toContain('billThrough')
    expect(wrong({ billThrough: ['2026-02-01', '2026-01-01'] })).toContain('dates in their order')
    expect(wrong({ legalEntity: { country: 'XX' } })).toContain('legalEntity.country | "XX"')
    expect(refused('{"plans": [')).toContain('invalid_json')
    expect(refused('{"plans": [], "plans": []}')).toContain('invalid_json')
  })

  test('may not name what it does not define', () => {
    expect(subscription({ planCode: 'TEEM' })).toBe('simulated_plan_missing | TEEM@1')
    const change = { effectiveOn: '2026-02-01', quantity: '2' }
    expect(subscription({ quantityChanges: [{ ...change, chargeCode: 'seet' }] })).toBe(
      'simulated_charge_missing | TEAM@1 | seet',
    )
    const event = { meterCode: 'calls', occurredAt: '2026-01-05T00:00:00Z', quantity: '1' }
    expect(subscription({ events: [event] })).toBe(
      'simulated_meter_missing | calls | subscription 1',
    )
    const usage = { ...SEAT, kind: 'usage', timing: 'arrears', meterCode: 'calls' }
    expect(wrong({ plans: [{ ...PLAN, charges: [usage] }] })).toBe(
      'simulated_meter_missing | calls | charge seat',
    )
    const [one] = SCENARIO.subscriptions
    expect(wrong({ subscriptions: [one, one] })).toBe('simulated_twice | 1')
    const dollars = { ...PLAN, planCode: 'US', currency: 'USD' }
    const planChanges = [{ effectiveOn: '2026-02-01', planCode: 'US' }]
    expect(wrong({ plans: [PLAN, dollars], subscriptions: [{ ...one, planChanges }] })).toBe(
      'simulated_currency_differs | US@1 | USD | EUR',
    )
  })

  test('may not hold prices that the catalog would refuse', () => {
    const usage = { ...SEAT, kind: 'usage', timing: 'advance', meterCode: 'calls' }
    const meters = [{ meterCode: 'calls', source: 'events' }]
    expect(wrong({ meters, plans: [{ ...PLAN, charges: [usage] }] })).toContain('usage_in_advance')
  })
})

describe('a scenario that is sound', () => {
  test('gives its bills, in the language of the customer where lines are explained', () => {
    const customer = { language: 'de' }
    const answer = priced({ ...SCENARIO, customer }, true)
    expect(allBilled(answer)).toBe(true)
    const [line] = answer.bills[0]?.documents[0]?.lines ?? []
    expect(line).toMatchObject({ description: 'Platz', quantity: '1', amount: '10.00' })
    const explanation = line?.explanation?.join(' ').replaceAll('\u00a0', ' ')
    expect(explanation).toContain('Auf dem Beleg: 1 Zugang zu 10,00 EUR, 10,00 €.')
    expect(answer.totals).toEqual([
      {
        currency: 'EUR',
        documents: 1,
        net: '10.00',
        tax: '0.00',
        gross: '10.00',
        payable: '10.00',
      },
    ])
  })

  test('gives the same answer each time', () => {
    expect(priced(SCENARIO)).toEqual(priced(SCENARIO))
  })

  test('says why a bill could not be made, and catches up when it can be', () => {
    const usage = { ...SEAT, kind: 'usage', timing: 'arrears', meterCode: 'kwh', unit: 'kWh' }
    const reads = [
      { readOn: '2026-01-01', value: '0' },
      { readOn: '2026-03-01', value: '59', knownFrom: '2026-03-01' },
    ]
    const channel = { meterCode: 'kwh', serial: 'M1', installedOn: '2026-01-01', reads }
    const answer = priced({
      ...SCENARIO,
      meters: [{ meterCode: 'kwh', source: 'reads' }],
      plans: [{ ...PLAN, charges: [usage] }],
      subscriptions: [{ ...SCENARIO.subscriptions[0], channels: [channel] }],
      billThrough: ['2026-02-01', '2026-03-01'],
    })
    expect(answer.bills.map(bill => bill.outcome)).toEqual(['held', 'billed'])
    expect(answer.bills[0]?.reason).toBe('no_reads')
    expect(answer.bills[0]?.message).toBeDefined()
    expect(allBilled(answer)).toBe(false)
    const lines = answer.bills[1]?.documents[0]?.lines ?? []
    expect(lines.map(line => `${line.from} ${line.quantity}`)).toEqual([
      '2026-01-01 31',
      '2026-02-01 28',
    ])
  })
})

describe('quittance simulate', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quittance-simulate-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const CLI = join(import.meta.dirname, '../cli.ts')

  function run(args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
    return new Promise(resolve => {
      execFile(process.execPath, [CLI, 'simulate', ...args], (error, out, err) => {
        resolve({ code: error === null ? 0 : Number(error.code), out, err })
      })
    })
  }

  async function file(name: string, scenario: object): Promise<string> {
    const path = join(folder, name)
    await writeFile(path, JSON.stringify(scenario))
    return path
  }

  test('ends with 0, 1 or 2 as all bills, not all, or none could be tried', async () => {
    const [good, untaxed, broken, none] = await Promise.all([
      run([await file('good.json', SCENARIO), '--json']),
      run([await file('untaxed.json', { ...SCENARIO, products: [] })]),
      run([await file('broken.json', { ...SCENARIO, plans: 1 })]),
      run([join(folder, 'none.json')]),
    ])
    expect([good.code, good.err]).toEqual([0, ''])
    expect(good.out.trim().split('\n')).toHaveLength(1)
    expect(JSON.parse(good.out)).toEqual(JSON.parse(JSON.stringify(priced(SCENARIO))))
    expect(untaxed.code).toBe(1)
    expect(JSON.parse(untaxed.out).bills[0].reason).toBe('no_tax_rule')
    expect([broken.code, broken.out]).toEqual([2, ''])
    expect(broken.err).toContain('plans')
    expect(none.code).toBe(2)
  }, 300_000)
})
