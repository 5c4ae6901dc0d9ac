import { billing } from './de/billing.ts'
import { cash } from './de/cash.ts'
import { catalog } from './de/catalog.ts'
import { collecting, collectingValues } from './de/collecting.ts'
import { commands } from './de/commands.ts'
import { customers } from './de/customers.ts'
import { disputes, disputeValues } from './de/disputes.ts'
import { dunning } from './de/dunning.ts'
import { instalments, instalmentValues } from './de/instalments.ts'
import { kinds } from './de/kinds.ts'
import { lists } from './de/lists.ts'
import { money } from './de/money.ts'
import { states } from './de/states.ts'
import { system } from './de/system.ts'
import type { LabelSet } from './labels.ts'

/** Every label in German. */
export const de: LabelSet = {
  names: {
    ...lists,
    ...commands,
    ...customers,
    ...catalog,
    ...collecting,
    ...billing,
    ...money,
    ...system,
    ...dunning,
    ...disputes,
    ...instalments,
  },
  values: {
    ...instalmentValues,
    ...collectingValues,
    ...kinds,
    ...states,
    ...cash,
    ...disputeValues,
  },
}
