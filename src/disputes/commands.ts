import type { AnyCommand } from '../platform/command.ts'
import { linkCommands } from './by-link/commands.ts'
import { caseCommands } from './cases/commands/all.ts'
import { goodwillCommands } from './goodwill/commands.ts'
import { sendIncidentNotices } from './incidents/commands.ts'
import { recoverBadDebt, setTaxRelief, writeOffBadDebt } from './losses/commands/bad-debts.ts'
import { postProvision, setProvisionRates } from './losses/commands/provision.ts'
import { claimTaxRelief } from './losses/commands/relief.ts'

/** Commands of disputes and corrections. */
export const disputeCommands: readonly AnyCommand[] = [
  ...caseCommands,
  ...linkCommands,
  ...goodwillCommands,
  sendIncidentNotices,
  setTaxRelief,
  writeOffBadDebt,
  recoverBadDebt,
  claimTaxRelief,
  setProvisionRates,
  postProvision,
]
