import type { AnyCommand } from '../../platform/command.ts'
import { callLogCommands } from '../call-log/commands.ts'
import { contactRuleCommands } from '../contact-rules/commands.ts'
import { placementCommands } from '../placements/commands/all.ts'
import { promiseCommands } from '../promises/commands/all.ts'
import { queueCommands } from '../queue/commands/all.ts'
import { suspensionCommands } from '../suspensions/commands/all.ts'

/** The commands by which people follow up what is owed. */
export const collectingCommands: readonly AnyCommand[] = [
  ...contactRuleCommands,
  ...promiseCommands,
  ...queueCommands,
  ...callLogCommands,
  ...placementCommands,
  ...suspensionCommands,
]
