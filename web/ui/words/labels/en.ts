import { billing } from './en/billing.ts'
import { cash } from './en/cash.ts'
import { catalog } from './en/catalog.ts'
import { collecting, collectingValues } from './en/collecting.ts'
import { commands } from './en/commands.ts'
import { customers } from './en/customers.ts'
import { disputes, disputeValues } from './en/disputes.ts'
import { dunning } from './en/dunning.ts'
import { instalments, instalmentValues } from './en/instalments.ts'
import { kinds } from './en/kinds.ts'
import { lists } from './en/lists.ts'
import { money } from './en/money.ts'
import { states } from './en/states.ts'
import { system } from './en/system.ts'
import type { LabelSet } from './labels.ts'

/** Every label in English. */
export const en: LabelSet = {
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
