import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { defineCommand } from '../../../platform/command.ts'
import { beginRun, openSpecialRun } from '../../commands/start-run.ts'
import { isCause, isCauseRequired } from '../../load/credit.ts'
import { type RebillTerms, StartRebill } from '../api.ts'
import { selectBilledAccounts } from '../save.ts'

/**
 * Starts rating again what was billed in a range, for all accounts or a selection. It is a bill run
 * like any other from then on: chunks, review, one approval, issue; or cancelled.
 */
export const startRebill = defineCommand({
  name: 'startRebill',
  summary: 'Bill a range of periods again: show before and after, to be approved and issued',
  permission: 'billRuns.start',
  input: StartRebill,
  alsoRetry: ['23505'],
  run: async (
    tx,
    input,
    ctx,
  ): Promise<Result<{ runId: string; number: string; accounts: number }>> => {
    const entity = await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
    const { from, to, method, reason, plan = null, charge = null, cycle = null } = input
    const { cause = null } = input
    if (cause !== null && !(await isCause(tx, cause))) return refuse('unknown_cause', { cause })
    if (cause === null && (await isCauseRequired(tx))) return refuse('cause_required', {})
    if (to !== undefined && Temporal.PlainDate.compare(to, from) <= 0) {
      return refuse('dates_reversed', { from: from.toString(), to: to.toString() })
    }
    const terms: RebillTerms = {
      method,
      from: from.toString(),
      to: to?.toString() ?? null,
      reason,
      plan,
      charge,
      cause,
    }
    const opened = { kind: 'rebill', on: from, issueOn: input.issueOn, cycle, terms } as const
    const run = await openSpecialRun(tx, entity, opened, ctx)
    const accounts = await selectBilledAccounts(tx, run, terms, input.accounts ?? null)
    const missing = input.accounts === undefined ? 0 : new Set(input.accounts).size - accounts
    if (missing > 0) return refuse('accounts_not_billed', { missing, from: terms.from })
    if (accounts === 0) return refuse('rebill_empty', { entity: entity.code, from: terms.from })
    await beginRun(tx, run.runId, ctx)
    return ok({ runId: run.runId, number: run.number, accounts })
  },
})
