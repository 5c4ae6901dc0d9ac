import type { AnyCommand } from '../../platform/command.ts'
import { placeBillingHolds, releaseBillingHold } from './billing-holds.ts'
import { createAccounts } from './create-accounts.ts'
import { createPremises } from './create-premises.ts'
import { defineBillingCycles } from './define-billing-cycles.ts'

/** The commands of customer accounts, for the registry. */
export const accountCommands: readonly AnyCommand[] = [
  defineBillingCycles,
  createAccounts,
  createPremises,
  placeBillingHolds,
  releaseBillingHold,
]
