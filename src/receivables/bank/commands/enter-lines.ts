import { matchItems } from '../../../ledger/open-items/commands/match-items.ts'
import { type ItemKey, itemKeyText, type OpenItem } from '../../../ledger/open-items/item.ts'
import type { Match } from '../../../ledger/open-items/match.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { recordReceipts } from '../../commands/receipt-steps.ts'
import type { EntityPolicy } from '../../load/policy.ts'
import type { Suggestion } from '../../matching/suggestion.ts'
import type { Remitted } from '../../remittances/commands/work.ts'
import { discountTaken, type TaxShare, writtenOff } from '../../settlement.ts'
import type { WaitingLine } from '../load/lines.ts'
import { receiptOf } from '../receipt-of-line.ts'
import { learnNumbers } from '../save/learnt.ts'
import { insertMatches, type LineOutcome, updateLines } from '../save/lines.ts'
import { KEPT, storedRecorded, storedRemittances, storedSuggestions } from '../stored-suggestion.ts'
import type { Recorded } from './recorded-steps.ts'

/** A line with what was found of it, and what is carried out of that. */
export type Decided = {
  readonly line: WaitingLine
  readonly suggestions: readonly Suggestion[]
  chosen: Suggestion | undefined
}

/** What is needed to post: the items as they are locked, the policy, the tax in what is let go. */
export type EnteredBooks = {
  readonly items: ReadonlyMap<string, OpenItem>
  readonly taxes: ReadonlyMap<string, TaxShare>
  readonly policy: EntityPolicy
  /** What lines may tell of that is in the books already. */
  readonly recorded: Recorded
  /** Which remittances they may be the money of. */
  readonly remitted: Remitted
}

/** Enters lines as receipts, applies what was chosen, and records what became of each. */
export async function enter(
  tx: Tx,
  decided: readonly Decided[],
  books: EnteredBooks,
  ctx: Context,
): Promise<void> {
  const by = { at: ctx.clock.now(), by: ctx.actor }
  const receipts = await recordReceipts(
    tx,
    decided.map(({ line, chosen }) =>
      receiptOf(line, chosen?.accountId ?? null, line.payerNumberShown),
    ),
    by,
  )
  const matches = Map.groupBy(
    decided.flatMap(({ line, chosen }, i) => {
      const receipt = receipts[i]
      if (chosen === undefined || receipt === undefined) return []
      const from = { accountId: receipt.accountId, itemId: receipt.receiptId }
      return [{ on: line.postOn, matches: matchesOf(chosen, from, books) }]
    }),
    one => one.on.toString(),
  )
  // One posting date a call; a statement has few.
  for (const ours of matches.values()) {
    const [first] = ours
    if (first === undefined) continue
    await matchItems(
      tx,
      ours.flatMap(one => one.matches),
      { on: first.on, ...by },
    )
  }
  await updateLines(
    tx,
    decided.map(({ line, chosen, suggestions }, i): LineOutcome => {
      const receipt = receipts[i]
      if (receipt === undefined) throw new Error('defect: a receipt was not recorded')
      return {
        accountId: line.accountId,
        lineId: line.lineId,
        state: chosen === undefined ? 'suspense' : 'matched',
        receiptAccountId: receipt.accountId,
        receiptId: receipt.receiptId,
        attempt: line.attempt + 1,
        rule: chosen?.rule ?? null,
        confidence: chosen?.confidence.toFixed(3) ?? null,
        isAutomatic: chosen === undefined ? null : true,
        suggestions: chosen === undefined ? storedFor(line, suggestions, books) : [],
      }
    }),
  )
  await remember(tx, decided, ctx)
}

function storedFor(line: WaitingLine, suggestions: readonly Suggestion[], books: EnteredBooks) {
  const told = books.recorded.suggestions.get(line.lineId) ?? []
  const all = [
    ...storedRecorded(told, line.currency),
    ...storedRemittances(books.remitted.suggestions.get(line.lineId) ?? [], line),
    ...storedSuggestions(suggestions, line.currency),
  ]
  return all.sort((a, b) => Number(b.confidence) - Number(a.confidence)).slice(0, KEPT)
}

/** What a suggestion sets off, a match each; what is let go is a discount, or written off. */
function matchesOf(chosen: Suggestion, from: ItemKey, books: EnteredBooks): Match[] {
  return chosen.parts.flatMap(({ accountId, itemId, amountMinor, letGoMinor }) => {
    const to = { accountId, itemId }
    const applied: Match = { kind: 'applied', from, to, amountMinor }
    const item = books.items.get(itemId)
    if (letGoMinor === 0n || item === undefined) return [applied]
    const difference = { item: to, because: from, amountMinor: letGoMinor }
    const tax = books.taxes.get(itemKeyText(to)) ?? { taxMinor: 0n, payableMinor: 0n }
    if (chosen.rule === 'discount') return [applied, discountTaken(item, difference, tax)]
    const { taxRelief, reasonCode } = books.policy
    return [applied, writtenOff(item, difference, taxRelief ? tax : null, reasonCode ?? '')]
  })
}

/** Keeps the decisions, and learns bank accounts from payments that named their document. */
async function remember(tx: Tx, decided: readonly Decided[], ctx: Context): Promise<void> {
  const by = { at: ctx.clock.now(), by: ctx.actor }
  const done = decided.flatMap(({ line, chosen }) =>
    chosen === undefined ? [] : [{ line, chosen }],
  )
  await insertMatches(
    tx,
    done.map(({ line, chosen }) => ({
      accountId: line.accountId,
      lineId: line.lineId,
      attempt: line.attempt + 1,
      rule: chosen.rule,
      confidence: chosen.confidence.toFixed(3),
      isAutomatic: true,
      suggested: null,
      isFollowed: null,
      evidence: chosen.evidence,
      note: null,
    })),
    by,
  )
  const learnt = done.flatMap(({ line, chosen }) => {
    const { payerNumber, payerNumberIndex: index, payerNumberShown: shown } = line
    const isSure = chosen.rule.startsWith('reference') && chosen.evidence.includes('name_alike')
    if (!isSure || payerNumber === null || index === null || shown === null) return []
    const number = ctx.vault.open(
      { table: 'bank_line', column: 'payer_number', row: [line.accountId, line.lineId] },
      payerNumber,
    )
    const payerId = ctx.newId()
    const place = {
      table: 'payer_bank_account',
      column: 'number',
      row: [chosen.accountId, payerId],
    }
    return [
      {
        accountId: chosen.accountId,
        payerId,
        sealed: ctx.vault.seal(place, number),
        index,
        shown,
        learntFrom: 'reference' as const,
      },
    ]
  })
  await learnNumbers(tx, learnt, by)
}
