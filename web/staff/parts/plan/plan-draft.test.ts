import { expect, test } from 'vitest'
import { planRow } from '../../../../src/catalog/api.ts'
import type { PlanCharge, PlanView } from '../../views/plan.ts'
import { draftOf } from '../price/price-draft.ts'
import { nextVersion, planOf } from './plan-draft.ts'

const SEAT: PlanCharge = {
  chargeCode: 'seat',
  position: 1,
  productCode: 'SEAT',
  name: { en: 'Seat' },
  kind: 'recurring',
  timing: 'advance',
  months: 1,
  proration: 'thirty_actual',
  meterCode: null,
  unit: 'seat',
  included: null,
  minimum: '5',
  maximum: null,
  measure: null,
  prices: [
    { effectiveFrom: '2025-01-01', price: { model: 'per_unit', unitPrice: '31' } },
    { effectiveFrom: '2026-01-01', price: { model: 'per_unit', unitPrice: '33' } },
    { effectiveFrom: '2027-01-01', price: { model: 'per_unit', unitPrice: '40' } },
  ],
}
const USED = { subscriptions: 3, coming: 0, currency: 'EUR', taxInclusive: true }
const VIEW: PlanView = {
  today: '2026-06-01',
  planCode: 'TEAM',
  mostCounted: 100,
  calendars: [],
  mostMoved: 100,
  name: { en: 'Team' },
  versions: [
    { ...USED, planVersion: 4, offeredFrom: '2026-01-01', charges: [] },
    { ...USED, planVersion: 2, offeredFrom: '2025-01-01', charges: [SEAT] },
  ],
}

test('a version goes on from one that there is, at the prices of today', () => {
  const from = VIEW.versions[1]
  if (from === undefined) throw new Error('no version')
  const plan = planRow.parse(planOf(nextVersion(VIEW, from)))
  expect([plan.planCode, plan.planVersion, plan.taxInclusive, String(plan.offeredFrom)]).toEqual([
    'TEAM',
    5,
    true,
    '2026-06-01',
  ])
  const [charge] = plan.charges
  // What the form does not show is as it was.
  expect([charge?.proration, String(charge?.minimum)]).toEqual(['thirty_actual', '5'])
  expect(JSON.parse(JSON.stringify(charge?.prices))).toEqual([
    { effectiveFrom: '2026-06-01', price: { model: 'per_unit', unitPrice: '33' } },
  ])
})

test('usage is billed in arrears by its meter, and what is once has no months', () => {
  const draft = nextVersion(VIEW, VIEW.versions[1] as PlanView['versions'][number])
  const [seat] = draft.charges
  if (seat === undefined) throw new Error('no charge')
  const changed = (changes: Partial<typeof seat>) =>
    planOf({ ...draft, charges: [{ ...seat, price: draftOf(null), ...changes }] }).charges[0]
  expect(changed({ kind: 'usage', meterCode: 'KWH' })).toMatchObject({
    timing: 'arrears',
    meterCode: 'KWH',
  })
  expect(changed({ kind: 'one_off', meterCode: 'KWH' })).toMatchObject({ months: 0 })
  expect(changed({ kind: 'one_off', meterCode: 'KWH' })).not.toHaveProperty('meterCode')
})
