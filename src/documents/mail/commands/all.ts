import type { AnyCommand } from '../../../platform/command.ts'
import { recordBounces } from './bounces.ts'
import { blockEmail, decideMessages, releaseEmail } from './decide.ts'
import { recordMessageAttempts, takeMessages } from './sending.ts'

/** The commands of e-mail, for the registry. */
export const mailCommands: readonly AnyCommand[] = [
  takeMessages,
  recordMessageAttempts,
  recordBounces,
  decideMessages,
  blockEmail,
  releaseEmail,
]
