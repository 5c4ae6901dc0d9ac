import { ok, type Result } from '../../../kernel/result.ts'
import type { OpenItem } from '../../../ledger/open-items/item.ts'
import { lockItems } from '../../../ledger/open-items/load.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { loadPolicies, loadTaxShares } from '../../load/policy.ts'
import { automatic, suggest } from '../../matching/suggest.ts'
import type { Candidates, MatchPolicy } from '../../matching/suggestion.ts'
import { workRemittedLines } from '../../remittances/commands/work.ts'
import { matchBankLinesInput } from '../api.ts'
import { paymentOf } from '../candidates.ts'
import { findCandidates } from '../load/find.ts'
import { loadMatchRules, lockWaitingLines, type WaitingLine } from '../load/lines.ts'
import { type DecidedRule, policyOf } from '../policy.ts'
import { updateLines } from '../save/lines.ts'
import { storedRecorded } from '../stored-suggestion.ts'
import { type Decided, enter } from './enter-lines.ts'
import { linkRecorded, type Recorded } from './recorded-steps.ts'
import { workReturns } from './return-lines.ts'

/** How many lines were worked, and how many of them by a rule alone. */
export type MatchedLines = { readonly worked: number; readonly matched: number }

/**
 * Works lines that wait: enters each as a receipt, applied where a rule is sure, in suspense where a
 * person must look. A line costs some milliseconds, whatever the number of open items.
 */
export const matchBankLines = defineCommand({
  name: 'matchBankLines',
  summary: 'Match bank lines that wait with what is owed, and enter all of them as receipts',
  permission: 'bank.match',
  input: matchBankLinesInput,
  run: async (tx, { most }, ctx): Promise<Result<MatchedLines>> => {
    const lines = await lockWaitingLines(tx, most)
    const rules = await loadMatchRules(tx)
    let matched = 0
    const byBooks = Map.groupBy(lines, line => `${line.legalEntityId} ${line.currency}`)
    for (const ours of byBooks.values()) matched += await workLines(tx, ours, rules, ctx)
    return ok({ worked: lines.length, matched })
  },
})

async function workLines(
  tx: Tx,
  ours: readonly WaitingLine[],
  rules: readonly DecidedRule[],
  ctx: Context,
): Promise<number> {
  const [first] = ours
  if (first === undefined) return 0
  const policies = await loadPolicies(tx, [first.legalEntityId], first.bookedOn)
  const entity = policies.get(first.legalEntityId)
  if (entity === undefined) throw new Error('defect: a bank account of no legal entity')
  // A tolerance is an amount of the legal entity's own currency.
  const policy = policyOf(rules, first.currency === entity.currency ? entity.tolerance : null)
  const recorded = await linkRecorded(tx, ours, policy.least.recorded, ctx)
  const others = ours.filter(line => !recorded.linked.has(line.lineId))
  const payments = others.filter(isPayment)
  const remitted = await workRemittedLines(tx, payments, policy.least.remittance, ctx)
  const lines = payments.filter(line => !remitted.matched.has(line.lineId))
  const back = others.filter(line => !isPayment(line))
  const returned = await workReturns(tx, back, ctx)
  await leaveOpen(
    tx,
    back.filter(line => !returned.has(line.lineId)),
    recorded,
  )
  const asked = lines.map(line => ({
    payment: paymentOf(line),
    payerNumberIndex: line.payerNumberIndex,
  }))
  const candidates = await findCandidates(tx, first, asked)
  const decided = decide(lines, candidates, policy)
  const items = await dropChanged(tx, decided)
  const lessened = decided.flatMap(
    ({ chosen }) => chosen?.parts.filter(part => part.letGoMinor > 0n) ?? [],
  )
  const taxes = await loadTaxShares(tx, lessened)
  await enter(tx, decided, { items, taxes, policy: entity, recorded, remitted }, ctx)
  return (
    decided.filter(({ chosen }) => chosen !== undefined).length +
    recorded.linked.size +
    remitted.matched.size +
    returned.size
  )
}

/** Money that came in and is not what came back of ours. */
function isPayment({ amountMinor, isReversal, returnReason }: WaitingLine): boolean {
  return amountMinor > 0n && !isReversal && returnReason === null
}

/** What left, or came back, and tells of nothing that is known waits for a person. */
async function leaveOpen(
  tx: Tx,
  lines: readonly WaitingLine[],
  { suggestions }: Recorded,
): Promise<void> {
  await updateLines(
    tx,
    lines.map(line => ({
      accountId: line.accountId,
      lineId: line.lineId,
      state: 'open',
      receiptAccountId: null,
      receiptId: null,
      attempt: line.attempt,
      rule: null,
      confidence: null,
      isAutomatic: null,
      suggestions: storedRecorded(suggestions.get(line.lineId) ?? [], line.currency),
    })),
  )
}

/** Decides line by line: what one takes is no longer there for the next. */
function decide(
  lines: readonly WaitingLine[],
  candidates: readonly Candidates[],
  policy: MatchPolicy,
): Decided[] {
  const taken = new Map<string, bigint>()
  return lines.map((line, i) => {
    const own = candidates[i] as Candidates
    const items = own.items.map(item => ({
      ...item,
      openMinor: item.openMinor - (taken.get(item.itemId) ?? 0n),
    }))
    const suggestions = suggest(paymentOf(line), { ...own, items }, policy)
    const chosen = automatic(suggestions, policy)
    for (const part of chosen?.parts ?? []) {
      const before = taken.get(part.itemId) ?? 0n
      taken.set(part.itemId, before + part.amountMinor + part.letGoMinor)
    }
    return { line, suggestions, chosen }
  })
}

/** Leaves to a person what somebody else changed meanwhile, or was issued after the money came. */
async function dropChanged(
  tx: Tx,
  decided: readonly Decided[],
): Promise<ReadonlyMap<string, OpenItem>> {
  const keys = decided.flatMap(({ chosen }) => chosen?.parts ?? [])
  const items = await lockItems(tx, keys)
  const left = new Map(items.map(item => [item.itemId, item.openMinor] as const))
  const documentOn = new Map(items.map(item => [item.itemId, item.documentOn] as const))
  for (const one of decided) {
    if (one.chosen === undefined) continue
    const isThere = one.chosen.parts.every(part => {
      const on = documentOn.get(part.itemId)
      const isEarlier = on !== undefined && Temporal.PlainDate.compare(on, one.line.bookedOn) <= 0
      return isEarlier && (left.get(part.itemId) ?? 0n) >= part.amountMinor + part.letGoMinor
    })
    if (!isThere) {
      one.chosen = undefined
      continue
    }
    for (const part of one.chosen.parts) {
      left.set(part.itemId, (left.get(part.itemId) ?? 0n) - part.amountMinor - part.letGoMinor)
    }
  }
  return new Map(items.map(item => [item.itemId, item]))
}
