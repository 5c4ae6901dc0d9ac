import { RefusalError } from '../../../kernel/result.ts'
import { isUuid } from '../../../platform/list-value.ts'
import {
  loadEvidencePacks,
  loadPlacedShown,
  loadPlacedWith,
  loadPlacementShown,
  loadRecoveries,
} from '../../../reporting/console/load/placement.ts'
import { dayOf, view } from '../view.ts'

/** What agencies and courts were handed, and what came of it. */
export const placedWithView = view({
  path: 'placed-with',
  permission: 'receipts.read',
  parameters: {},
  read: async tx => ({ agencies: await loadPlacedWith(tx) }),
})

/** A placement: what was handed over to whom, what came in, what they get of it, and its evidence. */
export const placementView = view({
  path: 'placements/:number',
  permission: 'receipts.read',
  parameters: {},
  read: async (tx, { number, now }) => {
    const placement = isUuid(number) ? await loadPlacementShown(tx, number) : undefined
    if (placement === undefined) throw new RefusalError('unknown_placement', { placement: number })
    return {
      today: dayOf(now),
      placement,
      items: await loadPlacedShown(tx, placement),
      recoveries: await loadRecoveries(tx, placement),
      packs: await loadEvidencePacks(tx, placement),
    }
  },
})
