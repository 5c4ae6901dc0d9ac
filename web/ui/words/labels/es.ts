import { billing } from './es/billing.ts'
import { cash } from './es/cash.ts'
import { catalog } from './es/catalog.ts'
import { collecting, collectingValues } from './es/collecting.ts'
import { commands } from './es/commands.ts'
import { customers } from './es/customers.ts'
import { disputes, disputeValues } from './es/disputes.ts'
import { dunning } from './es/dunning.ts'
import { instalments, instalmentValues } from './es/instalments.ts'
import { kinds } from './es/kinds.ts'
import { lists } from './es/lists.ts'
import { money } from './es/money.ts'
import { states } from './es/states.ts'
import { system } from './es/system.ts'
import type { LabelSet } from './labels.ts'

/** Every label in Spanish. */
export const es: LabelSet = {
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
