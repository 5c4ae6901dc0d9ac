import { lockBillingStates } from '../../contracts/load/billing.ts'
import type { Decimal } from '../../kernel/decimal.ts'
import { ok, RefusalError, type Result, refuse } from '../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../ledger/load.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { assembleDocuments } from '../assemble.ts'
import { buyerSnapshot } from '../buyer-snapshot.ts'
import { checkDrafts } from '../checks.ts'
import { saveRated } from '../commands/rate-chunk.ts'
import { ratingFacts } from '../commands/rating-facts.ts'
import { beginRun, openSpecialRun } from '../commands/start-run.ts'
import { documentTerms } from '../document-terms.ts'
import { storedDraft } from '../draft.ts'
import type { AccountFacts } from '../facts.ts'
import { loadBilledKeys } from '../load/billed.ts'
import { type MeasuredCharge, measureCurrent } from '../load/current.ts'
import { loadFacts } from '../load/facts.ts'
import type { RunRow } from '../load/runs.ts'
import { HELD, idleReason, type RatedAccount, type RatingFacts } from '../rate-account.ts'
import { setChunkState } from '../save/runs.ts'
import { useCredits } from '../wallet.ts'
import { StartProgressiveRun } from './api.ts'
import { loadAmounts } from './load.ts'
import { selectProgressiveAccounts } from './save.ts'
import { begunBy, linesSoFar, progressiveCharges } from './so-far.ts'

/** Looks for usage under way that has come to its amount, and drafts invoices for it. */
export const startProgressiveRun = defineCommand({
  name: 'startProgressiveRun',
  summary: 'Bill usage in mid-period where it has come to the amount set for its subscription',
  permission: 'billRuns.start',
  input: StartProgressiveRun,
  alsoRetry: ['23505'],
  run: async (
    tx,
    input,
    ctx,
  ): Promise<Result<{ runId: string; number: string; accounts: number }>> => {
    const entity = await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
    const { issueOn } = input
    const opened = { kind: 'progressive', on: issueOn, issueOn, terms: {} } as const
    const run = await openSpecialRun(tx, entity, opened, ctx)
    const accounts = await selectProgressiveAccounts(tx, run, input.accounts ?? null)
    if (accounts === 0) return refuse('no_progressive_accounts', { entity: entity.code })
    await beginRun(tx, run.runId, ctx)
    return ok({ runId: run.runId, number: run.number, accounts })
  },
})

/**
 * Rates what the periods under way of a chunk's accounts have used up to the run's date, less what
 * was billed of them, where that has come to its amount. The chunk's row is held by the caller.
 */
export async function rateChunkProgressively(
  tx: Tx,
  run: RunRow,
  chunkNo: number,
  accountIds: readonly string[],
): Promise<void> {
  await lockBillingStates(tx, accountIds)
  const { legalEntityId, throughOn } = run
  const facts = await loadFacts(tx, { accountIds, legalEntityId, through: throughOn })
  const amounts = await loadAmounts(tx, accountIds)
  const accounts = facts.map(account => ({
    ...account,
    subscriptions: account.subscriptions.filter(each => amounts.has(each.subscriptionId)),
  }))
  const asked = accounts.flatMap(account =>
    idleReason(account, run.runId) !== undefined ? [] : progressiveCharges(account, throughOn),
  )
  const measured = Map.groupBy(await measureCurrent(tx, asked), each => each.account.accountId)
  const billed = await loadBilledKeys(
    tx,
    asked.map(({ account, charge }) => ({
      accountId: account.accountId,
      itemId: charge.item.itemId,
      since: charge.nominal.start,
    })),
  )
  const context = await ratingFacts(tx, run)
  const rated = accounts.map(account =>
    ratedSoFar(account, measured.get(account.accountId) ?? [], amounts, {
      ...context,
      billed: billed.get(account.accountId) ?? new Map(),
    }),
  )
  await saveRated(tx, run, chunkNo, accounts, rated, null)
  await setChunkState(tx, run.runId, chunkNo, 'rated')
}

type Facts = Pick<RatingFacts, 'runId' | 'issueOn' | 'context' | 'rules' | 'billed'>

function ratedSoFar(
  account: AccountFacts,
  measured: readonly MeasuredCharge[],
  amounts: ReadonlyMap<string, Decimal>,
  facts: Facts,
): RatedAccount {
  const idle = idleReason(account, facts.runId)
  if (idle !== undefined) return idle
  const nothing = { drafts: [], documents: [], exceptions: [], carried: [] }
  const about = { accountId: account.accountId, ...nothing }
  try {
    const { lines, unbilled } = linesSoFar(measured, amounts, facts)
    const assembled = assembleDocuments(account, lines, facts.issueOn, facts.rules)
    const documents = useCredits(account, assembled, facts)
    if (documents.length === 0) {
      const why = { outcome: 'skipped', reason: 'below_amount', facts: { unbilled } } as const
      return { ...about, ...why }
    }
    const items = new Map(
      account.subscriptions.flatMap(s => s.items.map(item => [item.itemId, item] as const)),
    )
    const begun = begunBy(lines, measured)
    return {
      ...about,
      outcome: 'billed',
      reason: null,
      facts: {},
      documents,
      drafts: documents.map(document => {
        const snapshot = buyerSnapshot(account, document)
        const own = document.lines.map(line => `${line.itemId}|${line.periodStart}`)
        const draft = storedDraft(document, snapshot, documentTerms(account, document))
        return { ...draft, begun: begun.filter(b => own.includes(`${b.itemId}|${b.periodStart}`)) }
      }),
      exceptions: checkDrafts(documents, items, new Map(), new Set()),
    }
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    const { code, facts: found } = error.refusal
    return { ...about, outcome: HELD.has(code) ? 'held' : 'failed', reason: code, facts: found }
  }
}
