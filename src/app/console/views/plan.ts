import { z } from 'zod'
import { loadPrices, loadStoredVersions } from '../../../catalog/load/plans.ts'
import { loadStoredTouCalendars } from '../../../catalog/load/tou-calendars.ts'
import { planVersionName } from '../../../catalog/plan-version.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { MOST_BULK_ROWS } from '../../../operations/bulk/actions.ts'
import { listPaying, listVersions, MOST_COUNTED } from '../../../reporting/console/load/plan.ts'
import { dayOf, view } from '../view.ts'

/** A plan with its versions, who lives by each, and all that each charges for. */
export const planView = view({
  path: 'plans/:number',
  permission: 'catalog.read',
  read: async (tx, { number: planCode, on, now }) => {
    const today = on ?? dayOf(now)
    const versions = await listVersions(tx, planCode, today)
    if (versions.length === 0) throw new RefusalError('unknown_number', { number: planCode })
    const keys = versions.map(({ planVersion }) => ({ planCode, planVersion }))
    const stored = await loadStoredVersions(tx, keys)
    const prices = Map.groupBy(
      await loadPrices(tx, keys),
      price => `${planVersionName(price)} ${price.chargeCode}`,
    )
    const charges = [...stored.values()].flatMap(version => version.charges)
    const codes = new Set(charges.flatMap(({ measure }) => measure?.calendar ?? []))
    return {
      today,
      planCode,
      calendars: await loadStoredTouCalendars(tx, [...codes].sort()),
      mostCounted: MOST_COUNTED,
      mostMoved: MOST_BULK_ROWS,
      name: stored.get(planVersionName(keys[0]!))?.name,
      versions: versions.map(version => {
        const name = planVersionName({ planCode, planVersion: version.planVersion })
        const charges = stored.get(name)?.charges ?? []
        return {
          ...version,
          charges: charges
            .toSorted((a, b) => a.position - b.position)
            .map(charge => ({
              ...charge,
              prices: latestOf(prices.get(`${name} ${charge.chargeCode}`) ?? []),
            })),
        }
      }),
    }
  },
})

/** Of several prices for one date the one recorded last. */
function latestOf<Price extends { readonly effectiveFrom: Temporal.PlainDate }>(
  prices: readonly Price[],
): Price[] {
  return [...new Map(prices.map(price => [price.effectiveFrom.toString(), price])).values()]
}

/** The subscriptions that pay a version of a plan: who would be moved to another one. */
export const payingView = view({
  path: 'paying/:number',
  permission: 'contracts.read',
  parameters: { version: z.string().regex(/^\d{1,7}$/, { error: 'a whole number' }) },
  read: async (tx, { number: planCode, version, now }) => ({
    subscriptions: await listPaying(
      tx,
      { planCode, planVersion: Number(version) },
      dayOf(now),
      MOST_BULK_ROWS,
    ),
  }),
})

/** A time-of-use calendar, to be drawn. */
export const touCalendarView = view({
  path: 'tou-calendars/:number',
  permission: 'catalog.read',
  read: async (tx, { number }) => {
    const [calendar] = await loadStoredTouCalendars(tx, [number])
    if (calendar === undefined) throw new RefusalError('unknown_number', { number })
    return calendar
  },
})
