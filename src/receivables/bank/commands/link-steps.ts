import { RefusalError } from '../../../kernel/result.ts'
import { CODE } from '../../../ledger/chart.ts'
import { type NewTransfer, postTransfers } from '../../../ledger/commands/post-transfers.ts'
import { lockItems } from '../../../ledger/open-items/load.ts'
import { receivablePosting } from '../../../ledger/receivable-rules.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { reverseReceipt } from '../../commands/reverse-steps.ts'
import { loadReceipt } from '../../load/receipts.ts'
import type { RecordedEntry } from '../../matching/recorded.ts'
import type { WaitingLine } from '../load/lines.ts'
import { loadReversedReceipts } from '../load/links.ts'
import { insertMatches, updateLines } from '../save/lines.ts'
import { insertLinks, type NewLink } from '../save/links.ts'

/** A part of what a line tells of. */
export type LinkPart = {
  readonly kind: RecordedEntry['kind'] | 'returned_debit' | 'charge'
  readonly subjectAccountId: string | null
  readonly subjectId: string
  /** As the line's own sign; the parts of a line sum to it. */
  readonly amountMinor: bigint
}

/** A line with all that it tells of. */
export type LineLink = {
  readonly line: WaitingLine
  readonly parts: readonly LinkPart[]
  readonly rule: 'recorded' | 'returned' | 'person'
  readonly confidence: number | null
  readonly evidence: readonly string[]
  readonly note: string | null
}

/** Where the money of these stands until the bank shows it; the link moves it from or to there. */
const MOVES: Readonly<Partial<Record<LinkPart['kind'], string>>> = {
  debit_run: CODE.clearing,
  debit: CODE.clearing,
  returned_debit: CODE.clearing,
  charge: CODE.bankCharges,
}

type Made = NewLink & { readonly line: WaitingLine }

/**
 * Links lines to what they tell of: nothing is entered a second time. Gives the ids of the lines that
 * were linked; one whose subject was linked to another line meanwhile, or was reversed, is left out.
 */
export async function linkLines(
  tx: Tx,
  links: readonly LineLink[],
  ctx: Context,
): Promise<ReadonlySet<string>> {
  if (links.length === 0) return new Set()
  const by = { at: ctx.clock.now(), by: ctx.actor }
  const there = await withoutReversed(tx, links)
  const made = there.flatMap(link => link.parts.map(part => newLink(link, part, ctx)))
  const inserted = await insertLinks(
    tx,
    made.map(({ line: _, ...row }) => row),
    by,
  )
  const isWhole = ({ line }: LineLink): boolean =>
    made.every(row => row.line.lineId !== line.lineId || inserted.has(row.linkId))
  const torn = there.find(
    link => !isWhole(link) && made.some(m => m.line === link.line && inserted.has(m.linkId)),
  )
  if (torn !== undefined) throw new RefusalError('bank_line_told', { line: torn.line.lineId })
  const linked = there.filter(isWhole)
  for (const { line } of linked) await leaveSuspense(tx, line, ctx)
  const posted = made.filter(row => inserted.has(row.linkId) && row.transferId !== null)
  await postTransfers(tx, posted.map(transferOf), by.at)
  await record(tx, linked, by)
  return new Set(linked.map(({ line }) => line.lineId))
}

/** A receipt that somebody takes back at this moment is not what the line tells of. */
async function withoutReversed(tx: Tx, links: readonly LineLink[]): Promise<LineLink[]> {
  const receipts = links.flatMap(({ parts }) =>
    parts.flatMap(({ kind, subjectAccountId, subjectId }) =>
      kind === 'receipt' && subjectAccountId !== null
        ? [{ accountId: subjectAccountId, itemId: subjectId }]
        : [],
    ),
  )
  if (receipts.length === 0) return [...links]
  await lockItems(tx, receipts)
  const gone = await loadReversedReceipts(
    tx,
    receipts.map(({ accountId, itemId }) => ({ accountId, receiptId: itemId })),
  )
  return links.filter(({ parts }) =>
    parts.every(part => part.kind !== 'receipt' || !gone.has(part.subjectId)),
  )
}

function newLink(link: LineLink, part: LinkPart, ctx: Context): Made {
  const { line, rule, confidence, evidence, note } = link
  const ledgerAccount = MOVES[part.kind] ?? null
  return {
    ...part,
    line,
    accountId: line.accountId,
    lineId: line.lineId,
    linkId: ctx.newId(),
    ledgerAccount,
    transferId: ledgerAccount === null ? null : ctx.newId(),
    effectiveOn: ledgerAccount === null ? null : line.postOn,
    rule,
    confidence: confidence?.toFixed(3) ?? null,
    evidence,
    note,
  }
}

function transferOf({ line, amountMinor, ledgerAccount, transferId }: Made): NewTransfer {
  const isIn = amountMinor > 0n
  const event = isIn ? 'bank_line_received' : 'bank_line_paid'
  const places = { cash: line.ledgerAccount, item: ledgerAccount as string }
  return {
    ...receivablePosting(event, isIn ? amountMinor : -amountMinor, places),
    transferId: transferId as string,
    accountId: line.accountId,
    legalEntityId: line.legalEntityId,
    effectiveOn: line.postOn,
    currency: line.currency,
    documentId: line.lineId,
  }
}

/** What a line was entered as while nobody knew better goes; nothing to do for other lines. */
export async function leaveSuspense(tx: Tx, line: WaitingLine, ctx: Context): Promise<void> {
  if (line.state !== 'suspense') return
  const receipt = await loadReceipt(tx, line.receiptAccountId ?? '', line.receiptId ?? '')
  if (receipt === undefined) throw new Error('defect: a line in suspense without its receipt')
  const why = { kind: 'mistake', reasonCode: 'entered_wrongly', note: null } as const
  const { bookedOn } = receipt
  const on = Temporal.PlainDate.compare(bookedOn, line.postOn) < 0 ? line.postOn : bookedOn
  await reverseReceipt(tx, receipt, why, { on, at: ctx.clock.now(), by: ctx.actor })
}

async function record(
  tx: Tx,
  links: readonly LineLink[],
  by: { readonly at: Temporal.Instant; readonly by: string },
): Promise<void> {
  await updateLines(
    tx,
    links.map(({ line, rule, confidence }) => ({
      accountId: line.accountId,
      lineId: line.lineId,
      state: 'linked',
      receiptAccountId: null,
      receiptId: null,
      attempt: line.attempt + 1,
      rule,
      confidence: confidence?.toFixed(3) ?? null,
      isAutomatic: rule !== 'person',
      suggestions: [],
    })),
  )
  await insertMatches(
    tx,
    links.map(({ line, rule, confidence, evidence, note }) => ({
      accountId: line.accountId,
      lineId: line.lineId,
      attempt: line.attempt + 1,
      rule,
      confidence: confidence?.toFixed(3) ?? null,
      isAutomatic: rule !== 'person',
      suggested: rule === 'person' ? (line.suggestions[0]?.rule ?? null) : null,
      isFollowed: null,
      evidence,
      note,
    })),
    by,
  )
}
