import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { install, read, setUp, signUp } from './setting.ts'

/*
 * Households and offices from the first day to the last, month by month. Tariffs: base 9.30 a month
 * in arrears; power 0.30 up to 100 kWh, 0.20 above; seats 31.00 a month in advance. VAT 19 %.
 */

let company: Company

/** Each customer has a company of its own, because documents of one series follow their dates. */
async function newCompany(): Promise<void> {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
}

afterEach(async () => {
  expect(await company.broken()).toEqual([])
})

/** Bills one account through a date, two days after it, and gives the new documents. */
async function bill(number: string, through: string): Promise<string[]> {
  const issueOn = Temporal.PlainDate.from(through).add({ days: 2 }).toString()
  await company.bill({ entity: 'SUN', through, issueOn, accounts: [number] })
  return (await company.documents(number, issueOn)).map(withoutNumber)
}

const withoutNumber = (line: string): string => line.replace(/^= (INV|CN)-\d+/, '= $1')

describe('a household from move-in to final bill', () => {
  beforeAll(newCompany)
  const number = 'H-1'

  test('January: half a month of base fee, and the tiers', async () => {
    company.on('2026-01-15')
    await signUp(company, { number, plan: 'HOME', start: '2026-01-17', anchorDay: 1 })
    await install(company, number, '2026-01-17')
    company.on('2026-02-01')
    await read(company, number, '2026-01-17', '1000')
    await read(company, number, '2026-02-01', '1120')
    // 15 of 31 days: 9.30 × 15 / 31 = 4.50; 19 % of 38.50 = 7.315
    expect(await bill(number, '2026-02-01')).toEqual([
      'charge base 2026-01-17..2026-02-01 1 @ 4.5 → 4.50',
      'charge power 2026-01-17..2026-02-01 100 @ 0.3 → 30.00',
      'charge power 2026-01-17..2026-02-01 20 @ 0.2 → 4.00',
      '= INV net 38.50 tax 7.32 due 45.82',
    ])
  })

  test('February: a new base fee in the middle of it waits for March; the read is an estimate', async () => {
    company.on('2026-02-10')
    await company.rows('addPrices', {
      planCode: 'HOME',
      planVersion: 1,
      chargeCode: 'base',
      effectiveFrom: '2026-02-15',
      price: { model: 'per_unit', unitPrice: '18.60' },
    })
    company.on('2026-03-01')
    await read(company, number, '2026-03-01', '1300', 'estimated')
    // A fee's price is that of the first day of its period; 19 % of 55.30 = 10.507
    expect(await bill(number, '2026-03-01')).toEqual([
      'charge base 2026-02-01..2026-03-01 1 @ 9.3 → 9.30',
      'charge power 2026-02-01..2026-03-01 100 @ 0.3 → 30.00',
      'charge power 2026-02-01..2026-03-01 80 @ 0.2 → 16.00',
      '= INV net 55.30 tax 10.51 due 65.81',
    ])
  })

  test('March: the actual read corrects February on its own days; a discount for one month', async () => {
    company.on('2026-03-20')
    await read(company, number, '2026-03-01', '1260')
    await company.rows('addDiscounts', {
      accountNumber: number,
      subscriptionNumber: 'S-1',
      code: 'SPRING',
      name: { en: 'Spring' },
      percent: '10',
      chargeCode: 'base',
      fromOn: '2026-03-01',
      toOn: '2026-04-01',
    })
    company.on('2026-04-01')
    await read(company, number, '2026-04-01', '1400')
    // February was 140 kWh, not 180: 40 fewer at 0.20. March: 18.60 − 10 % = 16.74
    expect(await bill(number, '2026-04-01')).toEqual([
      'charge base 2026-03-01..2026-04-01 1 @ 18.6 → 16.74',
      'correction power 2026-02-01..2026-03-01 -40 @ 0.2 → -8.00',
      'charge power 2026-03-01..2026-04-01 100 @ 0.3 → 30.00',
      'charge power 2026-03-01..2026-04-01 40 @ 0.2 → 8.00',
      '= INV net 46.74 tax 8.88 due 55.62',
    ])
  })

  test('April: moves out on the 16th; the final bill has half a fee and the call-out', async () => {
    company.on('2026-04-12')
    await company.rows('addOneOffCharges', {
      accountNumber: number,
      subscriptionNumber: 'S-1',
      reference: 'WO-1',
      productCode: 'SERVICE',
      description: 'Final reading on site',
      serviceOn: '2026-04-16',
      quantity: '1',
      unit: 'visit',
      unitPrice: '49.00',
      taxInclusive: false,
    })
    await company.rows('endSubscription', {
      accountNumber: number,
      subscriptionNumber: 'S-1',
      endOn: '2026-04-16',
    })
    company.on('2026-04-17')
    await read(company, number, '2026-04-16', '1480')
    // 15 of 30 days: 18.60 / 2; the discount is over; 19 % of 82.30 = 15.637
    expect(await bill(number, '2026-05-01')).toEqual([
      'charge base 2026-04-01..2026-04-16 1 @ 9.3 → 9.30',
      'charge power 2026-04-01..2026-04-16 80 @ 0.3 → 24.00',
      'charge once 2026-04-16..2026-04-17 1 @ 49 → 49.00',
      '= INV net 82.30 tax 15.64 due 97.94',
    ])
  })

  test('afterwards nothing is due', async () => {
    expect(await bill(number, '2026-06-01')).toEqual([])
  })
})

describe('an office that pays its seats in advance', () => {
  beforeAll(newCompany)
  const number = 'O-1'
  const seat = { accountNumber: number, subscriptionNumber: 'S-1', chargeCode: 'seat' }

  test('January: two seats', async () => {
    company.on('2026-01-01')
    await signUp(company, { number, plan: 'SEATS', start: '2026-01-01', quantity: '2' })
    expect(await bill(number, '2026-01-01')).toEqual([
      'charge seat 2026-01-01..2026-02-01 2 @ 31 → 62.00',
      '= INV net 62.00 tax 11.78 due 73.78',
    ])
  })

  test('a third seat from 16 January: the days from then on are given back and billed anew', async () => {
    company.on('2026-01-20')
    await company.rows('changeQuantity', { ...seat, effectiveOn: '2026-01-16', quantity: '3' })
    // 2 × 31 × 15 / 31 = 30.00 stays; 3 × 31 × 16 / 31 = 48.00; 19 % of 109.00 = 20.71
    expect(await bill(number, '2026-02-01')).toEqual([
      'correction seat 2026-01-16..2026-02-01 -2 @ 16 → -32.00',
      'charge seat 2026-01-16..2026-02-01 3 @ 16 → 48.00',
      'charge seat 2026-02-01..2026-03-01 3 @ 31 → 93.00',
      '= INV net 109.00 tax 20.71 due 129.71',
    ])
  })

  test('another plan from 15 February', async () => {
    company.on('2026-02-20')
    await company.rows('changePlan', {
      accountNumber: number,
      subscriptionNumber: 'S-1',
      effectiveOn: '2026-02-15',
      planCode: 'SEATS',
      planVersion: 2,
    })
    // Half of 93.00 back; half of 3 × 56.00; 19 % of 205.50 = 39.045
    expect(await bill(number, '2026-03-01')).toEqual([
      'correction seat 2026-02-15..2026-03-01 -3 @ 15.5 → -46.50',
      'charge seat 2026-02-15..2026-03-01 3 @ 28 → 84.00',
      'charge seat 2026-03-01..2026-04-01 3 @ 56 → 168.00',
      '= INV net 205.50 tax 39.05 due 244.55',
    ])
  })

  test('cancelled on 11 March: 21 of 31 days paid in advance come back as a credit note', async () => {
    company.on('2026-03-12')
    await company.rows('endSubscription', {
      accountNumber: number,
      subscriptionNumber: 'S-1',
      endOn: '2026-03-11',
    })
    // 168.00 × 10 / 31 = 54.19 stays, 113.81 comes back; 19 % of it = 21.6239
    const [line, total] = await bill(number, '2026-04-01')
    expect(line).toMatch(/^correction seat 2026-03-11\.\.2026-04-01 -3 @ .* → -113\.81$/)
    expect(total).toBe('= CN net -113.81 tax -21.62 due -135.43')
    expect(await bill(number, '2026-05-01')).toEqual([])
  })
})

describe('a year paid in advance', () => {
  beforeAll(newCompany)
  test('that ends in October, said in February, gives the rest back in the next run', async () => {
    const number = 'Y-1'
    company.on('2026-01-01')
    await signUp(company, { number, plan: 'YEAR', start: '2026-01-01' })
    expect((await bill(number, '2026-01-01'))[0]).toBe(
      'charge year 2026-01-01..2027-01-01 1 @ 365 → 365.00',
    )
    company.on('2026-02-10')
    await company.rows('endSubscription', {
      accountNumber: number,
      subscriptionNumber: 'S-1',
      endOn: '2026-10-01',
    })
    // 92 days of October to December at 1.00 a day; 19 % = 17.48
    expect(await bill(number, '2026-03-01')).toEqual([
      'correction year 2026-10-01..2027-01-01 -1 @ 92 → -92.00',
      '= CN net -92.00 tax -17.48 due -109.48',
    ])
  })
})

describe('usage priced by the day that it was used', () => {
  const number = 'U-1'
  beforeAll(newCompany)

  const calls = (key: string, occurredAt: string, quantity: string) =>
    company.rows('recordUsageEvents', {
      accountNumber: number,
      subscriptionNumber: 'S-1',
      meterCode: 'CALLS',
      eventKey: key,
      occurredAt,
      quantity,
    })

  test('has two lines where the price changes in the middle of the month', async () => {
    await signUp(company, { number, plan: 'CALLS', start: '2026-01-01' })
    company.on('2026-02-01')
    await company.rows('addPrices', {
      planCode: 'CALLS',
      planVersion: 1,
      chargeCode: 'calls',
      effectiveFrom: '2026-01-15',
      price: { model: 'per_unit', unitPrice: '0.07' },
    })
    // Berlin is an hour ahead of UTC: the second one is on the 15th there.
    await calls('1', '2026-01-10T12:00:00Z', '100')
    await calls('2', '2026-01-14T23:00:00Z', '100')
    expect(await bill(number, '2026-02-01')).toEqual([
      'charge calls 2026-01-01..2026-01-15 100 @ 0.05 → 5.00',
      'charge calls 2026-01-15..2026-02-01 100 @ 0.07 → 7.00',
      '= INV net 12.00 tax 2.28 due 14.28',
    ])
  })

  test('comes late: the next bill corrects the days that it belongs to, at their price', async () => {
    company.on('2026-02-20')
    await calls('3', '2026-01-12T12:00:00Z', '20')
    await calls('4', '2026-02-12T12:00:00Z', '10')
    expect(await bill(number, '2026-03-01')).toEqual([
      'correction calls 2026-01-01..2026-01-15 20 @ 0.05 → 1.00',
      'charge calls 2026-02-01..2026-03-01 10 @ 0.07 → 0.70',
      '= INV net 1.70 tax 0.32 due 2.02',
    ])
  })

  test('cheaper in hindsight: a back-dated price takes the dearer one back and bills the new', async () => {
    company.on('2026-03-05')
    await company.rows('addPrices', {
      planCode: 'CALLS',
      planVersion: 1,
      chargeCode: 'calls',
      effectiveFrom: '2026-02-01',
      price: { model: 'per_unit', unitPrice: '0.03' },
    })
    // February: 0.70 back, 0.30 anew; March: nothing used yet. 19 % of 0.40 = 0.076
    expect(await bill(number, '2026-04-01')).toEqual([
      'reversal calls 2026-02-01..2026-03-01 -10 @ 0.07 → -0.70',
      'charge calls 2026-02-01..2026-03-01 10 @ 0.03 → 0.30',
      'charge calls 2026-03-01..2026-04-01 0 @ 0.03 → 0.00',
      '= CN net -0.40 tax -0.08 due -0.48',
    ])
  })
})
