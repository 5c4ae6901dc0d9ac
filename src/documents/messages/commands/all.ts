import type { AnyCommand } from '../../../platform/command.ts'
import { saveMessageTemplates } from './templates.ts'

/** The commands of messages, for the registry. */
export const messageCommands: readonly AnyCommand[] = [saveMessageTemplates]
