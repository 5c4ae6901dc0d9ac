import { removeOldSignIns } from '../../../identity/sign-in/commands/clean.ts'
import type { AnyCommand } from '../../../platform/command.ts'
import { endOldDocuments, noteFilesGone } from './documents.ts'
import { eraseLateMandates, workErasure } from './erase.ts'
import { placeLegalHold, releaseLegalHold, setRetention } from './periods.ts'
import { eraseAccount, erasePerson } from './start.ts'

/** The commands about how long data is kept, and its erasure. */
export const retentionCommands: readonly AnyCommand[] = [
  setRetention,
  placeLegalHold,
  releaseLegalHold,
  eraseAccount,
  erasePerson,
  workErasure,
  eraseLateMandates,
  endOldDocuments,
  noteFilesGone,
  removeOldSignIns,
]
