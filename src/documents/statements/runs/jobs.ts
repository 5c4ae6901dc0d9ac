import { RefusalError } from '../../../kernel/result.ts'
import { loadEntityCodes } from '../../../ledger/load.ts'
import { type CommandHost, execute } from '../../../platform/command.ts'
import { isConnectionLoss, isTransient } from '../../../platform/database/database.ts'
import type { Tasks } from '../../../platform/jobs.ts'
import { StatementChunk } from './api.ts'
import { splitStatementRunChunk, workStatementChunk } from './commands/chunk.ts'
import { startStatementRun } from './commands/runs.ts'
import { hasStatementRun } from './load.ts'
import { statementSpan } from './span.ts'

const ACTOR = { actor: 'job:statementChunk' }

/** The worker's task of runs of statements. */
export function statementTasks(host: CommandHost): Tasks {
  return {
    statementChunk: async payload => {
      const chunk = StatementChunk.parse(payload)
      try {
        const done = await execute(host, workStatementChunk, chunk, ACTOR)
        if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
      } catch (error) {
        // A refusal or a lost server concerns all customers alike: tried again later.
        if (error instanceof RefusalError || isTransient(error) || isConnectionLoss(error)) {
          throw error
        }
        host.log.warn({ err: error, ...chunk }, 'a chunk failed; looking for the customer to blame')
        await execute(host, splitStatementRunChunk, chunk, ACTOR)
      }
    },
  }
}

/**
 * Prepares the statements of last month for each legal entity whose customers have none yet. A person
 * looks at them and releases them; where a run still waits, or nobody was billed, none is made.
 */
export async function prepareStatements(
  host: CommandHost,
  on: Temporal.PlainDate,
  actor: string,
): Promise<Record<string, unknown>> {
  const prepared: string[] = []
  const { from, asOf } = statementSpan({ from: null, asOf: null }, on)
  for (const { code, legalEntityId } of await loadEntityCodes(host.db)) {
    if (await hasStatementRun(host.db, legalEntityId, asOf)) continue
    const input = { legalEntity: code, from: from.toString(), asOf: asOf.toString() }
    const done = await execute(host, startStatementRun, input, { actor })
    if (done.ok) prepared.push(done.value.run)
    else if (!EXPECTED.has(done.refusal.code)) return { prepared, refusal: done.refusal }
  }
  return { prepared }
}

const EXPECTED: ReadonlySet<string> = new Set(['nobody_for_statements', 'statement_run_open'])
