import type { AnyCommand } from '../../../../platform/command.ts'
import { splitStatementRunChunk, workStatementChunk } from './chunk.ts'
import {
  approveStatementRun,
  cancelStatementRun,
  resumeStatementRun,
  sendStatementRun,
  startStatementRun,
} from './runs.ts'

/** The commands of runs of statements, for the registry. */
export const statementRunCommands: readonly AnyCommand[] = [
  startStatementRun,
  approveStatementRun,
  sendStatementRun,
  cancelStatementRun,
  resumeStatementRun,
  workStatementChunk,
  splitStatementRunChunk,
]
