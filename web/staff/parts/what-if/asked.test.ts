import { expect, it } from 'vitest'
import type { PlanCharge, PlanVersion } from '../../views/plan.ts'
import { askedOf, NEW_WHAT_IF, triedPrices } from './asked.ts'

const perUnit = (effectiveFrom: string, unitPrice: string) => ({
  effectiveFrom,
  price: { model: 'per_unit', unitPrice },
})
const charge = (chargeCode: string, ...prices: ReturnType<typeof perUnit>[]) =>
  ({ chargeCode, prices }) as unknown as PlanCharge
const version = (planVersion: number, ...charges: PlanCharge[]) =>
  ({ planVersion, charges }) as unknown as PlanVersion

const of = version(
  1,
  charge('energy', perUnit('2023-01-01', '0.30'), perUnit('2026-03-01', '0.32')),
  charge('fee', perUnit('2023-01-01', '5')),
)
const beside = version(
  2,
  charge('energy', perUnit('2024-01-01', '0.25'), perUnit('2026-05-01', '0.26')),
)

it('tries the prices of another version on every day on which either changes', () => {
  const told = triedPrices({ tried: { of, beside }, from: '2026-01-01' }).map(
    ({ chargeCode, effectiveFrom, price }) =>
      `${chargeCode} ${effectiveFrom} ${(price as { unitPrice: string }).unitPrice}`,
  )
  expect(told).toEqual([
    'energy 2026-01-01 0.25',
    'energy 2026-03-01 0.25',
    'energy 2026-05-01 0.26',
  ])
})

it('asks for them as prices of the version that customers have', () => {
  const draft = { ...NEW_WHAT_IF, entity: 'E', from: '2026-04-01', plan: 'HOME@1' }
  expect(askedOf({ ...draft, tried: { of, beside } })).toMatchObject({
    plan: 'HOME',
    prices: [
      { planCode: 'HOME', planVersion: 1, chargeCode: 'energy', effectiveFrom: '2026-04-01' },
      { planCode: 'HOME', planVersion: 1, chargeCode: 'energy', effectiveFrom: '2026-05-01' },
    ],
  })
  expect(askedOf(draft)).not.toHaveProperty('prices')
})
