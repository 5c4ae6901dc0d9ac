import { billing } from './fr/billing.ts'
import { cash } from './fr/cash.ts'
import { catalog } from './fr/catalog.ts'
import { collecting, collectingValues } from './fr/collecting.ts'
import { commands } from './fr/commands.ts'
import { customers } from './fr/customers.ts'
import { disputes, disputeValues } from './fr/disputes.ts'
import { dunning } from './fr/dunning.ts'
import { instalments, instalmentValues } from './fr/instalments.ts'
import { kinds } from './fr/kinds.ts'
import { lists } from './fr/lists.ts'
import { money } from './fr/money.ts'
import { states } from './fr/states.ts'
import { system } from './fr/system.ts'
import type { LabelSet } from './labels.ts'

/** Every label in French. */
export const fr: LabelSet = {
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
