import type { AnyCommand } from '../../platform/command.ts'
import { contactRuleCommands } from '../contact-rules/commands.ts'

/** The commands by which people follow up what is owed. */
export const collectingCommands: readonly AnyCommand[] = [...contactRuleCommands]
