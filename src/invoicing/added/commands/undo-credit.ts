import { z } from 'zod'
import { loadLineEntries } from '../../../contracts/load/wallets.ts'
import { code, date, line, optional } from '../../../formats/fields.ts'
import { formatAmount, lesser } from '../../../kernel/money.ts'
import { isBefore } from '../../../kernel/period.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { loadLegalEntity } from '../../../ledger/load.ts'
import { matchItems } from '../../../ledger/open-items/commands/match-items.ts'
import { unmatchItems } from '../../../ledger/open-items/commands/unmatch-items.ts'
import type { ItemKey } from '../../../ledger/open-items/item.ts'
import { loadAllocations, loadItems } from '../../../ledger/open-items/load.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { numberDocuments, writeDocuments } from '../../commands/issue-documents.ts'
import type { IssuedDocument } from '../../credit.ts'
import { undoDraft } from '../../credit-note.ts'

import { loadCreditGroups, loadCreditSources, loadIssued, lockAccount } from '../../load/credit.ts'
import { ensureSeries, type NewDocument } from '../../save/issue.ts'
import { loadCorrected, loadUndoable } from '../load.ts'

/** What is asked of undoing a credit note. */
export const UndoCreditNote = z.strictObject({
  /** Number of the credit note. */
  creditNote: code,
  /** Of a consolidated invoice: the account whose section was credited. */
  account: optional(code),
  reason: line(500),
  issueOn: date,
})

/** A credit note that was undone, and the document that did it. */
export type UndoneCredit = {
  readonly accountId: string
  readonly invoiceId: string
  readonly document: string
  readonly payable: string
  readonly currency: string
}

/**
 * Undoes a credit note that was given by mistake: its invoice is open again as of its original due date,
 * and the same lines can be credited anew. What the customer has used or got back of the credit
 * meanwhile is owed by the document that undoes it. Nothing issued is changed.
 */
export async function undoCredit(
  tx: Tx,
  ctx: Context,
  input: z.output<typeof UndoCreditNote>,
): Promise<Result<UndoneCredit>> {
  const undoable = await lockUndoable(tx, input)
  if (!undoable.ok) return undoable
  const known = undoable.value
  const { accountId, invoiceId } = known
  const entity = await loadLegalEntity(tx, known.legalEntityId)
  if (entity === undefined) throw new Error('defect: a document of no legal entity')
  const sources = await loadCreditSources(tx, accountId, invoiceId)
  const groups = await loadCreditGroups(tx, accountId, invoiceId)
  const corrected = await loadCorrected(tx, accountId, invoiceId)
  const about = [invoiceId, ...[...corrected.values()].map(each => each.invoiceId)]
  const document: NewDocument = {
    accountId,
    invoiceId: ctx.newId(),
    draft: undoDraft(known, sources, groups, corrected),
    reason: input.reason,
    creditOutcome: null,
    links: [...new Set(about)].map(otherId => ({ relation: 'adds_to', otherId })),
    purpose: 'credit_undone',
  }
  const at = ctx.clock.now()
  const owner = known.payerId ?? accountId
  await release(tx, ctx, { accountId: owner, itemId: invoiceId }, input.issueOn)
  await ensureSeries(tx, entity, input.issueOn.year)
  const facts = { entity, issuedOn: input.issueOn, runId: null, recordedAt: at, by: ctx.actor }
  await writeDocuments(tx, facts, [document])
  await settle(tx, ctx, { owner, creditId: invoiceId, debtId: document.invoiceId }, input.issueOn)
  await ctx.enqueue(tx, {
    task: 'renderDocuments',
    payload: { accountId, invoiceId: document.invoiceId },
  })
  const [number] = await numberDocuments(tx, facts, [document])
  const payable = formatAmount(BigInt(document.draft.payableMinor), known.currency)
  return ok({ accountId, invoiceId, document: number ?? '', payable, currency: known.currency })
}

/** The credit note with its account locked, or why it cannot be undone. */
async function lockUndoable(
  tx: Tx,
  input: z.output<typeof UndoCreditNote>,
): Promise<Result<IssuedDocument>> {
  const section = input.account === null ? null : { number: input.account }
  const known = await loadIssued(tx, input.creditNote, section)
  if (known === undefined) return refuse('unknown_document', { document: input.creditNote })
  const { accountId, invoiceId, label } = known
  if (known.kind !== 'credit_note') return refuse('not_a_credit_note', { document: label })
  await lockAccount(tx, accountId)
  const { isByHand, isVoid, isUndone } = await loadUndoable(tx, accountId, invoiceId)
  if (isUndone) return refuse('credit_undone_before', { creditNote: label })
  const moved = await loadLineEntries(tx, accountId, invoiceId)
  if (!isByHand || isVoid || moved.length > 0) {
    return refuse('credit_not_undoable', { creditNote: label })
  }
  if (isBefore(input.issueOn, known.issuedOn)) {
    return refuse('credit_before_invoice', { invoice: label, date: known.issuedOn.toString() })
  }
  return ok(known)
}

/** Takes the credit off everything that it paid: that is open again as of its own due date. */
async function release(
  tx: Tx,
  ctx: Context,
  credit: ItemKey,
  on: Temporal.PlainDate,
): Promise<void> {
  const own = (await loadAllocations(tx, [credit])).filter(
    row =>
      !row.isReversed && row.reverses === null && (row.kind === 'offset' || row.kind === 'applied'),
  )
  const others = own.flatMap(({ otherAccountId, otherItemId }) =>
    otherAccountId === null || otherItemId === null
      ? []
      : [{ accountId: otherAccountId, itemId: otherItemId }],
  )
  const matches = new Set(own.map(row => row.matchId))
  const theirs =
    others.length === 0
      ? []
      : (await loadAllocations(tx, others)).filter(
          row => !row.isReversed && row.reverses === null && matches.has(row.matchId),
        )
  const why = { reasonCode: null, note: 'credit undone' }
  await unmatchItems(tx, [...own, ...theirs], { on, at: ctx.clock.now(), by: ctx.actor }, why)
}

/** Sets what is left of the credit off against the document that undoes it. */
async function settle(
  tx: Tx,
  ctx: Context,
  { owner, creditId, debtId }: { owner: string; creditId: string; debtId: string },
  on: Temporal.PlainDate,
): Promise<void> {
  const from = { accountId: owner, itemId: creditId }
  const to = { accountId: owner, itemId: debtId }
  const items = await loadItems(tx, [from, to])
  const openOf = (id: string) => items.find(item => item.itemId === id)?.openMinor ?? 0n
  const amountMinor = lesser(-openOf(creditId), openOf(debtId))
  if (amountMinor <= 0n) return
  const booking = { on, at: ctx.clock.now(), by: ctx.actor }
  await matchItems(tx, [{ kind: 'applied', from, to, amountMinor }], booking)
}
