import type { Labels } from '../labels.ts'

/** Names of statements, their runs and deliveries, in English. */
export const statements: Labels = {
  statementMethod: 'Kind of statement',
  'billed-before': 'Previously billed',
  statementRun: 'Run of statements',
  'statement-runs': 'Runs of statements',
  whose: 'For whom',
  'statement-left-out': 'Left out of statements',
  startStatementRun: 'Prepare a run of statements',
  approveStatementRun: 'Approve a run of statements',
  sendStatementRun: 'Send a run of statements',
  cancelStatementRun: 'Cancel a run of statements',
  resumeStatementRun: 'Resume a run of statements',
  workStatementChunk: 'Work a part of a run of statements',
  splitStatementRunChunk: 'Split a part of a run of statements',
}

/** Values of statements, their runs and deliveries, in English. */
export const statementValues: Labels = {
  preparing: 'Being prepared',
  balance: 'Who have something open',
  balance_or_movement: 'Something open or a movement',
  everybody: 'Everybody',
  deliveries: 'Sending of documents',
  letters: 'Print batches',
  statements: 'Statements of account',
  wants_none: 'Wants no statements',
  spared: 'Spared by a flag',
}
