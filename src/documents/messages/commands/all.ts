import type { AnyCommand } from '../../../platform/command.ts'
import { deliverDocuments } from '../../delivery/commands/deliver.ts'
import { letterCommands } from '../../letters/commands/all.ts'
import { makeStatements, setStatementMethod } from '../../statements/commands/make.ts'
import { statementRunCommands } from '../../statements/runs/commands/all.ts'
import { saveMessageTemplates } from './templates.ts'

/** The commands of messages, letters, statements and delivery, for the registry. */
export const messageCommands: readonly AnyCommand[] = [
  saveMessageTemplates,
  deliverDocuments,
  ...letterCommands,
  makeStatements,
  setStatementMethod,
  ...statementRunCommands,
]
