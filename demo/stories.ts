/**
 * The accounts to which something happens that a billing department must get right. They are the
 * first accounts of every world; the demo's summary and its tests look them up by their code.
 */
export type StoryCode = (typeof STORIES)[number]['code']

type Segment = 'household' | 'trade' | 'power' | 'care' | 'data' | 'charging'

/** Month numbers count the demo's months from 0. */
export const STORIES = [
  {
    code: 'poison',
    country: 'DE',
    segment: 'care',
    abroad: 'PT',
    what: 'Customer in Portugal without VAT number; no Portuguese tax rule: parked in every run',
  },
  {
    code: 'late-read',
    country: 'DE',
    segment: 'household',
    what: 'Reads of months 2 and 6 arrive after those months were billed',
  },
  {
    code: 'corrected-read',
    country: 'DE',
    segment: 'household',
    what: 'The customer misread month 3 by 1,000 kWh; corrected a month later',
  },
  {
    code: 'backward-read',
    country: 'DE',
    segment: 'household',
    what: 'The read of month 4 is below the one before: rejected at import, right read follows',
  },
  {
    code: 'rollover',
    country: 'DE',
    segment: 'household',
    what: 'A five-digit register passes 99,999 in the second month',
  },
  {
    code: 'multiplier',
    country: 'DE',
    segment: 'trade',
    trade: 'bakery',
    what: 'Current transformer: one unit of the register is 40 kWh',
  },
  {
    code: 'spike',
    country: 'US',
    segment: 'household',
    what: 'Six times the usual consumption in month 5',
  },
  {
    code: 'vacant',
    country: 'DE',
    segment: 'household',
    what: 'Empty flat: no consumption at all in months 2 to 4',
  },
  {
    code: 'move-in',
    country: 'US',
    segment: 'household',
    what: 'Moves in on the 12th of month 2: first bill for a part of a month',
  },
  {
    code: 'move-out',
    country: 'DE',
    segment: 'household',
    what: 'Contract ends on the 20th of month 6: final read, unused base fee returned',
  },
  {
    code: 'plan-change',
    country: 'DE',
    segment: 'household',
    what: 'Changes to DE-CLEAR version 2 on the 11th of month 6',
  },
  {
    code: 'seats',
    country: 'DE',
    segment: 'data',
    what: 'Five seats, eight from the 8th of month 1, six from the 20th of month 4',
  },
  {
    code: 'discount',
    country: 'DE',
    segment: 'care',
    what: 'Ten per cent off for one year; more panels from the 10th of month 3',
  },
  {
    code: 'hold',
    country: 'DE',
    segment: 'household',
    what: 'Billing on hold from month 3 to the 20th of month 5',
  },
  {
    code: 'hourly',
    country: 'DE',
    segment: 'power',
    trade: 'coldstore',
    what: 'Hourly series with gaps, a storm outage and both clock changes',
  },
  {
    code: 'quarter-hourly',
    country: 'DE',
    segment: 'power',
    trade: 'workshop',
    what: 'Quarter-hourly series; two days of month 3 arrive a month late',
  },
  {
    code: 'texas-hourly',
    country: 'US',
    segment: 'power',
    trade: 'hotel',
    what: 'Hourly series in Texas',
  },
  {
    code: 'fleet',
    country: 'DE',
    segment: 'charging',
    what: 'Charging sessions: some sent twice, some late',
  },
  {
    code: 'reverse-charge-fr',
    country: 'DE',
    segment: 'data',
    abroad: 'FR',
    what: 'French company: the customer owes the tax',
  },
  {
    code: 'reverse-charge-es',
    country: 'DE',
    segment: 'care',
    abroad: 'ES',
    what: 'Spanish company: the customer owes the tax',
  },
  {
    code: 'back-dated',
    country: 'DE',
    segment: 'care',
    what: 'Twelve panels fewer, entered two months after the date from which it holds',
  },
  {
    code: 'estimated',
    country: 'DE',
    segment: 'household',
    what: 'Nobody at home in months 1 to 3: three estimated reads, then an actual one',
  },
  {
    code: 'exchange',
    country: 'DE',
    segment: 'household',
    what: 'The meter is exchanged on the 10th of month 4',
  },
  {
    code: 'installation',
    country: 'DE',
    segment: 'household',
    what: 'Solar system installed in month 4 at 0 % VAT, care from then on, less grid power',
  },
  {
    code: 'two-sites',
    country: 'DE',
    segment: 'trade',
    trade: 'office',
    what: 'Public body with two sites, purchase order and buyer reference on one invoice',
  },
  {
    code: 'month-end',
    country: 'DE',
    segment: 'care',
    what: 'Periods run from the 31st: anchor day 31 in short months',
  },
  {
    code: 'unknown-meter',
    country: 'US',
    segment: 'household',
    what: 'A read of month 1 names a meter that nobody knows: rejected at import',
  },
  {
    code: 'time-of-use',
    country: 'US',
    segment: 'power',
    trade: 'hotel',
    what: 'Quarter-hourly series in Texas: energy by band and season, demand at its highest',
  },
] as const satisfies readonly {
  code: string
  country: 'DE' | 'US'
  segment: Segment
  trade?: string
  abroad?: string
  what: string
}[]

export type Story = (typeof STORIES)[number]
