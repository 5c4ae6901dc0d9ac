import type { AnyCommand } from '../../../platform/command.ts'
import { cancelRemittance, correctRemittance, settleRemittanceLine } from './desk.ts'
import { enterRemittance, tellRemittance } from './enter.ts'
import { matchRemittance, undoRemittance } from './match.ts'
import { openRemittanceFile } from './open-file.ts'
import { defineRemittanceMappings, importRemittance } from './take.ts'
import { workRemittances } from './work.ts'

/** The commands of remittance advices. */
export const remittanceCommands: readonly AnyCommand[] = [
  importRemittance,
  enterRemittance,
  tellRemittance,
  correctRemittance,
  matchRemittance,
  settleRemittanceLine,
  undoRemittance,
  cancelRemittance,
  workRemittances,
  openRemittanceFile,
  defineRemittanceMappings,
]
